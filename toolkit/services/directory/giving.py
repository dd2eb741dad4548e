"""What is added to the directory's rows when it is given away: the days of verifications, and confidential services
that were named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from toolkit.domain.directory.entry import Entry
from toolkit.domain.directory.hsds import SERVICES
from toolkit.domain.directory.listing import Listing
from toolkit.services.directory.confidential import from_record
from toolkit.services.directory.overlay import CONFIDENTIAL, DirectoryVault
from toolkit.services.directory.told import UnknownServiceError
from toolkit.storage.directory.local import Verified


def stamped(entries: Iterable[Entry], verified: Mapping[str, Verified]) -> Iterable[Entry]:
    """Services verified here say so in what is given away: when, and until when."""
    for entry in entries:
        here = verified.get(entry.id) if entry.table == SERVICES else None
        if here:
            days = {"verified_on": here.verified_on.isoformat(), "expires_on": here.expires_on.isoformat()}
            yield Entry(entry.table, entry.id, {**entry.row, **days}, entry.more)
        else:
            yield entry


def confidential_of(vault: DirectoryVault, named: tuple[str, ...]) -> list[tuple[Listing, list[Entry]]]:
    """The confidential services of these ids, from the vault. Raises UnknownServiceError."""
    found = {record.id: from_record(record.body) for record in vault.of_kind(CONFIDENTIAL)} if named else {}
    for one in named:
        if one not in found:
            raise UnknownServiceError(one)
    return [found[one] for one in named]
