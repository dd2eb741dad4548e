"""What the typesetter hands on: signs, words of signs, and lines of words in place.

Within a word lengths are in thousandths of the type size; a line's are in points. x grows to the right from the
start, y upwards from the baseline.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.documents.fonts.face import FULL_SQUARE, Face


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a face, and where its origin stands."""

    id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """The fewest glyphs that stand together for a piece of the text, in place, in the order they are drawn."""

    face: Face
    glyphs: tuple[Glyph, ...]
    text: str


@dataclass(slots=True, eq=False)
class Sign:
    """A cluster wherever it stands: its glyphs from the origin of the first that takes room, how far it moves on,
    how far its ink reaches. Words share their signs, and a page draws and names each as one glyph.
    """

    face: Face
    glyphs: tuple[Glyph, ...]
    text: str
    advance: float
    ink_above: float
    ink_below: float


@dataclass(slots=True, eq=False)
class Word:
    """What no line breaks: its signs with their places from left to right, its width, how far its ink reaches.

    A page makes four hundred: frozen, each would take three times as long.
    """

    signs: tuple[tuple[float, Sign], ...]
    width: float
    ink_above: float
    ink_below: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type of `size` points: its words, each with where it starts in thousandths, from left to right."""

    words: tuple[tuple[float, Word], ...]
    size: float
    width: float

    @property
    def ink_above(self) -> float:
        """How far its ink reaches above the baseline."""
        return max((word.ink_above for _, word in self.words), default=0.0) * self.size / FULL_SQUARE

    @property
    def ink_below(self) -> float:
        """How far its ink reaches below the baseline, negative."""
        return min((word.ink_below for _, word in self.words), default=0.0) * self.size / FULL_SQUARE

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """Its clusters from left to right, in place."""
        scale = self.size / FULL_SQUARE
        return tuple(
            Cluster(
                sign.face,
                tuple(Glyph(glyph.id, (start + x + glyph.x) * scale, glyph.y * scale) for glyph in sign.glyphs),
                sign.text,
            )
            for start, word in self.words
            for x, sign in word.signs
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """A paragraph as it was set: its lines, the size of its type, the usual distance of its baselines, and each
    line's own distance from the one before.
    """

    lines: tuple[Line, ...]
    size: float
    leading: float
    drops: tuple[float, ...]

    @property
    def height(self) -> float:
        """How much of the page it takes."""
        return sum(self.drops)
