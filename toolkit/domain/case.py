"""A case: a code without a name, and what is known of how it stands."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from toolkit.domain.answers import Circumstances

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


class Status(StrEnum):
    """Whether somebody is at work on it."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class ClosedBecause(StrEnum):
    """Why nobody is at work on it any more."""

    GOALS_MET = "goals_met"
    WISH = "wish"
    LOST_CONTACT = "lost_contact"
    HANDED_OVER = "handed_over"
    OTHER = "other"


class Role(StrEnum):
    """In which role the responder meets the person: it decides which duties come first."""

    POLICE = "police"
    BORDER = "border"
    SHELTER = "shelter"
    PROSECUTOR = "prosecutor"


class Given(StrEnum):
    """How a consent was given."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    GESTURE = "gesture"
    WITH_GUARDIAN = "with_guardian"


class SheetHow(StrEnum):
    """How a rights sheet reached the person."""

    SHOWN = "shown"
    PRINTED = "printed"
    READ_ALOUD = "read_aloud"


@dataclass(frozen=True, slots=True)
class Before:
    """What was settled before the first question: how the person can speak, and who interprets."""

    circumstances: Circumstances = field(default_factory=Circumstances)
    interpreter: str = ""
    language: str = ""
    held: bool = False


@dataclass(frozen=True, slots=True)
class ConsentToRecord:
    """The person's agreement that something is written down at all; it comes first, and may be taken back."""

    how: Given
    language: str
    understood: bool
    at: str = ""
    withdrawn_at: str = ""


def may_record(consents: Sequence[ConsentToRecord]) -> bool:
    """Whether something may be written down: of the person's consents, oldest first, the last one holds."""
    return bool(consents) and not consents[-1].withdrawn_at


@dataclass(frozen=True, slots=True)
class Case:
    """A case as lists and pages show it. `own` is true where no colleague can open it."""

    id: str
    code: str
    status: Status
    opened_at: str
    opened_by: str
    before: Before
    practice: bool
    own: bool = False
    changed_at: str = ""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as the list has it: nothing but its code, how it stands and when."""

    id: str
    code: str
    status: Status
    opened_at: str
    changed_at: str
    practice: bool
    own: bool = False


@dataclass(frozen=True, slots=True)
class StatusChange:
    """That a case was paused, closed or taken up again; `because` is None but where it was closed."""

    status: Status
    because: ClosedBecause | None
    at: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class SheetGiven:
    """That a rights sheet was given (Standard 5): in which language, how, and when."""

    language: str
    how: SheetHow
    at: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class DutyDone:
    """What became of a duty: done, not done and why, or not for this case."""

    duty: str
    done: str
    why: str = field(default="", repr=False)
    at: str = ""
    by: str = ""


def new_code() -> str:
    """A code that cannot be guessed and tells neither date nor place: "K7QX-4M2P-9RTW"."""
    return "-".join("".join(secrets.choice(CODE_LETTERS) for _ in range(4)) for _ in range(3))
