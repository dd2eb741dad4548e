"""Whom a person can call: what is known of a number, and what they should know before they give their name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_CONTACTS = 3
"""On a sheet; more than that is a directory, not a next step."""
MOST_LISTED = 12
"""On a list for a place and a language."""


class Answers(StrEnum):
    """Who answers the telephone."""

    HELP = "help"
    GOVERNMENT = "government"
    POLICE = "police"
    MIXED = "mixed"


class Reports(StrEnum):
    """Whether they tell the police; what nobody asked is unknown."""

    NEVER = "never"
    AGREED = "agreed"
    ALWAYS = "always"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Contact:
    """A verified contact. `numbers` as they are dialled, in ASCII digits; nothing here is a secret place."""

    name: str
    numbers: tuple[str, ...]
    answers: Answers
    reports: Reports = Reports.UNKNOWN
    recorded: bool = False
    free: bool = False
    nameless: bool = False
    always_open: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A contact as one language says it: its name, its numbers, and the sentences under them."""

    name: str
    numbers: tuple[str, ...]
    note: str = ""
