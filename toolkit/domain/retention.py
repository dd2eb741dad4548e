"""How long closed cases are kept, where the unit has a rule: whole months after a case was closed. Nothing is ever
erased by itself: past that time a case waits for somebody's decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.domain.months import add_months

MOST_MONTHS = 600
"""Fifty years: a longer rule is none."""


@dataclass(frozen=True, slots=True)
class PastCase:
    """A closed case past the unit's time: since when."""

    case_id: str
    code: str
    closed_on: date
    since: date


def kept_until(closed: date, months: int) -> date:
    """The last day of a case that was closed that day. `months` from 1 to MOST_MONTHS."""
    return add_months(closed, months)


def is_past(closed: date, months: int, today: date) -> bool:
    """Whether the unit's time is over; never where there is no rule (0)."""
    return months > 0 and today > kept_until(closed, months)
