"""What was read of every case, kept while the vault is open, and read again only where something was written."""

from __future__ import annotations

from collections.abc import Callable, Set
from itertools import islice
from typing import Generic, TypeVar

from toolkit.storage.cases import CASE
from toolkit.storage.compartment import Compartment

STEP = 400
"""So many cases are read in one go: some ten milliseconds, so that a click in between is not kept waiting."""

_T = TypeVar("_T")


class KeptByCase(Generic[_T]):
    """One thing of every case in a compartment, as `read` finds it; it depends on records of these kinds alone."""

    def __init__(
        self, compartment: Compartment, kinds: Set[str], read: Callable[[Compartment, str], _T | None]
    ) -> None:
        self._compartment, self._kinds, self._read = compartment, kinds, read
        self._kept: dict[str, _T] = {}
        self._waiting: dict[str, None] | None = None
        self.readings = 0
        """How many cases were read: as long as it is the same, so is what is kept."""
        compartment.listen(self._heard)

    def step(self, most: int = STEP) -> bool:
        """Read some of what waits, what changed last first; whether nothing waits any more."""
        if self._waiting is None:
            self._waiting = dict.fromkeys(self._compartment.latest_ids(CASE))
        for case_id in list(islice(self._waiting, most)):
            found = self._read(self._compartment, case_id)
            if found is None:
                self._kept.pop(case_id, None)
            else:
                self._kept[case_id] = found
            del self._waiting[case_id]
            self.readings += 1
        return not self._waiting

    def all(self) -> dict[str, _T]:
        """What was read of every case, by its id; the first time all of them are read."""
        while not self.step():
            pass
        return self._kept

    def _heard(self, kind: str, case_id: str) -> None:
        # Before anything was read there is nothing to read again.
        if case_id and kind in self._kinds and self._waiting is not None:
            self._waiting[case_id] = None
