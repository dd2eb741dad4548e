"""What is known of a country's own rules, each fact with its source; nothing of it is law until a named person
has verified it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact in English for the responder. `seen` is when its source was looked at, `verified` by whom and when;
    empty where nobody has. `said` holds it in the person's languages, by tag. `count` and `unit`: the period it gives,
    where its text says one plainly; 0 and None otherwise.
    """

    topic: Topic
    text: str
    source: str
    seen: str
    verified: str
    said: dict[str, str]
    count: int = 0
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class CountryPack:
    """A country by its ISO 3166 code; `emergency` is empty where no source was seen."""

    code: str
    emergency: str
    emergency_source: str
    facts: tuple[Fact, ...]

    def spoken(self, line: str, tag: str) -> str:
        """What the person reads under a line of the sheet: verified facts in their language, and nothing else."""
        found = [one for one in self.facts if LINES[one.topic] == line and one.verified]
        return " ".join(one.said[tag] for one in found if tag in one.said)

    def about(self, line: str) -> tuple[Fact, ...]:
        """All facts of a line, for the responder."""
        return tuple(one for one in self.facts if LINES[one.topic] == line)
