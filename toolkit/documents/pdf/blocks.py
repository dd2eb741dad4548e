"""Building blocks of pages that frames, tables and keep-together can handle: text in any script, and room
to write by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from toolkit.documents.pdf.block import Block
from toolkit.documents.pdf.ink import Ink
from toolkit.documents.typesetting.clearance import BODY
from toolkit.documents.typesetting.glyphs import Setting
from toolkit.documents.typesetting.setter import Setter, TypeStyle

ROW_PAD = 2.5
"""Air above and below a row's text, in points."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a block needs to be set and drawn: the document's setter and its ink."""

    setter: Setter
    ink: Ink


class TextBlock(Block):
    """A paragraph; it splits between lines, never leaving one line alone."""

    def __init__(self, press: Press, text: str, style: TypeStyle, centred: bool = False) -> None:
        super().__init__()
        self._press, self._text, self._style, self._centred = press, text, style, centred
        self._set_for: tuple[float, Setting] | None = None
        self._needed: dict[float, float] = {}

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width taken and height needed, in points."""
        self.width = width
        self.height = self._height_at(width)
        return width, self.height

    @property
    def longest(self) -> float:
        """How wide its widest word is, in points."""
        return self._press.setter.longest(self._text, self._style)

    def split(self, width: float, height: float) -> list[Block]:
        """The part that fits into `height` and the rest; nothing when too little fits."""
        setting = self._setting(width)
        fitting = sum(bottom <= height for bottom in accumulate(setting.drops))
        fitting = min(fitting, len(setting.lines) - 2)
        if fitting < 2:
            return []
        return [_SetLines(self, setting, part, width) for part in (slice(fitting), slice(fitting, None))]

    def draw(self) -> None:
        """Draw it with its lower left corner at the canvas's origin."""
        self._draw_lines(self._setting(self.width), self.width)

    def _height_at(self, width: float) -> float:
        if width not in self._needed:
            self._needed[width] = self._press.setter.height(self._text, self._style, width)
        return self._needed[width]

    def _setting(self, width: float) -> Setting:
        if self._set_for is None or self._set_for[0] != width:
            self._set_for = (width, self._press.setter.set(self._text, self._style, width))
        return self._set_for[1]

    def _draw_lines(self, setting: Setting, width: float) -> None:
        # The first baseline stands so that the type's body is centred within its leading.
        baseline = setting.height + setting.leading / 2 - setting.size * BODY
        placed = []
        for line, drop in zip(setting.lines, setting.drops, strict=True):
            baseline -= drop
            rest = width - line.width
            placed.append((line, rest / 2 if self._centred else rest if self._style.rtl else 0.0, baseline))
        self._press.ink.draw(placed, setting.size)


class _SetLines(TextBlock):
    """A part of a paragraph that was split: its lines are set already."""

    def __init__(self, whole: TextBlock, setting: Setting, lines: slice, width: float) -> None:
        super().__init__(whole._press, "", whole._style, whole._centred)
        part = replace(setting, lines=setting.lines[lines], drops=setting.drops[lines])
        self._set_for, self._needed = (width, part), {width: part.height}


class WritingLine(Block):
    """A label and a rule beside it, high enough to write on by hand; without a label, a rule alone."""

    def __init__(self, label: TextBlock | None, rtl: bool, height: float) -> None:
        super().__init__()
        self._label, self._rtl, self._room = label, rtl, height

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width taken and height needed, in points."""
        self.width = width
        label = self._label.wrap(self._part, self._room)[1] if self._label else 0.0
        self.height = max(self._room, label)
        return width, self.height

    def draw(self) -> None:
        """Draw it with its lower left corner at the canvas's origin."""
        part = self._part
        if self._label:
            self._label.drawOn(self.canv, self.width - part if self._rtl else 0, 2)
        start, end = (0, self.width - part) if self._rtl else (part, self.width)
        self.canv.setLineWidth(0.6)
        self.canv.line(start, 4, end, 4)

    @property
    def _part(self) -> float:
        """The label's: two fifths, more where a word of it would be cut, and never so much that nobody can write."""
        if self._label is None:
            return 0.0
        return min(max(self.width * 0.4, self._label.longest + 4), self.width * 0.7)


class Stack(Block):
    """Blocks one below the other, kept together; only one that is taller than a page is split."""

    def __init__(self, blocks: Sequence[Block], below: float = 0.0) -> None:
        super().__init__()
        self._blocks, self._below = tuple(blocks), below

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Width taken and height needed, in points."""
        self.width = width
        self.height = sum(block.wrap(width, height)[1] for block in self._blocks) + self._below
        return width, self.height

    def split(self, width: float, height: float) -> list[Block]:
        """The blocks that fit into `height` and the rest, the one in between split where it can be; nothing where
        that would leave a heading alone.
        """
        top = 0.0
        for place, block in enumerate(self._blocks):
            needed = block.wrap(width, height)[1]
            if top + needed > height:
                parts = block.split(width, height - top)
                if len(parts) != 2 and place < 2:
                    return []
                over = parts if len(parts) == 2 else [Stack(()), block]
                first, rest = (*self._blocks[:place], over[0]), (over[1], *self._blocks[place + 1 :])
                return [Stack(first), Stack(rest, self._below)]
            top += needed
        return []

    def draw(self) -> None:
        """Draw it with its lower left corner at the canvas's origin."""
        top = self.height
        for block in self._blocks:
            top -= block.wrap(self.width, top)[1]
            block.drawOn(self.canv, 0, top)


class Row(Block):
    """Blocks side by side, equally wide, under a thin rule; right to left, the first stands at the right."""

    def __init__(
        self, cells: Sequence[Block], rtl: bool, gap: float = 0.0, ruled: bool = True, pad: float = ROW_PAD
    ) -> None:
        super().__init__()
        self._cells, self._rtl, self._gap, self._ruled = tuple(cells), rtl, gap, ruled
        self._pad = pad if ruled else 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Width taken and height needed, in points."""
        self.width = width
        self.height = max(cell.wrap(self._share, height)[1] for cell in self._cells) + 2 * self._pad
        return width, self.height

    def draw(self) -> None:
        """Draw it with its lower left corner at the canvas's origin."""
        if self._ruled:
            self.canv.setLineWidth(0.4)
            self.canv.line(0, self.height, self.width, self.height)
        left = 0.0
        for cell in reversed(self._cells) if self._rtl else self._cells:
            needed = cell.wrap(self._share, self.height)[1]
            cell.drawOn(self.canv, left, self.height - self._pad - needed)
            left += self._share + self._gap

    def split(self, width: float, height: float) -> list[Block]:
        """Each cell's part that fits into `height`, and their rests; nothing where one of them cannot be split."""
        self.width = width
        room = height - 2 * self._pad
        parts = [self._cell_parts(cell, room) for cell in self._cells]
        if not all(parts):
            return []
        first, rest = ([pair[place] for pair in parts] for place in (0, 1))
        upper = Row(first, self._rtl, self._gap, self._ruled, self._pad)
        return [upper, Row(rest, self._rtl, self._gap, ruled=False)]

    def _cell_parts(self, cell: Block, room: float) -> list[Block]:
        if cell.wrap(self._share, room)[1] <= room:
            return [cell, Stack(())]
        parts = cell.split(self._share, room)
        return parts if len(parts) == 2 else []

    @property
    def _share(self) -> float:
        share: float = (self.width - self._gap * (len(self._cells) - 1)) / len(self._cells)
        return share
