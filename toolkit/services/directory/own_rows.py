"""What this place does to the directory itself: adds a service, corrects one, moves one into the vault and back.

Nothing of it is touched by an import, and an import's rows stay as they came.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from toolkit.domain.directory.entry import Entry
from toolkit.domain.directory.faults import RowsRefusedError
from toolkit.domain.directory.freshness import LEAST_DAYS, VALID_DAYS, expiry
from toolkit.domain.directory.hsds import LOCATIONS, ORGANIZATIONS, PLACES, SERVICES
from toolkit.domain.directory.listing import Listing, listing_of, text_of
from toolkit.domain.directory.terms import is_confidential
from toolkit.domain.errors import BadInputError
from toolkit.services.directory.by_hand import Said, edits_from, entries_from, faults_of, said_of
from toolkit.services.directory.confidential import from_record, to_record
from toolkit.services.directory.documents import Documents, edited, what_was_verified
from toolkit.services.directory.importing import Importer
from toolkit.services.directory.names import Names
from toolkit.services.directory.overlay import CONFIDENTIAL, DirectoryVault
from toolkit.services.directory.told import AlreadyThereError, UnknownServiceError, require_vault
from toolkit.storage.directory.index import ServiceIndex, facet
from toolkit.storage.directory.local import LocalPart, Verified
from toolkit.storage.directory.store import OWN, DirectoryStore, written
from toolkit.support.i18n import N_

MARK = "confidential_location"
VALID = "valid_days"
"""The unit's rule of how long a verification holds."""


@dataclass(frozen=True, slots=True)
class House:
    """What the directory lends: its store, read, about to be changed, and changed; the vault, the names, the day."""

    read: Callable[[], DirectoryStore]
    change: Callable[[], DirectoryStore]
    changed: Callable[[], None]
    vault: DirectoryVault
    names: Names
    today: date


