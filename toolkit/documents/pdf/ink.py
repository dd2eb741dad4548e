"""Draws set lines into a page's content stream, so that the eye sees glyphs and a reader gets the text back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.documents.fonts.face import FULL_SQUARE, Face
from toolkit.documents.pdf.embedded import EmbeddedFace, actual_text
from toolkit.documents.pdf.raw import append_operators, delay_font, document_of
from toolkit.documents.typesetting.glyphs import Cluster, Glyph, Line, Word

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class _Shown:
    """Glyphs of one face on one height, in thousandths from the word's start; `text` where they stand for a text
    that is not the font's own for them.
    """

    face: str
    x: float
    y: float
    glyphs: str
    end: float
    text: str | None


class Ink:
    """The faces of one document, and the drawing of lines with them."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._faces: dict[str, EmbeddedFace] = {}
        # A word is written once a document: its operators are the same wherever it stands, at every size.
        self._words: dict[Word, tuple[_Shown, ...]] = {}

    def draw(self, line: Line, x: float, y: float, size: float) -> None:
        """Draw a line with its start at x and its baseline at y, in points of the page."""
        if not line.words:
            return
        pen = _Pen(x, y, size)
        for start, word in line.words:
            if word not in self._words:
                self._words[word] = tuple(self._shown(word))
            pen.write(self._words[word], start)
        append_operators(self._canvas, pen.finished())

    def embedded(self, face: Face) -> EmbeddedFace:
        """This face within the document; embedded when the document is closed."""
        if face.name not in self._faces:
            embedded = EmbeddedFace(face, f"G{len(self._faces) + 1}")
            delay_font(document_of(self._canvas), embedded, embedded.name)
            self._faces[face.name] = embedded
        return self._faces[face.name]

    def _shown(self, word: Word) -> Iterator[_Shown]:
        """A word's operators: plain clusters of one face on one height go out together.

        What takes room carries the text, from left to right; marks over and under it say nothing. Readers measure a
        span from its first glyph to the end of its last: a mark there would tear words apart.
        """
        plain: list[Glyph] = []
        face: EmbeddedFace | None = None
        for cluster in word.clusters:
            if face is None or cluster.face is not face.face:
                if plain and face:
                    yield _run(face, plain, None)
                    plain = []
                face = self.embedded(cluster.face)
            spacing, marks = _apart(cluster)
            if len(spacing) == 1 and face.speaks(spacing[0].id, cluster.text):
                if plain and abs(plain[-1].y - spacing[0].y) >= HEIGHT:
                    yield _run(face, plain, None)
                    plain = []
                plain.append(spacing[0])
                if not marks:
                    continue
            if plain:
                yield _run(face, plain, None)
            if not plain or plain[-1] is not spacing[0]:
                yield from _runs(face, spacing, cluster.text)
            plain = []
            if marks:
                yield from _runs(face, marks, "")
        if plain and face:
            yield _run(face, plain, None)


HEIGHT = 0.1
"""Thousandths: nearer than this, two glyphs stand on one height."""


def _runs(face: EmbeddedFace, glyphs: Sequence[Glyph], text: str | None) -> Iterator[_Shown]:
    """Glyphs by height; the first run bears the text, further ones none."""
    run: list[Glyph] = []
    bears = text
    for glyph in glyphs:
        if run and abs(run[-1].y - glyph.y) >= HEIGHT:
            yield _run(face, run, bears)
            run, bears = [], None if text is None else ""
        run.append(glyph)
    yield _run(face, run, bears)


def _run(face: EmbeddedFace, glyphs: Sequence[Glyph], text: str | None) -> _Shown:
    at = glyphs[0].x
    codes: list[str] = []
    width = face.face.width
    for glyph in glyphs:
        move = round(at - glyph.x)
        if move:
            codes.append(f">{move}<")
            at -= move
        codes.append(f"{glyph.id:04X}")
        at += width(glyph.id)
    face.use(glyph.id for glyph in glyphs)
    return _Shown(face.name, glyphs[0].x, glyphs[0].y, f"<{''.join(codes)}>", at, text)


class _Pen:
    """Writes one line: runs that follow each other on the baseline become one array, moved by what lies between."""

    def __init__(self, x: float, y: float, size: float) -> None:
        self._x, self._y, self._size = x, y, size
        self._scale = size / FULL_SQUARE
        self._done = ["BT"]
        self._array: list[str] = []
        self._face = ""
        self._at: float | None = None
        self._height = 0.0

    def write(self, runs: Sequence[_Shown], start: float) -> None:
        for run in runs:
            if run.face != self._face:
                self._flush()
                self._done.append(f"/{run.face} {_number(self._size)} Tf")
                self._face, self._at = run.face, None
            if run.text is not None:
                self._flush()
                self._done.append(f"/Span <</ActualText {actual_text(run.text)}>> BDC")
            self._show(run, start + run.x)
            if run.text is not None:
                self._flush()
                self._done.append("EMC")

    def finished(self) -> str:
        self._flush()
        self._done.append("ET")
        return " ".join(self._done)

    def _show(self, run: _Shown, x: float) -> None:
        if self._at is None or abs(run.y - self._height) >= HEIGHT:
            self._flush()
            left, height = self._x + x * self._scale, self._y + run.y * self._scale
            self._done.append(f"1 0 0 1 {_number(left)} {_number(height)} Tm")
            self._height = run.y
            self._at = x
        elif move := round(self._at - x):
            self._array.append(str(move))
            self._at -= move
        self._array.append(run.glyphs)
        self._at += run.end - run.x

    def _flush(self) -> None:
        if self._array:
            self._done.append(f"[{''.join(self._array)}] TJ")
            self._array = []


def _apart(cluster: Cluster) -> tuple[Sequence[Glyph], Sequence[Glyph]]:
    """The glyphs that take room, from left to right, and the marks over and under them."""
    if len(cluster.glyphs) == 1:
        return cluster.glyphs, ()
    by_room = sorted(cluster.glyphs, key=lambda glyph: glyph.x)
    spacing = [glyph for glyph in by_room if cluster.face.width(glyph.id) > 0] or by_room
    return spacing, [glyph for glyph in by_room if glyph not in spacing]


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
