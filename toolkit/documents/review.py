"""The form on which a reader of both languages checks a translation: numbered texts side by side, room for
corrections, and a box to sign.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.documents.fonts.shelf import FaceShelf
from toolkit.documents.pdf.block import Block
from toolkit.documents.pdf.blocks import Press, Row, Stack, WritingLine
from toolkit.documents.pdf.ink import Ink
from toolkit.documents.pdf.page import BareCanvas, pdf
from toolkit.documents.pdf.pagination import draw_page
from toolkit.documents.sheets.leaf import GUTTER, MARGIN, PAPERS, Room, rows
from toolkit.documents.sheets.writer import Writer
from toolkit.documents.typesetting.setter import Setter, TypeStyle
from toolkit.domain.language import Language
from toolkit.domain.sheet import Paper
from toolkit.domain.translation import ReviewRow

SIZE = 9.5
KEY = 0.7
"""The size of a text's place in the catalogue, in sizes of its type."""
LINE = 20.0


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """What the form itself says, in the language of the team."""

    title: str
    lead: str
    missing: str
    sign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """A language's texts for review. `team` is the language of the words of the form, and of the English column."""

    language: Language
    team: Language
    rows: Sequence[ReviewRow]
    words: ReviewWords


class ReviewPrinter:
    """Sets review forms as PDF, in memory."""

    def __init__(self, shelf: FaceShelf) -> None:
        self._setter = Setter(shelf)

    def pdf(self, form: ReviewForm, paper: Paper = Paper.A4) -> bytes:
        """The form as PDF. Raises DocumentError."""
        return pdf(PAPERS[paper], form.team.tag, lambda canvas: self._draw(canvas, form, paper))

    def _draw(self, canvas: BareCanvas, form: ReviewForm, paper: Paper) -> None:
        press = Press(self._setter, Ink(canvas))
        width, height = PAPERS[paper]
        room = Room(width - 2 * MARGIN, height - 2 * MARGIN)
        pages = rows(_story(press, form), room)
        for number, page in enumerate(pages, 1):
            draw_page(canvas, page, MARGIN, height - MARGIN)
            style = TypeStyle(form.team.script, False, 8, 1.2)
            line = press.setter.set(f"{form.language.tag}  {number}/{len(pages)}", style, 200).lines[0]
            press.ink.draw([(line, (width - line.width) / 2, MARGIN - 14)], 8)
            canvas.showPage()


def _story(press: Press, form: ReviewForm) -> list[Block]:
    team, own = Writer(press, form.team, SIZE), Writer(press, form.language, SIZE)
    words = form.words
    story: list[Block] = [
        Stack([team.text(words.title, 1.6, bold=True), team.text(words.lead)], below=8),
        *(_row(team, own, row, words.missing) for row in form.rows),
    ]
    boxes = [WritingLine(team.text(label), form.team.is_rtl, LINE * 1.3) for label in words.sign]
    return [*story, Row([Stack(boxes, below=4)], form.team.is_rtl)]


def _row(team: Writer, own: Writer, row: ReviewRow, missing: str) -> Block:
    """One text: its number and place, both languages, and a line to write a correction on."""
    place = team.text(f"{row.number}  {row.key}", KEY)
    said = own.text(row.translation) if row.translation else team.text(missing, bold=True)
    texts = Row([team.text(row.english), said], rtl=False, gap=GUTTER, ruled=False)
    return Stack([place, texts, WritingLine(None, rtl=False, height=LINE)], below=4)
