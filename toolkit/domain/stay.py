"""A person's stay in the country: what was asked and decided, when it ends, and what falls due (Standards 17 to 19).

An end date comes from the authority's own paper or from local law that a named person has verified, never from the
standards: their six months are what the letter asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from toolkit.domain.country import STAYING, CountryPack, Fact, Unit
from toolkit.domain.months import add_months
from toolkit.support.i18n import N_

STANDARD_MONTHS = 6
"""What Standard 17 asks for first, in calendar months. No law: nothing but the letter uses it."""


@dataclass(frozen=True, slots=True)
class LawPeriod:
    """A period as a verified fact of a country's pack states it: read from the pack where it gives one, and by the
    responder from its sentence where it does not. `count` is 1 or more.
    """

    fact: Fact
    count: int
    unit: Unit


class NoEnd(StrEnum):
    """Why no end date is computed."""

    NO_START = "no_start"
    NO_COUNTRY = "no_country"
    NOT_VERIFIED = "not_verified"
    NO_PERIOD = "no_period"
    OTHER_FACT = "other_fact"


NO_END = {
    NoEnd.NO_START: N_("No end date: the day from which the stay is counted is missing."),
    NoEnd.NO_COUNTRY: N_("No end date: no country is chosen, so its law is not known here. Ask a lawyer."),
    NoEnd.NOT_VERIFIED: N_("No end date: nobody has verified this country's law for Waymark. Ask a lawyer."),
    NoEnd.NO_PERIOD: N_("No end date: enter the period as the verified law states it, in months or days."),
    NoEnd.OTHER_FACT: N_("No end date: the period does not come from the verified law of this country. Ask a lawyer."),
}
"""The same in words."""


@dataclass(frozen=True, slots=True)
class EndDate:
    """When a stay ends, by which law; or, without one, why there is none."""

    on: date | None
    law: LawPeriod | None = None
    reason: NoEnd | None = None

    @property
    def source(self) -> str:
        """Where the law was seen and who verified it; empty without an end date."""
        return f"{self.law.fact.source} ({self.law.fact.verified})" if self.law else ""


def verified_law(pack: CountryPack) -> tuple[Fact, ...]:
    """What a named person has verified of a country's law on staying."""
    return tuple(one for one in pack.facts if one.topic in STAYING and one.verified)


def stated_periods(pack: CountryPack) -> tuple[LawPeriod, ...]:
    """The periods that verified facts give by themselves, so that nobody has to type one: usually one, or none."""
    return tuple(LawPeriod(one, one.count, one.unit) for one in verified_law(pack) if one.unit)


def end_date(start: date | None, pack: CountryPack, law: LawPeriod | None) -> EndDate:
    """When a stay that begins on `start` ends by local law. Raises CalendarError beyond the calendar."""
    reason = _hindrance(start, pack, law)
    if reason or not start or not law:
        return EndDate(None, reason=reason)
    end = add_months(start, law.count) if law.unit is Unit.MONTHS else _days_later(start, law.count)
    return EndDate(end, law)


def _hindrance(start: date | None, pack: CountryPack, law: LawPeriod | None) -> NoEnd | None:
    known = verified_law(pack)
    if not pack.code:
        return NoEnd.NO_COUNTRY
    if not known:
        return NoEnd.NOT_VERIFIED
    if law is None or law.count < 1:
        return NoEnd.NO_PERIOD
    if law.fact not in known:
        return NoEnd.OTHER_FACT
    return None if start else NoEnd.NO_START


def _days_later(start: date, days: int) -> date:
    # Ten thousand years are three and a half million days: beyond them months say what is wrong.
    return start + timedelta(days) if days <= (date.max - start).days else add_months(start, days)


def asked_until(start: date) -> date:
    """Until when the letter of Standard 17 asks, counted from the day of the request. Raises CalendarError."""
    return add_months(start, STANDARD_MONTHS)


@dataclass(frozen=True, slots=True)
class Stay:
    """What was asked and decided; all of it may be missing. `until` stands on the authority's own paper."""

    requested_on: date | None = None
    decided_on: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class StayFault:
    """What is wrong at a field, in a sentence; the entry is kept."""

    field: str
    text: str


def stay_faults(stay: Stay) -> tuple[StayFault, ...]:
    """Dates out of order."""
    return tuple(_faults(stay))


def _faults(stay: Stay) -> Iterator[StayFault]:
    asked, decided, until = stay.requested_on, stay.decided_on, stay.until
    if asked and decided and decided < asked:
        yield StayFault("decided_on", N_("The decision is dated before the request. Correct one of the two dates."))
    begun = decided or asked
    if begun and until and until < begun:
        yield StayFault("until", N_("The stay ends before it begins. Correct one of the two dates."))
