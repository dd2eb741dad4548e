"""What was done here and no import touches: verifications, corrections, pins, what went into the vault, remembered
mappings, pinned signers, the unit's own rules.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from toolkit.storage.directory.store import DirectoryStore


@dataclass(frozen=True, slots=True)
class Verified:
    """A verification made here. `what` is the digest of what the row said then; who made it lies in the vault."""

    verified_on: date
    expires_on: date
    what: bytes


class LocalPart:
    """The tables of a store that belong to this place."""

    def __init__(self, store: DirectoryStore) -> None:
        self._connection = store.connection

    def all_verified(self) -> dict[str, Verified]:
        """Every verification by its service."""
        rows = self._connection.execute("SELECT service, verified_on, expires_on, what FROM verified")
        return {service: Verified(date.fromisoformat(on), date.fromisoformat(until), bytes(what))
                for service, on, until, what in rows}  # fmt: skip

    def verify(self, service: str, verified: Verified) -> None:
        """Remember that a service was verified."""
        self._connection.execute(
            "INSERT OR REPLACE INTO verified VALUES (?, ?, ?, ?)",
            (service, verified.verified_on.isoformat(), verified.expires_on.isoformat(), verified.what),
        )

    def all_edits(self) -> dict[tuple[str, str], dict[str, str]]:
        """Every correction: columns and values by table and id."""
        found: dict[tuple[str, str], dict[str, str]] = {}
        for table, row_id, name, value in self._connection.execute("SELECT tab, id, name, value FROM edit"):
            found.setdefault((table, row_id), {})[name] = value
        return found

    def edit(self, table: str, row_id: str, name: str, value: str, made_on: date) -> None:
        """Lay a correction over one cell."""
        self._connection.execute(
            "INSERT OR REPLACE INTO edit VALUES (?, ?, ?, ?, ?)", (table, row_id, name, value, made_on.isoformat())
        )

    def edits_of(self, service: str) -> dict[str, str]:
        """The corrections of a service's own row: column and value."""
        rows = self._connection.execute("SELECT name, value FROM edit WHERE tab = 'services' AND id = ?", (service,))
        return dict(rows.fetchall())

    def forget_edits(self, rows: Iterable[tuple[str, str]]) -> None:
        """Take back the corrections of these rows, each a table and an id."""
        self._connection.executemany("DELETE FROM edit WHERE tab = ? AND id = ?", rows)

    def forget(self, service: str) -> None:
        """Know nothing more of a service: no verification, no pin."""
        self._connection.execute("DELETE FROM verified WHERE service = ?", (service,))
        self.unpin(service)

    def hidden(self) -> set[str]:
        """The services that lie in the vault since somebody here said so."""
        return {row[0] for row in self._connection.execute("SELECT service FROM hidden")}

    def hide(self, service: str) -> None:
        """Remember that no import may bring a service back."""
        self._connection.execute("INSERT OR IGNORE INTO hidden VALUES (?)", (service,))

    def unhide(self, service: str) -> None:
        """Let a service be public again."""
        self._connection.execute("DELETE FROM hidden WHERE service = ?", (service,))

    def pins(self) -> list[str]:
        """The pinned services in their order."""
        return [row[0] for row in self._connection.execute("SELECT service FROM pin ORDER BY place, service")]

    def pin(self, service: str) -> None:
        """Pin a service behind the others."""
        self._connection.execute("INSERT OR IGNORE INTO pin SELECT ?, coalesce(max(place), 0) + 1 FROM pin", (service,))

    def unpin(self, service: str) -> None:
        """Pin a service no more."""
        self._connection.execute("DELETE FROM pin WHERE service = ?", (service,))

    def mapping(self, header: str) -> dict[str, str] | None:
        """How the columns of such a spreadsheet were taken before; None where it is new."""
        row = self._connection.execute("SELECT columns FROM mapping WHERE header = ?", (header,)).fetchone()
        return json.loads(row[0]) if row else None

    def remember_mapping(self, header: str, columns: dict[str, str]) -> None:
        """Remember how the columns of a spreadsheet are taken."""
        self._connection.execute("INSERT OR REPLACE INTO mapping VALUES (?, ?)", (header, json.dumps(columns)))

    def rule(self, name: str) -> int | None:
        """A number that this unit set for itself; None where it set none."""
        row = self._connection.execute("SELECT value FROM rule WHERE name = ?", (name,)).fetchone()
        return int(row[0]) if row else None

    def set_rule(self, name: str, value: int) -> None:
        """Set a number for this unit."""
        self._connection.execute("INSERT OR REPLACE INTO rule VALUES (?, ?)", (name, value))

    def signers(self) -> dict[str, tuple[str, int]]:
        """The pinned keys of whoever may sign updates, each with a name and the last serial number seen."""
        rows = self._connection.execute("SELECT key, name, serial FROM signer ORDER BY name")
        return {key: (name, serial) for key, name, serial in rows}

    def drop_signer(self, key: str) -> None:
        """Believe a key no more."""
        self._connection.execute("DELETE FROM signer WHERE key = ?", (key,))

    def put_signer(self, key: str, name: str, serial: int) -> None:
        """Pin a key, or raise its serial number."""
        self._connection.execute("INSERT OR REPLACE INTO signer VALUES (?, ?, ?)", (key, name, serial))
