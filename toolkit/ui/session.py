"""The records as the window has them: locked, or open for one user; every act on them runs beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from toolkit.services.records import OpenRecords
from toolkit.services.vault import VaultService
from toolkit.ui.background import Background

_T = TypeVar("_T")
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Draft:
    """Text of a page that was not saved when the program locked."""

    place: str
    case_id: str
    fields: dict[str, str]


class Session(QObject):
    """Emits `changed` when it was unlocked or locked."""

    changed = Signal()

    def __init__(self, vaults: VaultService, worker: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vaults, self._worker = vaults, worker
        self._records: OpenRecords | None = None
        self.user, self.practice = "", False

    @property
    def is_open(self) -> bool:
        """Whether the records are open."""
        return self._records is not None

    def unlock(self, folder: Path, name: str, secret: bytearray, done: Callable[[], None], failed: Failed) -> None:
        """Open the vault of a folder; the passphrase is zeroed whatever comes of it."""

        def come_in() -> OpenRecords:
            try:
                return OpenRecords(self.vaults.unlock(folder, name, secret))
            finally:
                secret[:] = bytes(len(secret))

        self._worker.run(come_in, lambda records: self._opened(records, done), failed)

    def recover(
        self, folder: Path, name: str, words: str, secret: bytearray, done: Callable[[], None], failed: Failed
    ) -> None:
        """Open the vault with recovery words, with a new passphrase from now on; it is zeroed."""

        def come_in() -> OpenRecords:
            try:
                return OpenRecords(self.vaults.recover(folder, name, words, secret))
            finally:
                secret[:] = bytes(len(secret))

        self._worker.run(come_in, lambda records: self._opened(records, done), failed)

    def prove(self, secret: bytearray, done: Callable[[], None], failed: Failed) -> None:
        """Whether this is the passphrase of the user who is there; it is zeroed."""
        records = self._records
        if records is None:
            return

        def try_it() -> None:
            try:
                self.vaults.prove(records.vault, secret)
            finally:
                secret[:] = bytes(len(secret))

        self._worker.run(try_it, lambda _: done(), failed)

    def make(self, work: Callable[[], _T], done: Callable[[_T], None], failed: Failed) -> None:
        """Run work on vaults that needs none to be open, such as making one."""
        self._worker.run(work, done, failed)

    def run(self, work: Callable[[OpenRecords], _T], done: Callable[[_T], Any], failed: Failed) -> None:
        """Run work on the open records; what comes of it after they were locked is not told."""
        records = self._records
        if records is None:
            return

        def still(result: _T) -> None:
            if self._records is records:
                done(result)

        def still_failed(error: Exception) -> None:
            if self._records is records:
                failed(error)

        self._worker.run(lambda: work(records), still, still_failed)

    def lock(self, drafts: list[Draft], failed: Failed) -> None:
        """Close the records: what was begun is finished, unsaved text is kept as drafts, keys are zeroed."""
        records, self._records = self._records, None
        if records is None:
            return

        def close() -> None:
            try:
                for draft in drafts:
                    records.keep_draft(draft.place, draft.case_id, draft.fields)
            finally:
                records.vault.close()

        self._worker.run(close, lambda _: None, failed)
        self.user, self.practice = "", False
        self.changed.emit()

    def stop(self, drafts: list[Draft]) -> None:
        """Lock, and wait until everything is closed: the program ends."""
        self.lock(drafts, lambda _: None)
        self._worker.rest()

    def _opened(self, records: OpenRecords, done: Callable[[], None]) -> None:
        self._records = records
        self.user, self.practice = records.vault.name, records.vault.practice
        self.changed.emit()
        done()
