"""Draws set lines into a page's content stream, so that the eye sees glyphs and a reader gets the text back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from toolkit.documents.fonts.face import FULL_SQUARE, Face
from toolkit.documents.pdf.embedded import EmbeddedFace, actual_text
from toolkit.documents.pdf.raw import append_operators, delay_font, document_of
from toolkit.documents.typesetting.glyphs import Cluster, Glyph, Line

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class Ink:
    """The faces of one document, and the drawing of lines with them."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._faces: dict[str, EmbeddedFace] = {}

    def draw(self, line: Line, x: float, y: float, size: float) -> None:
        """Draw a line with its start at x and its baseline at y, in points of the page."""
        pieces = ["BT", *_Pen(self, size).pieces(line, x, y), "ET"]
        append_operators(self._canvas, " ".join(pieces))

    def embedded(self, face: Face) -> EmbeddedFace:
        """This face within the document; embedded when the document is closed."""
        if face.name not in self._faces:
            embedded = EmbeddedFace(face, f"G{len(self._faces) + 1}")
            delay_font(document_of(self._canvas), embedded, embedded.name)
            self._faces[face.name] = embedded
        return self._faces[face.name]


class _Pen:
    """Writes one line: glyphs in runs of one face and one height, moved by the differences to their widths."""

    def __init__(self, ink: Ink, size: float) -> None:
        self._ink = ink
        self._size = size
        self._face: EmbeddedFace | None = None
        self._shown: list[str] = []
        self._at = 0.0
        self._height: float | None = None

    def pieces(self, line: Line, x: float, y: float) -> Iterator[str]:
        for cluster in line.clusters:
            face = self._ink.embedded(cluster.face)
            if face is not self._face:
                yield from self._flush()
                yield f"/{face.name} {_number(self._size)} Tf"
                self._face, self._height = face, None
            yield from self._cluster(cluster, face, x, y)
        yield from self._flush()

    def _cluster(self, cluster: Cluster, face: EmbeddedFace, x: float, y: float) -> Iterator[str]:
        """What takes room carries the text, from left to right; marks over and under it say nothing.

        Readers measure a span from its first glyph to the end of its last: a mark there would tear words apart.
        """
        spacing, marks = _apart(cluster)
        plain = len(spacing) == 1 and face.speaks(spacing[0].id, cluster.text)
        yield from self._span(spacing, None if plain else cluster.text, face, x, y)
        if marks:
            yield from self._span(marks, "", face, x, y)

    def _span(self, glyphs: Sequence[Glyph], text: str | None, face: EmbeddedFace, x: float, y: float) -> Iterator[str]:
        """Glyphs that stand for `text`; None where each glyph's own text in the font is right."""
        if text is not None:
            yield from self._flush()
            yield f"/Span <</ActualText {actual_text(text)}>> BDC"
        for glyph in glyphs:
            face.use(glyph.id)
            yield from self._glyph(glyph.id, x + glyph.x, y + glyph.y)
        if text is not None:
            yield from self._flush()
            yield "EMC"

    def _glyph(self, glyph: int, x: float, y: float) -> Iterator[str]:
        assert self._face is not None  # noqa: S101  (set by the cluster's own face)
        if self._height is None or abs(y - self._height) > 0.001:
            yield from self._flush()
            yield f"1 0 0 1 {_number(x)} {_number(y)} Tm"
            self._at, self._height = x, y
        move = (self._at - x) * FULL_SQUARE / self._size
        if abs(move) >= 0.5:
            self._shown.append(_number(move))
            self._at = x
        self._shown.append(f"<{glyph:04X}>")
        self._at += self._face.face.width(glyph) * self._size / FULL_SQUARE

    def _flush(self) -> Iterator[str]:
        if self._shown:
            yield f"[{''.join(self._shown)}] TJ"
            self._shown = []


def _apart(cluster: Cluster) -> tuple[Sequence[Glyph], Sequence[Glyph]]:
    """The glyphs that take room, from left to right, and the marks over and under them."""
    if len(cluster.glyphs) == 1:
        return cluster.glyphs, ()
    by_room = sorted(cluster.glyphs, key=lambda glyph: glyph.x)
    spacing = [glyph for glyph in by_room if cluster.face.width(glyph.id) > 0] or by_room
    return spacing, [glyph for glyph in by_room if glyph not in spacing]


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
