"""Reads the words that Qt has shaped: which glyphs stand for which characters, and where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtGui import QTextLayout, QTextLine

from toolkit.documents.errors import NOTHING_PRINTED, MissingGlyphError
from toolkit.documents.fonts.face import Face
from toolkit.documents.fonts.shelf import FaceShelf
from toolkit.documents.typesetting.glyphs import Cluster, Glyph, Word
from toolkit.domain.writing import logical
from toolkit.support.i18n import N_

JOINERS = "\u200c\u200d"

# One glyph as Qt gives it: id, x, y (thousandths, y upwards), and its face.
_Drawn = tuple[int, float, float, Face]


class WordReader:
    """Reads the words of one shaped line. `spans`: each word's start and end in the text, in UTF-16 units."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], shelf: FaceShelf) -> None:
        self._units = text.encode("utf-16-le")
        self._spans = spans
        self._shelf = shelf

    def read(self, line: QTextLine) -> list[Word]:
        """The words in their order, each with its start at x = 0.

        Raises FaceError when Qt drew with a file that is not ours, MissingGlyphError when it left something out.
        """
        found = self._grouped(line)
        return [self._word(groups, *span) for groups, span in zip(found, self._spans, strict=True)]

    def _grouped(self, line: QTextLine) -> list[dict[int, list[_Drawn]]]:
        """For each word its glyphs by the start of their cluster."""
        owners = [-1] * (len(self._units) // 2 + 1)
        for number, (start, end) in enumerate(self._spans):
            owners[start:end] = [number] * (end - start)
        found: list[dict[int, list[_Drawn]]] = [{} for _ in self._spans]
        baseline = line.ascent()
        for run in line.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
            face = self._shelf.face_of(run.rawFont())
            places = zip(run.glyphIndexes(), run.positions(), run.stringIndexes(), strict=True)
            for glyph, place, index in places:
                owner = owners[index]
                if owner >= 0:
                    drawn = (glyph, place.x(), baseline - place.y(), face)
                    found[owner].setdefault(index, []).append(drawn)
        return found

    def _word(self, groups: dict[int, list[_Drawn]], start: int, end: int) -> Word:
        """The clusters from left to right; what has no ink and no meaning (break marks, isolates) is left out."""
        starts = sorted(groups)
        if self._text(start, starts[0] if starts else end).strip():
            # Qt leaves out what it cannot place: a page is set whole or not at all.
            raise MissingGlyphError(N_("A line could not be drawn whole in its script."), NOTHING_PRINTED)
        clusters: list[tuple[float, list[_Drawn], str]] = []
        for first, stop in pairwise([*starts, end]):
            text = self._text(first, stop)
            if clusters and text and not text.strip(JOINERS):
                # A joiner draws nothing: a reader that found it by itself would tear the word apart there.
                left, drawn, before = clusters[-1]
                clusters[-1] = (left, drawn, before + text)
            elif clusters and text and _drawn_on(groups[first], text):
                left, drawn, before = clusters[-1]
                clusters[-1] = (left, [*drawn, *groups[first]], before + text)
            elif text:
                drawn = groups[first]
                clusters.append((min(glyph[1] for glyph in drawn), drawn, text))
        if any(glyph[0] == 0 for _, drawn, _ in clusters for glyph in drawn):
            raise MissingGlyphError(N_("A line has a character without a glyph."), NOTHING_PRINTED)
        clusters.sort(key=lambda cluster: cluster[0])
        return _placed(clusters)

    def _text(self, start: int, stop: int) -> str:
        return logical(self._units[start * 2 : stop * 2].decode("utf-16-le", "replace"))


def _drawn_on(drawn: Sequence[_Drawn], text: str) -> bool:
    """Whether a letter is drawn on the one before it, taking no room of its own, as within a Bengali conjunct: read
    apart, the two would come back in the wrong order, or with a gap.
    """
    number, _, _, face = drawn[0]
    return text[0].isalpha() and face.width(number) == 0


def _placed(clusters: Sequence[tuple[float, list[_Drawn], str]]) -> Word:
    if not clusters:
        return Word((), 0.0, 0.0, 0.0)
    left = clusters[0][0]
    right, highs, lows = left, [], []
    made = []
    for _, drawn, text in clusters:
        face = drawn[0][3]
        made.append(Cluster(face, tuple([Glyph(number, x - left, y) for number, x, y, _ in drawn]), text))
        for number, x, y, _ in drawn:
            end = x + face.width(number)
            right = max(right, end)
            if box := face.box(number):
                highs.append(box[3] + y)
                lows.append(box[2] + y)
    return Word(tuple(made), right - left, max(highs, default=0.0), min(lows, default=0.0))
