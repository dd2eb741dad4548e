"""What this unit verified and wrote of the law of countries: in the directory's own file, which no import touches here.

The file has what this needs already: it opens without the records, writes all or nothing, and the records notice what
became of it while they were locked.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from toolkit.domain.country import Fact, Topic, Unit
from toolkit.domain.local_law import LawVerification, OwnFact
from toolkit.storage.connection import DatabaseError
from toolkit.storage.directory.store import DirectoryStore
from toolkit.storage.errors import DamagedError
from toolkit.support.i18n import N_


class LawPart:
    """The tables of a store that hold local law."""

    def __init__(self, store: DirectoryStore) -> None:
        self._connection = store.connection

    def countries(self) -> list[str]:
        """The countries of which anything is known here. Raises DamagedError."""
        with _sound():
            rows = self._connection.execute("SELECT country FROM law UNION SELECT country FROM own_law ORDER BY 1")
            return [str(row[0]) for row in rows]

    def verified(self, country: str) -> list[LawVerification]:
        """What was verified of a country. Raises DamagedError."""
        query = "SELECT line, verified_on, expires_on, what, said FROM law WHERE country = ? ORDER BY line"
        with _sound():
            rows = self._connection.execute(query, (country,)).fetchall()
            return [LawVerification(country, line, date.fromisoformat(on), date.fromisoformat(until), bytes(what),
                                    _sentences(said)) for line, on, until, what, said in rows]  # fmt: skip

    def verify(self, one: LawVerification) -> None:
        """Remember a verification, in place of one of the same text."""
        said = json.dumps(dict(one.said), ensure_ascii=False, sort_keys=True)
        days = (one.verified_on.isoformat(), one.until.isoformat())
        self._connection.execute(
            "INSERT OR REPLACE INTO law VALUES (?, ?, ?, ?, ?, ?)", (one.country, one.what, one.line, *days, said)
        )

    def forget(self, country: str, what: bytes) -> None:
        """Know no more of a verification."""
        self._connection.execute("DELETE FROM law WHERE country = ? AND what = ?", (country, what))

    def own(self, country: str) -> list[OwnFact]:
        """What was written here of a country. Raises DamagedError."""
        query = "SELECT id, instead, topic, text, source, seen, count, unit FROM own_law WHERE country = ? ORDER BY id"
        with _sound():
            rows = self._connection.execute(query, (country,)).fetchall()
            return [OwnFact(country, one, bytes(instead), _fact(*told)) for one, instead, *told in rows]

    def write(self, one: OwnFact) -> None:
        """Keep a fact that was written here, in place of the one of its id."""
        fact = one.fact
        self._connection.execute(
            "INSERT OR REPLACE INTO own_law VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (one.country, one.id, one.over, fact.topic.value, fact.text, fact.source, fact.seen, fact.count,
             fact.unit.value if fact.unit else ""),
        )  # fmt: skip

    def remove(self, country: str, own_id: str) -> None:
        """Know no more of a fact that was written here."""
        self._connection.execute("DELETE FROM own_law WHERE country = ? AND id = ?", (country, own_id))


def _fact(topic: str, text: str, source: str, seen: str, *period: Any) -> Fact:
    count, unit = period
    return Fact(Topic(topic), text, source, seen, "", {}, count, Unit(unit) if unit else None)


def _sentences(said: str) -> dict[str, str]:
    found = json.loads(said)
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise ValueError
    return found


@contextlib.contextmanager
def _sound() -> Iterator[None]:
    """What is there was written by us, or the file is damaged."""
    try:
        yield
    except (ValueError, TypeError, DatabaseError) as failure:
        raise DamagedError(
            N_("What was verified here of a country's law is not as it was written."),
            N_("Do not rely on it. The sheets say: ask a lawyer."),
        ) from failure
