"""What the typesetter hands on: lines of glyphs in place, and the text that each group of glyphs stands for.

Lengths are in points; x grows to the right from the line's start, y upwards from its baseline.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.documents.fonts.face import Face


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


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its clusters from left to right, its own width, and how far its ink reaches."""

    clusters: tuple[Cluster, ...]
    width: float
    ink_above: float
    ink_below: float


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
