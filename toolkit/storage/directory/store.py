"""Entries in the public directory's file. It refuses whatever is confidential, and knows each row by its digest."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.domain.directory.entry import Entry
from toolkit.domain.directory.terms import is_confidential
from toolkit.storage.connection import DatabaseError, connect_public
from toolkit.storage.directory.schema import DIRECTORY
from toolkit.storage.errors import DamagedError, StoreError
from toolkit.storage.migrations import migrate
from toolkit.support.i18n import N_

DIGEST_BYTES = 16
OWN = 0
"""Stands for the package of what was added here by hand; no import touches its rows."""


class ConfidentialRowError(StoreError):
    """A confidential row was to be written into the public file."""

    def __init__(self) -> None:
        super().__init__(
            N_("A confidential row does not go into the public directory."), N_("Unlock the records and add it there.")
        )


@dataclass(frozen=True, slots=True)
class Stored:
    """What the file knows of an entry without reading it."""

    key: int
    package: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it is written: its text, the text's digest, and its key where it is there already."""

    table: str
    id: str
    body: str
    digest: bytes
    key: int | None = None


@dataclass(frozen=True, slots=True)
class PackageRow:
    """An import as it is remembered. `serial` counts a signer's updates; 0 where nothing was signed."""

    id: int
    name: str
    about: dict[str, Any]
    imported_at: str
    signer: str
    serial: int


class DirectoryStore:
    """The open file. Use it from one thread."""

    def __init__(self, path: Path | None) -> None:
        """Open or make it; in memory without a path. Raises StoreError or NewerFileError."""
        self.connection = connect_public(path)
        # The sum over all entries takes long where there are many: kept until one is written, here or elsewhere.
        self._entries: tuple[int, str] | None = None
        try:
            migrate(self.connection, DIRECTORY)
        except DatabaseError as failure:
            self.connection.close()
            raise _damaged() from failure
        except BaseException:
            self.connection.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything within it is written together or not at all. Raises StoreError for what the disk refuses."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")
        except DatabaseError as failure:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise StoreError(
                N_("The directory could not be written."), N_("Make room on the disk. Nothing was changed.")
            ) from failure

    def entry(self, table: str, entry_id: str) -> Entry | None:
        """One entry as it was imported. Raises DamagedError when it is not as it was written."""
        row = self.connection.execute(
            "SELECT body, digest FROM entry WHERE id = ? AND tab = ?", (entry_id, table)
        ).fetchone()
        return _entry(table, entry_id, *row) if row else None

    def has(self, table: str, entry_id: str) -> bool:
        """Whether there is such an entry."""
        query = "SELECT 1 FROM entry WHERE id = ? AND tab = ?"
        return self.connection.execute(query, (entry_id, table)).fetchone() is not None

    def is_own(self, table: str, entry_id: str) -> bool:
        """Whether an entry was added here by hand."""
        query = "SELECT 1 FROM entry WHERE id = ? AND tab = ? AND package = ?"
        return self.connection.execute(query, (entry_id, table, OWN)).fetchone() is not None

    def entries(self, table: str = "") -> Iterator[Entry]:
        """All entries, or those of one table, in the order of their import. Raises DamagedError."""
        where, values = (" WHERE tab = ?", (table,)) if table else ("", ())
        query = f"SELECT tab, id, body, digest FROM entry{where} ORDER BY key"  # noqa: S608  (our own words)
        for tab, entry_id, body, digest in self.connection.execute(query, values):
            yield _entry(tab, entry_id, body, digest)

    def known(self) -> dict[tuple[str, str], Stored]:
        """Every entry's key, package and digest by its name."""
        rows = self.connection.execute("SELECT tab, id, key, package, digest FROM entry")
        return {(tab, entry_id): Stored(key, package, bytes(digest)) for tab, entry_id, key, package, digest in rows}

    def count(self, table: str) -> int:
        """How many entries of a table there are."""
        return int(self.connection.execute("SELECT count(*) FROM entry WHERE tab = ?", (table,)).fetchone()[0])

    def put(self, package: int, entries: Iterable[Written]) -> None:
        """Write entries, each new or under its key. Raises ConfidentialRowError."""
        self._entries = None
        rows = ((one.key, one.table, one.id, package, one.body, one.digest) for one in entries if _is_public(one))
        self.connection.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?)", rows)

    def remove(self, names: Iterable[tuple[str, str]]) -> None:
        """Take entries out."""
        self._entries = None
        self.connection.executemany("DELETE FROM entry WHERE tab = ? AND id = ?", names)

    def packages(self) -> list[PackageRow]:
        """Every import that is still there, oldest first."""
        rows = self.connection.execute("SELECT id, name, about, imported_at, signer, serial FROM package ORDER BY id")
        return [PackageRow(one, name, json.loads(about), *rest) for one, name, about, *rest in rows]

    def put_package(self, package: PackageRow) -> int:
        """Remember an import; its id. The id 0 makes a new one."""
        return int(
            self.connection.execute(
                "INSERT OR REPLACE INTO package VALUES (?, ?, ?, ?, ?, ?)",
                (package.id or None, package.name, json.dumps(package.about), package.imported_at, package.signer,
                 package.serial),
            ).lastrowid
        )  # fmt: skip

    def columns(self) -> dict[str, list[str]]:
        """The columns of each table in their order."""
        found: dict[str, list[str]] = {}
        for table, name in self.connection.execute("SELECT tab, name FROM header ORDER BY tab, place"):
            found.setdefault(table, [])
            if name:
                found[table].append(name)
        return found

    def note_columns(self, columns: dict[str, list[str]]) -> None:
        """Remember the columns of tables, new ones behind those that are known."""
        known = self.columns()
        for table, names in columns.items():
            new = [name for name in names if name not in known.get(table, [])]
            first = len(known.get(table, []))
            # A table without columns of its own is remembered all the same.
            rows = [(table, first + place, name) for place, name in enumerate(new)] or [(table, -1, "")]
            self.connection.executemany("INSERT OR IGNORE INTO header VALUES (?, ?, ?)", rows)

    def faults(self) -> list[str]:
        """What is wrong with the file itself: damage, and entries that are not as they were written."""
        try:
            found = [str(row[0]) for row in self.connection.execute("PRAGMA integrity_check(20)")]
            faults = [one for one in found if one != "ok"]
            query = "SELECT tab, id, body, digest FROM entry"
            faults += [f"{tab} {entry_id}" for tab, entry_id, body, digest in self.connection.execute(query)
                       if digest_of(body) != bytes(digest)]  # fmt: skip
        except DatabaseError as failure:
            return [str(failure)]
        return faults

    def seals(self) -> dict[str, str]:
        """One value over each part of the file, whatever the order of its rows: all entries, and what was done here,
        trusted keys included. What the vault keeps of it notices that they were altered.
        """
        found = {part: self._sum(query) for part, query in _SEALED.items()}
        version = self.connection.execute("PRAGMA data_version").fetchone()[0]
        if self._entries is None or self._entries[0] != version:
            self._entries = (version, self._sum("SELECT tab, id, hex(digest) FROM entry"))
        return {"entry": self._entries[1], **found}

    def seal(self) -> str:
        """One value over the whole file."""
        return digest_of(json.dumps(self.seals(), sort_keys=True)).hex()

    def _sum(self, query: str) -> str:
        total = 0
        for row in self.connection.execute(query):
            total = (total + int.from_bytes(digest_of("\0".join(row)), "big")) % (1 << 128)
        return f"{total:032x}"


