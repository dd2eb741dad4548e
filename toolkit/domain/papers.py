"""What is asked of the papers of a case: for whom, in which languages, and what stands in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from toolkit.domain.consent import Item
from toolkit.domain.country import CountryPack
from toolkit.domain.definitions.assessment import Outcome
from toolkit.domain.referral import Urgency
from toolkit.domain.sheet import Copy, Paper


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """The interface's language that the frame is in ("en", "fr", "ar"), a second one beside it if wanted, the paper,
    and whose copy it is: only the responder's, for a lawyer or an authority, names the standards in full. `practice`:
    the case is invented, and its papers say so.
    """

    tag: str
    beside: str | None = None
    paper: Paper = Paper.A4
    copy: Copy = Copy.PERSON
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """Head and foot of a letter. `sender` is the case's code or what the person wants to stand there; whatever is
    empty is a line to write on by hand.
    """

    recipient: str = field(default="", repr=False)
    sender: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    on: date | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class DocumentsLetter:
    """The request for documents (Standard 16): `wanted` one a row, in the sender's words; none is all of them."""

    letter: Letter
    wanted: tuple[str, ...] = field(default=(), repr=False)
    answer_by: date | None = None


@dataclass(frozen=True, slots=True)
class TimeLetter:
    """The letter that asks for time (Standard 17), counted from the day of the request."""

    letter: Letter
    requested_on: date
    pack: CountryPack
    proceedings: bool = False
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SupportLetter:
    """The letter of a referral (Standard 21): `needs` by their keys with the person's own words; which items the person
    agreed to, when, until when; `outcome` only where it is among them; `name_line`: room for a name, by hand;
    `practice`: it is about an invented case.
    """

    letter: Letter
    urgency: Urgency
    needs: tuple[tuple[str, tuple[str, ...]], ...] = field(repr=False)
    reason: str = field(repr=False)
    items: frozenset[Item]
    agreed_on: date
    until: date | None = None
    outcome: Outcome | None = None
    name_line: bool = False
    practice: bool = False


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of a pocket card: what the person wants to have at hand, and numbers to dial."""

    text: str = field(repr=False)
    numbers: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class PocketCard:
    """The pocket card of a safety plan: folded, under a heading that says nothing."""

    lines: tuple[CardLine, ...]
    heading: str = ""
