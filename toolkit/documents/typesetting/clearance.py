"""How far apart two lines must stand so that no ink touches: stacked scripts reach far below and far above."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from toolkit.documents.fonts.face import FULL_SQUARE
from toolkit.documents.typesetting.glyphs import Line

AIR = 0.03
"""The least air between the ink of two lines, as a part of the type size."""

_Box = tuple[float, float, float, float]


def drops(lines: Sequence[Line], size: float, leading: float) -> tuple[float, ...]:
    """For each line the distance of its baseline from the one before: the leading, or more where ink would touch."""
    apart = [leading for _ in lines[:1]]
    for upper, lower in itertools.pairwise(lines):
        near = lower.ink_above - upper.ink_below + AIR * size > leading
        apart.append(max(leading, _needed(upper, lower, size)) if near else leading)
    return tuple(apart)


def _needed(upper: Line, lower: Line, size: float) -> float:
    """The distance at which the boxes of glyphs over each other no longer meet."""
    above, below = _boxes(upper, size), _boxes(lower, size)
    air = AIR * size
    return max(
        (high - low + air for a, b, low, _ in above for c, d, _, high in below if c < b + air and a < d + air),
        default=0.0,
    )


def _boxes(line: Line, size: float) -> list[_Box]:
    """Left, right, lowest and highest point of each glyph that has ink."""
    scale = size / FULL_SQUARE
    return [
        (glyph.x + box[0] * scale, glyph.x + box[1] * scale, glyph.y + box[2] * scale, glyph.y + box[3] * scale)
        for cluster in line.clusters
        for glyph in cluster.glyphs
        if (box := cluster.face.box(glyph.id))
    ]
