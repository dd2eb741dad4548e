"""The rights sheet on paper (Standard 5): one column, or two languages side by side line by line, at reading
size or in large print, black on white.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.platypus.flowables import Flowable

from toolkit.documents.errors import NOTHING_PRINTED, MissingGlyphError
from toolkit.documents.fonts.shelf import FaceShelf
from toolkit.documents.pdf.blocks import Press, Row, Stack, TextBlock, WritingLine
from toolkit.documents.pdf.ink import Ink
from toolkit.documents.pdf.page import BareCanvas, pdf
from toolkit.documents.pdf.pagination import Placed, draw_page, fill
from toolkit.documents.typesetting.setter import Setter, TypeStyle
from toolkit.documents.typesetting.stretches import missing
from toolkit.domain.language import Language
from toolkit.domain.sheet import Form, Paper, SheetLine, SheetText
from toolkit.support.i18n import N_

PAPERS = {Paper.A4: A4, Paper.LETTER: LETTER}
MARGIN = 30.0
GUTTER = 18.0
FOOT = 24.0
"""The least room for the notices at the foot, in points."""

READING_SIZES = [size / 4 for size in range(52, 35, -1)]
"""13 pt down to 9 pt: the largest at which the sheet keeps to its number of pages."""
COMFORTABLE_SIZE = 11.0
LARGE_SIZE = 18.0


@dataclass(frozen=True, slots=True)
class SheetCopy:
    """What one copy shows: the person's text, a second one beside it, and the notices at its foot."""

    text: SheetText
    beside: SheetText | None
    notices: tuple[tuple[Language, str], ...]
    form: Form
    paper: Paper


class SheetPrinter:
    """Sets rights sheets as PDF, in memory."""

    def __init__(self, shelf: FaceShelf) -> None:
        self._shelf = shelf
        self._setter = Setter(shelf)

    def pdf(self, copy: SheetCopy) -> bytes:
        """The sheet as PDF. Raises MissingGlyphError, before anything is set, NoRoomError or FaceError."""
        self.check(copy)
        return pdf(PAPERS[copy.paper], copy.text.language.tag, lambda canvas: self._draw(canvas, copy))

    def check(self, copy: SheetCopy) -> None:
        """Raise MissingGlyphError with the character, the language and the text, if any cannot be drawn."""
        for text in (copy.text, copy.beside):
            for string in _strings(text) if text else ():
                self._check_string(string, text.language)  # type: ignore[union-attr]

    def _check_string(self, string: str, language: Language) -> None:
        lost = missing(string, self._shelf.faces(language.script, bold=True))
        if lost:
            codes = ", ".join(f"U+{ord(letter):04X}" for letter in lost)
            raise MissingGlyphError(
                N_("No typeface can draw {codes} in the {language} text «{start}»."),
                NOTHING_PRINTED,
                codes=codes,
                language=language.name,
                start=string[:60],
            )

    def _draw(self, canvas: BareCanvas, copy: SheetCopy) -> None:
        paper_width, paper_height = PAPERS[copy.paper]
        press = Press(self._setter, Ink(canvas))
        width = paper_width - 2 * MARGIN
        foot = _foot(press, copy, width)
        foot_height = max(FOOT, foot.wrap(width, FOOT)[1] + 12)
        room = _Room(width, paper_height - 2 * MARGIN - foot_height)
        pages = _fitting(press, copy, room)
        for number, page in enumerate(pages, 1):
            draw_page(canvas, page, MARGIN, paper_height - MARGIN)
            foot.drawOn(canvas, MARGIN, MARGIN)
            if len(pages) > 1:
                _page_number(press, paper_width, f"{number}/{len(pages)}", copy.text.language)
            canvas.showPage()


@dataclass(frozen=True, slots=True)
class _Room:
    """The room for text on each page, in points."""

    width: float
    height: float


_Pages = list[list[Placed]]


def _strings(text: SheetText) -> list[str]:
    parts = [part for line in text.lines for part in (line.heading, line.body, line.local, *line.blanks)]
    return [text.title, text.lead, text.for_you, text.draft, *parts]


def _fitting(press: Press, copy: SheetCopy, room: _Room) -> _Pages:
    """The pages at the largest size that keeps to one page a language; beyond that, as many as it takes."""
    if copy.form is Form.LARGE:
        return _pages(press, copy, room, LARGE_SIZE)
    wanted = 2 if copy.beside else 1
    low, high = 0, len(READING_SIZES)
    while low < high:
        middle = (low + high) // 2
        if len(_pages(press, copy, room, READING_SIZES[middle])) <= wanted:
            high = middle
        else:
            low = middle + 1
    size = READING_SIZES[low] if low < len(READING_SIZES) else COMFORTABLE_SIZE
    return _pages(press, copy, room, size)


