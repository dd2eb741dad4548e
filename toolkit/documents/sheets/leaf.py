"""The paper of a sheet: its sizes, its margins, the notices at the foot of every page, and page numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4, LETTER

from toolkit.documents.pdf.block import Block
from toolkit.documents.pdf.blocks import ROW_PAD, Press, Row, Stack
from toolkit.documents.pdf.page import BareCanvas
from toolkit.documents.pdf.pagination import Placed, draw_page, fill
from toolkit.documents.sheets.copy import SheetCopy
from toolkit.documents.sheets.writer import Writer
from toolkit.documents.typesetting.setter import TypeStyle
from toolkit.domain.language import Language
from toolkit.domain.sheet import Form, Paper

PAPERS = {Paper.A4: A4, Paper.LETTER: LETTER}
MARGIN = 30.0
CLOSE_MARGIN = 24.0
"""Where a sheet would need a page more; printers reach to 15 points from the edge."""
CLOSE_PAD = 1.5
GUTTER = 18.0
FOOT = 24.0
"""The least room for the notices at the foot, in points."""


@dataclass(frozen=True, slots=True)
class Room:
    """The room for text on each page, in points; `close` where all must be set closer together."""

    width: float
    height: float
    close: bool = False

    @property
    def pad(self) -> float:
        """Air above and below each right, in points."""
        return CLOSE_PAD if self.close else ROW_PAD


Pages = list[list[Placed]]


def draw_pages(canvas: BareCanvas, press: Press, copy: SheetCopy, lay: Callable[[Room], Pages]) -> None:
    """Draw the pages that `lay` makes of the room there is, each with the notices at its foot. A full sheet that
    would need more than a page a language is set closer, where that keeps to it.
    """
    paper_width, paper_height = PAPERS[copy.paper]
    pages, foot = _laid(press, copy, lay, MARGIN)
    margin = MARGIN
    if copy.form is Form.FULL and len(pages) > len(copy.texts):
        close, close_foot = _laid(press, copy, lay, CLOSE_MARGIN)
        if len(close) <= len(copy.texts):
            pages, foot, margin = close, close_foot, CLOSE_MARGIN
    for number, page in enumerate(pages, 1):
        draw_page(canvas, page, margin, paper_height - margin)
        foot.drawOn(canvas, margin, margin)
        if len(pages) > 1:
            page_number(press, paper_width, f"{number}/{len(pages)}", copy.text.language)
        canvas.showPage()


def _laid(press: Press, copy: SheetCopy, lay: Callable[[Room], Pages], margin: float) -> tuple[Pages, Block]:
    """The pages within a margin, and the foot of each."""
    paper_width, paper_height = PAPERS[copy.paper]
    width = paper_width - 2 * margin
    foot = _foot(press, copy, width)
    foot_height = max(FOOT, foot.wrap(width, FOOT)[1] + 12)
    return lay(Room(width, paper_height - 2 * margin - foot_height, close=margin < MARGIN)), foot


def rows(blocks: list[Block], room: Room) -> Pages:
    """Blocks one below the other, on as many pages as they take."""
    pages = fill(blocks, room.width, lambda _: room.height)
    return [[Placed(block, 0, top, room.width, height) for block, top, height in page] for page in pages]


def _foot(press: Press, copy: SheetCopy, width: float) -> Block:
    size = 10.0 if copy.form is Form.LARGE else 8.0
    notices = [Writer(press, language, size).text(notice) for language, notice in copy.notices]
    foot = Row(notices, copy.text.language.is_rtl, GUTTER) if notices else Stack([])
    foot.wrap(width, FOOT)
    return foot


def page_number(press: Press, width: float, text: str, language: Language) -> None:
    """Draw a page's number in the middle of its foot; `width` is the paper's, in points."""
    style = TypeStyle(language.script, False, 9, 1.2)
    line = press.setter.set(text, style, 60).lines[0]
    press.ink.draw([(line, (width - line.width) / 2, MARGIN - 14)], 9)
