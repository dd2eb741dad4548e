"""What is due in a case: the day, what it is about in words that name nobody, and how it stands to today."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toolkit.support.i18n import N_, Words

AHEAD = 14
"""From how many days before a date a reminder is shown."""


class DueKind(StrEnum):
    """What is due."""

    REVIEW = "review"
    RISK = "risk"
    STAY = "stay"
    ANSWER = "answer"
    RELEASE = "release"
    CHANNEL = "channel"
    HEARING = "hearing"
    CONSENT = "consent"
    TELL = "tell"
    REFERRAL = "referral"


ABOUT = {
    DueKind.REVIEW: N_("Safety plan to be looked at again"),
    DueKind.RISK: N_("Risk to be looked at again"),
    DueKind.STAY: N_("The stay ends"),
    DueKind.ANSWER: N_("Time to decide was asked for: no answer yet"),
    DueKind.RELEASE: N_("The accused may be released: the person is told before"),
    DueKind.CHANNEL: N_("The person wants to be told of a release: nobody is named who tells them"),
    DueKind.HEARING: N_("Hearing or appointment"),
    DueKind.CONSENT: N_("A consent runs out"),
    DueKind.TELL: N_("Somebody is to be told that a consent was taken back"),
    DueKind.REFERRAL: N_("Referral without an answer"),
}
"""The same in words that anybody may read over a shoulder."""

PASSING = frozenset({DueKind.HEARING, DueKind.CONSENT})
"""What is over once its day is past: the others stay due until somebody deals with them."""


class Lateness(StrEnum):
    """How a date stands to today."""

    OVERDUE = "overdue"
    TODAY = "today"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Marked:
    """A date that a record holds: "2026-01-31", "2026-01", "2026", or empty where one is missing. `opens`: the part
    of the case where it is dealt with, a form's id or the part's name.
    """

    kind: DueKind
    day: str
    opens: str


@dataclass(frozen=True, slots=True)
class Due:
    """A date of a case that is near, here or past. `days` are left, below zero gone by, None where no day is known;
    of a month or a year, 0 from its first day to its last.
    """

    marked: Marked
    case_id: str
    code: str
    days: int | None

    @property
    def lateness(self) -> Lateness:
        """How it stands to today; what has no day is overdue."""
        if self.days is None or self.days < 0:
            return Lateness.OVERDUE
        return Lateness.AHEAD if self.days else Lateness.TODAY

    def about(self, words: Words) -> str:
        """What it is, in the interface's language."""
        return words.say(ABOUT[self.marked.kind])

    def told(self, words: Words) -> str:
        """How long there is, in the interface's language."""
        if self.days is None:
            return words.say("No day is set")
        if not self.days:
            return words.say("Today") if len(self.marked.day) == len("2026-01-31") else words.say("Now")
        if self.days > 0:
            return words.say_many("In {count} day", "In {count} days", self.days)
        return words.say_many("{count} day overdue", "{count} days overdue", -self.days)


def days_left(day: str, today: date) -> int | None:
    """The days from today to a day, or to the month or year that holds it; None where none is known."""
    first, last = bounds(day)
    if first is None or last is None:
        return None
    return (first - today).days if first > today else min(0, (last - today).days)


def bounds(day: str) -> tuple[date | None, date | None]:
    """The first and the last day that a stored day can be; None and None where it is none."""
    try:
        year, *rest = (int(part) for part in day.split("-"))
        first = date(year, *[*rest, 1, 1][:2])
        if len(rest) > 1:
            return first, first
        return first, date(year, rest[0], monthrange(year, rest[0])[1]) if rest else date(year, 12, 31)
    except ValueError:
        return None, None


def due_of(case_id: str, code: str, marks: Iterable[Marked], today: date, ahead: int = AHEAD) -> list[Due]:
    """Of a case's dates those that are past or fall within the next `ahead` days, the longest overdue first."""
    found = [Due(one, case_id, code, days_left(one.day, today)) for one in marks]
    return in_order(one for one in found if _counts(one, ahead))


def in_order(found: Iterable[Due]) -> list[Due]:
    """The longest overdue first; before all what has no day yet."""
    return sorted(found, key=lambda one: (one.days is not None, one.days or 0, one.code, one.marked.kind))


def grouped(found: Iterable[Due]) -> dict[Lateness, list[Due]]:
    """By how they stand to today, the most pressing first, each in order; no empty group."""
    groups: dict[Lateness, list[Due]] = {}
    for one in in_order(found):
        groups.setdefault(one.lateness, []).append(one)
    return {lateness: groups[lateness] for lateness in Lateness if lateness in groups}


def first_days(found: Iterable[Due]) -> dict[str, Due]:
    """The most pressing of each case, by the case's id."""
    first: dict[str, Due] = {}
    for one in in_order(found):
        first.setdefault(one.case_id, one)
    return first


def _counts(one: Due, ahead: int) -> bool:
    if one.days is None:
        return one.marked.kind not in PASSING
    return one.days <= ahead and (one.days >= 0 or one.marked.kind not in PASSING)
