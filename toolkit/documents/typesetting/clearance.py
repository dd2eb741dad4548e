"""How far apart two lines must stand so that no ink touches: stacked scripts reach far below and far above."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from toolkit.documents.fonts.face import FULL_SQUARE
from toolkit.documents.typesetting.glyphs import Line, Sign

BODY = 0.34
"""How far below the middle of its leading a baseline stands, as a part of the type size: the body is in the middle."""
AIR = 0.03
"""The least air between the ink of two lines, as a part of the type size."""
INTO = 2.5
"""How far the first line of a paragraph may reach into the air above it, in points."""

_Box = tuple[float, float, float, float]


def may_touch(ink: float, leading: float) -> bool:
    """Whether ink of two lines may touch: the height of a line's ink at most and the leading, in type sizes."""
    return ink + AIR > leading


def drops(lines: Sequence[Line], size: float, leading: float) -> tuple[float, ...]:
    """For each line the distance of its baseline from the one before: the leading, or more where ink would touch."""
    apart = [max(leading, _needed_above(line, size, leading)) for line in lines[:1]]
    for upper, lower in itertools.pairwise(lines):
        near = lower.ink_above - upper.ink_below + AIR * size > leading
        apart.append(max(leading, _needed(upper, lower, size, leading)) if near else leading)
    return tuple(apart)


def _needed_above(line: Line, size: float, leading: float) -> float:
    """The distance at which the first line of a face that cascades stays below what stands above the paragraph."""
    cascades = any(sign.face.cascades for _, word in line.words for _, sign in word.signs[:1])
    return line.ink_above + leading / 2 - BODY * size - INTO if cascades else leading


def _needed(upper: Line, lower: Line, size: float, leading: float) -> float:
    """The distance at which the boxes of glyphs over each other no longer meet. Asked only of signs that reach so
    far that they could meet something of the other line: those are few.
    """
    scale = size / FULL_SQUARE
    air = AIR * size
    deep, high = (lower.ink_above - leading + air) / scale, (upper.ink_below + leading - air) / scale
    reaching_down = ((x, sign) for x, sign in _signs(upper) if sign.ink_below < deep)
    reaching_up = ((x, sign) for x, sign in _signs(lower) if sign.ink_above > high)
    above = [box for x, sign in reaching_down for box in _boxes(x, sign, scale) if box[2] < deep * scale]
    below = [box for x, sign in reaching_up for box in _boxes(x, sign, scale) if box[3] > high * scale]
    return max(
        (top - low + air for a, b, low, _ in above for c, d, _, top in below if c < b + air and a < d + air),
        default=0.0,
    )


def _signs(line: Line) -> Iterator[tuple[float, Sign]]:
    """The signs of a line, each with where it starts in thousandths."""
    return ((start + x, sign) for start, word in line.words for x, sign in word.signs)


def _boxes(x: float, sign: Sign, scale: float) -> Iterator[_Box]:
    """Left, right, lowest and highest point of each glyph of a sign at `x` that has ink, in points."""
    for glyph in sign.glyphs:
        if box := sign.face.box(glyph.id):
            left, up = (x + glyph.x) * scale, glyph.y * scale
            yield left + box[0] * scale, left + box[1] * scale, up + box[2] * scale, up + box[3] * scale
