"""What the index is given of each service: its listing with what was done here laid over it, and its facets."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from toolkit.domain.directory.entry import Entry, Values
from toolkit.domain.directory.hsds import LOCATIONS, ORGANIZATIONS, PLACES
from toolkit.domain.directory.listing import Listing, Terms, listing_of, text_of
from toolkit.storage.directory.index import Document, facet
from toolkit.storage.directory.local import LocalPart

EU = ("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
      "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK")  # fmt: skip

Edits = dict[tuple[str, str], dict[str, str]]
"""Corrections, column and value, by table and id."""
Find = Callable[[str, str], Entry | None]
"""An entry by table and id."""


class Documents:
    """Makes documents from entries; `find` gives organisations and locations."""

    def __init__(self, find: Find, terms: Terms, local: LocalPart) -> None:
        self._find, self._terms, self._local = find, terms, local
        self._verified, self._edits = local.all_verified(), local.all_edits()

    def of(self, services: Iterable[Entry]) -> Iterator[Document]:
        """The document of each service."""
        for service in services:
            places = [text_of(row, "location_id") for row in service.rows(PLACES)]
            listing = self.listing(service, places)
            yield Document(listing, tuple(_facets(listing, places)))

    def listing(self, service: Entry, places: list[str]) -> Listing:
        """A service's listing, with the edits and the verification of this place."""
        organization = self._find(ORGANIZATIONS, text_of(service.row, "organization_id"))
        locations = [found for place in places if (found := self._find(LOCATIONS, place))]
        edits = self._edits
        if edits:
            service = edited(service, edits)
            organization = edited(organization, edits) if organization else None
            locations = [edited(location, edits) for location in locations]
        listing = listing_of(service, organization, locations, self._terms)
        here = self._verified.get(service.id)
        if here and (listing.verified_on is None or here.verified_on >= listing.verified_on):
            listing = replace(listing, verified_on=here.verified_on, expires_on=here.expires_on)
        return listing


ADDED_PHONES, SPOKEN = "+phones", "+languages"
"""Corrections that are rows of their own: further numbers, one a line; the tags of all languages, between spaces."""


def edited(entry: Entry, edits: Edits) -> Entry:
    """An entry with what was changed here laid over its rows; the entry itself stays as it was imported."""
    said = dict(edits.get((entry.table, entry.id), {}))
    numbers, tags = said.pop(ADDED_PHONES, ""), said.pop(SPOKEN, None)
    more = {table: [{**row, **edits.get((table, text_of(row, "id")), {})} for row in rows]
            for table, rows in entry.more.items()}  # fmt: skip
    # A number that was taken out is gone: a row without one stands nowhere.
    emptied = {row for (table, row), cells in edits.items() if table == "phones" and cells.get("number") == ""}
    if emptied and "phones" in more:
        more["phones"] = [row for row in more["phones"] if text_of(row, "id") not in emptied]
    if numbers:
        added = [_own_row(entry, "number", number) for number in numbers.split("\n")]
        more["phones"] = [*more.get("phones", []), *added]
    if tags is not None:
        more["languages"] = [_own_row(entry, "code", tag) for tag in tags.split()]
    return Entry(entry.table, entry.id, {**entry.row, **said}, more)


def _own_row(entry: Entry, column: str, value: str) -> Values:
    made = uuid.uuid5(_NAMESPACE, f"{entry.id}\0{column}\0{value}")
    return {"id": str(made), "service_id": entry.id, column: value}


_NAMESPACE = uuid.UUID("5e0b7a52-4a44-4d8c-8f0a-0d3d1c0a7f61")


def _facets(listing: Listing, places: list[str]) -> Iterator[str]:
    borne = {
        "cc": listing.countries,
        "in": EU if "EU" in listing.countries else (),
        "kind": listing.kinds,
        "lang": listing.languages,
        "acc": listing.accepts,
        "loc": places,
        "org": (listing.organization_id,),
        "who": (listing.who_answers,),
        "rep": (listing.reports_onward,),
        "st": (listing.status,),
    }
    for kind, values in borne.items():
        yield from (facet(kind, value) for value in values if value)
    if listing.charged is False:
        yield facet("free", "yes")
    if listing.verified_on:
        yield facet("ver", "yes")


def what_was_verified(listing: Listing) -> bytes:
    """The digest of what a verification vouches for: the name, the numbers, who answers and whom they tell."""
    said = (listing.name, listing.who_answers, listing.reports_onward, str(listing.calls_recorded))
    told = "\0".join([*said, *(phone.digits for phone in listing.phones)])
    return hashlib.blake2b(told.encode(), digest_size=16).digest()
