"""A fault in a file that a person wrote: where it is, which rule it breaks, what is wrong, what would be right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `line` counts from 1; 0 stands for the whole file. `key` is the path within the file."""

    file: str
    line: int
    key: str
    rule: str
    wrong: str
    right: str

    def __str__(self) -> str:
        """For example: resources/x.toml:12: sheet.line[3].key (unique): «a» stands twice; give each its own."""
        at = f"{self.file}:{self.line}" if self.line else self.file
        where = f" {self.key}" if self.key else ""
        return f"{at}:{where} ({self.rule}): {self.wrong}; {self.right}"
