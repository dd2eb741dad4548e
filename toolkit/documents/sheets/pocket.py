"""The pocket sheet: one page of eight panels, folded three times so that only a cover without meaning shows.

Two columns of four. Fold at the middle from side to side, then across the middle, then once more, each time with
the cover outside: the cover and the panel below it are the two outer sides, six panels are read inside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.documents.errors import NoRoomError
from toolkit.documents.pdf.block import Block
from toolkit.documents.pdf.blocks import Press, Row, Stack, WritingLine
from toolkit.documents.pdf.page import BareCanvas
from toolkit.documents.pdf.pagination import fill
from toolkit.documents.pdf.pictures import Beside, Picture
from toolkit.documents.sheets.copy import SheetCopy
from toolkit.documents.sheets.leaf import PAPERS
from toolkit.documents.sheets.writer import Writer
from toolkit.documents.typesetting.setter import TypeStyle
from toolkit.domain.sheet import SheetLine
from toolkit.support.i18n import N_

SIZES = [size / 4 for size in range(54, 27, -1)]
"""13.5 pt down to 7 pt: the largest at which all of it fits the six inner panels."""
PAD = 17.0
"""From a panel's edge to its text, in points; printers reach no nearer to the paper's edge."""
ACROSS, DOWN = 2, 4
INNER = 6
COVER_RULES = 5
FOLD_SIZE = 7.0


@dataclass(frozen=True, slots=True)
class _Panel:
    """A panel by its upper left corner, in points from the lower left of the paper."""

    left: float
    top: float


def draw_pocket(canvas: BareCanvas, press: Press, copy: SheetCopy) -> None:
    """Draw the one page. Raises NoRoomError."""
    width, height = (side / part for side, part in zip(PAPERS[copy.paper], (ACROSS, DOWN), strict=True))
    cover, back, *inner = _panels(width, height, copy.text.language.is_rtl)
    room = (width - 2 * PAD, height - 2 * PAD)
    for panel, column in zip(inner, _fitted(press, copy, *room), strict=False):
        _draw_column(canvas, panel, column, room[0])
    _draw_cover(canvas, press, copy, cover, room)
    _draw_rules(canvas, back, room, copy.text.language.is_rtl)
    _draw_folds(canvas, press, copy)
    canvas.showPage()


def _panels(width: float, height: float, rtl: bool) -> list[_Panel]:
    """Cover, back, then the inner panels as they are read: down the first column, then down the second."""
    lefts = (width, 0.0) if rtl else (0.0, width)
    return [_Panel(left, height * (DOWN - row)) for left in lefts for row in range(DOWN)]


def _fitted(press: Press, copy: SheetCopy, width: float, height: float) -> list[list[tuple[Block, float, float]]]:
    for size in SIZES:
        try:
            columns = fill(_story(press, copy, size), width, lambda _: height)
        except NoRoomError:
            continue
        if len(columns) <= INNER:
            return columns
    raise NoRoomError(
        N_("The text does not fit the pocket card."), N_("Nothing was printed. Choose one language only.")
    )


def _story(press: Press, copy: SheetCopy, size: float) -> list[Block]:
    writers = [Writer(press, text.language, size) for text in copy.texts]
    rtl, gap = copy.text.language.is_rtl, size * 0.8
    pairs = list(zip(writers, copy.texts, strict=True))
    leads = [Stack([write.text(text.lead, bold=True), write.text(text.for_you, 0.9)]) for write, text in pairs]
    story: list[Block] = [Stack([Row(leads, rtl, gap, ruled=False)], below=gap / 2)]
    for place, line in enumerate(copy.text.lines):
        parts = zip(*(_parts(write, text.lines[place]) for write, text in pairs), strict=True)
        for number, cells in enumerate(parts):
            row: Block = Row(cells, rtl, gap, ruled=False)
            if line.pictogram and not number:
                side = size * 2.2
                row = Beside(Picture(copy.drawings[line.pictogram], side), side, row, rtl, gap)
            story.append(Stack([row], below=gap / 2))
    notices = [Writer(press, language, max(6.0, size * 0.75)).text(notice) for language, notice in copy.notices]
    return [*story, Row(notices, rtl, gap, ruled=False)] if notices else story


def _parts(write: Writer, line: SheetLine) -> list[Block]:
    """A line's text, each number to call, and the room to write: parts that may stand on different panels."""
    heading = [write.text(line.heading, bold=True)] if line.heading else []
    said = Stack([*heading, write.text(line.body)])
    calls = [Stack(write.call(call)) for call in line.calls]
    return [said, *calls, *([Stack(write.blanks(line))] if line.blanks else [])]


def _draw_column(canvas: BareCanvas, panel: _Panel, column: Sequence[tuple[Block, float, float]], width: float) -> None:
    for block, top, height in column:
        block.wrap(width, height)
        block.drawOn(canvas, panel.left + PAD, panel.top - PAD - top - height)


def _draw_cover(canvas: BareCanvas, press: Press, copy: SheetCopy, panel: _Panel, room: tuple[float, float]) -> None:
    """The cover says nothing: a word that stands on any paper, and lines to write on."""
    title = Stack([Writer(press, text.language, 12).text(text.title) for text in copy.texts])
    needed = title.wrap(*room)[1]
    title.drawOn(canvas, panel.left + PAD, panel.top - PAD - needed)
    lower = _Panel(panel.left, panel.top - needed)
    _draw_rules(canvas, lower, (room[0], room[1] - needed), copy.text.language.is_rtl)


def _draw_rules(canvas: BareCanvas, panel: _Panel, room: tuple[float, float], rtl: bool) -> None:
    for place in range(COVER_RULES):
        line = WritingLine(None, rtl, room[1] / COVER_RULES)
        line.wrap(room[0], room[1])
        line.drawOn(canvas, panel.left + PAD, panel.top - PAD - (place + 1) * room[1] / COVER_RULES)


def _draw_folds(canvas: BareCanvas, press: Press, copy: SheetCopy) -> None:
    """Dashes where it folds, each with the number of its fold, and beside it what to do."""
    width, height = PAPERS[copy.paper]
    canvas.saveState()
    canvas.setLineWidth(0.4)
    canvas.setDash(2, 3)
    canvas.line(width / 2, 0, width / 2, height)
    for part in (1, 2, 3):
        canvas.line(0, height * part / DOWN, width, height * part / DOWN)
    canvas.restoreState()
    for number, x, y in _marks(width, height):
        _draw_mark(press, copy, f"{number}  {copy.text.fold}", x, y)


def _marks(width: float, height: float) -> Iterator[tuple[int, float, float]]:
    """Each fold's number and where it stands: the middle, across the middle, and the last two together."""
    yield 1, width / 2 + 3, height - PAD + 3
    yield 2, PAD, height / 2 + 3
    yield 3, PAD, height * 3 / 4 + 3
    yield 3, PAD, height / 4 + 3


def _draw_mark(press: Press, copy: SheetCopy, text: str, x: float, y: float) -> None:
    language = copy.text.language
    style = TypeStyle(language.script, language.is_rtl, FOLD_SIZE, language.leading)
    press.ink.draw([(press.setter.set(text, style, 200).lines[0], x, y)], FOLD_SIZE)
