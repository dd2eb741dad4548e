"""Whether a service is open: HSDS's rules, hours that pass midnight, zones, and what says nothing."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.domain.directory.hours import is_open

ROME, LONDON = ZoneInfo("Europe/Rome"), ZoneInfo("Europe/London")
WEEKDAYS = {"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "17:00",
            "timezone": "Europe/Rome"}  # fmt: skip
NIGHT = {"freq": "DAILY", "opens_at": "22:00", "closes_at": "06:00", "timezone": "Europe/Rome"}
ALWAYS = {"freq": "DAILY", "opens_at": "00:00", "closes_at": "00:00", "timezone": "Europe/Rome"}


def at(text: str, zone: ZoneInfo = ROME) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("schedule", "moment", "expected"),
    [
        (WEEKDAYS, at("2026-11-24T09:00"), True),
        (WEEKDAYS, at("2026-11-24T16:59"), True),
        (WEEKDAYS, at("2026-11-24T17:00"), False),
        (WEEKDAYS, at("2026-11-22T12:00"), False),
        (WEEKDAYS, at("2026-11-24T08:30", LONDON), True),
        (NIGHT, at("2026-11-24T23:00"), True),
        (NIGHT, at("2026-11-24T05:59"), True),
        (NIGHT, at("2026-11-24T12:00"), False),
        (ALWAYS, at("2026-11-24T03:00"), True),
        ({**WEEKDAYS, "valid_from": "2027-01-01"}, at("2026-11-24T12:00"), False),
        ({**WEEKDAYS, "until": "2026-01-01"}, at("2026-11-24T12:00"), False),
        ({**WEEKDAYS, "dtstart": "2026-11-03", "interval": "2"}, at("2026-11-17T12:00"), True),
        ({**WEEKDAYS, "dtstart": "2026-11-03", "interval": "2"}, at("2026-11-24T12:00"), False),
        ({**ALWAYS, "timezone": "3"}, at("2026-11-24T12:00"), True),
        ({"description": "ask"}, at("2026-11-24T12:00"), None),
        ({**WEEKDAYS, "timezone": ""}, at("2026-11-24T12:00"), None),
        ({**WEEKDAYS, "timezone": "Nowhere/At all"}, at("2026-11-24T12:00"), None),
        ({**WEEKDAYS, "timezone": "../../etc/passwd"}, at("2026-11-24T12:00"), None),
        ({**WEEKDAYS, "freq": "SOMETIMES"}, at("2026-11-24T12:00"), None),
        ({**WEEKDAYS, "opens_at": "nine"}, at("2026-11-24T12:00"), None),
        ({**WEEKDAYS, "interval": "-1"}, at("2026-11-24T12:00"), None),
        ({**WEEKDAYS, "freq": "SECONDLY"}, at("2026-11-24T12:00"), None),
        ({**WEEKDAYS, "freq": "MONTHLY", "byday": "4TU"}, at("2026-11-24T12:00"), True),
        ({**WEEKDAYS, "freq": "MONTHLY", "byday": "3TU"}, at("2026-11-24T12:00"), False),
        ({**WEEKDAYS, "freq": "MONTHLY", "byday": "", "bymonthday": "-7"}, at("2026-11-24T12:00"), True),
        ({**WEEKDAYS, "dtstart": "2026-11-03", "count": "3"}, at("2026-11-24T12:00"), False),
        # HSDS's own example names days that no year has.
        ({**WEEKDAYS, "byweekno": "41,42", "bymonthday": "2,3,4", "byyearday": "2,3,4"}, at("2026-11-24T12:00"), False),
    ],
)
def test_open_or_closed_or_not_known(schedule: dict[str, Any], moment: datetime, expected: bool | None) -> None:
    assert is_open([schedule], moment) is expected


def test_one_open_schedule_is_enough() -> None:
    assert is_open([WEEKDAYS, ALWAYS], at("2026-11-22T12:00")) is True
    assert is_open([], at("2026-11-22T12:00")) is None


PARTS = st.sampled_from(["", "0", "-1", "1", "2", "31", "366", "MO", "5TH", "2,3,4", "41", "x", "WEEKLY", "YEARLY", "DAILY",
                         "MONTHLY", "2026-11-01", "1900-01-01", "99999999"])  # fmt: skip


# The deadline is the point: rules from outside may not keep a search waiting.
@settings(deadline=1_000, database=None)
@given(st.dictionaries(st.sampled_from(["freq", "interval", "count", "wkst", "byday", "bymonthday", "byyearday",
                                        "byweekno", "dtstart", "until"]), PARTS))  # fmt: skip
def test_no_rule_from_outside_takes_long(rule: dict[str, str]) -> None:
    assert is_open([{**ALWAYS, **rule}], at("2026-11-24T12:00")) in (True, False, None)
