"""The history of a compartment: who did what to which record, each entry bound to the one before by its hash.

An entry holds the digest of the record as it was left, so that an old page put back is noticed: the record then
differs from what its latest entry says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from toolkit.domain.history import Wanted

IDENTITY = "identity"
"""The kind of an identity in the history; its records lie in the other file."""
IDENTITY_BEGIN = "identity.begin"
"""The act before an identity is written: until the act after it, the old one and the new one are both right."""

ROOT = bytes(32)
"""What stands before the first entry."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry: its number (0 for none) and its hash."""

    sequence: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. `digest` is the record's afterwards, None for an act that left no record or erased it."""

    at: str
    actor: str
    action: str
    record: str
    kind: str
    digest: bytes | None
    detail: str


def digest_of(kind: str, body: str) -> bytes:
    """The digest of a record as it is stored."""
    return blake2b(f"{kind}\n{body}".encode(), digest_size=32, person=b"waymark-record").digest()


def entry_hash(sequence: int, entry: Entry, previous: bytes) -> bytes:
    """The hash of an entry at its place in the chain."""
    fields = [sequence, entry.at, entry.actor, entry.action, entry.record, entry.kind,
              entry.digest.hex() if entry.digest else None, entry.detail]  # fmt: skip
    content = json.dumps(fields, separators=(",", ":")).encode("ascii")
    return blake2b(previous + content, digest_size=32, person=b"waymark-history").digest()


def head_of(connection: Any) -> Head:
    """The head of a compartment's history."""
    row = connection.execute("SELECT sequence, hash FROM history ORDER BY sequence DESC LIMIT 1").fetchone()
    return Head(row[0], bytes(row[1])) if row else Head(0, ROOT)


def append(connection: Any, entry: Entry) -> Head:
    """Add an entry within the transaction that does what it tells; the new head."""
    before = head_of(connection)
    sequence = before.sequence + 1
    after = entry_hash(sequence, entry, before.hash)
    connection.execute(
        "INSERT INTO history (sequence, at, actor, action, record, kind, digest, detail, previous, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (sequence, entry.at, entry.actor, entry.action, entry.record, entry.kind, entry.digest, entry.detail,
         before.hash, after),
    )  # fmt: skip
    return Head(sequence, after)


_COLUMNS = "sequence, at, actor, action, record, kind, digest, detail, previous, hash"


def entries(connection: Any) -> Iterator[tuple[int, Entry, bytes, bytes]]:
    """Every entry in order, with its number, the hash before it and its own."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM history ORDER BY sequence")  # noqa: S608  (our own words)
    for row in rows:
        yield row[0], _entry(row), bytes(row[8]), bytes(row[9])


def latest(connection: Any, case_id: str, most: int, wanted: Wanted, actor: str) -> Iterator[tuple[int, Entry]]:
    """The newest entries first, with their numbers: of all, or of a case and its records; of those that are wanted.
    `actor` is who asks.
    """
    asked: list[tuple[str, object]] = [
        ("(record = ? OR record IN (SELECT id FROM record WHERE case_id = ?))", case_id),
        ("action = ?", wanted.action),
        ("kind = ?", wanted.kind),
        ("at >= ?", wanted.since),
        (f"actor {'=' if wanted.mine else '<>'} ?", actor if wanted.mine is not None else ""),
    ]
    held = [(text, value) for text, value in asked if value]
    where = " AND ".join(text for text, _ in held) or "1"
    values = [value for text, value in held for _ in range(text.count("?"))]
    query = f"SELECT {_COLUMNS} FROM history WHERE {where} ORDER BY sequence DESC LIMIT ?"  # noqa: S608  (our own words)
    for row in connection.execute(query, (*values, most)):
        yield row[0], _entry(row)


def _entry(row: Any) -> Entry:
    _, at, actor, action, record, kind, digest, detail = row[:8]
    return Entry(at, actor, action, record, kind, bytes(digest) if digest is not None else None, detail)
