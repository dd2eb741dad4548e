"""What the columns of a spreadsheet mean, guessed from their names or said by a person; and its lines as HSDS rows."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.domain.directory.faults import RowFault
from toolkit.domain.directory.folding import words_of
from toolkit.domain.directory.freshness import day
from toolkit.domain.directory.hsds import ORGANIZATIONS, SERVICES, Row
from toolkit.domain.directory.terms import ACCEPTS, KINDS, REPORTS, WHO_ANSWERS, code_of, flag, listed
from toolkit.exchange.directory.package import Package
from toolkit.exchange.directory.spreadsheet import Spreadsheet
from toolkit.support.i18n import N_

FIELDS = {
    "name": N_("Name of the service"),
    "organization": N_("Organisation"),
    "phone": N_("Telephone"),
    "phone_2": N_("Second telephone"),
    "country": N_("Country"),
    "region": N_("City or region"),
    "kinds": N_("Kind of service"),
    "languages": N_("Languages spoken"),
    "accepts": N_("Takes in"),
    "who_answers": N_("Who answers"),
    "reports_onward": N_("Reports onward"),
    "calls_recorded": N_("Calls are recorded"),
    "charged": N_("Costs money"),
    "description": N_("Description"),
    "url": N_("Website"),
    "email": N_("E-mail"),
    "verified_on": N_("Verified on"),
    "source": N_("Source"),
    "confidential_location": N_("Confidential"),
}
"""What a column can mean, in the order in which it is asked."""

_GUESSES = {
    "name": "name service nom title titre nombre bezeichnung الاسم",
    "organization": "organization organisation agency ngo org provider organisme structure المنظمة",
    "phone": "phone telephone tel number numero telefono telefon hotline téléphone الهاتف",
    "country": "country pays pais land cc الدولة البلد",
    "region": "city town region place ville lieu ciudad ort المدينة",
    "kinds": "kind kinds type category catégorie النوع",
    "languages": "languages language langues langue idiomas sprachen اللغات",
    "description": "description notes note details comment remarques الوصف",
    "url": "url website web site page الموقع",
    "email": "email mail courriel البريد",
    "source": "source",
    "accepts": "accepts",
    "who_answers": "answers",
    "verified_on": "verified",
}  # fmt: skip

_AS_WRITTEN = ("description", "url", "email", "region", "source", "verified_on", "calls_recorded", "charged",
               "confidential_location")  # fmt: skip

_NAMESPACE = uuid.UUID("0b0f6b1c-8f43-4d6e-9a35-9c0a3a3b6f10")
Columns = Mapping[str, str]
"""Column by field."""
Codes = Mapping[str, str]
"""Country codes or language tags by names in small letters."""


def header_key(header: list[str]) -> str:
    """By what a spreadsheet is known again: its columns, whatever their order."""
    return "\n".join(sorted(name.casefold() for name in header if name))


def guessed(header: list[str]) -> dict[str, str]:
    """What the columns seem to mean: the field's own name first, then words that people use."""
    found: dict[str, str] = {}
    left = [name for name in header if name]
    for field in FIELDS:
        exact = next((name for name in left if code_of(name) == field), None)
        if exact:
            found[field] = exact
            left.remove(exact)
    for field, guesses in _GUESSES.items():
        words = set(words_of(guesses))
        near = next((name for name in left if field not in found and words & set(words_of(name))), None)
        if near:
            found[field] = near
            left.remove(near)
    return found


def package_of(sheet: Spreadsheet, columns: Columns, countries: Codes, tags: Codes) -> Package:
    """The lines as an HSDS package. Columns that mean nothing here are kept with the service."""
    package = Package(faults=list(sheet.faults), rejected=len(sheet.faults))
    maker = _Maker(sheet, columns, countries, tags, package)
    for line, cells in sheet.lines:
        maker.take(line, cells)
    for table, rows in package.rows.items():
        package.columns[table] = list(dict.fromkeys(name for row in rows for name in row.values))
    return package


