"""Writes dates as an iCalendar file (RFC 5545): whole days, a neutral text, no place, nobody invited, no alarm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

MOST_OCTETS = 75
"""A line is folded before it is longer than this (RFC 5545, 3.1)."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day and the text that stands at it; `id` is new in each file, so that two files cannot be told to be of one
    case.
    """

    id: UUID
    day: date
    text: str


def calendar_file(appointments: Iterable[Appointment], made_at: datetime) -> bytes:
    """The file. `made_at` is in UTC."""
    return b"".join(folded(line) for line in _lines(appointments, made_at))


def _lines(appointments: Iterable[Appointment], made_at: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN")
    for one in appointments:
        yield "BEGIN:VEVENT"
        yield f"UID:{one.id}"
        yield f"DTSTAMP:{made_at:%Y%m%dT%H%M%SZ}"
        yield f"DTSTART;VALUE=DATE:{_day(one.day)}"
        if one.day < date.max:
            yield f"DTEND;VALUE=DATE:{_day(one.day + timedelta(1))}"
        yield f"SUMMARY:{escaped(one.text)}"
        yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT")
    yield "END:VCALENDAR"


def _day(day: date) -> str:
    # strftime leaves zeros out of early years on some systems.
    return f"{day.year:04}{day.month:02}{day.day:02}"


def escaped(text: str) -> str:
    """A text as a value (RFC 5545, 3.3.11); control characters but line ends have no place in one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return "".join(letter for letter in text if letter >= " " and letter != "\x7f")


def folded(line: str) -> bytes:
    """A line in UTF-8, folded between letters, never within one, with its end."""
    parts, part = [], b""
    for letter in line:
        octets = letter.encode("utf-8")
        # What follows a fold begins with the space that marks it.
        if len(part) + len(octets) > MOST_OCTETS:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + b"\r\n"
