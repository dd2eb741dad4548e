"""The history of what was done: read, narrowed down, and written out with its head."""

from __future__ import annotations

from toolkit.domain.history import HistoryHead, HistoryLine, Wanted
from toolkit.services.open_vault import OpenVault

ALL = Wanted()
MOST = 1000
"""So many entries are read at most, the latest ones."""


class HistoryService:
    """The history of every compartment that the user of an open vault can open."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def read(self, case_id: str = "", wanted: Wanted = ALL, most: int = MOST) -> list[HistoryLine]:
        """The latest entries, newest first: of a case, or of all compartments. Raises NoRecordError."""
        compartments = [self._vault.holding(case_id)] if case_id else self._vault.compartments
        lines = [
            HistoryLine(number, entry.at, entry.actor == self._vault.member_id, entry.action, entry.kind, entry.detail)
            for compartment in compartments
            for number, entry in compartment.history(case_id, most, wanted)
        ]
        return _drafts_once(sorted(lines, key=lambda line: (line.at, line.number), reverse=True))[:most]

    def heads(self, case_id: str = "") -> list[HistoryHead]:
        """The heads of the histories that `read` reads from. Raises NoRecordError."""
        compartments = [self._vault.holding(case_id)] if case_id else self._vault.compartments
        return [HistoryHead(one.head.sequence, one.head.hash.hex(), one is self._vault.own) for one in compartments]

    def note_print(self, case_id: str = "") -> None:
        """Note that the history goes out on paper or into a file. Raises NoRecordError."""
        for compartment in [self._vault.holding(case_id)] if case_id else self._vault.compartments:
            compartment.note("print", case_id, "history")


def _drafts_once(lines: list[HistoryLine]) -> list[HistoryLine]:
    """Of drafts that were kept one after the other, while somebody typed, only the last."""
    pairs = zip([None, *lines], lines, strict=False)
    return [line for newer, line in pairs if not (newer and newer.action == line.action == "draft")]
