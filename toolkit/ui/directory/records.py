"""The vault's part of the directory while the records are open: read once when they are unlocked, written beside the
window, forgotten when they are locked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from toolkit.services.directory.overlay import KINDS
from toolkit.services.records import OpenRecords
from toolkit.ui.session import Session

ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Kept:
    """A record of the vault's part, as the directory reads it."""

    id: str
    kind: str
    body: dict[str, Any] = field(repr=False)


class DirectoryRecords(QObject):
    """Stands for the open compartment. An import puts from another thread: what is put goes to the window's first."""

    _wanted = Signal(object)

    def __init__(self, session: Session, failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self._session, self._failed = session, failed
        self._kept: dict[str, Kept] = {}
        self._wanted.connect(self._write)

    def load(self, done: Callable[[], None] = lambda: None) -> None:
        """Read what the vault keeps of the directory; until it is read, it is as if there were nothing."""

        def loaded(found: list[Kept]) -> None:
            self._kept = {kept.id: kept for kept in found} | self._kept
            done()

        self._session.run(_read, loaded, self._failed)

    def put_then(self, record: str, kind: str, body: dict[str, Any], done: Callable[[], None]) -> None:
        """Keep one record; `done` once it is written, which it may never be."""

        def written(_head: object) -> None:
            self._kept[record] = Kept(record, kind, body)
            done()

        self._session.run(lambda records: records.vault.shared.put(record, kind, body), written, self._failed)

    def put(self, record: str, kind: str, body: dict[str, Any], case_id: str | None = None, action: str = "") -> None:
        """Keep one record, and have it written."""
        del case_id
        kept = Kept(record, kind, body)
        self._kept[record] = kept
        self._wanted.emit((kept, action))

    def erase(self, record: str, kind: str) -> None:
        """Forget one record, and have it erased."""
        if self._kept.pop(record, None) is not None:
            self._wanted.emit((Kept(record, kind, {}), ERASE))

    def of_kind(self, kind: str) -> Iterator[Kept]:
        """The records of a kind."""
        return iter([kept for kept in self._kept.values() if kept.kind == kind])

    @Slot(object)
    def _write(self, wanted: tuple[Kept, str]) -> None:
        kept, action = wanted

        def write(records: OpenRecords) -> None:
            shared = records.vault.shared
            if action == ERASE:
                shared.erase(kept.id, kept.kind)
            else:
                shared.put(kept.id, kept.kind, kept.body, None, action or "change")

        self._session.run(write, lambda _: None, self._failed)


def _read(records: OpenRecords) -> list[Kept]:
    shared = records.vault.shared
    return [Kept(one.id, one.kind, one.body) for kind in KINDS for one in shared.of_kind(kind)]
