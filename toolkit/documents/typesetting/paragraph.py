"""A paragraph as words, ready to be filled into lines of any width: the words are shaped once for all sizes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.documents.fonts.face import FULL_SQUARE
from toolkit.documents.typesetting.glyphs import Line, Sign, Word
from toolkit.documents.typesetting.signs import word_of


class Piece(NamedTuple):
    """A word and the space after it; `spaced` is both as one word, which most lines are made of; `turned` where it
    runs against the paragraph's direction.
    """

    word: Word
    gap: Word | None
    spaced: Word
    turned: bool


class Paragraph:
    """Pieces in the order of reading."""

    def __init__(self, pieces: Sequence[Piece], rtl: bool) -> None:
        self._pieces, self._rtl = pieces, rtl
        self._starts: list[float] = []
        self._ends: list[float] = []
        at = 0.0
        for word, _, spaced, _ in pieces:
            self._starts.append(at)
            self._ends.append(at + word.width)
            at += spaced.width
        self._turns = any(piece.turned for piece in pieces)
        self.longest = max([piece.word.width for piece in pieces], default=0.0)
        """How wide its widest word is, in thousandths."""
        above = max([piece.word.ink_above for piece in pieces], default=0.0)
        below = min([piece.word.ink_below for piece in pieces], default=0.0)
        self.ink = above - below
        """How high its ink is at most, as if all its words stood in one line, in thousandths."""

        self.cascades = any(sign.face.cascades for piece in pieces for _, sign in piece.word.signs[:1])
        """Whether a word of it slopes: its first line too may reach far above."""

    def count(self, width: float) -> int:
        """How many lines of `width` thousandths it takes."""
        return sum(1 for _ in (self._cut(width) if self.longest > width else self._breaks(width)))

    def lines(self, width: float, size: float) -> tuple[Line, ...]:
        """Its lines of `width` thousandths, as type of `size` points."""
        if self.longest > width or self._turns:
            return tuple(self._line(pieces, size) for pieces in self._cut(width))
        make = self._leftwards if self._rtl else self._rightwards
        return tuple(make(first, last, size) for first, last in self._breaks(width))

    def _breaks(self, width: float) -> Iterator[tuple[int, int]]:
        """The first and the last piece of each line, where every piece fits into one."""
        first, ends = 0, self._ends
        while first < len(ends):
            last = max(first, bisect_right(ends, self._starts[first] + width, first) - 1)
            yield first, last
            first = last + 1

    def _rightwards(self, first: int, last: int, size: float) -> Line:
        """A line that runs from left to right, and nothing in it otherwise."""
        begun, pieces, starts = self._starts[first], self._pieces, self._starts
        words = [(starts[place] - begun, pieces[place].spaced) for place in range(first, last)]
        words.append((starts[last] - begun, pieces[last].word))
        return Line(tuple(words), size, (self._ends[last] - begun) * size / FULL_SQUARE)

    def _leftwards(self, first: int, last: int, size: float) -> Line:
        """A line that runs from right to left: a word ends as far from its end as it begins from the line's start."""
        end, pieces, starts = self._ends[last], self._pieces, self._starts
        words = [(0.0, pieces[last].word)]
        words += [(end - starts[place + 1], pieces[place].spaced) for place in range(last - 1, first - 1, -1)]
        return Line(tuple(words), size, (end - starts[first]) * size / FULL_SQUARE)

    def _cut(self, width: float) -> Iterator[Sequence[Piece]]:
        """The pieces line by line; one that is wider than a line is cut between its signs."""
        line: list[Piece] = []
        taken = gap = 0.0
        for piece in self._pieces:
            needed = piece.word.width
            if line and taken + gap + needed > width:
                yield line
                line, taken, gap = [], 0.0, 0.0
            if needed > width:
                *whole, piece = _parts(piece, width, self._rtl != piece.turned)  # noqa: PLW2901  (its last part goes on)
                yield from ([part] for part in whole)
                needed = piece.word.width
            line.append(piece)
            taken, gap = taken + gap + needed, piece.gap.width if piece.gap else 0.0
        if line:
            yield line

    def _line(self, pieces: Sequence[Piece], size: float) -> Line:
        words: list[tuple[float, Word]] = []
        at = 0.0
        for word in _in_sight(pieces, self._rtl):
            words.append((at, word))
            at += word.width
        return Line(tuple(words), size, at * size / FULL_SQUARE)


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


def _parts(piece: Piece, width: float, rtl: bool) -> list[Piece]:
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
    last = Piece(words[-1], piece.gap, words[-1], piece.turned)
    return [*(Piece(word, None, word, piece.turned) for word in words[:-1]), last]
