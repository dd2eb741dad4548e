"""Confidential services as they lie in the vault: their rows whole, and the listing made from them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from toolkit.domain.directory.entry import Entry
from toolkit.domain.directory.hsds import LOCATIONS, ORGANIZATIONS, SERVICES
from toolkit.domain.directory.listing import Listing, Terms, listing_of
from toolkit.domain.directory.terms import is_confidential


def is_confidential_entry(entry: Entry) -> bool:
    """Whether any row of an entry keeps all of it out of the public directory."""
    return any(is_confidential(values.get("confidential_location")) for _, values in entry.all_rows())


def to_record(service: Entry, around: list[Entry]) -> dict[str, Any]:
    """The body of the vault's record: the service first, then what it stands on."""
    return {"entries": [{"table": one.table, "id": one.id, "row": one.row, "more": one.more}
                        for one in (service, *around)]}  # fmt: skip


def from_record(body: dict[str, Any]) -> tuple[Listing, list[Entry]]:
    """The listing and the entries of a record."""
    entries = [Entry(one["table"], one["id"], one["row"], one["more"]) for one in body["entries"]]
    service = next(one for one in entries if one.table == SERVICES)
    organization = next((one for one in entries if one.table == ORGANIZATIONS), None)
    places = [one for one in entries if one.table == LOCATIONS]
    return replace(listing_of(service, organization, places, Terms({}, {})), confidential=True), entries
