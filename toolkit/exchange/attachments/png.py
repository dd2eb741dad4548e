"""PNG without its marks: texts, times, Exif data, colour profiles, and whatever follows the picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from toolkit.exchange.attachments.errors import DamagedFileError
from toolkit.exchange.attachments.picture import CleanPicture, exif_of, require_points, turn_of
from toolkit.exchange.attachments.source import Source

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"hIST",
                   b"pHYs", b"cICP", b"acTL", b"fcTL", b"fdAT"})  # fmt: skip
_MOST_EXIF, _MOST_CHUNKS = 1_000_000, 200_000

Chunk = tuple[bytes, int, int]
"""Its name, where its content begins, how long that is."""


def cleaned(source: Source) -> CleanPicture:
    """The picture without its marks. Raises CutOffError, DamagedFileError, TooManyPointsError."""
    chunks = list(_chunks(source))
    if not chunks or chunks[0][0] != b"IHDR" or all(name != b"IDAT" for name, _, _ in chunks):
        raise DamagedFileError()
    source.go(chunks[0][1])
    require_points(*struct.unpack(">LL", source.exactly(8)))
    turn = _turn(source, chunks)
    return CleanPicture(_written(source, chunks, turn), turn)


def _chunks(source: Source) -> Iterator[Chunk]:
    source.go(0)
    if source.exactly(len(SIGNATURE)) != SIGNATURE:
        raise DamagedFileError()
    name, number = b"", 0
    while name != b"IEND":
        number += 1
        if number > _MOST_CHUNKS:
            raise DamagedFileError()
        length, name = struct.unpack(">L4s", source.exactly(8))
        yield name, source.at, length
        # Its check sum follows it.
        source.go(source.at + length + 4)


def _turn(source: Source, chunks: list[Chunk]) -> int:
    for name, start, length in chunks:
        if name == b"eXIf" and length <= _MOST_EXIF:
            source.go(start)
            return turn_of(source.exactly(length))
    return 1


def _written(source: Source, chunks: list[Chunk], turn: int) -> Iterator[bytes]:
    yield SIGNATURE
    for name, start, length in chunks:
        if name in _KEPT:
            yield struct.pack(">L4s", length, name)
            yield from _content(source, name, start, length)
        if name == b"IHDR" and turn != 1:
            exif = exif_of(turn)
            yield struct.pack(">L4s", len(exif), b"eXIf") + exif + struct.pack(">L", zlib.crc32(b"eXIf" + exif))


def _content(source: Source, name: bytes, start: int, length: int) -> Iterator[bytes]:
    check = zlib.crc32(name)
    for piece in source.copied(start, length):
        check = zlib.crc32(piece, check)
        yield piece
    if source.exactly(4) != struct.pack(">L", check):
        raise DamagedFileError()
    yield struct.pack(">L", check)
