"""What an import would change, told before anything is written; then all of it is written, or nothing."""

from __future__ import annotations

import contextlib
import gc
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from toolkit.domain.directory.entry import Entry, entries_of
from toolkit.domain.directory.faults import RowFault
from toolkit.domain.directory.hsds import CORE, LOCATIONS, ORGANIZATIONS, SERVICES
from toolkit.domain.directory.listing import Terms, text_of
from toolkit.exchange.directory.checking import check_package
from toolkit.exchange.directory.package import Package
from toolkit.services.directory.confidential import is_confidential_entry
from toolkit.services.directory.documents import Documents, Find
from toolkit.storage.directory.index import ServiceIndex, facet
from toolkit.storage.directory.local import LocalPart
from toolkit.storage.directory.store import OWN, DirectoryStore, PackageRow, Stored, Written, entry_from, written

BULK = 2_000
MARK = "confidential_location"
Known = dict[tuple[str, str], Stored]
Incoming = dict[str, set[str]]
"""The ids of a package's entries by table."""
Step = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that an import touches; `what` tells each changed cell, "number: old → new"."""

    table: str
    id: str
    name: str
    what: tuple[str, ...] = ()


SHOWN = 1_000
"""Changes of a kind that are kept to be looked at; all of them are counted."""


class Changes:
    """Changes of one kind: how many, how many of them services, and the first ones."""

    def __init__(self) -> None:
        self._first: list[Change] = []
        self._count = self.services = 0

    def add(self, change: Change) -> None:
        """One more."""
        self._count += 1
        self.services += change.table == SERVICES
        if len(self._first) < SHOWN:
            self._first.append(change)

    def __len__(self) -> int:
        """All of them."""
        return self._count

    def __iter__(self) -> Iterator[Change]:
        """The first ones."""
        return iter(self._first)


@dataclass(slots=True)
class Plan:
    """What an import would do. `kept` are services that the new package lacks but that were verified here; `own` what
    was added here or moved into the vault, which an import leaves as it is.

    It holds what is to be written as text, and nothing else: a package may have a hundred thousand services.
    """

    package: Package
    replaces: PackageRow | None
    added: Changes = field(default_factory=Changes)
    changed: Changes = field(default_factory=Changes)
    removed: Changes = field(default_factory=Changes)
    kept: Changes = field(default_factory=Changes)
    own: Changes = field(default_factory=Changes)
    touched_verified: Changes = field(default_factory=Changes)
    writes: list[Written] = field(default_factory=list, repr=False)
    gone: list[tuple[str, str]] = field(default_factory=list, repr=False)
    confidential: list[tuple[Entry, list[Entry]]] = field(default_factory=list, repr=False)
    signer: str = ""
    serial: int = 0
    mapping: tuple[str, dict[str, str]] | None = None

    @property
    def rejected(self) -> list[RowFault]:
        """The rows that cannot be taken."""
        return self.package.faults

    @property
    def warnings(self) -> list[RowFault]:
        """What is kept though something about it is odd."""
        return self.package.warnings

    @property
    def changes_nothing(self) -> bool:
        """Whether all of it is here already."""
        return not (self.added or self.changed or self.removed)


class Importer:
    """Plans and carries out imports into one store."""

    def __init__(self, store: DirectoryStore, languages: dict[str, str]) -> None:
        """`languages`: tags by the languages' English names in small letters."""
        self._store, self._languages = store, languages
        self._local, self._index = LocalPart(store), ServiceIndex(store)

    def plan(self, package: Package, vault_open: bool = False) -> Plan:
        """Check a package and compare it with what is there; nothing is written. Confidential services are planned
        for the vault where it is open, and rejected where it is not.
        """
        check_package(package, self._store.has, vault_open)
        plan, known = Plan(package, None), self._store.known()
        moved, verified = self._local.hidden(), self._local.all_verified()
        hides = bool(moved) or any(MARK in names for names in package.columns.values())
        entries = entries_of(package.rows)
        incoming: dict[str, set[str]] = {}
        for entry in _public(list(entries), plan, moved) if hides else entries:
            incoming.setdefault(entry.table, set()).add(entry.id)
            self._compare(plan, entry, known.get((entry.table, entry.id)), verified)
        plan.replaces = self._replaced(package, incoming, known)
        if plan.replaces is not None:
            self._find_removed(plan, incoming, known, plan.replaces.id)
        return plan

    def apply(self, plan: Plan, now: str, step: Step) -> None:
        """Write a plan, whole. Raises StoreError when the disk refuses; then nothing is changed. `step` hears of
        services done, and may raise.
        """
        replaced = plan.replaces
        name = plan.package.name or (replaced.name if replaced else "")
        with self._store.transaction():
            row = PackageRow(replaced.id if replaced else 0, name, plan.package.about, now, plan.signer, plan.serial)
            package = self._store.put_package(row)
            self._store.put(package, plan.writes)
            self._store.remove(plan.gone)
            self._store.note_columns(plan.package.columns)
            self._reindex(plan, step)
            if plan.mapping:
                self._local.remember_mapping(*plan.mapping)
            if plan.signer:
                name, _ = self._local.signers()[plan.signer]
                self._local.put_signer(plan.signer, name, plan.serial)

    def _replaced(self, package: Package, incoming: Incoming, known: Known) -> PackageRow | None:
        """The earlier import that this one is a newer state of: of the same name, or with half of its services."""
        packages = {one.id: one for one in self._store.packages()}
        named = next((one for one in packages.values() if package.name and one.name == package.name), None)
        if named:
            return named
        if package.name:
            return None
        had, again = dict.fromkeys(packages, 0), dict.fromkeys(packages, 0)
        for name, stored in known.items():
            if name[0] == SERVICES and stored.package != OWN:
                had[stored.package] += 1
                again[stored.package] += name[1] in incoming.get(SERVICES, ())
        return next((packages[one] for one in packages if had[one] and 2 * again[one] >= had[one]), None)

    def _compare(self, plan: Plan, entry: Entry, stored: Stored | None, verified: dict[str, Any]) -> None:
        write = written(entry, stored.key if stored else None)
        if stored is not None and stored.digest == write.digest:
            return
        if stored is not None and stored.package == OWN:
            plan.own.add(_change(entry))
            return
        if stored is None:
            plan.added.add(_change(entry))
        else:
            change = _change(entry, self._differences(entry))
            plan.changed.add(change)
            if entry.table == SERVICES and entry.id in verified:
                plan.touched_verified.add(change)
        plan.writes.append(write)

    def _differences(self, entry: Entry) -> tuple[str, ...]:
        old = self._store.entry(entry.table, entry.id)
        return tuple(_differences(old, entry)) if old else ()

    def _find_removed(self, plan: Plan, incoming: Incoming, known: Known, package: int) -> None:
        verified = self._local.all_verified()
        gone = [name for name, stored in known.items()
                if stored.package == package and name[1] not in incoming.get(name[0], ())]  # fmt: skip
        kept_services = {entry_id for table, entry_id in gone if table == SERVICES and entry_id in verified}
        held = self._held_by(kept_services)
        for table, entry_id in gone:
            entry = self._store.entry(table, entry_id)
            change = _change(entry) if entry else Change(table, entry_id, "")
            if table == SERVICES and entry_id in kept_services:
                plan.kept.add(change)
            elif (table, entry_id) not in held:
                plan.removed.add(change)
                plan.gone.append((table, entry_id))

    def _held_by(self, services: set[str]) -> set[tuple[str, str]]:
        """What the services that stay stand on."""
        found = (self._store.entry(SERVICES, service) for service in services)
        return {name for entry in found if entry for name in _stands_on(entry)}

    def _reindex(self, plan: Plan, step: Step) -> None:
        """Bring the index up to date; the entries are in the store by now, and those of the plan still at hand."""
        self._index.remove(one for table, one in plan.gone if table == SERVICES)
        at_hand = {(one.table, one.id): one for one in plan.writes if one.table in CORE}
        services = [one.id for one in plan.writes if one.table == SERVICES]
        services += self._leaning_on(plan.writes, set(services))

        def find(table: str, entry_id: str) -> Entry | None:
            write = at_hand.get((table, entry_id))
            return entry_from(write) if write else self._store.entry(table, entry_id)

        found = (entry for one in services if (entry := find(SERVICES, one)))
        documents = Documents(_remembering(find), self.terms(), self._local)
        if len(services) > BULK:
            self._index.begin_bulk()
        self._index.write(_counted(documents.of(found), step))
        if len(services) > BULK:
            self._index.end_bulk()

    def _leaning_on(self, touched: list[Written], known: set[str]) -> Iterator[str]:
        """Services whose organisation, location or kind changed, themselves unchanged; each once."""
        if len(known) > BULK and not self._store.connection.execute("SELECT 1 FROM listing LIMIT 1").fetchone():
            return
        if any(one.table in ("taxonomy_terms", "taxonomies") for one in touched):
            yield from (entry.id for entry in self._store.entries(SERVICES) if entry.id not in known)
            return
        for one in touched:
            if one.table in (ORGANIZATIONS, LOCATIONS):
                token = facet("org" if one.table == ORGANIZATIONS else "loc", one.id)
                for service in self._index.services_with(token):
                    if service not in known:
                        known.add(service)
                        yield service

    def terms(self) -> Terms:
        """What codes mean in this directory."""
        return Terms(Terms.kinds_of(entry.row for entry in self._store.entries("taxonomy_terms")), self._languages)


