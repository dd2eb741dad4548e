"""Sets papers of a case as PDF, in memory: on as many pages as they take, the notice at the foot of each."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.documents.errors import MissingGlyphError
from toolkit.documents.fonts.shelf import FaceShelf
from toolkit.documents.papers.text import BOLD, Kind, PaperText, Part
from toolkit.documents.pdf.block import Block
from toolkit.documents.pdf.blocks import Press, Row, Stack, TextBlock, WritingLine
from toolkit.documents.pdf.ink import Ink
from toolkit.documents.pdf.page import BareCanvas, pdf
from toolkit.documents.pdf.pagination import draw_page
from toolkit.documents.sheets.leaf import GUTTER, MARGIN, PAPERS, Room, page_number, rows
from toolkit.documents.typesetting.setter import Setter, TypeStyle
from toolkit.documents.typesetting.stretches import missing
from toolkit.domain.language import Language
from toolkit.domain.sheet import Paper
from toolkit.support.i18n import N_
from toolkit.support.stopping import breathe

SIZES: Mapping[Kind, float] = {Kind.TITLE: 17.0, Kind.HEADING: 12.0, Kind.SMALL: 8.5}
SIZE = 10.5
FOOT_SIZE = 8.0
SIDE = 24.0
"""What a paper's margin has more than a sheet's: a letter wants air."""
BEFORE: Mapping[Kind, float] = {
    Kind.HEADING: 11.0,
    Kind.TEXT: 4.0,
    Kind.WRITTEN: 4.0,
    Kind.STRONG: 4.0,
    Kind.SPACE: 5.0,
    Kind.BLANK: 4.0,
    Kind.CALL: 4.0,
}
"""Air above a part, in points."""
BLANK_HEIGHT = 26.0
PAD = 24.0
"""From a card's edge or fold to its text, in points."""
FOLD_SIZE = 7.0


@dataclass(frozen=True, slots=True)
class PaperCopy:
    """A paper in one language, and a second one beside it; both with the same parts."""

    text: PaperText
    beside: PaperText | None = None
    paper: Paper = Paper.A4

    @property
    def texts(self) -> tuple[PaperText, ...]:
        """The one text, or both."""
        return (self.text, self.beside) if self.beside else (self.text,)


class PaperPrinter:
    """Sets papers with the faces of one shelf."""

    def __init__(self, shelf: FaceShelf) -> None:
        self._shelf = shelf
        self._setter = Setter(shelf)

    def pdf(self, copy: PaperCopy) -> bytes:
        """The paper as PDF. Raises MissingGlyphError, before anything is set, or FaceError."""
        for text in copy.texts:
            for string, _ in text.strings():
                self.check(string, text.language)
        return pdf(PAPERS[copy.paper], copy.text.language.tag, lambda canvas: self._draw(canvas, copy))

    def card(self, text: PaperText, paper: Paper) -> bytes:
        """A card to fold, four panels a page, with the fold's mark from the text's foot. Raises as `pdf` does."""
        for string, _ in text.strings():
            self.check(string, text.language)
        return pdf(PAPERS[paper], text.language.tag, lambda canvas: self._draw_card(canvas, text, paper))

    def check(self, string: str, language: Language) -> None:
        """Raise MissingGlyphError, which names the characters and never the text, if any cannot be drawn."""
        breathe()
        lost = missing(string, self._shelf.reaching(string, language.script, bold=False))
        if lost:
            codes = ", ".join(f"U+{ord(letter):04X}" for letter in lost[:10])
            raise MissingGlyphError(
                N_("No typeface can draw {codes}."),
                N_("Nothing was printed. Write these characters in another way."),
                codes=codes,
            )

    def _draw(self, canvas: BareCanvas, copy: PaperCopy) -> None:
        press = Press(self._setter, Ink(canvas))
        paper_width, paper_height = PAPERS[copy.paper]
        margin = MARGIN + SIDE
        width = paper_width - 2 * margin
        foot = _side_by_side([_text(press, one.language, one.foot, FOOT_SIZE) for one in copy.texts], copy)
        foot_height = foot.wrap(width, paper_height)[1] + 10
        pages = rows(_story(press, copy), Room(width, paper_height - 2 * margin - foot_height))
        for number, page in enumerate(pages, 1):
            draw_page(canvas, page, margin, paper_height - margin)
            foot.wrap(width, foot_height)
            foot.drawOn(canvas, margin, margin)
            if len(pages) > 1:
                page_number(press, paper_width, f"{number}/{len(pages)}", copy.text.language)
            canvas.showPage()

    def _draw_card(self, canvas: BareCanvas, text: PaperText, paper: Paper) -> None:
        press = Press(self._setter, Ink(canvas))
        width, height = (side / 2 for side in PAPERS[paper])
        panels = rows(_story(press, PaperCopy(text)), Room(width - 2 * PAD, height - 2 * PAD))
        lefts = (width, 0.0) if text.language.is_rtl else (0.0, width)
        places = [(left, top) for top in (2 * height, height) for left in lefts]
        for start in range(0, len(panels), len(places)):
            for panel, (left, top) in zip(panels[start : start + len(places)], places, strict=False):
                draw_page(canvas, panel, left + PAD, top - PAD)
            _draw_folds(canvas, press, text, width, height)
            canvas.showPage()