class _Maker:
    def __init__(self, sheet: Spreadsheet, columns: Columns, countries: Codes, tags: Codes, package: Package) -> None:
        self._sheet, self._columns, self._package = sheet, columns, package
        self._countries, self._tags = countries, tags
        self._rest = [name for name in sheet.header if name and name not in set(columns.values())]
        self._organizations: set[str] = set()

    def take(self, line: int, cells: dict[str, str]) -> None:
        """One line becomes a service with its organisation, numbers and languages, or a fault."""
        said = {field: cells[column] for field, column in self._columns.items() if column in cells}
        faults = list(self._faults(line, said))
        if faults:
            self._package.faults += faults
            self._package.rejected += 1
            return
        organization = said.get("organization") or said["name"]
        organization_id = _id("organization", organization.casefold())
        service_id = _id("service", organization.casefold(), said["name"].casefold(), said.get("country", ""))
        if organization_id not in self._organizations:
            self._organizations.add(organization_id)
            values = {"id": organization_id, "name": organization, "description": organization}
            self._add(ORGANIZATIONS, values, line)
        self._add(SERVICES, self._service(service_id, organization_id, said, cells), line)
        for number in (said.get("phone"), said.get("phone_2")):
            if number:
                values = {"id": _id("phone", service_id, number), "service_id": service_id, "number": number}
                self._add("phones", values, line)
        for tag in self._languages(said):
            values = {"id": _id("language", service_id, tag), "service_id": service_id, "code": tag}
            self._add("languages", values, line)

    def _service(self, service: str, organization: str, said: dict[str, str], cells: dict[str, str]) -> dict[str, Any]:
        own: dict[str, Any] = {name: said[name] for name in _AS_WRITTEN if name in said}
        for name in ("who_answers", "reports_onward"):
            if name in said:
                own[name] = code_of(said[name])
        for name, known in (("kinds", KINDS), ("accepts", ACCEPTS)):
            if name in said:
                own[name] = "; ".join(listed(said[name], known))
        if "country" in said:
            own["country"] = self._country(said["country"])
        made = {"id": service, "organization_id": organization, "name": said["name"], "status": "active", **own}
        for name in self._rest:
            if name in cells:
                made[f"original_{name}" if name in made else name] = cells[name]
        return made

    def _faults(self, line: int, said: dict[str, str]) -> Iterator[RowFault]:
        if not said.get("name"):
            yield self._fault(line, "name", "", N_("the service has no name"), N_("give it one"))
        if "country" in said and not self._country(said["country"]):
            right = N_("write two letters, such as IT, or the country's name")
            yield self._fault(line, "country", said["country"], N_("this is no country"), right)
        for name, known in (("kinds", KINDS), ("accepts", ACCEPTS)):
            if name in said and len(listed(said[name], known)) < len(_parts(said[name])):
                yield self._unknown(line, name, said[name], known)
        for name, known in (("who_answers", WHO_ANSWERS), ("reports_onward", REPORTS)):
            if name in said and code_of(said[name]) not in known:
                yield self._unknown(line, name, said[name], known)
        for name in ("calls_recorded", "charged", "confidential_location"):
            if name in said and flag(said[name]) is None:
                yield self._fault(line, name, said[name], N_("this is neither yes nor no"), N_("write yes or no"))
        if "verified_on" in said and day(said["verified_on"]) is None:
            right = N_("write it as year-month-day: 2026-03-31")
            yield self._fault(line, "verified_on", said["verified_on"], N_("this is no date"), right)
        if "languages" in said and len(list(self._languages(said))) < len(_parts(said["languages"])):
            right = N_("write the language's English name or its code, such as ar")
            yield self._fault(line, "languages", said["languages"], N_("a language here is not known"), right)

    def _languages(self, said: dict[str, str]) -> Iterator[str]:
        for part in _parts(said.get("languages", "")):
            short = part if (2 <= len(part) <= 3 and part.isascii()) or part in self._tags.values() else ""
            tag = self._tags.get(part.casefold()) or short
            if tag:
                yield tag

    def _country(self, text: str) -> str:
        code = text.strip().upper()
        known = set(self._countries.values()) | {"EU"}
        return code if code in known else self._countries.get(text.strip().casefold(), "")

    def _unknown(self, line: int, field: str, value: str, known: Mapping[str, str]) -> RowFault:
        return self._fault(line, field, value, N_("this is not one of those known"), N_("write one of: {known}"),
                           {"known": ", ".join(known)})  # fmt: skip

    def _fault(
        self, line: int, field: str, value: str, wrong: str, right: str, places: dict[str, str] | None = None
    ) -> RowFault:
        column = self._columns.get(field, field)
        return RowFault(self._sheet.name, line, column, value, wrong, right, places=places or {})

    def _add(self, table: str, values: dict[str, Any], line: int) -> None:
        self._package.add(Row(table, values, self._sheet.name, line))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace("|", ";").replace(",", ";").split(";") if part.strip()]


def _id(*parts: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, "\0".join(parts)))