class BadRuleError(BadInputError):
    """A number of days that no rule may have."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(
            N_("A verification holds from {least} to {most} days: nothing was changed."),
            N_("Choose a number of days between the two."),
            least=least,
            most=most,
        )


class OwnRows:
    """The acts, each whole or not at all."""

    def __init__(self, house: House) -> None:
        self._house = house

    def is_own(self, service: str) -> bool:
        """Whether a service was added here by hand."""
        return self._house.read().is_own(SERVICES, service)

    def is_hidden(self, service: str) -> bool:
        """Whether somebody here made a service confidential that was public before."""
        return service in LocalPart(self._house.read()).hidden()

    @property
    def valid_days(self) -> int:
        """How many days a verification made here holds: 90, or fewer by the unit's own rule."""
        return LocalPart(self._house.read()).rule(VALID) or VALID_DAYS

    def set_valid_days(self, days: int) -> None:
        """Set the unit's rule, from 7 to 90 days; what was verified before keeps its day. Raises BadRuleError."""
        if not LEAST_DAYS <= days <= VALID_DAYS:
            raise BadRuleError(LEAST_DAYS, VALID_DAYS)
        store = self._house.change()
        with self._changing(store):
            LocalPart(store).set_rule(VALID, days)

    def add(self, said: Said, confidential: bool = False) -> str:
        """Add a service that no package has; its id. A confidential one goes into the vault alone.

        Raises RowsRefusedError for what `faults_of` tells, AlreadyThereError, VaultLockedError or StoreError.
        """
        if faults := faults_of(said, self._house.names, new=True):
            raise RowsRefusedError(len(faults))
        service, around = entries_from(said, self._house.names)
        if self._house.read().has(SERVICES, service.id) or self._record(service.id) is not None:
            raise AlreadyThereError(said["name"])
        if confidential:
            require_vault(self._house.vault)
            self._house.vault.put(service.id, CONFIDENTIAL, to_record(_marked(service), around))
            return service.id
        store = self._house.change()
        with self._changing(store):
            self._put(store, [service, *(one for one in around if not store.has(one.table, one.id))])
        return service.id

    def remove(self, service: str) -> None:
        """Remove a service that was added here; raises UnknownServiceError for any other."""
        store = self._house.change()
        if not store.is_own(SERVICES, service):
            raise UnknownServiceError(service)
        with self._changing(store):
            self._take_out(store, service)

    def said(self, service: str) -> Said:
        """What a service says now, by the fields that can be corrected. Raises UnknownServiceError."""
        return said_of(self._gathered(service))

    def correct(self, service: str, said: Said, called: bool = False) -> None:
        """Lay corrections over a service: over its rows in the directory, in the vault where it lies there. Verified
        from today on where somebody `called`.

        Raises RowsRefusedError, UnknownServiceError or StoreError.
        """
        before = self.said(service)
        if faults := faults_of({**before, **said}, self._house.names):
            raise RowsRefusedError(len(faults))
        record = self._record(service)
        if record is not None:
            self._house.vault.put(service, CONFIDENTIAL, self._corrected(record, before, said, called))
            return
        store = self._house.change()
        entry, local, today = self._entry(store, service), LocalPart(store), self._house.today
        with self._changing(store):
            for (table, row), values in edits_from(entry, before, said).items():
                for name, value in values.items():
                    local.edit(table, row, name, value, today)
            if called:
                local.verify(service, Verified(today, self._until, what_was_verified(self._gathered(service))))
            self._reindex(store, entry)

    def _corrected(self, record: dict[str, Any], before: Said, said: Said, called: bool) -> dict[str, Any]:
        """The vault's record of a service with corrections in its rows."""
        _, entries = from_record(record)
        found = next(one for one in entries if one.table == SERVICES)
        edits, today = edits_from(found, before, said), self._house.today
        if called:
            days = {"verified_on": today.isoformat(), "expires_on": self._until.isoformat()}
            edits[SERVICES, found.id] = {**edits.get((SERVICES, found.id), {}), **days}
        return _record_of([edited(one, edits) for one in entries])

    def is_corrected(self, service: str) -> bool:
        """Whether anything of a service was corrected here."""
        store = self._house.read()
        entry = store.entry(SERVICES, service)
        edits = LocalPart(store).all_edits() if entry else {}
        return bool(entry and any(name in edits for name in _rows_of(entry)))

    def take_back(self, service: str) -> None:
        """Show a service again as it was imported. Raises UnknownServiceError or StoreError."""
        store = self._house.change()
        entry = self._entry(store, service)
        with self._changing(store):
            LocalPart(store).forget_edits(_rows_of(entry))
            self._reindex(store, entry)

    def stays_public(self, service: str) -> list[str]:
        """The names of other services at the places of this one: those places stay public with them."""
        store = self._house.read()
        entry = self._entry(store, service)
        index = ServiceIndex(store)
        places = [facet("loc", text_of(row, "location_id")) for row in entry.rows(PLACES)]
        others = {one for place in places for one in index.services_with(place)} - {service}
        return sorted(found.name for one in others if (found := index.card(one)))

    def as_confidential(self, service: str) -> dict[str, Any]:
        """What the vault is to keep of a public service, its corrections and verification with it: first this is
        written there, then `hide` takes it out here. Raises UnknownServiceError.
        """
        store = self._house.read()
        local = LocalPart(store)
        entry, edits = self._entry(store, service), local.all_edits()
        here = local.all_verified().get(service)
        days = {"verified_on": here.verified_on.isoformat(), "expires_on": here.expires_on.isoformat()} if here else {}
        whole = _marked(edited(entry, edits), **days)
        return to_record(whole, [edited(one, edits) for one in _around(store, entry)])

    def hide(self, service: str) -> None:
        """Take a service out of the public directory, with what only it stands on; no import brings it back."""
        store = self._house.change()
        with self._changing(store):
            LocalPart(store).hide(service)
            if store.has(SERVICES, service):
                self._take_out(store, service)
                ServiceIndex(store).scrub()

    def hide_what_the_vault_has(self) -> int:
        """Finish what was begun: whatever the vault keeps as confidential leaves the public file; how many did."""
        kept = [record.id for record in self._house.vault.of_kind(CONFIDENTIAL)]
        left = [one for one in kept if self._house.read().has(SERVICES, one)]
        for one in left:
            self.hide(one)
        return len(left)

    def make_public(self, service: str) -> None:
        """Bring a service back that was made confidential here, as one of this place's own; then the vault forgets it.

        Raises UnknownServiceError or StoreError.
        """
        record = self._record(service)
        if record is None or not self.is_hidden(service):
            raise UnknownServiceError(service)
        _, entries = from_record(record)
        public = [_unmarked(one) if one.table == SERVICES else one for one in entries]
        if any(is_confidential(values.get(MARK)) for one in public for _, values in one.all_rows()):
            raise BadInputError(
                N_("A place of this service was confidential before it came here."), N_("It stays in the vault.")
            )
        store = self._house.change()
        with self._changing(store):
            LocalPart(store).unhide(service)
            self._put(store, [one for one in public if not store.has(one.table, one.id)])
        self._house.vault.erase(service, CONFIDENTIAL)

    # -- inside

    @property
    def _until(self) -> date:
        today = self._house.today
        return expiry(today, today + timedelta(days=self.valid_days))

    @contextlib.contextmanager
    def _changing(self, store: DirectoryStore) -> Iterator[None]:
        """All of it or nothing; then whoever watches over the file knows of it."""
        with store.transaction():
            yield
        self._house.changed()

    def _record(self, service: str) -> dict[str, Any] | None:
        records = self._house.vault.of_kind(CONFIDENTIAL)
        return next((record.body for record in records if record.id == service), None)

    def _gathered(self, service: str) -> Listing:
        record = self._record(service)
        if record is not None:
            return from_record(record)[0]
        store = self._house.read()
        edits, terms = LocalPart(store).all_edits(), Importer(store, self._house.names.tags).terms()
        entry = edited(self._entry(store, service), edits)
        around = [edited(one, edits) for one in _around(store, entry)]
        organization = next((one for one in around if one.table == ORGANIZATIONS), None)
        return listing_of(entry, organization, [one for one in around if one.table == LOCATIONS], terms)

    @staticmethod
    def _entry(store: DirectoryStore, service: str) -> Entry:
        entry = store.entry(SERVICES, service)
        if entry is None:
            raise UnknownServiceError(service)
        return entry

    def _put(self, store: DirectoryStore, entries: list[Entry]) -> None:
        store.put(OWN, [written(one) for one in entries])
        for one in entries:
            if one.table == SERVICES:
                self._reindex(store, one)

    def _reindex(self, store: DirectoryStore, service: Entry) -> None:
        terms = Importer(store, self._house.names.tags).terms()
        ServiceIndex(store).write(Documents(store.entry, terms, LocalPart(store)).of([service]))

    @staticmethod
    def _take_out(store: DirectoryStore, service: str) -> None:
        """Take a service out with everything that stood for it alone."""
        entry = store.entry(SERVICES, service)
        index, local = ServiceIndex(store), LocalPart(store)
        alone = [one for one in _around(store, entry) if _others(index, one, service) == []] if entry else []
        store.remove([(SERVICES, service), *((one.table, one.id) for one in alone)])
        index.remove([service])
        local.forget(service)
        local.forget_edits(_rows_of(entry) if entry else [])


