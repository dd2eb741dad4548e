"""The file that a page embeds: of a face only the glyphs that the page shows, in the page's own order, and nothing
that a page has no use for: no hints, no shaping rules, no names, no letters.

HarfBuzz's subsetter leaves a letter and its marks apart; here they become one glyph (TrueType calls it composite),
so that a page draws and names them at once, and a reader gets the text back whole.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

Part = tuple[int, int, int]
"""A glyph of the face, and how far it is moved to the right and up, in the face's units."""

_ARE_WORDS, _ARE_PLACES, _MORE = 0x0001, 0x0002, 0x0020
_SCALES = ((0x0008, 2), (0x0040, 4), (0x0080, 8))
"""Flags of a component, and how many bytes of scale follow its place."""
_SHORT = 0x1FFFE
"""As far as a `loca` of half-words reaches, in bytes."""
_CHECKED = 0xB1B0AFBA
"""What the sum of a whole file is taken from (OpenType, `head`)."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One glyph of a file to be made: its parts, its width, and its ink's left, lowest, right and highest point."""

    parts: tuple[Part, ...] = ()
    width: int = 0
    box: tuple[int, int, int, int] = (0, 0, 0, 0)

    @property
    def is_plain(self) -> bool:
        """Whether it is a glyph of the face, unmoved."""
        return len(self.parts) == 1 and self.parts[0][1:] == (0, 0)


