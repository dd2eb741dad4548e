"""Texts that are composed of phrases and captions: the pictograms, the poster, the finder, the interpreter's script.

Each comes as a sheet's text, so that whatever sets a sheet sets them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.content.phrases import PictogramSource
from toolkit.domain.sheet import SheetLine, SheetText

if TYPE_CHECKING:
    from toolkit.domain.checklist import Question
    from toolkit.domain.guidance import CardWords

Phrase = Callable[[str], str]
"""A phrase's text in the language that is composed for, by the phrase's key."""

POSTER_PICTOGRAMS = ("safe", "doctor", "interpreter", "lawyer", "home", "phone")


def pictogram_text(
    adult: SheetText, phrase: Phrase, pictograms: Iterable[PictogramSource], caption: Phrase
) -> SheetText:
    """The pictograms, each with its caption."""
    lines = tuple(SheetLine(one.name, (), caption(one.key), "", pictogram=one.name) for one in pictograms)
    return replace(adult, title=phrase("use.title"), lead="", for_you=phrase("use.line"), lines=lines, id="pictogram")


def poster_text(adult: SheetText, phrase: Phrase) -> SheetText:
    """What hangs on a wall: a question, a line, and pictograms without words."""
    lines = tuple(SheetLine(name, (), "", "", pictogram=name) for name in POSTER_PICTOGRAMS)
    return replace(
        adult,
        title=phrase("poster.title"),
        lead=phrase("poster.line"),
        for_you=phrase("finder.point"),
        lines=lines,
        id="poster",
    )


def card_text(adult: SheetText, cards: CardWords, questions: Iterable[Question]) -> SheetText:
    """The question cards to point at on paper: each question, and the four replies."""
    replies = tuple(cards.words[key] for key in ("yes", "no", "skip", "stop"))
    lines = tuple(
        SheetLine(one.id, (), "", cards.questions[one.card], blanks=replies, pictogram=one.picture) for one in questions
    )
    return replace(adult, title=cards.words["may_skip"], lead="", for_you="", lines=lines, id="cards")


def contacts_text(adult: SheetText, _phrase: Phrase) -> SheetText:
    """A list of whom to call: the sheet's own line about it, and nothing else."""
    line = next(line for line in adult.lines if line.blanks)
    return replace(
        adult,
        title=line.heading,
        lead=line.body,
        for_you="",
        lines=(replace(line, heading="", body=""),),
        id="contacts",
    )


def finder_text(adult: SheetText, phrase: Phrase) -> SheetText:
    """The head of the sheet of all languages."""
    return replace(adult, title=phrase("finder.point"), lead="", for_you="", lines=(), id="finder")


def script_text(adult: SheetText, phrase: Phrase) -> SheetText:
    """What an interpreter reads aloud: who they are, the sheet line by line, what to ask at the end."""
    before = ("me", "private", "other", "room", "stop", "begin")
    blanks = {"room": ("", "")}
    opening = (SheetLine(key, (), "", phrase(f"script.{key}"), blanks=blanks.get(key, ())) for key in before)
    closing = SheetLine("end", (), "", phrase("script.end"))
    lines = (*opening, *adult.lines, closing)
    return replace(adult, title=phrase("script.title"), lines=lines, id="script")
