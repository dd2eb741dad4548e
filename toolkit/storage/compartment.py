"""A compartment: a file of records with its history, a file of identities, one of attachments, and beside them what
the history's head was when it was last closed.

Every write is one transaction with its entry in the history. Use it from one thread.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.domain.history import Wanted
from toolkit.sealing.boxes import lock, unlock
from toolkit.sealing.errors import SealBrokenError
from toolkit.storage.connection import connect, told
from toolkit.storage.errors import DamagedError
from toolkit.storage.history import IDENTITY, IDENTITY_BEGIN, ROOT, Entry, Head, append, digest_of, head_of, latest
from toolkit.storage.keyring import CompartmentKeys
from toolkit.storage.migrations import IDENTITIES, RECORDS, migrate
from toolkit.storage.pieces import PieceFile
from toolkit.support.i18n import N_

Now = Callable[[], str]
Write = Callable[[Path, bytes], None]
ALL = Wanted()
Heard = Callable[[str, str], None]
"""Told of a write: the kind of the record, and its case ("" where it belongs to none)."""

_Row = tuple[str, str, str | None, str, str]


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record as it is stored: its body is JSON in one form."""

    id: str
    kind: str
    case_id: str | None
    body: dict[str, Any] = field(repr=False)
    changed_at: str = ""


