"""The signs that words are made of, each kept once: what is drawn alike and reads alike is the same sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.documents.errors import NOTHING_PRINTED, MissingGlyphError
from toolkit.documents.fonts.face import Face
from toolkit.documents.typesetting.glyphs import Glyph, Sign, Word
from toolkit.support.i18n import N_

Drawn = tuple[int, float, float, Face]
"""One glyph as Qt gives it: id, x, y (thousandths, y upwards), and its face."""

STEP = 25
"""Widths of letters that say and do not draw are multiples of so many thousandths: words share them."""
ROOM = 40.0
"""What they leave free before the next word: the spaces are narrow, and a reader is to see them."""

_Key = tuple[Face, str, tuple[tuple[int, int, int], ...]]


class Signs:
    """All signs of a setter."""

    def __init__(self) -> None:
        self._known: dict[_Key, Sign] = {}
        self._letters: dict[tuple[_Key, float], Sign] = {}

    def placed(self, drawn: Sequence[Drawn], text: str) -> tuple[float, Sign]:
        """Where the sign of these glyphs stands, and the sign. Raises MissingGlyphError where one is no glyph."""
        face = drawn[0][3]
        left = min([x for glyph, x, _, _ in drawn if face.width(glyph) > 0] or [x for _, x, _, _ in drawn])
        # A page places glyphs in whole thousandths; so do our faces, and what Qt gives differs by its rounding.
        key = (face, text, tuple([(glyph, round(x - left), round(y)) for glyph, x, y, _ in drawn]))
        if key not in self._known:
            self._known[key] = _made(*key)
        return left, self._known[key]

    def stroke(self, placed: Sequence[tuple[float, Sign]]) -> list[tuple[float, Sign]]:
        """Letters from right to left that stand over each other, as signs that stand side by side: the leftmost draws
        all of them, the others say theirs and draw nothing.
        """
        face = placed[0][1].face
        text = "".join(sign.text for _, sign in placed)
        left, right = min(x for x, _ in placed), max(x + sign.advance for x, sign in placed)
        step = max(STEP, (right - left - ROOM) // len(text) // STEP * STEP)
        inked = [(one, x) for x, sign in placed for one in sign.glyphs if face.box(one.id)]
        drawn = tuple([(one.id, round(x + one.x - left), round(one.y)) for one, x in inked])
        signs = [self._letter((face, text[-1], drawn), step)]
        signs += [self._letter((face, letter, ()), step) for letter in text[-2::-1]]
        return [(left + step * number, sign) for number, sign in enumerate(signs)]

    def _letter(self, key: _Key, advance: float) -> Sign:
        if (key, advance) not in self._letters:
            self._letters[key, advance] = replace(_made(*key), advance=advance)
        return self._letters[key, advance]

    def spaces(self, face: Face, count: int) -> Word:
        """So many spaces of a face as a word."""
        glyph = face.glyph(" ")
        width = face.width(glyph)
        signs = tuple(self.placed([(glyph, number * width, 0.0, face)], " ") for number in range(count))
        return Word(signs, count * width, 0.0, 0.0)


def _made(face: Face, text: str, drawn: tuple[tuple[int, int, int], ...]) -> Sign:
    if any(glyph == 0 for glyph, _, _ in drawn):
        raise MissingGlyphError(N_("A line has a character without a glyph."), NOTHING_PRINTED)
    boxes = [(box[3] + y, box[2] + y) for glyph, _, y in drawn if (box := face.box(glyph))]
    return Sign(
        face,
        tuple(Glyph(*one) for one in drawn),
        text,
        _advance(face, drawn),
        max((high for high, _ in boxes), default=0.0),
        min((low for _, low in boxes), default=0.0),
    )


def _advance(face: Face, drawn: tuple[tuple[int, int, int], ...]) -> float:
    """How far it goes: its letters, not the marks on them, whose origins may lie beyond."""
    ends = [x + face.width(glyph) for glyph, x, _ in drawn]
    letters = [end for end, (glyph, _, _) in zip(ends, drawn, strict=True) if face.width(glyph) > 0]
    return max(letters or ends, default=0.0)


def word_of(signs: Sequence[tuple[float, Sign]]) -> Word:
    """A word of these signs, the first one at its start."""
    if not signs:
        return Word((), 0.0, 0.0, 0.0)
    left = signs[0][0]
    placed = tuple([(x - left, sign) for x, sign in signs]) if left else tuple(signs)
    width = max([x + sign.advance for x, sign in placed])
    above, below = max([sign.ink_above for _, sign in placed]), min([sign.ink_below for _, sign in placed])
    return Word(placed, max(0.0, width), max(0.0, above), min(0.0, below))


def beside(first: Word, second: Word) -> Word:
    """Two words as one, the second to the right of the first."""
    moved = [(first.width + x, sign) for x, sign in second.signs]
    above, below = max(first.ink_above, second.ink_above), min(first.ink_below, second.ink_below)
    return Word((*first.signs, *moved), first.width + second.width, above, below)
