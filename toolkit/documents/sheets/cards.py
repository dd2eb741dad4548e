"""The question cards on paper, to point at: each question with its picture, and yes, no, skip, stop equally large."""

from __future__ import annotations

from toolkit.documents.pdf.block import Block
from toolkit.documents.pdf.blocks import Press, Row, Stack
from toolkit.documents.pdf.pictures import Picture
from toolkit.documents.sheets.copy import SheetCopy
from toolkit.documents.sheets.leaf import GUTTER, Pages, Room, rows
from toolkit.documents.sheets.writer import Writer
from toolkit.domain.sheet import SheetText

SIZES = (15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
WANTED_PAGES = 2
PICTURE = 3.2
"""A picture's side, in sizes of the type."""
GAP = 6.0


class ReplyBox(Block):
    """A reply in a frame to point at, at least `room` points high."""

    def __init__(self, text: Block, room: float) -> None:
        super().__init__()
        self._text, self._room = text, room

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Width taken and height needed, in points."""
        self.width = width
        self.height = max(self._room, self._text.wrap(width - 2 * GAP, height)[1] + GAP)
        return width, self.height

    def draw(self) -> None:
        """Draw it with its lower left corner at the canvas's origin."""
        needed = self._text.wrap(self.width - 2 * GAP, self.height)[1]
        self.canv.setLineWidth(0.9)
        self.canv.roundRect(0.5, 0.5, self.width - 1, self.height - 1, 5)
        self._text.drawOn(self.canv, GAP, (self.height - needed) / 2)


def card_pages(press: Press, copy: SheetCopy, room: Room) -> Pages:
    """All questions at the largest size that keeps to two pages; at the smallest, as many as it takes."""
    for size in SIZES:
        pages = rows(_cards(press, copy, size), room)
        if len(pages) <= WANTED_PAGES:
            break
    return pages


def _cards(press: Press, copy: SheetCopy, size: float) -> list[Block]:
    rtl = copy.text.language.is_rtl
    writers = [(Writer(press, text.language, size), text) for text in copy.texts]
    story: list[Block] = [Row([write.head(text) for write, text in writers], rtl, GUTTER, ruled=False)]
    for place, line in enumerate(copy.text.lines):
        said = [write.text(text.lines[place].body, bold=text is copy.text) for write, text in writers]
        picture = Picture(copy.drawings[line.pictogram], size * PICTURE)
        parts = [Beside(picture, Stack(said), rtl), _replies(writers, place, rtl, size)]
        story.append(Row([Stack(parts, below=GAP)], rtl))
    return story


def _replies(writers: list[tuple[Writer, SheetText]], place: int, rtl: bool, size: float) -> Block:
    """The replies in the person's language, and small beneath them in the second one."""
    boxes: list[Block] = []
    for number in range(len(writers[0][1].lines[place].blanks)):
        words = [
            write.text(text.lines[place].blanks[number], 0.8 if rank else 1.0, centred=True)
            for rank, (write, text) in enumerate(writers)
        ]
        boxes.append(ReplyBox(Stack(words), size * 2.2))
    return Row(boxes, rtl, GAP, ruled=False)


class Beside(Block):
    """A picture where reading begins, and text beside it."""

    def __init__(self, picture: Picture, text: Block, rtl: bool) -> None:
        super().__init__()
        self._picture, self._text, self._rtl, self._side = picture, text, rtl, 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Width taken and height needed, in points."""
        self.width = width
        self._side = self._picture.wrap(width, height)[1]
        self.height = max(self._side, self._text.wrap(width - self._side - GAP, height)[1]) + GAP
        return width, self.height

    def draw(self) -> None:
        """Draw it with its lower left corner at the canvas's origin."""
        needed = self._text.wrap(self.width - self._side - GAP, self.height)[1]
        # A short text stands in the middle beside the picture, a long one begins where the picture does.
        down = max(0.0, (self._side - needed) / 2)
        left = self.width - self._side if self._rtl else 0.0
        self._picture.wrap(self._side, self.height)
        self._picture.drawOn(self.canv, left, self.height - self._side)
        self._text.drawOn(self.canv, 0 if self._rtl else self._side + GAP, self.height - needed - down)
