"""JPEG without its marks: Exif, XMP, IPTC, comments, thumbnails, colour profiles, and whatever follows the picture,
such as a film of the moment before. The picture itself is copied as it is, never encoded anew.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Generator, Iterator

from toolkit.exchange.attachments.errors import CutOffError, DamagedFileError
from toolkit.exchange.attachments.picture import MOST_MILLIONS_JPEG, CleanPicture, exif_of, require_points, turn_of
from toolkit.exchange.attachments.source import Source

SOI, EOI, SOS = 0xD8, 0xD9, 0xDA
APP0, APP1, APP14 = 0xE0, 0xE1, 0xEE
EXIF = b"Exif\0\0"
_TABLES = frozenset({0xC4, 0xCC, 0xDB, 0xDC, 0xDD})
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JFIF, _ADOBE = b"JFIF\0", b"Adobe"
_JFIF_BYTES, _ADOBE_BYTES = 12, 12
_MOST_TABLES = 1_000_000
# Within the picture's own data FF 00 stands for FF, D0 to D7 mark a restart, and FF fills.
_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")

Segment = tuple[int, bytes]


def cleaned(source: Source) -> CleanPicture:
    """The picture without its marks. Raises CutOffError, DamagedFileError, TooManyPointsError."""
    turn = _looked_over(source)
    return CleanPicture(_written(source, turn), turn)


def bare(source: Source, start: int) -> bool:
    """Whether the JPEG that begins there tells nothing but its picture."""
    source.go(start)
    return all(mark in _TABLES | _FRAMES | {SOI, SOS, APP0, APP14} for mark, _ in _head(source))


def _looked_over(source: Source) -> int:
    source.go(0)
    turn, seen = 1, False
    for mark, content in _head(source):
        if mark in _FRAMES:
            _precision, height, width = struct.unpack_from(">BHH", content.ljust(5, b"\0"))
            require_points(width, height, MOST_MILLIONS_JPEG)
            seen = True
        elif mark == APP1 and content.startswith(EXIF):
            turn = turn_of(content[len(EXIF) :])
    if not seen:
        raise DamagedFileError()
    return turn


def _head(source: Source) -> Iterator[Segment]:
    """What comes before the picture's own data, up to the mark that begins it."""
    if source.exactly(2) != b"\xff\xd8":
        raise DamagedFileError()
    while True:
        mark = _next_mark(source)
        if mark == EOI:
            raise DamagedFileError()
        yield mark, _content(source)
        if mark == SOS:
            return


def _next_mark(source: Source) -> int:
    if source.exactly(1) != b"\xff":
        raise DamagedFileError()
    mark = 0xFF
    while mark == 0xFF:
        mark = source.exactly(1)[0]
    return mark


def _content(source: Source) -> bytes:
    (length,) = struct.unpack(">H", source.exactly(2))
    if length < 2:
        raise DamagedFileError()
    return source.exactly(length - 2)


def _written(source: Source, turn: int) -> Iterator[bytes]:
    source.go(0)
    kept = _all_kept(source)
    first = kept.pop(0) if kept and kept[0][0] == APP0 else None
    turned = (APP1, EXIF + exif_of(turn)) if turn != 1 else None
    yield b"\xff\xd8" + b"".join(_segment(one) for one in (first, turned, *kept) if one)
    yield from _picture(source)


def _all_kept(source: Source) -> list[Segment]:
    kept: list[Segment] = []
    size = 0
    for one in map(_kept, _head(source)):
        if one:
            kept.append(one)
            size += len(one[1])
        if size > _MOST_TABLES:
            raise DamagedFileError()
    return kept


def _kept(segment: Segment) -> Segment | None:
    """A segment as it stays, or none: JFIF without its thumbnail, Adobe's mark of the colours alone."""
    mark, content = segment
    if mark in _TABLES or mark in _FRAMES or mark == SOS:
        return segment
    if mark == APP0 and content.startswith(_JFIF) and len(content) >= _JFIF_BYTES:
        return mark, content[:_JFIF_BYTES] + b"\0\0"
    if mark == APP14 and content.startswith(_ADOBE) and len(content) >= _ADOBE_BYTES:
        return mark, content[:_ADOBE_BYTES]
    return None


def _segment(segment: Segment) -> bytes:
    mark, content = segment
    return struct.pack(">BBH", 0xFF, mark, len(content) + 2) + content


def _picture(source: Source) -> Iterator[bytes]:
    """The picture's own data up to its end; later scans bring tables of their own, and no marks of ours."""
    while True:
        mark = yield from _scan(source)
        while mark not in (EOI, SOS):
            segment = _kept((mark, _content(source)))
            if segment:
                yield _segment(segment)
            mark = _next_mark(source)
        if mark == EOI:
            yield b"\xff\xd9"
            return
        yield _segment((SOS, _content(source)))


def _scan(source: Source) -> Generator[bytes, None, int]:
    """Data up to the next mark, which is returned and lies before what is read next."""
    left = b""
    while piece := source.some():
        data = left + piece
        found = _MARK.search(data)
        if found:
            yield data[: found.start()]
            source.go(source.at - (len(data) - found.end()))
            return data[found.end() - 1]
        # A mark may stand across two pieces.
        left = data[-1:] if data.endswith(b"\xff") else b""
        yield data[: len(data) - len(left)]
    raise CutOffError()
