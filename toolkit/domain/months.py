"""Whole calendar months: what a month from a day is, where months are of different length."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from toolkit.domain.errors import BadInputError
from toolkit.support.i18n import N_


class CalendarError(BadInputError):
    """Dates that cannot be counted with: out of order, or beyond the calendar."""


@dataclass(frozen=True, slots=True)
class Between:
    """The time from one day to another: whole months, and the days that are left."""

    months: int
    days: int


def add_months(start: date, months: int) -> date:
    """The same day so many months later (or earlier, below zero); where that month is shorter, its last day:
    31 August and six months is 28 or 29 February. Raises CalendarError beyond the years 1 to 9999.
    """
    try:
        return start + relativedelta(months=months)
    except (ValueError, OverflowError) as beyond:
        raise CalendarError(
            N_("So many months lead out of the calendar."), N_("Correct the date or the number of months.")
        ) from beyond


def months_between(start: date, end: date) -> Between:
    """The whole months from `start` to `end`, counted by the same rule, and the days after them.

    Raises CalendarError where `end` is before `start`.
    """
    if end < start:
        raise CalendarError(N_("The second date is before the first."), N_("Correct one of the two."))
    found = relativedelta(end, start)
    return Between(found.years * 12 + found.months, found.days)