def _draw_folds(canvas: BareCanvas, press: Press, text: PaperText, width: float, height: float) -> None:
    canvas.saveState()
    canvas.setLineWidth(0.4)
    canvas.setDash(2, 3)
    canvas.line(width, 0, width, 2 * height)
    canvas.line(0, height, 2 * width, height)
    canvas.restoreState()
    mark = _text(press, text.language, text.foot, FOLD_SIZE)
    needed = mark.wrap(width - 2 * PAD, PAD)[1]
    mark.drawOn(canvas, PAD + (width if text.language.is_rtl else 0.0), height + PAD / 2 - needed / 2)


def _story(press: Press, copy: PaperCopy) -> list[Block]:
    """The parts, those of two languages side by side; air and a heading stay with what follows them."""
    story: list[Block] = []
    kept: list[Block] = []
    for parts in zip(*(text.parts for text in copy.texts), strict=True):
        kind = parts[0].kind
        kept.append(_Space(BEFORE.get(kind, 0.0)))
        if kind is not Kind.SPACE:
            blocks = [_block(press, text.language, part) for text, part in zip(copy.texts, parts, strict=True)]
            kept.append(_side_by_side(blocks, copy))
        if kind not in (Kind.SPACE, Kind.HEADING):
            story.append(Stack(kept))
            kept = []
    return [*story, *([Stack(kept)] if kept else [])]


class _Space(Block):
    """Air above a part."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def draw(self) -> None:
        """Nothing."""


def _side_by_side(blocks: Sequence[Block], copy: PaperCopy) -> Block:
    return Row(blocks, copy.text.language.is_rtl, GUTTER, ruled=False)


def _block(press: Press, language: Language, part: Part) -> Block:
    size = SIZES.get(part.kind, SIZE)
    if part.kind is Kind.BLANK:
        return WritingLine(_text(press, language, part.text, size), language.is_rtl, BLANK_HEIGHT)
    if part.kind in (Kind.FIELD, Kind.CALL):
        is_call = part.kind is Kind.CALL
        cells = [_own(press, language, part.text, size), _own(press, language, part.figure, size, bold=is_call)]
        return Row(cells, language.is_rtl, GUTTER / 2, ruled=is_call)
    if part.kind is Kind.SUM:
        cells = [_text(press, language, part.text, size), _text(press, language, part.figure, size, bold=True)]
        return Row(cells, language.is_rtl, GUTTER / 2)
    if part.kind is Kind.WRITTEN:
        return _own(press, language, part.text, size)
    return _text(press, language, part.text, size, bold=part.kind in BOLD)


def _text(
    press: Press, language: Language, text: str, size: float, bold: bool = False, rtl: bool | None = None
) -> TextBlock:
    style = TypeStyle(language.script, language.is_rtl if rtl is None else rtl, size, language.leading, bold)
    return TextBlock(press, text, style)


def _own(press: Press, language: Language, text: str, size: float, bold: bool = False) -> TextBlock:
    """What somebody wrote, in its own direction."""
    return _text(press, language, text, size, bold, rtl=reads_right_to_left(text, language.is_rtl))


def reads_right_to_left(text: str, otherwise: bool) -> bool:
    """The direction of a text by its first letter that has one, outside isolates; `otherwise` where none has."""
    depth = 0
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        depth += (direction in ("LRI", "RLI", "FSI")) - (direction == "PDI")
        if direction in ("L", "R", "AL") and depth <= 0:
            return direction != "L"
    return otherwise


def plain_paragraphs(written: str) -> list[str]:
    """What somebody wrote as paragraphs that can be set: without signs that turn text round, tabs as spaces."""
    kept = written.translate(_TURNING).replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n")
    return [line.strip() for line in kept.split("\n") if line.strip()]


_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
