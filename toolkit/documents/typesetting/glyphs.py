"""What the typesetter hands on: words of glyphs, lines of words in place, and the text that each group of glyphs
stands for.

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
    """The fewest glyphs that stand together for a piece of the text, in the order they are drawn."""

    face: Face
    glyphs: tuple[Glyph, ...]
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """What no line breaks: its clusters from left to right, its width, how far its ink reaches, in thousandths."""

    clusters: tuple[Cluster, ...]
    width: float
    ink_above: float
    ink_below: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type of `size` points: its words, each with where it starts in thousandths, from left to right."""

    words: tuple[tuple[float, Word], ...]
    size: float
    width: float
    ink_above: float
    ink_below: float

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """Its clusters from left to right, in place."""
        scale = self.size / FULL_SQUARE
        return tuple(
            Cluster(
                cluster.face,
                tuple(Glyph(glyph.id, (start + glyph.x) * scale, glyph.y * scale) for glyph in cluster.glyphs),
                cluster.text,
            )
            for start, word in self.words
            for cluster in word.clusters
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
