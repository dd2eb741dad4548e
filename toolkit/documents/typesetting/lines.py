"""Reads a line that Qt has set: which glyphs stand for which characters, and where."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtGui import QGlyphRun, QTextLayout, QTextLine

from toolkit.documents.errors import NOTHING_PRINTED, MissingGlyphError
from toolkit.documents.fonts.face import Face
from toolkit.documents.fonts.shelf import FaceShelf
from toolkit.documents.typesetting.glyphs import Cluster, Glyph, Line
from toolkit.domain.writing import logical
from toolkit.support.i18n import N_

# One glyph as Qt gives it: face, glyph id, x, y (thousandths, y upwards), first UTF-16 unit of its cluster.
_Drawn = tuple[Face, int, float, float, int]


class LineReader:
    """Reads the lines of one paragraph; `scale` is points for a thousandth of the type size."""

    def __init__(self, text: str, shelf: FaceShelf, scale: float) -> None:
        self._units = text.encode("utf-16-le")
        self._shelf = shelf
        self._scale = scale

    def read(self, line: QTextLine) -> Line:
        """The line with its start at x = 0. Raises FaceError when Qt drew with a file that is not ours."""
        drawn = [glyph for run in line.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
                 for glyph in self._glyphs(run, line.ascent())]  # fmt: skip
        start, end = line.textStart(), self._end(line.textStart(), line.textStart() + line.textLength())
        clusters = self._clusters(drawn, end)
        self._require_whole(clusters, self._text(start, end))
        return self._placed(_without_edge_spaces(clusters))

    def _glyphs(self, run: QGlyphRun, baseline: float) -> Iterator[_Drawn]:
        face = self._shelf.face_of(run.rawFont())
        places = zip(run.glyphIndexes(), run.positions(), run.stringIndexes(), strict=True)
        for glyph, place, index in places:
            yield face, glyph, place.x(), baseline - place.y(), index

    def _clusters(self, drawn: list[_Drawn], end: int) -> list[Cluster]:
        """The clusters from left to right; what has no ink and no meaning (break marks, isolates) is left out."""
        starts = sorted({glyph[4] for glyph in drawn})
        texts = {start: self._text(start, stop) for start, stop in pairwise([*starts, end])}
        groups: dict[int, list[_Drawn]] = {}
        for glyph in drawn:
            groups.setdefault(glyph[4], []).append(glyph)
        clusters = [
            Cluster(glyphs[0][0], tuple(Glyph(number, x, y) for _, number, x, y, _ in glyphs), texts[start])
            for start, glyphs in groups.items()
            if texts[start]
        ]
        return sorted(clusters, key=lambda cluster: min(glyph.x for glyph in cluster.glyphs))

    def _require_whole(self, clusters: list[Cluster], text: str) -> None:
        """Every character has its glyph, once, or the page is not set: Qt leaves out what it cannot place."""
        if _letters("".join(cluster.text for cluster in clusters)) != _letters(text):
            raise MissingGlyphError(N_("A line could not be drawn whole in its script."), NOTHING_PRINTED)
        if any(glyph.id == 0 for cluster in clusters for glyph in cluster.glyphs):
            raise MissingGlyphError(N_("A line has a character without a glyph."), NOTHING_PRINTED)

    def _end(self, start: int, stop: int) -> int:
        """Where a line's text ends: Qt draws no space at a line's end, so no cluster may claim it."""
        while stop > start and self._text(stop - 1, stop).isspace():
            stop -= 1
        return stop

    def _text(self, start: int, stop: int) -> str:
        return logical(self._units[start * 2 : stop * 2].decode("utf-16-le", "replace"))

    def _placed(self, clusters: list[Cluster]) -> Line:
        if not clusters:
            return Line((), 0.0, 0.0, 0.0)
        left = min(glyph.x for cluster in clusters for glyph in cluster.glyphs)
        right = max(g.x + c.face.width(g.id) for c in clusters for g in c.glyphs)
        above, below = _ink(clusters)
        moved = tuple(_moved(cluster, left, self._scale) for cluster in clusters)
        return Line(moved, (right - left) * self._scale, above * self._scale, below * self._scale)


def _letters(text: str) -> list[str]:
    return sorted(letter for letter in text if not letter.isspace())


def _without_edge_spaces(clusters: list[Cluster]) -> list[Cluster]:
    """A space at either edge of a line takes no room and leaves no trace but in the text's own order."""
    kept = list(clusters)
    while kept and kept[-1].text.isspace():
        kept.pop()
    while kept and kept[0].text.isspace():
        kept.pop(0)
    return kept


def _ink(clusters: list[Cluster]) -> tuple[float, float]:
    reach = [(box[2] + glyph.y, box[3] + glyph.y) for cluster in clusters for glyph in cluster.glyphs
             if (box := cluster.face.box(glyph.id))]  # fmt: skip
    return max((high for _, high in reach), default=0.0), min((low for low, _ in reach), default=0.0)


def _moved(cluster: Cluster, left: float, scale: float) -> Cluster:
    glyphs = tuple(Glyph(glyph.id, (glyph.x - left) * scale, glyph.y * scale) for glyph in cluster.glyphs)
    return Cluster(cluster.face, glyphs, cluster.text)