class Compartment:
    """An open compartment. `actor` is the member who opened it, `now` tells the time for the history."""

    def __init__(self, folder: Path, keys: CompartmentKeys, actor: str, now: Now, write: Write) -> None:
        """Open its records. Raises WrongKeyError, NewerFileError, or DamagedError when its history was cut back."""
        self._folder, self._keys, self._actor, self._now, self._write = folder, keys, actor, now, write
        self._listeners: list[Heard] = []
        self._hand: tuple[str, dict[str, _Row]] | None = None
        kept = self.kept_head()
        require_file(records_path(folder), kept)
        self._records = connect(records_path(folder), bytearray(keys.records))
        try:
            with told():
                migrate(self._records, RECORDS)
                require_head(self._records, kept)
        except BaseException:
            self._records.close()
            raise

    def put(
        self, record: str, kind: str, body: dict[str, Any], case_id: str | None = None, action: str = "change"
    ) -> Head:
        """Write one record, new or changed, with its entry in the history; the history's new head."""
        text = body_text(body)
        with self.transaction():
            self._records.execute(
                "INSERT INTO record (id, kind, case_id, body, changed_at) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at",
                (record, kind, case_id, text, self._now()),
            )
            self._wrote(kind, case_id)
            return self._note(action, record, kind, digest_of(kind, text))

    def erase(self, record: str, kind: str) -> Head:
        """Erase one record; that it was, and that it is gone, stays in the history."""
        with self.transaction():
            gone = self._records.execute("DELETE FROM record WHERE id = ? RETURNING case_id", (record,)).fetchall()
            self._wrote(kind, gone[0][0] if gone else None)
            return self._note("erase", record, kind, None)

    def note(self, action: str, about: str = "", detail: str = "") -> Head:
        """An entry for an act that changes no record: a view, a print, an unlock."""
        with self.transaction():
            return self._note(action, about, "", None, detail)

    def listen(self, heard: Heard) -> None:
        """Tell of every write from now on, also of one that is taken back in the end: what was read is read again."""
        self._listeners.append(heard)

    @contextlib.contextmanager
    def at_hand(self, case_id: str) -> Iterator[None]:
        """Read the records of a case once for all that is asked of it within; the first write ends that."""
        self._hand = (case_id, {row[0]: row for row in self._rows("case_id = ?", case_id)})
        try:
            yield
        finally:
            self._hand = None

    def holds(self, record: str) -> bool:
        """Whether it holds a record of this id."""
        if self._hand and record in self._hand[1]:
            return True
        with told():
            return self._records.execute("SELECT 1 FROM record WHERE id = ?", (record,)).fetchone() is not None

    def get(self, record: str) -> StoredRecord | None:
        """One record by its id."""
        if self._hand and record in self._hand[1]:
            return _stored(self._hand[1][record])
        return next(self._found("id = ?", record), None)

    def latest_ids(self, kind: str, most: int = -1) -> list[str]:
        """The ids of a kind, the latest change first: from the index alone, which says nothing of their content."""
        query = "SELECT id FROM record WHERE kind = ? ORDER BY changed_at DESC, id DESC LIMIT ?"
        with told():
            return [row[0] for row in self._records.execute(query, (kind, most))]

    def of_kind(self, kind: str) -> Iterator[StoredRecord]:
        """All records of a kind, in no order that means anything."""
        return self._found("kind = ?", kind)

    def of_case(self, case_id: str, *kinds: str) -> Iterator[StoredRecord]:
        """The records of a case, of some kinds or of all."""
        if self._hand and self._hand[0] == case_id:
            return (_stored(row) for row in self._hand[1].values() if not kinds or row[1] in kinds)
        if kinds:
            return self._found(f"case_id = ? AND kind IN ({', '.join('?' * len(kinds))})", case_id, *kinds)
        return self._found("case_id = ?", case_id)

    def history(self, case_id: str = "", most: int = 1000, wanted: Wanted = ALL) -> list[tuple[int, Entry]]:
        """The latest entries with their numbers, newest first: of all, or of a case and its records."""
        with told():
            return list(latest(self._records, case_id, most, wanted, self._actor))

    @property
    def next_number(self) -> int:
        """The number that the next entry of the history will have: within a transaction, an order for records."""
        return self.head.sequence + 1

    def look_at_identity(self, case_id: str, why: str = "") -> dict[str, Any] | None:
        """The identity of a case: the other file is opened for this act, which the history records first. `why` is
        one of a few reasons, never a text of its own.
        """
        self.note("identity.view", case_id, why)
        with self._identities() as identities:
            found = identities.execute("SELECT body FROM identity WHERE case_id = ?", (case_id,)).fetchone()
        return json.loads(found[0]) if found else None

    def put_identity(self, case_id: str, body: dict[str, Any], action: str = "identity.change") -> None:
        """Write the identity of a case. Two files cannot change in one transaction: the history says before what
        will stand there and after that it does, so that a crash between is not taken for tampering.
        """
        text = body_text(body)
        digest = digest_of(IDENTITY, text)
        with self.transaction():
            self._note(IDENTITY_BEGIN, case_id, IDENTITY, digest)
        with self._identities() as identities:
            identities.execute("INSERT OR REPLACE INTO identity VALUES (?, ?, ?)", (case_id, text, self._now()))
        with self.transaction():
            self._note(action, case_id, IDENTITY, digest)

    def change_identity(
        self, case_id: str, change: Callable[[dict[str, Any]], dict[str, Any]], action: str = "identity.change"
    ) -> None:
        """Write the identity of a case anew from what stands there; nobody sees that meanwhile."""
        with self._identities() as identities:
            found = identities.execute("SELECT body FROM identity WHERE case_id = ?", (case_id,)).fetchone()
        before = json.loads(found[0]) if found else {}
        after = change(before)
        if after != before:
            self.put_identity(case_id, after, action)

    def erase_identity(self, case_id: str) -> None:
        """Erase the identity of a case, announced and then noted as it is when one is written."""
        self.announce_erasing(case_id)
        with self._identities() as identities:
            identities.execute("DELETE FROM identity WHERE case_id = ?", (case_id,))
        with self.transaction():
            self._note("identity.erase", case_id, IDENTITY, None)

    def announce_erasing(self, case_id: str) -> None:
        """The identity of a case is about to be erased: from now on it may be there or gone."""
        with self.transaction():
            self._note(IDENTITY_BEGIN, case_id, IDENTITY, None)

    def has_identity(self, case_id: str) -> bool:
        """Whether anything is kept of who the person is; the history knows without the other file being opened."""
        query = "SELECT digest IS NOT NULL FROM history WHERE record = ? AND kind = ? ORDER BY sequence DESC LIMIT 1"
        with told():
            row = self._records.execute(query, (case_id, IDENTITY)).fetchone()
        return bool(row and row[0])

    @property
    def pieces(self) -> PieceFile:
        """The file of attachments."""
        return PieceFile(attachments_path(self._folder), self._keys)

    @property
    def head(self) -> Head:
        """The head of the history now."""
        return head_of(self._records)

    def kept_head(self) -> Head:
        """The head as it was kept with the keys when the compartment was last closed. Raises DamagedError."""
        return read_head(self._folder, self._keys)

    def close(self) -> None:
        """Keep the head and close the files."""
        try:
            self._write(head_path(self._folder), head_box(self.head, self._keys, self._folder.name))
        finally:
            self._records.close()

    @contextlib.contextmanager
    def _identities(self) -> Iterator[Any]:
        identities = connect(identities_path(self._folder), bytearray(self._keys.identities))
        try:
            with told():
                migrate(identities, IDENTITIES)
                yield identities
        finally:
            identities.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything within it is written together or not at all; within another one it is part of that."""
        if self._records.in_transaction:
            yield
            return
        with told():
            self._records.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._records.execute("COMMIT")
            except BaseException:
                # Where the disk refused, SQLite has rolled back by itself.
                if self._records.in_transaction:
                    self._records.execute("ROLLBACK")
                raise

    def _note(self, action: str, record: str, kind: str, digest: bytes | None, detail: str = "") -> Head:
        return append(self._records, Entry(self._now(), self._actor, action, record, kind, digest, detail))

    def _wrote(self, kind: str, case_id: str | None) -> None:
        self._hand = None
        for heard in self._listeners:
            heard(kind, case_id or "")

    def _found(self, where: str, *values: str) -> Iterator[StoredRecord]:
        return (_stored(row) for row in self._rows(where, *values))

    def _rows(self, where: str, *values: str) -> list[_Row]:
        query = f"SELECT id, kind, case_id, body, changed_at FROM record WHERE {where}"  # noqa: S608  (our own words)
        with told():
            rows: list[_Row] = self._records.execute(query, values).fetchall()
        return rows


def _stored(row: _Row) -> StoredRecord:
    record, kind, case_id, body, changed_at = row
    return StoredRecord(record, kind, case_id, json.loads(body), changed_at)


def records_path(folder: Path) -> Path:
    """The file of records and history."""
    return folder / "records"


def identities_path(folder: Path) -> Path:
    """The file of identities."""
    return folder / "identities"


def attachments_path(folder: Path) -> Path:
    """The file of attachments."""
    return folder / "attachments"


def head_path(folder: Path) -> Path:
    """The file that remembers the history's head."""
    return folder / "head"


