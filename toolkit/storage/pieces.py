"""The file of attachments of a compartment: their content in pieces, encrypted as all is.

A file of its own: the records stay small, so that every save, check and backup of them is quick however much is
attached; and it gives the room back when something is erased, which the file of records cannot.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from toolkit.storage.connection import connect, told
from toolkit.storage.keyring import CompartmentKeys
from toolkit.storage.migrations import ATTACHMENTS, migrate


@dataclass(frozen=True, slots=True)
class Kept:
    """What was written: how many bytes, in how many pieces, and the digest of them all, in hex."""

    size: int
    pieces: int
    digest: str


class PieceFile:
    """Opened for each act, and closed after it."""

    def __init__(self, path: Path, keys: CompartmentKeys) -> None:
        self._path, self._keys = path, keys

    @property
    def is_there(self) -> bool:
        """Whether anything was ever attached here: where not, no file is made by looking."""
        return self._path.exists() and self._path.stat().st_size > 0

    def write(self, attachment: str, pieces: Iterable[bytes]) -> Kept:
        """Write all pieces, or none where the last one does not come. Only one of them is in memory at a time."""
        digest, size, number = blake2b(digest_size=32), 0, 0
        with self._open() as connection, _whole(connection):
            for number, piece in enumerate(pieces, 1):
                with told():
                    connection.execute("INSERT INTO piece VALUES (?, ?, ?)", (attachment, number, piece))
                digest.update(piece)
                size += len(piece)
        return Kept(size, number, digest.hexdigest())

    def read(self, attachment: str) -> Iterator[bytes]:
        """The pieces in their order. Raises DamagedError, StoreError."""
        with self._open() as connection:
            yield from pieces_of(connection, attachment)

    @contextlib.contextmanager
    def reading(self, attachment: str) -> Iterator[Callable[[int], bytes]]:
        """A way to one piece after the other by their numbers, from 1 on; empty where there is none."""
        with self._open() as connection:
            yield lambda number: piece_of(connection, attachment, number) or b""

    def erase(self, attachments: Iterable[str]) -> None:
        """Erase the pieces of these; their room is given back."""
        wanted = [(one,) for one in attachments]
        if not wanted or not self.is_there:
            return
        with self._open() as connection, told():
            with _whole(connection):
                connection.executemany("DELETE FROM piece WHERE attachment = ?", wanted)
            connection.execute("PRAGMA incremental_vacuum").fetchall()

    def held(self) -> frozenset[str]:
        """Of which attachments there are pieces."""
        if not self.is_there:
            return frozenset()
        with self._open() as connection, told():
            rows = connection.execute("SELECT DISTINCT attachment FROM piece").fetchall()
        return frozenset(row[0] for row in rows)

    @contextlib.contextmanager
    def _open(self) -> Iterator[Any]:
        connection = connect(self._path, self._keys.attachments)
        try:
            with told():
                # Only a new file takes it; one that is there has it.
                connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
                migrate(connection, ATTACHMENTS)
            yield connection
        finally:
            connection.close()


def pieces_of(connection: Any, attachment: str) -> Iterator[bytes]:
    """The pieces of an attachment, one in memory at a time."""
    number = 1
    while (piece := piece_of(connection, attachment, number)) is not None:
        yield piece
        number += 1


def piece_of(connection: Any, attachment: str, number: int) -> bytes | None:
    """One piece of an attachment, or None."""
    query = "SELECT content FROM piece WHERE attachment = ? AND number = ?"
    with told():
        row = connection.execute(query, (attachment, number)).fetchone()
    return None if row is None else bytes(row[0])


@contextlib.contextmanager
def _whole(connection: Any) -> Iterator[None]:
    with told():
        connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        with told():
            connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