def _pages(press: Press, copy: SheetCopy, room: _Room, size: float) -> _Pages:
    if copy.beside:
        return _rows(_beside_each_other(press, copy.text, copy.beside, size), room)
    write = _Writer(press, copy.text.language, size)
    rights = [write.right(number, line) for number, line in enumerate(copy.text.lines, 1)]
    if copy.form is Form.LARGE:
        return _rows([write.head(copy.text), *rights], room)
    return _columns(write.head(copy.text), rights, room, copy.text.language.is_rtl)


def _rows(blocks: list[Flowable], room: _Room) -> _Pages:
    pages = fill(blocks, room.width, lambda _: room.height)
    return [[Placed(block, 0, top, room.width, height) for block, top, height in page] for page in pages]


def _columns(head: Flowable, blocks: list[Flowable], room: _Room, rtl: bool) -> _Pages:
    """Two columns under a head that goes over both: short lines are easier for who reads little."""
    head_height = head.wrap(room.width, room.height)[1]
    width = (room.width - GUTTER) / 2
    columns = fill(blocks, width, lambda place: room.height - (head_height if place < 2 else 0))
    pages: _Pages = [[] for _ in range((len(columns) + 1) // 2)]
    for place, column in enumerate(columns):
        start = head_height if place < 2 else 0.0
        left = 0.0 if (place % 2 == 0) != rtl else width + GUTTER
        pages[place // 2] += [Placed(block, left, start + top, width, height) for block, top, height in column]
    pages[0].insert(0, Placed(head, 0, 0, room.width, head_height))
    return pages


def _beside_each_other(press: Press, first: SheetText, second: SheetText, size: float) -> list[Flowable]:
    one, two = _Writer(press, first.language, size), _Writer(press, second.language, size)
    rtl = first.language.is_rtl
    story: list[Flowable] = [Row([one.head(first), two.head(second)], rtl, GUTTER, ruled=False)]
    for number, (line, other) in enumerate(zip(first.lines, second.lines, strict=True), 1):
        story.append(Row([one.stack(number, line), two.stack(number, other)], rtl, GUTTER))
    return story


class _Writer:
    """Blocks in one language at one size."""

    def __init__(self, press: Press, language: Language, size: float) -> None:
        self._press, self._language, self._size = press, language, size

    def text(self, text: str, scale: float = 1.0, bold: bool = False) -> TextBlock:
        own = self._language
        style = TypeStyle(own.script, own.is_rtl, self._size * scale, own.leading, bold)
        return TextBlock(self._press, text, style)

    def head(self, text: SheetText) -> Flowable:
        words = [
            self.text(text.title, 1.7, bold=True),
            self.text(text.lead, bold=True),
            self.text(text.for_you),
        ]
        return Stack(words, below=6)

    def right(self, number: int, line: SheetLine) -> Flowable:
        """One right under a thin rule."""
        return Row([self.stack(number, line)], self._language.is_rtl)

    def stack(self, number: int, line: SheetLine) -> Flowable:
        """One right: its number and heading, its text, the local line, room to write."""
        own = self._language
        blocks: list[Flowable] = [self.text(f"{number}\u2002{line.heading}", bold=True), self.text(line.body)]
        if line.local:
            blocks.append(self.text(line.local, bold=True))
        blocks += [WritingLine(self.text(blank), own.is_rtl, max(20.0, self._size * 1.7)) for blank in line.blanks]
        return Stack(blocks)


def _foot(press: Press, copy: SheetCopy, width: float) -> Flowable:
    size = 10.0 if copy.form is Form.LARGE else 8.0
    notices = [_Writer(press, language, size).text(notice) for language, notice in copy.notices]
    foot = Row(notices, copy.text.language.is_rtl, GUTTER) if notices else Stack([])
    foot.wrap(width, FOOT)
    return foot


def _page_number(press: Press, width: float, text: str, language: Language) -> None:
    style = TypeStyle(language.script, False, 9, 1.2)
    line = press.setter.set(text, style, 60).lines[0]
    press.ink.draw(line, (width - line.width) / 2, MARGIN - 14, 9)
