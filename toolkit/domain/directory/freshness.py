"""How long a verified row may be relied on: 90 days, or less where the unit or the row itself says so."""

from __future__ import annotations

from datetime import date, timedelta

VALID_DAYS = 90
LEAST_DAYS = 7
"""A unit's rule may shorten the 90 days to these, never lengthen them."""


def day(value: object) -> date | None:
    """The day of an ISO date or time; None where there is none."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def period(value: object) -> date | None:
    """The first day of a year, a month or a day as ISO 8601 writes them; None where there is none."""
    text = "" if value is None else str(value)
    return day(text) or day(f"{text}-01") or day(f"{text}-01-01")


def expiry(verified_on: date, named: date | None = None) -> date:
    """The last day on which a verification holds: the named one, never later than 90 days after."""
    latest = verified_on + timedelta(days=VALID_DAYS)
    return min(latest, named) if named else latest


def holds(verified_on: date | None, expires_on: date | None, today: date) -> bool:
    """Whether a row counts as verified today. A date in the future proves nothing."""
    return verified_on is not None and verified_on <= today <= expiry(verified_on, expires_on)
