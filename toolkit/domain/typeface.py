"""A typeface by the scripts it is for, and which families a text of a script is set in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

BASE_FAMILY = "Waymark Sans"


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family with its two files: regular and bold."""

    family: str
    scripts: tuple[str, ...]
    regular: Path
    bold: Path

    @property
    def is_there(self) -> bool:
        """Whether set-up has made both files."""
        return self.regular.exists() and self.bold.exists()


def families_for(typefaces: tuple[Typeface, ...], script: str) -> tuple[str, ...]:
    """The families for a script, first choice first; the base family follows for Latin letters and digits."""
    own = tuple(face.family for face in typefaces if script in face.scripts)
    return (*(family for family in own if family != BASE_FAMILY), BASE_FAMILY)
