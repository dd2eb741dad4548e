"""The rights sheet as words: which lines it has, in which order, and the standard behind each (Standard 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from toolkit.domain.contact import Call, Contact
from toolkit.domain.language import Language


class Form(StrEnum):
    """What a responder hands over: the complete sheet at reading size or in large print (18 pt and up), a card that
    folds, pictograms to point to, the sheets for other situations, and what stands around them.
    """

    FULL = "full"
    LARGE = "large"
    POCKET = "pocket"
    PICTOGRAM = "pictogram"
    ACCUSED = "accused"
    CHILD = "child"
    RETURN = "return"
    SCRIPT = "script"
    POSTER = "poster"
    FINDER = "finder"
    CARDS = "cards"
    CONTACTS = "contacts"

    @property
    def sheet(self) -> str:
        """The name of the text that this form sets."""
        return "adult" if self in (Form.FULL, Form.LARGE) else self.value


class Copy(StrEnum):
    """For whom a copy is: the person's says nothing but the text; the responder's adds standards and sources."""

    PERSON = "person"
    RESPONDER = "responder"


class Paper(StrEnum):
    """The paper it is set for."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One right: its place in the catalogue, the standards it carries, and its text in one language.

    `articles`: of the Convention on the Rights of the Child, on the child's sheet. `pictogram`: what is drawn beside
    it. `heading` may be empty where a pictogram stands for it. `calls` are printed, `blanks` are to be filled by hand.
    """

    key: str
    standards: tuple[int, ...]
    heading: str
    body: str
    local: str = ""
    blanks: tuple[str, ...] = ()
    articles: tuple[int, ...] = ()
    pictogram: str = ""
    calls: tuple[Call, ...] = ()


def numbered(lines: Sequence[SheetLine]) -> list[tuple[int, SheetLine]]:
    """The lines with their numbers; what has no heading is not counted."""
    found: list[tuple[int, SheetLine]] = []
    number = 0
    for line in lines:
        number += bool(line.heading)
        found.append((number, line))
    return found


@dataclass(frozen=True, slots=True)
class SheetText:
    """A whole sheet in one language. `draft` is the notice it carries while nobody has checked it, or empty; `fold`
    stands at the marks of a form that folds.
    """

    language: Language
    title: str
    lead: str
    for_you: str
    lines: tuple[SheetLine, ...]
    draft: str
    id: str = "adult"
    fold: str = ""


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """What is asked in the person's language before any paper, and the two answers."""

    language: Language
    question: str
    why: str
    show: str
    print: str


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """What to set: a language, a second one beside it if wanted, the form and the paper; the ISO 3166 code of the
    country whose facts it is to have, whose copy it is, and up to three contacts.
    """

    tag: str
    beside: str | None = None
    form: Form = Form.FULL
    paper: Paper = Paper.A4
    country: str | None = None
    copy: Copy = Copy.PERSON
    contacts: tuple[Contact, ...] = ()


MOST_COPIES = 500
"""Of one sheet in a batch."""


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One sheet of a batch, and how many copies of it."""

    order: SheetOrder
    copies: int = 1