def is_there(path: Path) -> bool:
    """Whether a file is there and holds anything: SQLCipher would make a new one of an empty one."""
    return path.exists() and path.stat().st_size > 0


def body_text(body: dict[str, Any]) -> str:
    """A record's body in the one form that is stored and digested."""
    return json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def head_box(head: Head, keys: CompartmentKeys, compartment: str) -> bytes:
    """The head as it is kept: in a box, for its number tells how much has been done."""
    return lock(json.dumps([head.sequence, head.hash.hex()]).encode("ascii"), keys.head, compartment.encode("ascii"))


def read_head(folder: Path, keys: CompartmentKeys) -> Head:
    """The kept head; that of an empty history where none was kept yet. Raises DamagedError."""
    path = head_path(folder)
    if not path.exists():
        return Head(0, ROOT)
    try:
        sequence, text = json.loads(unlock(path.read_bytes(), keys.head, folder.name.encode("ascii")))
        return Head(sequence, bytes.fromhex(text))
    except (SealBrokenError, ValueError) as failure:
        raise DamagedError(
            N_("What is kept of the history's head is damaged."), N_("Restore the vault from a backup.")
        ) from failure


def require_file(path: Path, kept: Head) -> None:
    """Where there was a history there is a file: raise DamagedError before an empty one would be made in its place."""
    if kept.sequence and not is_there(path):
        raise DamagedError(N_("The compartment's file of records is gone."), N_("Restore the vault from a backup."))


def require_head(connection: Any, kept: Head) -> None:
    """The kept head may lag along the history, never lead it: raise DamagedError when the history was cut back."""
    if kept.sequence == 0:
        return
    row = connection.execute("SELECT hash FROM history WHERE sequence = ?", (kept.sequence,)).fetchone()
    if row is None or bytes(row[0]) != kept.hash:
        raise DamagedError(
            N_("This compartment is older than it was when it was last closed: entries of its history are gone."),
            N_("Do not work in it. Restore the vault from a backup, or find out who put the old file back."),
        )
