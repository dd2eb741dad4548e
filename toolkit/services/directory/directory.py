"""The directory as the window and the command line use it: search, a service's page, import, export, verification."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from toolkit.content.countries import country_names
from toolkit.domain.directory.entry import Entry, rows_of
from toolkit.domain.directory.faults import RowFault, RowsRefusedError
from toolkit.domain.directory.folding import words_of
from toolkit.domain.directory.hours import is_open
from toolkit.domain.directory.hsds import SERVICES
from toolkit.domain.directory.listing import Listing
from toolkit.domain.directory.query import Query
from toolkit.domain.errors import BadInputError
from toolkit.exchange.directory.mapping import guessed, header_key, package_of
from toolkit.exchange.directory.package import Package
from toolkit.exchange.directory.reading import is_hsds_table, nothing_told, read_package
from toolkit.exchange.directory.spreadsheet import SHEET_ENDINGS, Spreadsheet, read_spreadsheet
from toolkit.exchange.directory.writing import hsds_json, hsds_zip, people_csv
from toolkit.platform.files import make_folder, neutral_name, read_whole, write_whole
from toolkit.sealing.minisign import read_key
from toolkit.services.directory.by_hand import Said, faults_of
from toolkit.services.directory.confidential import from_record, to_record
from toolkit.services.directory.documents import edited, what_was_verified
from toolkit.services.directory.fitting import Fit, Needs, fitting
from toolkit.services.directory.giving import confidential_of, stamped
from toolkit.services.directory.importing import Importer, Plan, Step, without_collecting
from toolkit.services.directory.names import Names
from toolkit.services.directory.numbers import Finding, late_findings, number_findings
from toolkit.services.directory.overlay import BEDS, CONFIDENTIAL, NOTE, VERIFICATION, DirectoryVault, NoVault
from toolkit.services.directory.own_rows import House, OwnRows
from toolkit.services.directory.searching import SCREENFUL, Search, fits
from toolkit.services.directory.told import Mapping, PaperList, Signer, UnknownServiceError, VaultPart, require_vault
from toolkit.services.directory.updates import checked, require_same_signer, signature_beside
from toolkit.services.directory.watching import changed_parts, keep_seal
from toolkit.storage.directory.index import ServiceIndex
from toolkit.storage.directory.local import LocalPart
from toolkit.storage.directory.store import DirectoryStore
from toolkit.support.i18n import N_

FORMATS = ("hsds-zip", "hsds-json", "csv")
MOST_SEARCHED = 200
"""Rows of a search that a list for paper is chosen from."""


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


class DirectoryService:
    """One directory in a folder. Until something is imported or verified it lies in memory and no file is made.

    Use it from the thread that made it; `aside` gives another one for work beside the window.
    """

    def __init__(
        self,
        folder: Path,
        starter: Path,
        names: Names,
        now: Callable[[], datetime] = utc_now,
        vault: DirectoryVault | None = None,
    ) -> None:
        self._folder, self._starter, self._names, self._now = folder, starter, names, now
        self.vault: DirectoryVault = vault or NoVault()
        self._open: DirectoryStore | None = None
        self.changed: tuple[str, ...] = ()

    def aside(self) -> DirectoryService:
        """The same directory, for another thread."""
        made = DirectoryService(self._folder, self._starter, self._names, self._now, self.vault)
        made.changed = self.changed
        return made

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        if self._open is not None:
            self._open.close()
            self._open = None
        self.__dict__.pop("_search", None)

    @property
    def path(self) -> Path:
        """Where the directory's file lies once there is one."""
        return self._folder / "directory"

    @property
    def today(self) -> date:
        """The day of now, where this machine is."""
        return self._now().astimezone().date()

    # -- finding

    def search(self, query: Query, most: int = SCREENFUL) -> list[Listing]:
        """The services that fit, best first. Raises StoreError."""
        return self._search.find(query, most)

    def fitting(self, needs: Needs) -> list[Fit]:
        """The services that may meet these needs, those that fit best first, each with why and why not; confidential
        ones too while the vault is open.
        """
        return fitting(self._search, needs, self.today, self.confidential(Query()))

    def for_paper(self, country: str, language: str = "", most: int = 12) -> list[Listing]:
        """What may be printed for a person: verified today, unchanged since, working, never confidential; those that
        speak the language first.
        """
        found = self.search(Query(country=country, verified=True), most * 4)
        working = [one for one in found if self._may_be_printed(one)]
        return sorted(working, key=lambda one: language not in one.languages)[:most]

    def for_list(self, query: Query, most: int) -> PaperList:
        """What of a search may be handed over on paper, as `for_paper`, and of whom it is known who answers."""
        found = self.search(query, MOST_SEARCHED)
        good = [one for one in found if self._may_be_printed(one) and one.who_answers and one.phones]
        return PaperList(tuple(good[:most]), len(found) - len(good), max(0, len(good) - most))

    def pinned_ids(self) -> set[str]:
        """The ids of what is on the first page."""
        return set(LocalPart(self._store).pins())

    def beds(self) -> dict[str, tuple[int, str]]:
        """The free beds and their time by service, from the open vault."""
        told = [record.body for record in self.vault.of_kind(BEDS)]
        return {one["service"]: (one["beds"], one["at"]) for one in told}

    def _may_be_printed(self, one: Listing) -> bool:
        return (one.is_verified(self.today) and one.status in ("", "active") and not one.confidential
                and not self.changed_since_verified(one.service_id))  # fmt: skip

    def pinned(self) -> list[Listing]:
        """The unit's own on-call numbers, in their order. Where nothing was ever pinned, nothing is opened."""
        if not self.path.exists():
            return []
        return [found for one in LocalPart(self._store).pins() if (found := self._index.card(one))]

    def listing(self, service: str) -> Listing:
        """One service, a confidential one too while the vault is open. Raises UnknownServiceError."""
        found = self._index.card(service)
        if found is None:
            found = next((one for one in self.confidential(Query()) if one.service_id == service), None)
        if found is None:
            raise UnknownServiceError(service)
        return found

    def confidential(self, query: Query) -> list[Listing]:
        """The confidential services that fit, from the open vault; none while it is locked."""
        listings = [from_record(record.body)[0] for record in self.vault.of_kind(CONFIDENTIAL)]
        return [one for one in listings if fits(one, query, self._names, self._now())]

    def entry(self, service: str) -> Entry:
        """All rows of one service, with what was changed here. Raises UnknownServiceError."""
        found = self._store.entry(SERVICES, service)
        if found is None:
            raise UnknownServiceError(service)
        return edited(found, LocalPart(self._store).all_edits())

    def count(self) -> int:
        """How many services there are."""
        return self._store.count(SERVICES)

    def countries(self) -> list[str]:
        """The countries that any service is in."""
        values = {*self._index.values_of("cc"), *self._index.values_of("in")}
        return sorted(code.upper() for code in values if len(code) == 2)

    def languages(self) -> list[str]:
        """The tags of the languages that anybody speaks."""
        there = set(self._index.values_of("lang"))
        return [tag for tag in self._names.tags.values() if "".join(words_of(tag)) in there]

    def country_names(self, tag: str) -> dict[str, str]:
        """Countries by code in a language of the interface."""
        return country_names(tag)

    def is_open(self, listing: Listing) -> bool | None:
        """Whether a service is open now; None where its hours are not known."""
        return is_open(listing.schedules, self._now())

    def changed_since_verified(self, service: str) -> bool:
        """Whether an import changed the name or a number of a service after it was verified here."""
        here = LocalPart(self._store).all_verified().get(service)
        found = self._index.card(service)
        return bool(here and found and here.what != what_was_verified(found))

    # -- changing

    @property
    def own(self) -> OwnRows:
        """What this place does to the directory itself: add, correct, move into the vault."""
        return OwnRows(self.house)

    @property
    def house(self) -> House:
        """What the directory lends to whoever keeps things of this place in its file."""
        return House(lambda: self._store, self._to_change, self._keep_seal, self.vault, self._names, self.today)

    def faults_of(self, said: Said, new: bool = False) -> list[RowFault]:
        """What cannot stand in what was written of a service."""
        return faults_of(said, self._names, new)

    @property
    def is_unlocked(self) -> bool:
        """Whether the vault is open."""
        return not isinstance(self.vault, NoVault)

    def _to_change(self) -> DirectoryStore:
        self._keep()
        return self._store

    def spreadsheet(self, path: Path, step: Step = nothing_told) -> tuple[Spreadsheet, dict[str, str]] | None:
        """A people's spreadsheet with what its columns meant before, or seem to mean; None for an HSDS package.

        Raises PackRefusedError.
        """
        ending = path.suffix.casefold()
        if path.is_dir() or ending not in (".csv", *SHEET_ENDINGS):
            return None
        sheet = read_spreadsheet(path, step)
        if ending == ".csv" and is_hsds_table(path.name, sheet.header):
            return None
        remembered = LocalPart(self._store).mapping(header_key(sheet.header))
        return sheet, guessed(sheet.header) if remembered is None else remembered

    def mapping_of(self, path: Path, step: Step = nothing_told) -> Mapping | None:
        """What a spreadsheet's columns seem to mean, with an example of each; None for an HSDS package."""
        found = self.spreadsheet(path, step)
        if found is None:
            return None
        sheet, columns = found
        examples = {name: next((cells[name][:40] for _, cells in sheet.lines if name in cells), "")
                    for name in sheet.header if name}  # fmt: skip
        return Mapping([name for name in sheet.header if name], examples, columns)

    def plan_with_columns(self, path: Path, columns: dict[str, str], step: Step = nothing_told) -> Plan:
        """Plan a spreadsheet's import with its columns as a person said. Raises BadInputError, PackRefusedError."""
        return self.plan_spreadsheet(read_spreadsheet(path, step), columns)

    def plan_spreadsheet(self, sheet: Spreadsheet, columns: dict[str, str]) -> Plan:
        """What importing a spreadsheet would change, its columns taken so. Raises BadInputError without a name."""
        if "name" not in columns and sheet.header:
            raise BadInputError(
                N_("It cannot be told which column holds the names of the services."),
                N_("Call that column 'name', or choose the columns in the window."),
            )
        plan = self.plan(package_of(sheet, columns, self._names.country_codes, self._names.tags))
        plan.mapping = (header_key(sheet.header), columns)
        return plan

    def plan_file(self, path: Path, step: Step = nothing_told) -> Plan:
        """Read a file or folder and plan its import; a signature beside it is checked first.

        Raises PackRefusedError, FileRefusedError, SealBrokenError or UpdateRefusedError.
        """
        with without_collecting():
            found = self.spreadsheet(path, step)
            if found:
                return self.plan_spreadsheet(*found)
            signature = signature_beside(path)
            content, signed = checked(path, signature, LocalPart(self._store)) if signature else (None, None)
            plan = self.plan(read_package(path, step, content))
        require_same_signer(plan, signed)
        return plan

    def plan(self, package: Package) -> Plan:
        """What importing a package would change; nothing is written."""
        return self._importer.plan(package, self.is_unlocked)

    def key_in(self, key_file: Path) -> str:
        """The public key that a file holds, on one line. Raises SealBrokenError or FileRefusedError."""
        return read_key(read_whole(key_file).decode("utf-8", "replace")).text

    def pin_signer(self, key_file: Path, name: str) -> str:
        """Pin whose signatures are believed from now on; the key on one line. Raises SealBrokenError."""
        key = self.key_in(key_file)
        self._keep()
        with self._store.transaction():
            LocalPart(self._store).put_signer(key, name, 0)
        self._keep_seal()
        return key

    def unpin_signer(self, key: str) -> None:
        """Believe a key no more. Raises StoreError."""
        self._keep()
        with self._store.transaction():
            LocalPart(self._store).drop_signer(key)
        self._keep_seal()

    def signers(self) -> list[Signer]:
        """Whose signatures are believed, by name."""
        return [Signer(key, name, serial) for key, (name, serial) in LocalPart(self._store).signers().items()]

    def apply(self, plan: Plan, accept_rest: bool = False, step: Step = nothing_told) -> None:
        """Carry a plan out. Raises RowsRefusedError, StoreError; then nothing was changed."""
        if plan.package.rejected and not accept_rest:
            raise RowsRefusedError(plan.package.rejected)
        self._keep()
        with without_collecting():
            self._importer.apply(plan, self._now().isoformat(timespec="seconds"), step)
        for service, around in plan.confidential:
            self.vault.put(service.id, CONFIDENTIAL, to_record(service, around))
        self._keep_seal()

    def verify(
        self, service: str, by: str, how: str, changed: str = "", number: str = "", who_answers: str = ""
    ) -> Listing:
        """Note that somebody called: the day is kept with the directory, who and how in the vault when it is open.

        `number` is the number as it is now, where the call showed that it had changed; `who_answers` the code of
        whoever answered. Raises UnknownServiceError.
        """
        if not by.strip() or not how.strip():
            raise BadInputError(
                N_("A verification needs who made it and how."), N_("Say who called, and who answered.")
            )
        found = {"phone": number.strip(), "who_answers": who_answers}
        self.own.correct(service, {name: text for name, text in found.items() if text}, called=True)
        told = {"on": self.today.isoformat(), "by": by.strip(), "how": how.strip(), "changed": changed}
        self.vault.put(f"verification-{service}", VERIFICATION, {"service": service, **told})
        self._keep_seal()
        return self.listing(service)

    def note(self, service: str, text: str) -> None:
        """Keep a note about a service in the vault. Raises VaultLockedError."""
        require_vault(self.vault)
        self.vault.put(f"note-{service}", NOTE, {"service": service, "text": text, "on": self.today.isoformat()})

    def set_beds(self, service: str, beds: int) -> None:
        """Keep how many beds are free, with the time, in the vault. Raises VaultLockedError."""
        require_vault(self.vault)
        at = self._now().isoformat(timespec="minutes")
        self.vault.put(f"beds-{service}", BEDS, {"service": service, "beds": beds, "at": at})

    def vault_part(self, service: str) -> VaultPart:
        """What the open vault knows of a service; empty while it is locked."""
        found = {kind: record.body for kind in (NOTE, BEDS, VERIFICATION) for record in self.vault.of_kind(kind)
                 if record.body.get("service") == service}  # fmt: skip
        told, beds = found.get(VERIFICATION, {}), found.get(BEDS, {})
        return VaultPart(found.get(NOTE, {}).get("text", ""), beds.get("beds"), beds.get("at", ""),
                         told.get("by", ""), told.get("how", ""))  # fmt: skip

    def pin(self, service: str, pinned: bool) -> None:
        """Keep a service on the first page, or no more. Raises UnknownServiceError."""
        if self._index.card(service) is None:
            raise UnknownServiceError(service)  # a confidential one is never named in the public file
        self._keep()
        local = LocalPart(self._store)
        with self._store.transaction():
            (local.pin if pinned else local.unpin)(service)

    def is_pinned(self, service: str) -> bool:
        """Whether a service is on the first page."""
        return service in LocalPart(self._store).pins()

    def due(self, within_days: int = 14) -> list[Listing]:
        """What falls due for a call: pinned and once verified services that nobody vouches for much longer."""
        local = LocalPart(self._store)
        known = [found for one in dict.fromkeys([*local.pins(), *local.all_verified()])
                 if (found := self._index.card(one))]  # fmt: skip
        today = self.today
        waiting = [one for one in known if not one.is_verified(today) or self.changed_since_verified(one.service_id)
                   or (one.expires_on and (one.expires_on - today).days <= within_days)]  # fmt: skip
        return sorted(waiting, key=lambda one: (one.expires_on or date.min, one.name))

    # -- giving away

    def export(self, form: str, include: Iterable[str] = ()) -> bytes:
        """The whole directory in one of FORMATS; of confidential rows only those named, from the open vault.

        Raises UnknownServiceError for a name that is not there.
        """
        named = confidential_of(self.vault, tuple(include))
        if form == "csv":
            return people_csv([*self._index.all(), *(one for one, _ in named)])
        edits = LocalPart(self._store).all_edits()
        entries = [edited(entry, edits) if edits else entry for entry in self._store.entries()]
        rows = rows_of(
            [*stamped(entries, LocalPart(self._store).all_verified()), *(entry for _, some in named for entry in some)]
        )
        packages = self._store.packages()
        about = packages[0].about if len(packages) == 1 else {}
        return hsds_json(rows, about) if form == "hsds-json" else hsds_zip(rows, self._store.columns(), about)

    def export_to(self, path: Path, form: str, include: Iterable[str] = ()) -> None:
        """Export to a file, written whole or not at all. Raises FileRefusedError, and as `export`."""
        write_whole(path, self.export(form, include))

    def file_name(self) -> str:
        """A name for an export that tells nothing about it."""
        return neutral_name("zip")

    def check(self) -> list[Finding]:
        """Numbers that cannot be right, and rows once verified that are out of date."""
        listings = self.all()
        return [*number_findings(listings), *late_findings(listings, self.today)]

    def faults(self) -> list[str]:
        """What is damaged in the file."""
        return self._store.faults()

    def seal(self) -> str:
        """One value over all entries, corrections and verifications, for whoever wants to notice a change."""
        return self._store.seal()

    def was_altered(self) -> bool:
        """Whether the public file is another than when it was last changed with the vault open; the vault tells."""
        return bool(changed_parts(self.vault, self._store))

    def look_for_changes(self) -> tuple[str, ...]:
        """The parts of the file that were changed while the vault was locked; they stay told until `that_was_us`."""
        self.changed = changed_parts(self.vault, self._store)
        return self.changed

    def that_was_us(self) -> None:
        """Whoever has the records open vouches for what was changed meanwhile."""
        self.changed = ()
        self._keep_seal()

    def _keep_seal(self) -> None:
        # What changed while nobody watched is not covered up by the next change.
        if self.is_unlocked and not self.changed:
            keep_seal(self.vault, self._store)

    def all(self) -> list[Listing]:
        """Every service, freshest first."""
        return list(self._index.all())

    # -- inside

    @property
    def _store(self) -> DirectoryStore:
        if self._open is None:
            self._open = DirectoryStore(self.path if self.path.exists() else None)
            if not self.path.exists():
                self._begin()
            else:
                self._refresh()
        return self._open

    def _keep(self) -> None:
        """Have a file from now on: the starter's rows go into it first."""
        if self.path.exists():
            return
        self.close()
        make_folder(self._folder)
        self._open = DirectoryStore(self.path)
        self._begin()

    def _begin(self) -> None:
        """Put the starter directory into a new store."""
        if self._starter.exists():
            plan = self._importer.plan(read_package(self._starter))
            self._importer.apply(plan, self._now().isoformat(timespec="seconds"), nothing_told)

    def _refresh(self) -> None:
        """Bring the starter's rows up to date where a newer program came with a newer starter; what was done here
        stays.
        """
        about = self._starter / "datapackage.json"
        if not about.exists():
            return
        ships = json.loads(about.read_text("utf-8"))
        has = next((one.about for one in self._store.packages() if one.name == ships.get("name")), None)
        if has is not None and has.get("version") != ships.get("version"):
            self._begin()

    @property
    def _importer(self) -> Importer:
        return Importer(self._store, self._names.tags)

    @property
    def _index(self) -> ServiceIndex:
        return ServiceIndex(self._store)

    @cached_property
    def _search(self) -> Search:
        return Search(self._index, self._names, self._now)
