"""Draws set lines into a page's content stream, so that the eye sees glyphs and a reader gets the text back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from toolkit.documents.fonts.face import FULL_SQUARE, Face
from toolkit.documents.pdf.embedded import EmbeddedFace, Foundry, Run
from toolkit.documents.pdf.page import BareCanvas, number
from toolkit.documents.pdf.raw import append_operators, delay_font, document_of
from toolkit.documents.typesetting.glyphs import Line, Word

Placed = tuple[Line, float, float]
"""A line, and where its start and its baseline stand, in points from the block's lower left corner."""


class _Shown(NamedTuple):
    """Signs of one face that stand one after the other, in thousandths from the word's start: `codes` is the inside
    of a string, with moves between strings where a face moves its letters closer.
    """

    face: str
    start: float
    end: float
    codes: str


class Ink:
    """The faces of one document, and the drawing of lines with them."""

    def __init__(self, canvas: BareCanvas, foundry: Foundry | None = None) -> None:
        self._canvas, self._foundry = canvas, foundry or Foundry()
        self._faces: dict[Face, EmbeddedFace] = {}
        # A word is written once a document: its codes are the same wherever it stands, at every size.
        self._words: dict[Word, list[_Shown]] = {}
        self._pen = _Pen()
        canvas.finish_text = self._finish

    def draw(self, lines: Iterable[Placed], size: float) -> None:
        """Draw lines of type of `size` points."""
        pen, known = self._pen, self._words
        left, low = self._canvas.origin
        for line, x, y in lines:
            pen.begin(left + x, low + y, size)
            for start, word in line.words:
                if word not in known:
                    known[word] = [self._shown(run) for run in self._foundry.runs(word)]
                for run in known[word]:
                    pen.write(run, start)
            pen.end()

    def _finish(self) -> None:
        """Hand what is written to the page, after its lines and pictures."""
        if self._pen.written:
            append_operators(self._canvas, f"BT {' '.join(self._pen.written)} ET")
        self._pen = _Pen()

    def _shown(self, run: Run) -> _Shown:
        """A run with the codes of this document."""
        face = self._faces.get(run.face) or self._embedded(run.face)
        return _Shown(face.name, run.start, run.end, face.codes.of(run.parts))

    def _embedded(self, face: Face) -> EmbeddedFace:
        """This face within the document; embedded when the document is closed."""
        embedded = EmbeddedFace(face, f"G{len(self._faces) + 1}", self._foundry)
        delay_font(document_of(self._canvas), embedded, embedded.name)
        self._faces[face] = embedded
        return embedded


class _Pen:
    """Writes the text of a page as one text object: what stands on one baseline in one face becomes one array, moved
    by what lies between; each line is told from where the one before it began, which is mostly the same step.
    """

    def __init__(self) -> None:
        self.written: list[str] = []
        self._array: list[str] = []
        self._font = ("", 0.0)
        self._begun = (0.0, 0.0)

    def begin(self, x: float, y: float, size: float) -> None:
        """A line of type of `size` points from (x, y), in points of the page."""
        self._x, self._y, self._size, self._scale = x, y, size, size / FULL_SQUARE
        self._at: float | None = None

    def write(self, run: _Shown, start: float) -> None:
        """The signs of a word that starts `start` thousandths from the line's start."""
        x = start + run.start
        if self._font != (run.face, self._size):
            self.end()
            self.written.append(f"/{run.face} {number(self._size)} Tf")
            self._font, self._at = (run.face, self._size), None
        if self._at is None:
            self.end()
            self._go(self._x + x * self._scale, self._y)
            self._at = x
        elif move := round(self._at - x):
            self._array.append(f"){move}(")
            self._at -= move
        self._array.append(run.codes)
        self._at += run.end - run.start

    def end(self) -> None:
        """Write what was gathered of this line."""
        if self._array:
            inside = "".join(self._array)
            self.written.append(f"[({inside})]TJ" if ")" in inside else f"({inside})Tj")
            self._array = []

    def _go(self, x: float, y: float) -> None:
        to = (round(x, 2), round(y, 2))
        self.written.append(f"{number(to[0] - self._begun[0])} {number(to[1] - self._begun[1])} Td")
        self._begun = to