class Outlines:
    """The outlines of a TrueType file that has no hints (packaging/made.py takes them away)."""

    def __init__(self, data: bytes) -> None:
        """`data`: the whole file."""
        self._data = data
        count = struct.unpack_from(">H", data, 4)[0]
        rows = (struct.unpack_from(">4sIII", data, 12 + 16 * place) for place in range(count))
        self._tables = {tag: (offset, length) for tag, _, offset, length in rows}

    def table(self, tag: bytes) -> bytes:
        """One table of the file."""
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def glyph(self, number: int) -> bytes:
        """A glyph's outline as it stands in the file; nothing where it has none."""
        begin = self._tables[b"glyf"][0]
        return self._data[begin + self._places[number] : begin + self._places[number + 1]]

    def file(self, drawings: Sequence[Drawing]) -> bytes:
        """A file of these glyphs, the first of which stands for what is not there; what they are made of follows."""
        numbers = self._numbers(drawings)
        made = [self._drawn(place, drawing, numbers) for place, drawing in enumerate(drawings)]
        widths = [drawing.width for drawing in drawings]
        for glyph, number in numbers.items():
            if number >= len(drawings):
                made.append(_renumbered(self.glyph(glyph), numbers))
                widths.append(0)
        return _joined(self._dressed(drawings, made, widths))

    def _numbers(self, drawings: Sequence[Drawing]) -> dict[int, int]:
        """Where in the new file each glyph of the face stands: in place of a drawing, or after all of them."""
        numbers: dict[int, int] = {}
        for place, drawing in enumerate(drawings):
            if drawing.is_plain:
                numbers.setdefault(drawing.parts[0][0], place)
        waiting = [*numbers, *(part[0] for drawing in drawings for part in drawing.parts)]
        added = 0
        for glyph in waiting:
            if glyph not in numbers:
                numbers[glyph] = len(drawings) + added
                added += 1
            waiting += [used for used, _ in _components(self.glyph(glyph)) if used not in numbers]
        return numbers

    def _drawn(self, place: int, drawing: Drawing, numbers: dict[int, int]) -> bytes:
        if drawing.is_plain and numbers[drawing.parts[0][0]] == place:
            return _renumbered(self.glyph(drawing.parts[0][0]), numbers)
        inked = [part for part in drawing.parts if self.glyph(part[0])]
        return _composite([(numbers[glyph], x, y) for glyph, x, y in inked], drawing.box) if inked else b""

    def _dressed(self, drawings: Sequence[Drawing], made: Sequence[bytes], widths: Sequence[int]) -> dict[bytes, bytes]:
        """The tables that a page needs."""
        padded = [one + b"\0" * (len(one) % 2) for one in made]
        places = [0]
        for one in padded:
            places.append(places[-1] + len(one))
        is_short = places[-1] <= _SHORT
        head, hhea, maxp = (bytearray(self.table(tag)) for tag in (b"head", b"hhea", b"maxp"))
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">H", head, 50, 0 if is_short else 1)
        struct.pack_into(">H", hhea, 34, len(made))
        _widen(maxp, len(made), max(len(drawing.parts) for drawing in drawings))
        lefts = (struct.unpack_from(">h", one, 2)[0] if one else 0 for one in made)
        metrics = [number for pair in zip(widths, lefts, strict=True) for number in pair]
        return {
            b"glyf": b"".join(padded),
            b"head": bytes(head),
            b"hhea": bytes(hhea),
            b"hmtx": struct.pack(f">{len(made) * 'Hh'}", *metrics),
            b"loca": _big(array("H", [place // 2 for place in places]) if is_short else array("I", places)),
            b"maxp": bytes(maxp),
        }

    @cached_property
    def _places(self) -> array[int]:
        """Where each glyph's outline begins in `glyf`."""
        is_long = self.table(b"head")[51]
        places = array("I" if is_long else "H", self.table(b"loca"))
        if sys.byteorder == "little":
            places.byteswap()
        return places if is_long else array("I", [place * 2 for place in places])


def _components(outline: bytes) -> Iterator[tuple[int, int]]:
    """The glyphs that an outline is made of, each with where in it its number stands."""
    if not outline or outline[0] < 0x80:  # the number of contours; below zero where it is made of others
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        yield glyph, at + 2
        at += 8 if flags & _ARE_WORDS else 6
        at += sum(size for flag, size in _SCALES if flags & flag)


def _renumbered(outline: bytes, numbers: dict[int, int]) -> bytes:
    found = list(_components(outline))
    if not found:
        return outline
    changed = bytearray(outline)
    for glyph, at in found:
        struct.pack_into(">H", changed, at, numbers[glyph])
    return bytes(changed)


def _composite(parts: Sequence[Part], box: tuple[int, int, int, int]) -> bytes:
    made = [struct.pack(">h4h", -1, *box)]
    for place, (glyph, x, y) in enumerate(parts, 1):
        is_far = not (-128 <= x <= 127 and -128 <= y <= 127)
        flags = _ARE_PLACES | (_MORE if place < len(parts) else 0) | (_ARE_WORDS if is_far else 0)
        made.append(struct.pack(">HHhh" if is_far else ">HHbb", flags, glyph, x, y))
    return b"".join(made)


def _widen(maxp: bytearray, count: int, parts: int) -> None:
    """Tell of so many glyphs, the largest of so many parts more than before."""
    points, contours, points_of_parts, contours_of_parts = struct.unpack_from(">4H", maxp, 6)
    elements, depth = struct.unpack_from(">2H", maxp, 28)
    limits = [min(0xFFFF, max(one, other) * max(1, parts)) for one, other in
              ((points, points_of_parts), (contours, contours_of_parts))]  # fmt: skip
    struct.pack_into(">H", maxp, 4, count)
    struct.pack_into(">2H", maxp, 10, *limits)
    struct.pack_into(">2H", maxp, 28, max(elements, parts), depth + 1)


def _joined(tables: dict[bytes, bytes]) -> bytes:
    """The file: its directory, then its tables, each from a multiple of four bytes."""
    power = len(tables).bit_length() - 1
    header = struct.pack(">IHHHH", 0x00010000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    rows, bodies = [], []
    at = len(header) + 16 * len(tables)
    for tag, table in tables.items():
        body = table + b"\0" * (-len(table) % 4)
        rows.append(struct.pack(">4sIII", tag, _sum(body), at, len(table)))
        bodies.append(body)
        at += len(body)
    file = bytearray(b"".join([header, *rows, *bodies]))
    head = next(at for tag, _, at, _ in (struct.unpack(">4sIII", row) for row in rows) if tag == b"head")
    struct.pack_into(">I", file, head + 8, (_CHECKED - _sum(bytes(file))) & 0xFFFFFFFF)
    return bytes(file)


def _sum(body: bytes) -> int:
    numbers = array("I", body)
    if sys.byteorder == "little":
        numbers.byteswap()
    return sum(numbers) & 0xFFFFFFFF


def _big(numbers: array[int]) -> bytes:
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers.tobytes()