def _around(store: DirectoryStore, service: Entry) -> list[Entry]:
    """The organisation and the places of a service."""
    names = [(ORGANIZATIONS, text_of(service.row, "organization_id"))]
    names += [(LOCATIONS, text_of(row, "location_id")) for row in service.rows(PLACES)]
    return [found for table, one in names if (found := store.entry(table, one))]


def _others(index: ServiceIndex, one: Entry, service: str) -> list[str]:
    token = facet("org" if one.table == ORGANIZATIONS else "loc", one.id)
    return [other for other in index.services_with(token) if other != service]


def _rows_of(entry: Entry) -> list[tuple[str, str]]:
    return [(table, text_of(values, "id")) for table, values in entry.all_rows()]


def _marked(service: Entry, **days: str) -> Entry:
    return Entry(service.table, service.id, {**service.row, **days, MARK: "yes"}, service.more)


def _unmarked(service: Entry) -> Entry:
    row = {name: value for name, value in service.row.items() if name != MARK}
    return Entry(service.table, service.id, row, service.more)


def _record_of(entries: Iterable[Entry]) -> dict[str, Any]:
    """The service first, as `to_record` has it."""
    ordered = sorted(entries, key=lambda one: one.table != SERVICES)
    return to_record(ordered[0], ordered[1:])
