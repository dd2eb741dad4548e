"""A file on its way into the records: how far it is, and the wish to call it off."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from toolkit.domain.attachment import Attachment
from toolkit.domain.errors import WaymarkError
from toolkit.services.records import OpenRecords


class CalledOffError(Exception):
    """The user called it off; nothing of it was kept."""


class Adding(QObject):
    """Emits `moved` with the per cent that are done."""

    moved = Signal(int)

    def __init__(self, path: Path, note: str) -> None:
        super().__init__()
        self.path, self.note = path, note
        self._off, self._done = False, 0

    def stop(self) -> None:
        """Call it off."""
        self._off = True

    def run(self, records: OpenRecords, case_id: str) -> Attachment | WaymarkError | None:
        """Attach it, or why not; None where it was called off. Called on the records' thread."""
        try:
            return records.attachments.add(case_id, self.path, self.note, self._step)
        except WaymarkError as refused:
            return refused
        except CalledOffError:
            return None

    def _step(self, count: int) -> None:
        if self._off:
            raise CalledOffError
        self._done += count
        # Each byte counts twice: once for its hash, once as it is kept.
        self.moved.emit(min(100, 50 * self._done // max(1, self.path.stat().st_size)))
