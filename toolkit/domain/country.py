"""What is known of a country's own rules, each fact with its source; nothing of it is law until a named person
has verified it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from toolkit.support.i18n import N_


class Unit(StrEnum):
    """What a period of law is counted in."""

    MONTHS = "months"
    DAYS = "days"


class Topic(StrEnum):
    """What a fact is about."""

    RECOVERY = "recovery"
    RESIDENCE = "residence"
    WORK = "work"
    COMPENSATION = "compensation"
    LEGAL_AID = "legal-aid"
    IDENTIFIES = "identifies"
    NON_PUNISHMENT = "non-punishment"


LINES = {
    Topic.RECOVERY: "stay-in-the-country",
    Topic.RESIDENCE: "stay-in-the-country",
    Topic.WORK: "place-to-stay",
    Topic.COMPENSATION: "money-owed",
    Topic.LEGAL_AID: "interpreter-and-lawyer",
    Topic.IDENTIFIES: "your-choice",
    Topic.NON_PUNISHMENT: "not-locked-up",
}
"""The line of the adult's sheet that a fact belongs to."""

TOPICS = {
    Topic.RECOVERY: N_("Time to recover and to decide"),
    Topic.RESIDENCE: N_("Staying in the country"),
    Topic.WORK: N_("Permission to work"),
    Topic.COMPENSATION: N_("Compensation"),
    Topic.LEGAL_AID: N_("Legal aid"),
    Topic.IDENTIFIES: N_("Who identifies"),
    Topic.NON_PUNISHMENT: N_("Not being punished"),
}
"""The topics in words."""

STAYING = (Topic.RECOVERY, Topic.RESIDENCE)
"""Topics whose facts may give a period."""

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def says_period(text: str, count: int, unit: str) -> bool:
    """Whether an English text says this number of months or days plainly, and nothing about "at least" or "up to": an
    end date must never come from a bound.
    """
    written = "|".join((str(count), *_WORDS[count - 1 : count]))
    return bool(re.search(rf"(?<!up to )(?<!at least )\b({written}) {unit}\b", text, re.IGNORECASE))


def stated_numbers(text: str) -> set[int]:
    """The numbers that an English text states, in digits or in words up to twelve."""
    found = {int(digits) for digits in re.findall(r"[0-9]+", text)}
    said = re.findall(r"[a-z]+", text.casefold())
    return found | {place for place, word in enumerate(_WORDS, 1) if word in said}


def counted_numbers(text: str) -> set[int]:
    """The numbers in digits that count days, weeks, months or years: what a person relies on."""
    return {int(found) for found in re.findall(r"\b([0-9]+) (?:hour|day|week|month|year)", text.casefold())}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact in English for the responder. `seen` is when its source was looked at, `verified` by whom and when;
    empty where nobody has. `said` holds it in the person's languages, by tag. `count` and `unit`: the period it gives,
    where its text says one plainly; 0 and None otherwise. `here`: it was verified by this unit, and `verified` is the
    day alone, since who did it lies in the records.
    """

    topic: Topic
    text: str
    source: str
    seen: str
    verified: str
    said: dict[str, str]
    count: int = 0
    unit: Unit | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class CountryPack:
    """A country by its ISO 3166 code; `emergency` is empty where no source was seen, and `emergency_verified` the day
    on which this unit verified it.
    """

    code: str
    emergency: str
    emergency_source: str
    facts: tuple[Fact, ...]
    emergency_seen: str = ""
    emergency_verified: str = ""

    def spoken(self, line: str, tag: str) -> str:
        """What the person reads under a line of the sheet: verified facts in their language, and nothing else."""
        found = [one for one in self.facts if LINES[one.topic] == line and one.verified]
        return " ".join(one.said[tag] for one in found if tag in one.said)

    def about(self, line: str) -> tuple[Fact, ...]:
        """All facts of a line, for the responder."""
        return tuple(one for one in self.facts if LINES[one.topic] == line)
