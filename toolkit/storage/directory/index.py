"""The index that finds services while one types: words of our own folding, and a token for each thing to filter by.

A document's number begins with how long ago anybody looked at the row, so that the index's own order is the order of
freshness: a query stops as soon as a screenful is found, however many there are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from toolkit.domain.directory.folding import words_of
from toolkit.domain.directory.listing import Listing, Phone
from toolkit.domain.directory.terms import FLAGS
from toolkit.domain.errors import WaymarkError
from toolkit.storage.directory.store import DirectoryStore
from toolkit.storage.errors import DamagedError
from toolkit.support.i18n import N_

FACET = "\ue000"
"""Begins every token that stands for a thing to filter by: no typed word can be one."""
_LAST_DAY = 1 << 20
_BATCH = 5_000


def facet(kind: str, value: str) -> str:
    """The token of one thing to filter by; a value in any script becomes letters and digits."""
    # Codes and ids, the most of them, need no folding.
    plain = value.replace("-", "")
    folded = plain.lower() if plain.isascii() and plain.isalnum() else "".join(words_of(value))
    return f"{FACET}{kind}{folded}"


@dataclass(frozen=True, slots=True)
class Document:
    """What the index holds of a service."""

    listing: Listing
    facets: tuple[str, ...]


class ServiceIndex:
    """Writes and reads the index in a store's file."""

    def __init__(self, store: DirectoryStore) -> None:
        self._connection = store.connection

    def write(self, documents: Iterable[Document]) -> None:
        """Bring services into the index, or up to date in it; within a transaction of the store's."""
        batch: list[Document] = []
        for document in documents:
            batch.append(document)
            if len(batch) == _BATCH:
                self._write(batch)
                batch = []
        self._write(batch)

    def begin_bulk(self) -> None:
        """Before very many are written: larger portions, merged once at the end."""
        self._connection.execute("INSERT INTO found (found, rank) VALUES ('hashsize', 67108864)")

    def end_bulk(self) -> None:
        """After very many were written."""
        self._connection.execute("INSERT INTO found (found, rank) VALUES ('hashsize', 1048576)")

    def remove(self, services: Iterable[str]) -> None:
        """Take services out of the index."""
        for service in services:
            self._forget(service)

    def scrub(self) -> None:
        """Leave no word behind of what was removed: the index keeps them otherwise until it is next merged."""
        connection = self._connection
        connection.execute("INSERT INTO found (found) VALUES ('optimize')")
        borne = {row[0] for row in connection.execute("SELECT term FROM term")}
        gone = [pair for pair in connection.execute("SELECT place, word FROM word") if pair[1] not in borne]
        connection.executemany("INSERT INTO part (part, rowid, word) VALUES ('delete', ?, ?)", gone)
        connection.executemany("DELETE FROM word WHERE place = ?", ((place,) for place, _ in gone))
        connection.execute("INSERT INTO part (part) VALUES ('optimize')")

    def card(self, service: str) -> Listing | None:
        """The listing of one service. Raises DamagedError."""
        row = self._connection.execute("SELECT card, digest FROM listing WHERE service = ?", (service,)).fetchone()
        return listing_from(*row) if row else None

    def cards(self, query: str, most: int) -> Iterator[Listing]:
        """The listings that an expression of the index finds, freshest first. Raises DamagedError."""
        rows = self._connection.execute(
            "SELECT listing.card, listing.digest FROM found JOIN listing ON listing.docid = found.rowid"
            " WHERE found MATCH ? ORDER BY found.rowid LIMIT ?",
            (query, most),
        )
        # Fetched at once, so that no reading is left open while another thread imports; made into listings as needed.
        return (listing_from(card, digest) for card, digest in rows.fetchall())

    def freshest(self, most: int) -> Iterator[Listing]:
        """The freshest listings of all."""
        rows = self._connection.execute("SELECT card, digest FROM listing ORDER BY docid LIMIT ?", (most,))
        return (listing_from(card, digest) for card, digest in rows.fetchall())

    def all(self) -> Iterator[Listing]:
        """Every listing, freshest first."""
        rows = self._connection.execute("SELECT card, digest FROM listing ORDER BY docid")
        return (listing_from(card, digest) for card, digest in rows)

    def words_with(self, part: str, most: int) -> list[str]:
        """Words that hold these three letters or more anywhere."""
        escaped = part.replace('"', '""')
        rows = self._connection.execute("SELECT word FROM part WHERE part MATCH ? LIMIT ?", (f'"{escaped}"', most))
        return [row[0] for row in rows]

    def services_with(self, token: str) -> list[str]:
        """The ids of the services that bear a facet."""
        rows = self._connection.execute(
            "SELECT listing.service FROM found JOIN listing ON listing.docid = found.rowid WHERE found MATCH ?",
            (f'facet : "{token}"',),
        )
        return [row[0] for row in rows]

    def values_of(self, kind: str) -> list[str]:
        """Every value that services bear of a kind of facet, folded."""
        begin = f"{FACET}{kind}"
        rows = self._connection.execute("SELECT term FROM term WHERE term >= ? AND term < ?", (begin, f"{begin}\uffff"))
        return [row[0].removeprefix(begin) for row in rows]

    def _write(self, batch: Sequence[Document]) -> None:
        connection = self._connection
        numbers = self._numbers(batch)
        words: set[str] = set()
        rows = []
        for number, document in sorted(zip(numbers, batch, strict=True), key=lambda pair: pair[0]):
            name, rest = _texts(document.listing)
            words.update(name, rest)
            rows.append((number, " ".join(name), " ".join(rest), " ".join(document.facets)))
        connection.executemany("INSERT INTO found (rowid, name, rest, facet) VALUES (?, ?, ?, ?)", rows)
        cards = [(number, document.listing.service_id, card := card_of(document.listing), card_digest(card))
                 for number, document in zip(numbers, batch, strict=True)]  # fmt: skip
        connection.executemany("INSERT INTO listing VALUES (?, ?, ?, ?)", cards)
        self._add_words(words)

    def _numbers(self, batch: Sequence[Document]) -> list[int]:
        """A new document number for each; what stood under an old one is gone."""
        connection = self._connection
        if connection.execute("SELECT 1 FROM listing LIMIT 1").fetchone():
            self.remove(document.listing.service_id for document in batch)
        last = connection.execute("SELECT coalesce(max(docid & 4294967295), 0) FROM listing").fetchone()[0]
        return [_number(document.listing.freshness, last + place) for place, document in enumerate(batch, 1)]

    def _forget(self, service: str) -> None:
        row = self._connection.execute("SELECT docid FROM listing WHERE service = ?", (service,)).fetchone()
        if row:
            self._connection.execute("DELETE FROM found WHERE rowid = ?", row)
            self._connection.execute("DELETE FROM listing WHERE docid = ?", row)

    def _add_words(self, words: set[str]) -> None:
        """New words of three letters and more; numbers are found from their beginning only."""
        connection = self._connection
        last = connection.execute("SELECT coalesce(max(place), 0) FROM word").fetchone()[0]
        longer = sorted(word for word in words if len(word) > 3 and not word.isdecimal())
        connection.executemany("INSERT OR IGNORE INTO word (word) VALUES (?)", ((word,) for word in longer))
        connection.execute("INSERT INTO part (rowid, word) SELECT place, word FROM word WHERE place > ?", (last,))


