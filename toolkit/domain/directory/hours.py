"""When a service is open, from HSDS's schedules: rules of recurrence (RFC 5545), hours, and a time zone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

Schedule = dict[str, Any]

_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])?(\d{1,2})(?::?(\d{2}))?")
_WHOLE_DAY = timedelta(days=1)
_RULE = ("freq", "interval", "count", "wkst", "byday", "bymonthday", "byyearday", "byweekno")
MOST_YEARS = 20


def is_open(schedules: Iterable[Schedule], now: datetime, zone: str = "") -> bool | None:
    """Whether a service is open at a moment; None where its schedules do not say. `zone` is for schedules that name
    none.
    """
    answers = [_answer(schedule, now, zone) for schedule in schedules]
    return True if True in answers else False if False in answers else None


def _answer(schedule: Schedule, now: datetime, zone: str) -> bool | None:
    opens, closes = _time(schedule.get("opens_at")), _time(schedule.get("closes_at"))
    area = _zone(str(schedule.get("timezone") or zone))
    if (opens is None) != (closes is None) or area is None or not (schedule.get("freq") or opens):
        return None
    local = now.astimezone(area)
    try:
        return any(_covers(start, opens, closes, local) for start in _days(schedule, local.date()))
    except (ValueError, OverflowError, TypeError):
        return None  # a rule that says nothing that can be understood


def _covers(start: date, opens: time | None, closes: time | None, local: datetime) -> bool:
    if opens is None or closes is None:
        return start == local.date()
    begin = datetime.combine(start, opens, local.tzinfo)
    end = datetime.combine(start, closes, local.tzinfo)
    # 22:00 to 06:00 ends the next day; 00:00 to 00:00 is the whole day.
    return begin <= local < (end if end > begin else end + _WHOLE_DAY)


def _days(schedule: Schedule, today: date) -> Iterator[date]:
    """Today and yesterday, as far as the rule has them: what opened yesterday may still be open."""
    for one in (today - _WHOLE_DAY, today):
        if _is_valid(schedule, one) and _recurs(schedule, one):
            yield one


def _is_valid(schedule: Schedule, one: date) -> bool:
    begins, ends = _date(schedule.get("valid_from")), _date(schedule.get("valid_to"))
    return (begins is None or begins <= one) and (ends is None or one <= ends)


def _recurs(schedule: Schedule, one: date) -> bool:
    from dateutil.rrule import rrulestr

    start = _date(schedule.get("dtstart")) or _date(schedule.get("valid_from"))
    if not schedule.get("freq"):
        return start is None or start == one
    freq, interval = str(schedule["freq"]).upper(), int(schedule.get("interval") or 1)
    if freq not in _LOOK_BACK or not 0 < interval <= MOST_INTERVAL:
        raise ValueError("no rule that a service has")
    until = _date(schedule.get("until"))
    # A rule that cannot hold on this day is not searched through: some hold on no day at all, until the year 9999.
    if not _may_hold(schedule, one) or (until is not None and one > until):
        return False
    first = start or one - timedelta(days=_LOOK_BACK[freq])
    if interval == 1 and not schedule.get("count"):
        first = max(first, one - timedelta(days=_LOOK_BACK[freq]))
    if (one - first).days > 366 * MOST_YEARS:
        return False
    parts = [f"{name.upper()}={schedule[name]}" for name in _RULE if schedule.get(name) not in (None, "")]
    moment = datetime.combine(one, time())
    rule = rrulestr(";".join(parts), dtstart=datetime.combine(first, time()))
    return bool(rule.between(moment, moment, inc=True))


_LOOK_BACK = {"DAILY": 2, "WEEKLY": 14, "MONTHLY": 62, "YEARLY": 732}
"""Days before the one that is asked from which a rule that repeats each time can be taken to begin."""
MOST_INTERVAL = 1_000
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _may_hold(schedule: Schedule, one: date) -> bool:
    """Whether the parts of a rule that name days name this one. Raises ValueError for what is none."""
    weekdays = [part[-2:].upper() for part in _parts(schedule.get("byday"))]
    last_of_month = ((one.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)).day
    last_of_year = date(one.year, 12, 31).timetuple().tm_yday
    year_day, week = one.timetuple().tm_yday, one.isocalendar().week
    named = {
        "bymonthday": {one.day, one.day - last_of_month - 1},
        "byyearday": {year_day, year_day - last_of_year - 1},
        "byweekno": {week, week - 53, week - 54},
    }
    if weekdays and _WEEKDAYS[one.weekday()] not in weekdays:
        return False
    return all(not (parts := _parts(schedule.get(name))) or days & {int(part) for part in parts}
               for name, days in named.items())  # fmt: skip


def _parts(value: Any) -> list[str]:
    return [part.strip() for part in str("" if value is None else value).split(",") if part.strip()]


def _time(value: Any) -> time | None:
    try:
        found = time.fromisoformat(str(value or "").strip())
    except ValueError:
        return None
    return found.replace(tzinfo=None)


def _date(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value or "")[:10])
    except ValueError:
        return None


def _zone(name: str) -> tzinfo | None:
    """A zone by its name, or by its hours from UTC as HSDS's own examples have it ("3"); None where it is neither."""
    if not name:
        return None
    if name.upper() in ("UTC", "GMT", "Z"):
        return UTC
    offset = _OFFSET.fullmatch(name.strip())
    if offset:
        sign, hours, minutes = offset.groups()
        length = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return timezone(-length if sign == "-" else length) if length < _WHOLE_DAY else None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