_SEALED = {
    "edit": "SELECT tab, id, name, value FROM edit",
    "verified": "SELECT service, verified_on, expires_on FROM verified",
    "signer": "SELECT key, name FROM signer",
    "hidden": "SELECT service FROM hidden",
    "law": "SELECT country, line, verified_on, expires_on, hex(what), said FROM law UNION ALL "
    "SELECT country, id, hex(instead), topic || char(0) || text, source || char(0) || seen, count || unit "
    "FROM own_law",
}
NOTHING = f"{0:032x}"
"""The value over a part of the file that is empty."""


def written(entry: Entry, key: int | None = None) -> Written:
    """An entry as it is written, in the order in which its columns came."""
    body = _ENCODER.encode({"row": entry.row, "more": entry.more})
    return Written(entry.table, entry.id, body, digest_of(body), key)


def entry_from(one: Written) -> Entry:
    """The entry of what is written."""
    found = json.loads(one.body)
    return Entry(one.table, one.id, found["row"], found["more"])


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def digest_of(body: str) -> bytes:
    """The digest of an entry's text."""
    return hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES).digest()


def _entry(table: str, entry_id: str, body: str, digest: bytes) -> Entry:
    if digest_of(body) != bytes(digest):
        raise _damaged()
    found = json.loads(body)
    return Entry(table, entry_id, found["row"], found["more"])


def _is_public(one: Written) -> bool:
    if MARK in one.body:
        for _, values in entry_from(one).all_rows():
            if is_confidential(values.get(COLUMN)):
                raise ConfidentialRowError()
    return True


COLUMN = "confidential_location"
MARK = f'"{COLUMN}"'
"""Stands in the text of every entry that says anything of its being confidential."""


def _damaged() -> DamagedError:
    return DamagedError(
        N_("A row of the directory is not as it was written: the file is damaged, or somebody altered it."),
        N_("Do not use it. Import the directory anew."),
    )
