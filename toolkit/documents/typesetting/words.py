"""Reads the words that Qt has shaped: which glyphs stand for which characters, and where."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from PySide6.QtGui import QTextLayout, QTextLine

from toolkit.documents.errors import NOTHING_PRINTED, MissingGlyphError
from toolkit.documents.fonts.face import Face
from toolkit.documents.fonts.shelf import FaceShelf
from toolkit.documents.typesetting.glyphs import Sign, Word
from toolkit.documents.typesetting.signs import Drawn, Signs, word_of
from toolkit.domain.writing import logical
from toolkit.support.i18n import N_

JOINERS = "\u200c\u200d"
ON_BASE = 0.1
"""Thousandths: nearer than this, a glyph stands on the baseline."""

_TURNED = frozenset({"R", "AL", "NSM", "BN"})
"""Letters from right to left, their marks and joiners."""

_Found = dict[int, list[Drawn]]
"""Glyphs by the start of their cluster in the text."""


class WordReader:
    """Reads words with the faces of one shelf into the signs of one setter."""

    def __init__(self, shelf: FaceShelf, signs: Signs) -> None:
        self._shelf, self._signs = shelf, signs
        # What a single glyph on the baseline with these characters is, where it stands by itself.
        self._single: dict[tuple[Face, int, str], Sign] = {}

    def read(self, line: QTextLine, text: str, spans: Sequence[tuple[int, int]]) -> list[Word]:
        """The words of one shaped line in their order, each with its start at x = 0. `spans`: each word's start and
        end in the text, in UTF-16 units.

        Raises FaceError when Qt drew with a file that is not ours, MissingGlyphError when it left something out.
        """
        found, units = self._grouped(line), _units(text)
        starts = sorted(found)
        words, place = [], 0
        for start, end in spans:
            while place < len(starts) and starts[place] < start:
                place += 1
            here = place
            while place < len(starts) and starts[place] < end:
                place += 1
            words.append(self._word(units, starts[here:place], start, end, found))
        return words

    def _grouped(self, line: QTextLine) -> _Found:
        found: _Found = {}
        baseline = line.ascent()
        for run in line.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
            face = self._shelf.face_of(run.rawFont())
            for glyph, place, index in zip(run.glyphIndexes(), run.positions(), run.stringIndexes(), strict=True):
                x, y = place.toTuple()
                if index in found:
                    found[index].append((glyph, x, baseline - y, face))
                else:
                    found[index] = [(glyph, x, baseline - y, face)]
        return found

    def _word(self, units: str, starts: Sequence[int], start: int, end: int, found: _Found) -> Word:
        """The signs from left to right; what has no ink and no meaning (break marks, isolates) is left out."""
        if (not starts or starts[0] != start) and _read(units[start : starts[0] if starts else end]).strip():
            # Qt leaves out what it cannot place: a page is set whole or not at all.
            raise MissingGlyphError(N_("A line could not be drawn whole in its script."), NOTHING_PRINTED)
        if not starts:
            return word_of(())
        placed: list[tuple[float, Sign]] = []
        before: tuple[list[Drawn], str] = ([], "")
        for first, stop in zip(starts, [*starts[1:], end], strict=True):
            drawn, raw = found[first], units[first:stop]
            glyph, x, y, face = drawn[0]
            single = self._single.get((face, glyph, raw)) if len(drawn) == 1 and abs(y) < ON_BASE else None
            if single:
                placed.append((x, single))
                before = (drawn, single.text)
            elif text := _read(raw):
                joined = _joined(*before, drawn, text) if placed else None
                if joined:
                    placed.pop()
                before = joined or (drawn, text)
                placed.append(self._signs.placed(*before))
                if not joined and len(drawn) == 1 and abs(y) < ON_BASE and not _joined(drawn, text, drawn, text):
                    self._single[face, glyph, raw] = placed[-1][1]
        if placed and placed[0][1].face.cascades:
            return self._sloping(placed)
        placed.sort(key=itemgetter(0))
        return word_of(placed)

    def _sloping(self, placed: Sequence[tuple[float, Sign]]) -> Word:
        """A word of a face that cascades, its signs in the order of reading: as wide as they are, and as the tail of a
        later letter that runs back below the first: no other word ends on it.
        """
        tail = max((x + _right(sign) for x, sign in placed[1:]), default=0.0) - min(x for x, _ in placed)
        width = word_of(sorted(placed, key=itemgetter(0))).width
        return replace(word_of(sorted(self._strokes(placed), key=itemgetter(0))), width=max(width, tail))

    def _strokes(self, placed: Sequence[tuple[float, Sign]]) -> list[tuple[float, Sign]]:
        """Each run of letters drawn as one, so that a reader finds them side by side and in their order."""
        made: list[tuple[float, Sign]] = []
        for (face, runs_left), group in groupby(placed, lambda one: (one[1].face, _runs_left(one[1].text))):
            signs = list(group)
            made += self._signs.stroke(signs) if runs_left and face.cascades else signs
        return made


def _right(sign: Sign) -> float:
    """How far its ink reaches to the right, from its origin."""
    return max((glyph.x + box[1] for glyph in sign.glyphs if (box := sign.face.box(glyph.id))), default=0.0)


def _joined(before: list[Drawn], said: str, drawn: list[Drawn], text: str) -> tuple[list[Drawn], str] | None:
    """A cluster with the one before it, where the two would not read well apart: a joiner draws nothing, and a reader
    that found it by itself would tear the word there; a letter without room of its own, as within a Bengali conjunct,
    is drawn on the one before it, and would come back in the wrong order, or with a gap.
    """
    if not text.strip(JOINERS):
        return before, said + text
    glyph, _, _, face = drawn[0]
    if text[0].isalpha() and face.width(glyph) == 0:
        return [*before, *drawn], said + text
    return None


def _runs_left(text: str) -> bool:
    return all(unicodedata.bidirectional(letter) in _TURNED for letter in text)


def _units(text: str) -> str:
    """The text as Qt counts it: a rare character as the two halves that UTF-16 makes of it."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    halves = text.encode("utf-16-le")
    return "".join(chr(int.from_bytes(halves[at : at + 2], "little")) for at in range(0, len(halves), 2))


def _read(units: str) -> str:
    if not units.isascii() and max(units) >= "\ud800" and any("\ud800" <= unit <= "\udfff" for unit in units):
        units = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return logical(units)
