"""TIFF written anew with what its pages need to be drawn, and nothing else: the points are copied as they are."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.exchange.attachments import jpeg
from toolkit.exchange.attachments.errors import DamagedFileError, OtherBuildError
from toolkit.exchange.attachments.picture import ORIENTATION, CleanPicture, require_points
from toolkit.exchange.attachments.source import Source

WIDTH, HEIGHT, COMPRESSION = 256, 257, 259
STRIPS, STRIP_SIZES, TILES, TILE_SIZES = 273, 279, 324, 325
OLD_JPEG, JPEG = 6, 7
# Raw pictures of cameras are TIFF too: their picture lies where only the maker says.
_ELSEWHERE = frozenset({330, 50706})
_DRAWN = frozenset({254, 255, WIDTH, HEIGHT, 258, COMPRESSION, 262, 263, 266, ORIENTATION, 277, 278, 280, 281, 282,
                    283, 284, 290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 332, 334, 338, 339,
                    347, 529, 530, 531, 532})  # fmt: skip
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_MOST_PAGES, _MOST_VALUES = 2_000, 4_000_000
SHORT, LONG = 3, 4


@dataclass(frozen=True, slots=True)
class _Entry:
    """One mark of a page: the type of its values, how many, and their bytes."""

    kind: int
    count: int
    values: bytes

    def numbers(self, order: str) -> list[int]:
        """Its values where they are whole numbers."""
        letter = {SHORT: "H", LONG: "L"}.get(self.kind)
        if letter is None:
            raise DamagedFileError()
        return list(struct.unpack(f"{order}{self.count}{letter}", self.values))


Page = dict[int, _Entry]


def cleaned(source: Source) -> CleanPicture:
    """The picture with its pages. Raises CutOffError, DamagedFileError, OtherBuildError, TooManyPointsError."""
    order, pages = _read(source)
    stretches = [_stretches(source, order, page) for page in pages]
    if sum(length for ours in stretches for _, length in ours) > source.size:
        # Pages that share their points would be written out many times over.
        raise OtherBuildError()
    turned = pages[0].get(ORIENTATION)
    turn = turned.numbers(order)[0] if turned and turned.count == 1 and turned.kind == SHORT else 1
    head = _head(order, pages, stretches)
    return CleanPicture(_written(source, head, stretches), turn if 1 <= turn <= 8 else 1)


def _read(source: Source) -> tuple[str, list[Page]]:
    source.go(0)
    mark = source.exactly(4)
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(mark)
    if order is None:
        raise OtherBuildError()
    (place,) = struct.unpack(order + "L", source.exactly(4))
    pages: list[Page] = []
    seen: set[int] = set()
    values = 0
    while place:
        if place in seen or len(pages) == _MOST_PAGES:
            raise DamagedFileError()
        seen.add(place)
        source.go(place)
        page, place = _page(source, order)
        pages.append(page)
        values += sum(len(one.values) for one in page.values())
        if values > _MOST_VALUES:
            raise DamagedFileError()
    if not pages:
        raise DamagedFileError()
    return order, pages


def _page(source: Source, order: str) -> tuple[Page, int]:
    (count,) = struct.unpack(order + "H", source.exactly(2))
    rows = [struct.unpack(order + "HHL4s", source.exactly(12)) for _ in range(count)]
    (following,) = struct.unpack(order + "L", source.exactly(4))
    if any(tag in _ELSEWHERE for tag, _, _, _ in rows):
        raise OtherBuildError()
    wanted = _DRAWN | {STRIPS, STRIP_SIZES, TILES, TILE_SIZES}
    page = {tag: _entry(source, order, kind, count, value) for tag, kind, count, value in rows if tag in wanted}
    width, height, compression = (
        page[tag].numbers(order)[0] if tag in page and page[tag].count else 0 for tag in (WIDTH, HEIGHT, COMPRESSION)
    )
    require_points(width, height)
    if not width or not height:
        raise DamagedFileError()
    if compression == OLD_JPEG:
        raise OtherBuildError()
    return page, following


def _entry(source: Source, order: str, kind: int, count: int, value: bytes) -> _Entry:
    length = _SIZES.get(kind, 0) * count
    if not 0 < length <= _MOST_VALUES:
        raise DamagedFileError()
    if length <= 4:
        return _Entry(kind, count, value[:length])
    source.go(struct.unpack(order + "L", value)[0])
    return _Entry(kind, count, source.exactly(length))


def _stretches(source: Source, order: str, page: Page) -> list[tuple[int, int]]:
    """Where the points of a page lie: start and length of each stretch."""
    starts, sizes = (STRIPS, STRIP_SIZES) if STRIPS in page else (TILES, TILE_SIZES)
    if starts not in page or sizes not in page:
        raise OtherBuildError()
    found = list(zip(page[starts].numbers(order), page[sizes].numbers(order), strict=False))
    if len(found) != page[starts].count or len(found) != page[sizes].count:
        raise DamagedFileError()
    for start, length in found:
        source.go(start + length)
        if COMPRESSION in page and page[COMPRESSION].numbers(order)[0] == JPEG and not jpeg.bare(source, start):
            raise OtherBuildError()
    return found


def _head(order: str, pages: list[Page], stretches: list[list[tuple[int, int]]]) -> bytes:
    """All that comes before the points: the pages' marks, with the places that the points will have."""
    lengths = [_length(page) for page in pages]
    data = 8 + sum(lengths)
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "L", 8)
    for number, (page, ours) in enumerate(zip(pages, stretches, strict=True)):
        places = []
        for _, length in ours:
            places.append(data)
            data += length
        last = number == len(pages) - 1
        head += _marks(order, page, places, len(head), 0 if last else len(head) + lengths[number])
    return head


def _length(page: Page) -> int:
    return 2 + 12 * len(page) + 4 + sum(_outside(_moved(tag, one)) for tag, one in page.items())


def _moved(tag: int, one: _Entry) -> int:
    """The length of its values as they will be written: places take four bytes each."""
    return 4 * one.count if tag in (STRIPS, TILES) else len(one.values)


def _outside(length: int) -> int:
    return length + length % 2 if length > 4 else 0


def _marks(order: str, page: Mapping[int, _Entry], places: list[int], start: int, following: int) -> bytes:
    rows, outside = b"", b""
    beyond = start + 2 + 12 * len(page) + 4
    for tag in sorted(page):
        one = page[tag]
        if tag in (STRIPS, TILES):
            one = _Entry(LONG, len(places), struct.pack(f"{order}{len(places)}L", *places))
        value = one.values.ljust(4, b"\0")
        if len(one.values) > 4:
            value = struct.pack(order + "L", beyond + len(outside))
            outside += one.values + b"\0" * (len(one.values) % 2)
        rows += struct.pack(order + "HHL4s", tag, one.kind, one.count, value)
    return struct.pack(order + "H", len(page)) + rows + struct.pack(order + "L", following) + outside


def _written(source: Source, head: bytes, stretches: list[list[tuple[int, int]]]) -> Iterator[bytes]:
    yield head
    for ours in stretches:
        for start, length in ours:
            yield from source.copied(start, length)
