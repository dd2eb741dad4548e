"""Whether a compartment is as it was written: its cipher, its structure, its history, every record, identity and
attachment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from toolkit.storage.attachments import ATTACHMENT
from toolkit.storage.compartment import (
    attachments_path,
    identities_path,
    is_there,
    read_head,
    records_path,
    require_head,
)
from toolkit.storage.connection import connect
from toolkit.storage.errors import StoreError
from toolkit.storage.history import IDENTITY, IDENTITY_BEGIN, ROOT, digest_of, entries, entry_hash
from toolkit.storage.keyring import CompartmentKeys
from toolkit.storage.pieces import pieces_of

PAGE_SIZE = 4096


def check_compartment(folder: Path, keys: CompartmentKeys) -> list[str]:
    """Everything that is wrong with it, in plain words without any content; empty where all is sound."""
    files = (
        (records_path(folder), keys.records),
        (identities_path(folder), keys.identities),
        (attachments_path(folder), bytes(keys.attachments)),
    )
    there = [(path, key) for path, key in files if is_there(path)]
    found = [fault for path, key in there for fault in _file(path, key)]
    if not is_there(records_path(folder)):
        found.append("the file of records is gone")
    return found or list(_content(folder, keys))


def _file(path: Path, key: bytes) -> Iterator[str]:
    """Truncation, which the cipher's own check misses; the cipher; the structure.

    Opening comes first: it takes back what a crash left half done.
    """
    try:
        connection = connect(path, bytearray(key))
    except StoreError:
        yield f"the file of {path.name} does not open"
        return
    try:
        yield from _pages(connection, path)
    except Exception:  # noqa: BLE001  (whatever the cipher says of a damaged file, it is damaged)
        yield f"the file of {path.name} cannot be read"
    finally:
        connection.close()


def _pages(connection: Any, path: Path) -> Iterator[str]:
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    if pages * PAGE_SIZE != path.stat().st_size:
        yield f"the file of {path.name} has another length than it says"
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        yield f"a page of the file of {path.name} was altered"
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        yield f"the structure of the file of {path.name} is damaged"


_Told = dict[tuple[str, str], frozenset[bytes | None]]
"""For each record, by kind and id, what it may be as the history says: its digest, None where it is gone."""


def _content(folder: Path, keys: CompartmentKeys) -> Iterator[str]:
    connection = connect(records_path(folder), bytearray(keys.records))
    attached: dict[str, str] = {}
    try:
        try:
            require_head(connection, read_head(folder, keys))
        except StoreError as error:
            yield error.happened
        told: _Told = {}
        yield from _chain(connection, told)
        rows = connection.execute("SELECT kind, id, body FROM record")
        yield from _compared(rows, {key: may for key, may in told.items() if key[0] != IDENTITY}, "record")
        for record, body in connection.execute("SELECT id, body FROM record WHERE kind = ?", (ATTACHMENT,)):
            attached[record] = json.loads(body)["digest"]
    finally:
        connection.close()
    yield from _attachments(folder, keys, attached)
    yield from _identities(folder, keys, {key: may for key, may in told.items() if key[0] == IDENTITY})


def _chain(connection: Any, told: _Told) -> Iterator[str]:
    """The history entry by entry; what it says last of each record goes into `told`."""
    expected, before = 1, ROOT
    for sequence, entry, previous, own in entries(connection):
        if sequence != expected or previous != before or own != entry_hash(sequence, entry, previous):
            yield f"the history is broken at entry {expected}"
            return
        if entry.kind:
            key = (entry.kind, entry.record)
            earlier = told.get(key, frozenset({None})) if entry.action == IDENTITY_BEGIN else frozenset()
            told[key] = earlier | {entry.digest}
        expected, before = sequence + 1, own


def _compared(rows: Iterable[tuple[str, str, str]], told: _Told, name: str) -> Iterator[str]:
    """Each row against what the history says of it, and what the history says that has no row."""
    for kind, record, body in rows:
        if digest_of(kind, body) not in told.pop((kind, record), ()):
            yield f"a {name} is not as the history says it was left"
            return
    gone = sum(None not in may for may in told.values())
    if gone:
        yield f"{gone} of kind {name} are gone that the history says are there"


def _attachments(folder: Path, keys: CompartmentKeys, attached: dict[str, str]) -> Iterator[str]:
    """The content of each attachment against the digest in its record, which the history vouches for."""
    path = attachments_path(folder)
    if not attached:
        return
    if not is_there(path):
        yield f"{len(attached)} of kind attachment are gone that the history says are there"
        return
    connection = connect(path, keys.attachments)
    try:
        for attachment, digest in attached.items():
            found = blake2b(digest_size=32)
            for piece in pieces_of(connection, attachment):
                found.update(piece)
            if found.hexdigest() != digest:
                yield "an attachment is not as the history says it was left"
                return
    finally:
        connection.close()


def _identities(folder: Path, keys: CompartmentKeys, told: _Told) -> Iterator[str]:
    path = identities_path(folder)
    if not is_there(path):
        yield from _compared((), told, IDENTITY)
        return
    connection = connect(path, bytearray(keys.identities))
    try:
        rows = connection.execute("SELECT 'identity', case_id, body FROM identity")
        yield from _compared(rows, told, IDENTITY)
    finally:
        connection.close()
