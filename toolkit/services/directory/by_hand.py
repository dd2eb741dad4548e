"""What a person writes about a service: a new one, or what is wrong with one; as rows, with every fault at once."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.domain.directory.entry import Entry, entries_of
from toolkit.domain.directory.faults import RowFault
from toolkit.domain.directory.hsds import SERVICES
from toolkit.domain.directory.listing import Listing, Phone, text_of
from toolkit.exchange.directory.mapping import package_of
from toolkit.exchange.directory.spreadsheet import Spreadsheet
from toolkit.services.directory.documents import ADDED_PHONES, SPOKEN, Edits
from toolkit.services.directory.names import Names
from toolkit.services.directory.numbers import phone_findings
from toolkit.support.i18n import N_

Said = dict[str, str]
"""What was written, by field; lists between semicolons, yes or no as words, empty where nothing is known."""

NUMBERS = ("phone", "phone_2")
_TEXTS = ("name", "status", "who_answers", "reports_onward", "accepts", "url", "email", "description")
_FLAGS = ("calls_recorded", "charged", "anonymous_possible")
CORRECTED = (*NUMBERS, "languages", *_TEXTS, *_FLAGS)
"""What can be corrected; the place and the kind of a service are what it is, and come with an import."""
_WORD = {True: "yes", False: "no", None: ""}


def said_of(one: Listing) -> Said:
    """What a listing says, by the fields that can be corrected."""
    said = {name: getattr(one, name) for name in _TEXTS if name != "accepts"}
    said |= {name: _WORD[getattr(one, name)] for name in _FLAGS}
    numbers = [phone.number for phone in one.phones]
    said |= {name: numbers[place] if place < len(numbers) else "" for place, name in enumerate(NUMBERS)}
    return {**said, "accepts": "; ".join(one.accepts), "languages": "; ".join(one.languages)}


def faults_of(said: Said, names: Names, new: bool = False) -> list[RowFault]:
    """What cannot stand: no name, a number without digits; of a new service also no country that there is, and nothing
    by which to reach it.
    """
    faults = package_of(_sheet(said), _columns(said), names.country_codes, names.tags).faults
    if new and not said.get("country"):
        faults.append(RowFault("", 0, "country", "", N_("the country is missing"), N_("choose one")))
    if new and not any(said.get(field, "").strip() for field in (*NUMBERS, "url", "email")):
        faults.append(RowFault("", 0, "phone", "", N_("there is no way to reach it"), N_("give a number or a website")))
    return [*faults, *_without_digits(said)]


def _without_digits(said: Said) -> Iterator[RowFault]:
    for field in NUMBERS:
        number = said.get(field, "").strip()
        if number and not Phone(number).digits:
            wrong, right = N_("there are no digits in this number"), N_("write it as it is dialled")
            yield RowFault("", 0, field, number, wrong, right)


def doubts_of(said: Said, countries: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """What is odd about the numbers, for a person to look at again: the number, what, and what to do."""
    numbers = [said.get(field, "").strip() for field in NUMBERS]
    return [(number, wrong, right) for number in numbers if number
            for wrong, right in phone_findings(Phone(number), countries)]  # fmt: skip


def entries_from(said: Said, names: Names) -> tuple[Entry, list[Entry]]:
    """A new service and what it stands on. `said` is without fault."""
    package = package_of(_sheet(said), _columns(said), names.country_codes, names.tags)
    entries = list(entries_of(package.rows))
    service = next(one for one in entries if one.table == SERVICES)
    return service, [one for one in entries if one is not service]


def edits_from(service: Entry, before: Said, said: Said) -> Edits:
    """The corrections that make of `before` what was said; only a service's own rows are touched."""
    edits: Edits = {}
    changed = {name: said[name].strip() for name in CORRECTED if name in said and said[name].strip() != before[name]}
    own = edits.setdefault((SERVICES, service.id), {})
    own |= {name: changed[name] for name in (*_TEXTS, *_FLAGS) if name in changed}
    if "languages" in changed:
        own[SPOKEN] = " ".join(part.strip() for part in changed["languages"].split(";") if part.strip())
    if any(name in changed for name in NUMBERS):
        edits |= _numbers(service, [said.get(name, before[name]).strip() for name in NUMBERS], before, own)
    return {row: values for row, values in edits.items() if values}


def _numbers(service: Entry, numbers: list[str], before: Said, own: dict[str, str]) -> Edits:
    """The numbers in their places. What belongs to the organisation or a place stays: others stand on it too."""
    rows = [row for row in service.rows("phones") if text_of(row, "number")]
    own[ADDED_PHONES] = "\n".join(number for number in numbers[len(rows) :] if number)
    return {("phones", text_of(row, "id")): {"number": number}
            for row, number, name in zip(rows, numbers, NUMBERS, strict=False) if number != before[name]}  # fmt: skip


def _sheet(said: Said) -> Spreadsheet:
    """A service as the only line of a spreadsheet: the rules for both are the same."""
    return Spreadsheet("", list(said), [(0, {name: text.strip() for name, text in said.items() if text.strip()})])


def _columns(said: Said) -> dict[str, str]:
    return {name: name for name in said if name not in ("status", "anonymous_possible")}