def _number(fresh: date | None, place: int) -> int:
    age = _LAST_DAY - (fresh.toordinal() if fresh else 0)
    return (age << 32) | place


def _texts(listing: Listing) -> tuple[list[str], list[str]]:
    """The words of the name, and of everything else."""
    rest = words_of(f"{listing.region} {listing.description} {listing.alert} {listing.interpreters}")
    for phone in listing.phones:
        groups = words_of(phone.number)
        # As printed, as typed in one piece, and in one piece without the country's code.
        rest += [*groups, "".join(groups), "".join(groups[1:])] if len(groups) > 1 else groups
    return words_of(f"{listing.name} {listing.organization}"), rest


def card_of(listing: Listing) -> str:
    """A listing as it is stored: what is empty left out."""
    kept: dict[str, Any] = {}
    for name in Listing.__slots__:
        value = getattr(listing, name)
        if value is not None and value not in ("", ()) and (value is not False or name in _YES_OR_NO):
            kept[name] = value
    kept["phones"] = [(phone.number, phone.note, phone.extension) for phone in listing.phones]
    return _ENCODER.encode(kept)


_YES_OR_NO = frozenset(FLAGS) - {"confidential_location"}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str)


def card_digest(card: str) -> bytes:
    """The digest of a stored listing."""
    return hashlib.blake2b(card.encode("utf-8", "surrogatepass"), digest_size=8).digest()


_LISTS = ("kinds", "countries", "languages", "accepts", "schedules")
_DAYS = ("verified_on", "expires_on", "seen_on")


def listing_from(card: str, digest: bytes) -> Listing:
    """A listing as it was stored. Raises DamagedError when it was altered since."""
    if card_digest(card) != bytes(digest):
        raise _damaged()
    found: dict[str, Any] = json.loads(card)
    for name in _LISTS:
        if name in found:
            found[name] = tuple(found[name])
    for name in _DAYS:
        if name in found:
            found[name] = date.fromisoformat(found[name])
    if "phones" in found:
        found["phones"] = tuple(Phone(*phone) for phone in found["phones"])
    return Listing(**found)


def _damaged() -> WaymarkError:
    return DamagedError(
        N_("A row of the directory is not as it was written: the file is damaged, or somebody altered it."),
        N_("Do not use it. Import the directory anew."),
    )
