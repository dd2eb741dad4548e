"""A service as it is found, sorted and shown: gathered from its entry, its organisation's and its locations'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from toolkit.domain.directory.entry import Entry, Values
from toolkit.domain.directory.freshness import day, expiry, holds, period
from toolkit.domain.directory.terms import ACCEPTS, KINDS, REPORTS, WHO_ANSWERS, code_of, flag, listed


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it was written, what it is for, and the digits alone."""

    number: str
    note: str = ""
    extension: str = ""

    @property
    def digits(self) -> str:
        """The digits, without any sign."""
        return "".join(sign for sign in self.number if sign.isdigit())


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list shows of a service. `country` is ISO 3166 or "EU"; None stands for not known.

    `schedules` are HSDS rows; `by_whom` is empty while the records are locked.
    """

    service_id: str
    name: str = ""
    organization: str = ""
    organization_id: str = ""
    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    region: str = ""
    languages: tuple[str, ...] = ()
    interpreters: str = ""
    phones: tuple[Phone, ...] = ()
    url: str = ""
    email: str = ""
    status: str = ""
    description: str = ""
    alert: str = ""
    who_answers: str = ""
    reports_onward: str = ""
    calls_recorded: bool | None = None
    anonymous_possible: bool | None = None
    dialable_from_abroad: bool | None = None
    charged: bool | None = None
    free_to_leave: bool | None = None
    keeps_phone_and_papers: bool | None = None
    accepts: tuple[str, ...] = ()
    verified_on: date | None = None
    expires_on: date | None = None
    seen_on: date | None = None
    source: str = ""
    schedules: tuple[Values, ...] = field(default=(), compare=False)
    confidential: bool = False

    def is_verified(self, today: date) -> bool:
        """Whether somebody verified it within the time for which that holds."""
        return holds(self.verified_on, self.expires_on, today)

    def verified(self, on: date, until: date | None = None) -> Listing:
        """The same, verified on a day."""
        return replace(self, verified_on=on, expires_on=expiry(on, until))

    @property
    def freshness(self) -> date | None:
        """The last day on which anybody is known to have looked at it."""
        return self.verified_on or self.seen_on


def listing_of(service: Entry, organization: Entry | None, locations: Iterable[Entry], terms: Terms) -> Listing:
    """Gather a service's listing."""
    row, places = service.row, list(locations)
    addresses = [address for place in places for address in place.rows("addresses")]
    verified = day(row.get("verified_on"))
    schedules = service.rows("schedules") or [one for place in places for one in place.rows("schedules")]
    return Listing(
        service_id=service.id,
        name=text_of(row, "name"),
        organization=text_of(organization.row, "name") if organization else "",
        organization_id=text_of(row, "organization_id"),
        kinds=_kinds(service, terms),
        countries=tuple(_countries(row, addresses, organization)),
        region=", ".join(_regions(row, addresses, service.rows("service_areas"))),
        languages=tuple(_languages(service, places, terms)),
        interpreters=text_of(row, "interpretation_services"),
        phones=tuple(_phones(service, places, organization)),
        url=text_of(row, "url") or (text_of(organization.row, "website") if organization else ""),
        email=text_of(row, "email") or (text_of(organization.row, "email") if organization else ""),
        status=text_of(row, "status"),
        description=text_of(row, "description"),
        alert=text_of(row, "alert"),
        who_answers=_one(row, "who_answers", WHO_ANSWERS),
        reports_onward=_one(row, "reports_onward", REPORTS),
        calls_recorded=flag(row.get("calls_recorded")),
        anonymous_possible=flag(row.get("anonymous_possible")),
        dialable_from_abroad=flag(row.get("dialable_from_abroad")),
        charged=flag(row.get("charged")),
        free_to_leave=flag(row.get("free_to_leave")),
        keeps_phone_and_papers=flag(row.get("keeps_phone_and_papers")),
        accepts=listed(row["accepts"], ACCEPTS) if "accepts" in row else (),
        verified_on=verified,
        expires_on=expiry(verified, day(row.get("expires_on"))) if verified else None,
        seen_on=period(row.get("source_seen")) or day(row.get("assured_date")) or day(row.get("last_modified")),
        source=text_of(row, "source"),
        schedules=tuple(schedules),
    )


class Terms:
    """What codes mean: the kinds behind a package's taxonomy terms, the tags behind the names of languages."""

    def __init__(self, kinds: dict[str, str], tags: dict[str, str]) -> None:
        """`kinds` by a taxonomy term's id, `tags` by a language's name in small letters."""
        self.kinds, self.tags = kinds, tags

    @staticmethod
    def kinds_of(terms: Iterable[Values]) -> dict[str, str]:
        """The kind that each taxonomy term's code or name says, by the term's id."""
        found = {}
        for term in terms:
            kind = next((code for name in ("code", "name") if (code := code_of(text_of(term, name))) in KINDS), "")
            if kind:
                found[text_of(term, "id")] = kind
        return found


def text_of(values: Values, column: str) -> str:
    """A value as text; empty where there is none."""
    found: Any = values.get(column)
    return found if isinstance(found, str) else "" if found is None or isinstance(found, dict | list) else str(found)


def _kinds(service: Entry, terms: Terms) -> tuple[str, ...]:
    own = listed(service.row["kinds"], KINDS) if "kinds" in service.row else ()
    told = [terms.kinds[term] for one in service.rows("attributes")
            if (term := text_of(one, "taxonomy_term_id")) in terms.kinds]  # fmt: skip
    return tuple(dict.fromkeys([*own, *told]))


def _one(row: Values, column: str, known: dict[str, str]) -> str:
    code = code_of(text_of(row, column))
    return code if code in known else ""


def _countries(row: Values, addresses: list[Values], organization: Entry | None) -> Iterator[str]:
    named = text_of(row, "country") or (text_of(organization.row, "country") if organization else "")
    found = [named] if named else [text_of(address, "country") for address in addresses]
    yield from dict.fromkeys(code.strip().upper() for code in found if code.strip())


def _regions(row: Values, addresses: list[Values], areas: list[Values]) -> Iterator[str]:
    parts = [text_of(row, "region")]
    for address in addresses:
        parts += [text_of(address, "city"), text_of(address, "state_province"), text_of(address, "region")]
    parts += [text_of(area, "name") for area in areas]
    yield from dict.fromkeys(part for part in parts if part)


def _languages(service: Entry, places: list[Entry], terms: Terms) -> Iterator[str]:
    rows = [*service.rows("languages"), *(one for place in places for one in place.rows("languages"))]
    found = dict.fromkeys(_tag(one, terms) for one in rows)
    yield from (tag for tag in found if tag)


def _tag(row: Values, terms: Terms) -> str:
    return text_of(row, "code").strip() or terms.tags.get(text_of(row, "name").strip().casefold(), "")


def _phones(service: Entry, places: list[Entry], organization: Entry | None) -> Iterator[Phone]:
    rows = service.rows("phones") or [one for place in places for one in place.rows("phones")]
    seen: set[str] = set()
    for one in rows or (organization.rows("phones") if organization else []):
        # HSDS's own examples hold a number within quotation marks.
        number = text_of(one, "number").strip().strip('"').strip()
        if number and number not in seen:
            seen.add(number)
            yield Phone(number, text_of(one, "description"), text_of(one, "extension"))
