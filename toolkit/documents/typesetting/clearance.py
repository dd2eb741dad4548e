"""How far apart two lines must stand so that no ink touches: stacked scripts reach far below and far above."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from toolkit.documents.fonts.face import FULL_SQUARE
from toolkit.documents.typesetting.glyphs import Line, Word

BODY = 0.34
"""How far below the middle of its leading a baseline stands, as a part of the type size: the body is in the middle."""
AIR = 0.03
"""The least air between the ink of two lines, as a part of the type size."""
INTO = 2.5
"""How far the first line of a paragraph may reach into the air above it, in points."""

_Box = tuple[float, float, float, float]


def drops(lines: Sequence[Line], size: float, leading: float) -> tuple[float, ...]:
    """For each line the distance of its baseline from the one before: the leading, or more where ink would touch."""
    apart = [max(leading, _needed_above(line, size, leading)) for line in lines[:1]]
    for upper, lower in itertools.pairwise(lines):
        near = lower.ink_above - upper.ink_below + AIR * size > leading
        apart.append(_needed(upper, lower, size, leading) if near else leading)
    return tuple(apart)


def _needed_above(line: Line, size: float, leading: float) -> float:
    """The distance at which the first line of a face that cascades stays below what stands above the paragraph."""
    cascades = any(sign.face.cascades for _, word in line.words for _, sign in word.signs[:1])
    return line.ink_above + leading / 2 - BODY * size - INTO if cascades else leading


def _needed(upper: Line, lower: Line, size: float, leading: float) -> float:
    """The distance at which the boxes of glyphs over each other no longer meet; the leading at least."""
    air = AIR * size
    # Only what reaches into the other line can need more: mostly a word or two.
    deepest, highest = lower.ink_above + air - leading, upper.ink_below - air + leading
    above = [box for box in _boxes(upper, lambda word, scale: word.ink_below * scale < deepest) if box[2] < deepest]
    below = [box for box in _boxes(lower, lambda word, scale: word.ink_above * scale > highest) if box[3] > highest]
    meeting = (high - low + air for a, b, low, _ in above for c, d, _, high in below if c < b + air and a < d + air)
    return max(leading, max(meeting, default=leading))


def _boxes(line: Line, reaches: Callable[[Word, float], bool]) -> list[_Box]:
    """Left, right, lowest and highest point of each glyph that has ink, in the words that reach so far."""
    scale = line.size / FULL_SQUARE
    return [
        (at + box[0] * scale, at + box[1] * scale, (glyph.y + box[2]) * scale, (glyph.y + box[3]) * scale)
        for start, word in line.words
        if reaches(word, scale)
        for x, sign in word.signs
        for glyph in sign.glyphs
        if (box := sign.face.box(glyph.id))
        for at in ((start + x + glyph.x) * scale,)
    ]
