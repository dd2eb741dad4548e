"""The rights sheet as words: which lines it has, in which order, and the standard behind each (Standard 5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from toolkit.domain.language import Language


class Form(StrEnum):
    """How a sheet is set: the complete sheet at reading size, or in large print (18 pt and up)."""

    FULL = "full"
    LARGE = "large"


class Paper(StrEnum):
    """The paper it is set for."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One right: its place in the catalogue, the standards it carries, and its text in one language.

    `articles`: of the Convention on the Rights of the Child, on the child's sheet. `pictogram`: what is drawn beside
    it. `heading` may be empty where a pictogram stands for it.
    """

    key: str
    standards: tuple[int, ...]
    heading: str
    body: str
    local: str = ""
    blanks: tuple[str, ...] = ()
    articles: tuple[int, ...] = ()
    pictogram: str = ""


@dataclass(frozen=True, slots=True)
class SheetText:
    """A whole sheet in one language. `draft` is the notice it carries while nobody has checked it, or empty."""

    language: Language
    title: str
    lead: str
    for_you: str
    lines: tuple[SheetLine, ...]
    draft: str
    id: str = "adult"


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
    """What to set: a language, a second one beside it if wanted, the form and the paper."""

    tag: str
    beside: str | None = None
    form: Form = Form.FULL
    paper: Paper = Paper.A4