def _public(entries: list[Entry], plan: Plan, moved: set[str]) -> Iterator[Entry]:
    """The entries for the public file; confidential services, and what only they stand on, go to the plan's other list.

    A confidential place makes every service there confidential. `moved` are services that lie in the vault since
    somebody here said so: they stay there as they are.
    """
    hidden = {(one.table, one.id) for one in entries if is_confidential_entry(one)}
    hidden |= {(SERVICES, one.id) for one in entries if one.table == SERVICES and one.id in moved}
    if not hidden:
        yield from entries
        return
    named = {(one.table, one.id): one for one in entries}
    services = {one.id: set(_stands_on(one)) for one in entries if one.table == SERVICES}
    secret = {one for one, around in services.items() if (SERVICES, one) in hidden or around & hidden}
    public = {name for one, around in services.items() if one not in secret for name in around}
    only = {name for one in secret for name in services[one]} - public | hidden
    plan.confidential = [(named[SERVICES, one], [named[name] for name in services[one] if name in named])
                         for one in sorted(secret - moved)]  # fmt: skip
    for one in sorted(secret & moved):
        plan.own.add(_change(named[SERVICES, one]))
    for entry in entries:
        if (entry.table, entry.id) not in only and not (entry.table == SERVICES and entry.id in secret):
            yield entry


