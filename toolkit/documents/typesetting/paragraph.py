"""A paragraph as words, ready to be filled into lines of any width: the words are shaped once for all sizes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.documents.fonts.face import FULL_SQUARE
from toolkit.documents.typesetting.glyphs import Line, Sign, Word
from toolkit.documents.typesetting.signs import word_of


class Piece(NamedTuple):
    """A word and the space after it; `turned` where it runs against the paragraph's direction."""

    word: Word
    gap: Word | None
    turned: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces in the order of reading."""

    pieces: tuple[Piece, ...]
    rtl: bool

    @property
    def longest(self) -> float:
        """How wide its widest word is, in thousandths."""
        return max((piece.word.width for piece in self.pieces), default=0.0)

    def count(self, width: float) -> int:
        """How many lines of `width` thousandths it takes."""
        return sum(1 for _ in self._filled(width))

    def lines(self, width: float, size: float) -> tuple[Line, ...]:
        """Its lines of `width` thousandths, as type of `size` points."""
        return tuple(self._line(pieces, size) for pieces in self._filled(width))

    def _filled(self, width: float) -> Iterator[Sequence[Piece]]:
        """The pieces line by line; one that is wider than a line is cut between its signs."""
        line: list[Piece] = []
        taken = gap = 0.0
        for piece in self.pieces:
            needed = piece.word.width
            if line and taken + gap + needed > width:
                yield line
                line, taken, gap = [], 0.0, 0.0
            if needed > width:
                *whole, piece = _cut(piece, width, self.rtl != piece.turned)  # noqa: PLW2901  (its last part goes on)
                yield from ([part] for part in whole)
                needed = piece.word.width
            line.append(piece)
            taken, gap = taken + gap + needed, piece.gap.width if piece.gap else 0.0
        if line:
            yield line

    def _line(self, pieces: Sequence[Piece], size: float) -> Line:
        words: list[tuple[float, Word]] = []
        at = above = below = 0.0
        for word in _in_sight(pieces, self.rtl):
            words.append((at, word))
            at += word.width
            above, below = max(above, word.ink_above), min(below, word.ink_below)
        scale = size / FULL_SQUARE
        return Line(tuple(words), size, at * scale, above * scale, below * scale)


def _in_sight(pieces: Sequence[Piece], rtl: bool) -> Iterator[Word]:
    """The words and gaps of a line from left to right: runs that are turned keep an order of their own. A gap
    stands between its word and the next one that is read.
    """
    places = _order([piece.turned for piece in pieces], rtl)
    for at, place in enumerate(places):
        if at:
            earlier = pieces[min(place, places[at - 1])]
            if earlier.gap:
                yield earlier.gap
        yield pieces[place].word


def _order(turned: Sequence[bool], rtl: bool) -> list[int]:
    """The places of the pieces from left to right."""
    if not any(turned):
        return list(range(len(turned)))[:: -1 if rtl else 1]
    runs: list[list[int]] = []
    for place, is_turned in enumerate(turned):
        if is_turned and place and turned[place - 1]:
            runs[-1].append(place)
        else:
            runs.append([place])
    if rtl:
        return [place for run in reversed(runs) for place in run]
    return [place for run in runs for place in (reversed(run) if turned[run[0]] else run)]


def _cut(piece: Piece, width: float, rtl: bool) -> list[Piece]:
    """The piece in parts that fit, in the order of reading; a single sign is never cut, nor are those that are drawn by
    the one that is read last of them (Signs.stroke).
    """
    parts: list[list[tuple[float, Sign]]] = [[]]
    taken = 0.0
    for placed in reversed(piece.word.signs) if rtl else piece.word.signs:
        needed = placed[1].advance
        if parts[-1] and parts[-1][-1][1].glyphs and taken + needed > width:
            parts.append([])
            taken = 0.0
        parts[-1].append(placed)
        taken += needed
    words = [word_of(part[::-1] if rtl else part) for part in parts]
    return [Piece(word, piece.gap if word is words[-1] else None, piece.turned) for word in words]
