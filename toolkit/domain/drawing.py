"""A line drawing: strokes within a square, without text and without colour, for paper and screen alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the pen: "M" move, "L" line, "C" curve by two handles, "Z" close; the points as x, y, x, y …"""

    kind: str
    points: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Strokes of one width in a square of `side` units, x to the right and y downwards."""

    side: float
    stroke: float
    steps: tuple[Step, ...]
