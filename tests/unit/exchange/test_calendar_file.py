"""Dates as an iCalendar file: read back by the rules of RFC 5545, whatever stands in the text."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from toolkit.exchange.calendar_file import MOST_OCTETS, Appointment, calendar_file

MADE = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n,;\\"), max_size=200)


def read(content: bytes) -> list[dict[str, str]]:
    """A reader of its own: lines unfolded on octets, values unescaped in one walk."""
    assert content.endswith(b"\r\n")
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")[:-1]
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.decode("utf-8").partition(":")
        if (name, value) == ("BEGIN", "VEVENT"):
            events.append({})
        elif events:
            events[-1][name] = unescaped(value)
    return events


def unescaped(value: str) -> str:
    found, letters = "", iter(value)
    for letter in letters:
        if letter == "\\":
            after = next(letters)
            found += {"n": "\n", "N": "\n"}.get(after, after)
        else:
            found += letter
    return found


@given(st.lists(st.tuples(st.dates(), TEXTS), max_size=5))
def test_what_was_written_is_read_and_no_line_is_too_long(dates: list[tuple[date, str]]) -> None:
    content = calendar_file([Appointment(uuid4(), day, text) for day, text in dates], MADE)
    for line in content.split(b"\r\n"):
        assert len(line) <= MOST_OCTETS
        line.decode("utf-8")
    events = read(content)
    assert [(event["DTSTART;VALUE=DATE"], event["SUMMARY"]) for event in events] == [
        (f"{day.year:04}{day.month:02}{day.day:02}", text) for day, text in dates
    ]
    assert len({event["UID"] for event in events}) == len(dates)


def test_it_names_no_program_place_or_person() -> None:
    text = calendar_file([Appointment(uuid4(), date(2026, 12, 31), "Appointment")], MADE).decode()
    assert "aymark" not in text
    assert "DTEND;VALUE=DATE:20270101" in text
    assert not {"LOCATION", "ATTENDEE", "ORGANIZER", "DESCRIPTION", "VALARM"} & {
        line.partition(":")[0] for line in text.splitlines()
    }
