"""The drawings of resources/pictograms/: a small part of SVG, read into strokes for the paper.

Squares of 48 units; circles, rectangles and paths of moves, lines and curves, without text and without colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from toolkit.content.errors import ContentError
from toolkit.content.faults import Fault
from toolkit.content.folders import Folders
from toolkit.domain.drawing import Drawing, Step

SIDE = 48.0
ROUND = 0.5523
"""How far the handles of a quarter circle stand from its ends, for a radius of one."""

_TOKEN = re.compile(r"([A-Za-z])|(-?(?:\d+\.?\d*|\.\d+))")
_POINTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}
_SVG = "{http://www.w3.org/2000/svg}"


def load_drawing(folders: Folders, name: str) -> Drawing:
    """One drawing. Raises ContentError with its first fault."""
    path = folders.resource(f"pictograms/{name}.svg")
    shown = f"resources/pictograms/{name}.svg"
    try:
        # A file of the program's own folder: what could harm a reader of XML cannot come from outside.
        root = ElementTree.fromstring(path.read_text("utf-8"))  # noqa: S314
        stroke = float(root.attrib["stroke-width"])
        steps = [step for element in root for step in _steps(element)]
    except OSError as failure:
        right = "put it back, or take the pictogram out"
        raise ContentError([Fault(shown, 0, "", "drawing", "the file cannot be read", right)]) from failure
    except (ElementTree.ParseError, KeyError, ValueError) as failure:
        wrong, right = f"it is not drawn simply ({failure})", "use only circle, rect, and path with M L H V C Z"
        raise ContentError([Fault(shown, 0, "", "drawing", wrong, right)]) from failure
    return Drawing(SIDE, stroke, tuple(steps))


def _steps(element: ElementTree.Element) -> Iterator[Step]:
    """The strokes of one element; raises ValueError for any that is not known here."""
    kind, given = element.tag.removeprefix(_SVG), element.attrib
    if kind == "path":
        yield from _path(given["d"])
    elif kind == "circle":
        x, y, r = (float(given[key]) for key in ("cx", "cy", "r"))
        yield from _rounded(x - r, y - r, 2 * r, 2 * r, r)
    elif kind == "rect":
        x, y, width, height = (float(given[key]) for key in ("x", "y", "width", "height"))
        yield from _rounded(x, y, width, height, float(given.get("rx", 0)))
    else:
        raise ValueError(f"<{kind}>")


def _path(text: str) -> Iterator[Step]:
    """The steps of a path, all its points absolute."""
    at, start = (0.0, 0.0), (0.0, 0.0)
    for letter, numbers in _commands(text):
        kind = letter.upper()
        points = _absolute(kind, numbers, at, relative=letter.islower())
        if kind == "Z":
            at = start
        else:
            at = (points[-2], points[-1])
            start = at if kind == "M" else start
        yield Step("L" if kind in "HV" else kind, points)


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its own numbers; numbers that go on after one repeat it."""
    letter = ""
    numbers: list[float] = []
    for found in _TOKEN.finditer(text):
        if found[1]:
            letter, numbers = found[1], []
            if letter.upper() not in _POINTS:
                raise ValueError(f"path command {letter}")
        else:
            numbers.append(float(found[2]))
        if letter and len(numbers) == _POINTS[letter.upper()]:
            yield letter, numbers
            letter, numbers = {"M": "L", "m": "l"}.get(letter, letter), []


def _absolute(kind: str, numbers: list[float], at: tuple[float, float], relative: bool) -> tuple[float, ...]:
    if kind == "H":
        return (numbers[0] + (at[0] if relative else 0), at[1])
    if kind == "V":
        return (at[0], numbers[0] + (at[1] if relative else 0))
    return tuple(number + (at[place % 2] if relative else 0) for place, number in enumerate(numbers))


def _rounded(x: float, y: float, width: float, height: float, r: float) -> Iterator[Step]:
    """A rectangle with round corners; with the greatest radius, a circle."""
    right, low, k = x + width, y + height, r * (1 - ROUND)
    yield Step("M", (x + r, y))
    for end, corner in (
        ((right - r, y), (right - k, y, right, y + k, right, y + r)),
        ((right, low - r), (right, low - k, right - k, low, right - r, low)),
        ((x + r, low), (x + k, low, x, low - k, x, low - r)),
        ((x, y + r), (x, y + k, x + k, y, x + r, y)),
    ):
        yield Step("L", end)
        if r:
            yield Step("C", corner)
    yield Step("Z")
