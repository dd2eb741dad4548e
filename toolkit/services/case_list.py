"""The list of cases: their codes and how they stand, read once and kept up with what is written."""

from __future__ import annotations

from toolkit.domain.case import CaseLine
from toolkit.services.kept import STEP, KeptByCase
from toolkit.services.open_vault import OpenVault
from toolkit.storage.cases import CASE, CaseStore
from toolkit.storage.compartment import Compartment

FIRST = 100
"""So many stand on the page before the rest is read."""


class CaseList:
    """The cases that the user of an open vault can open."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault
        self._kept: dict[Compartment, KeptByCase[CaseLine]] = {}
        self._ordered: tuple[list[int], list[CaseLine]] = ([], [])

    def now(self) -> tuple[list[CaseLine], bool]:
        """All cases where little is left to read, or those that were changed last; and whether they are all."""
        return (self.all(), True) if self.step() else (self.latest(), False)

    def latest(self, most: int = FIRST) -> list[CaseLine]:
        """The cases that were changed last; it takes no longer where there are ten thousand."""
        found = (
            self._line(compartment, case_id)
            for compartment in self._vault.compartments
            for case_id in compartment.latest_ids(CASE, most)
        )
        return _in_order([line for line in found if line])[:most]

    def step(self, most: int = STEP) -> bool:
        """Read some more; whether all are known now."""
        return all(kept.step(most) for kept in self._all())

    def all(self) -> list[CaseLine]:
        """Every case that this user can open, the latest change first."""
        found = [kept.all() for kept in self._all()]
        readings = [kept.readings for kept in self._all()]
        if self._ordered[0] != readings:
            self._ordered = (readings, _in_order([line for lines in found for line in lines.values()]))
        return self._ordered[1]

    def _all(self) -> list[KeptByCase[CaseLine]]:
        """For each compartment what is kept of it; one may have been made since."""
        for compartment in self._vault.compartments:
            if compartment not in self._kept:
                self._kept[compartment] = KeptByCase(compartment, frozenset({CASE}), self._line)
        return [self._kept[compartment] for compartment in self._vault.compartments]

    def _line(self, compartment: Compartment, case_id: str) -> CaseLine | None:
        return CaseStore(compartment, compartment is self._vault.own).line(case_id)


def _in_order(lines: list[CaseLine]) -> list[CaseLine]:
    return sorted(lines, key=lambda line: (line.changed_at, line.id), reverse=True)