def _stands_on(service: Entry) -> Iterator[tuple[str, str]]:
    yield ORGANIZATIONS, text_of(service.row, "organization_id")
    yield from ((LOCATIONS, text_of(row, "location_id")) for row in service.rows("service_at_location"))


def _remembering(find: Find) -> Find:
    """The same, an organisation found again at once: services that follow each other share it."""
    last: dict[str, Entry | None] = {}

    def found(table: str, entry_id: str) -> Entry | None:
        if table != ORGANIZATIONS:
            return find(table, entry_id)
        if entry_id not in last:
            last.clear()
            last[entry_id] = find(table, entry_id)
        return last[entry_id]

    return found


def _counted(documents: Iterable[Any], step: Step) -> Iterator[Any]:
    for number, document in enumerate(documents, 1):
        yield document
        if number % 500 == 0:
            step(500)


def _change(entry: Entry, what: tuple[str, ...] = ()) -> Change:
    name = text_of(entry.row, "name") if entry.table in CORE else ""
    return Change(entry.table, entry.id, name or entry.id, what)


def _differences(old: Entry, new: Entry) -> Iterator[str]:
    """Each cell that differs, and rows that came or went."""
    rows = {(table, text_of(values, "id")): values for table, values in old.all_rows()}
    for table, values in new.all_rows():
        before = rows.pop((table, text_of(values, "id")), None)
        if before is None:
            yield f"+ {table}"
            continue
        for name in dict.fromkeys([*before, *values]):
            if before.get(name) != values.get(name):
                yield f"{name}: {_short(before.get(name))} → {_short(values.get(name))}"
    yield from (f"− {table}" for table, _ in rows)


def _short(value: Any) -> str:
    text = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:60]}…"


@contextlib.contextmanager
def without_collecting() -> Iterator[None]:
    """Millions of rows and no cycle among them: looking for garbage would take a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
