"""Fills columns and pages with blocks in their order, so that none is lost and none is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from toolkit.documents.errors import NoRoomError
from toolkit.documents.pdf.block import Block
from toolkit.documents.pdf.page import BareCanvas
from toolkit.support.i18n import N_
from toolkit.support.stopping import breathe


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where its upper left corner stands, in points from the upper left of the page's room."""

    block: Block
    left: float
    top: float
    width: float
    height: float


Column = list[tuple[Block, float, float]]
"""Blocks of one column, each with its top and its height."""


def fill(blocks: Iterable[Block], width: float, height_of: Callable[[int], float]) -> list[Column]:
    """Columns of `width` points, the n-th as high as `height_of(n)` says.

    Raises NoRoomError when a block is taller than a whole column and cannot be split.
    """
    columns: list[Column] = [[]]
    top = 0.0
    waiting = list(blocks)
    while waiting:
        breathe()
        block = waiting.pop(0)
        room = height_of(len(columns) - 1)
        needed = block.wrap(width, room)[1]
        if top + needed <= room:
            columns[-1].append((block, top, needed))
            top += needed
        elif columns[-1]:
            columns.append([])
            top = 0.0
            waiting.insert(0, block)
        else:
            waiting[:0] = _parts(block, width, room)
    return columns


def draw_page(canvas: BareCanvas, page: Iterable[Placed], left: float, top: float) -> None:
    """Draw a page's blocks; (left, top) is the upper left corner of its room on the paper."""
    for placed in page:
        breathe()
        placed.block.wrap(placed.width, placed.height)
        placed.block.drawOn(canvas, left + placed.left, top - placed.top - placed.height)


def _parts(block: Block, width: float, height: float) -> list[Block]:
    parts: list[Block] = block.split(width, height)
    if not parts:
        raise NoRoomError(
            N_("A part of the text is taller than the paper."),
            N_("Nothing was printed. Choose ordinary print or larger paper."),
        )
    return parts
