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
    parts = [f"{name.upper()}={schedule[name]}" for name in _RULE if schedule.get(name) not in (None, "")]
    until = _date(schedule.get("until"))
    if until:
        parts.append(f"UNTIL={until:%Y%m%d}")
    # A rule without an end and a count can begin near the day that is asked: nothing before it matters.
    first = start or one - timedelta(days=366)
    if start and not schedule.get("count") and int(schedule.get("interval") or 1) == 1:
        first = max(start, one - timedelta(days=366))
    if (one - first).days > 366 * MOST_YEARS:
        return False
    moment = datetime.combine(one, time())
    rule = rrulestr(";".join(parts), dtstart=datetime.combine(first, time()))
    return bool(rule.between(moment, moment, inc=True))


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
