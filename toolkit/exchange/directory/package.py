"""What was read of a package: rows, columns in their order, and every fault."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from toolkit.domain.directory.faults import RowFault
from toolkit.domain.directory.hsds import Row


@dataclass(slots=True)
class Package:
    """`rows` and `columns` by table, in the order of the file; `faults` reject a row each, `warnings` none.

    `about` is the package's own datapackage.json, as it was.
    """

    rows: dict[str, list[Row]] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    about: dict[str, Any] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)
    warnings: list[RowFault] = field(default_factory=list)
    rejected: int = 0

    @property
    def name(self) -> str:
        """The name that the package gives itself; empty where it gives none."""
        found = self.about.get("name")
        return found if isinstance(found, str) else ""

    def add(self, row: Row) -> None:
        """Take a row in."""
        self.rows.setdefault(row.table, []).append(row)

    def reject(self, fault: RowFault) -> None:
        """Note a row that cannot be read at all."""
        self.faults.append(fault)
        self.rejected += 1
