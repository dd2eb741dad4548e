"""WebP without its marks: Exif, XMP, colour profiles, and chunks that nobody knows, within films of pictures too."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from toolkit.exchange.attachments.errors import CutOffError, DamagedFileError
from toolkit.exchange.attachments.picture import CleanPicture, exif_of, require_points, turn_of
from toolkit.exchange.attachments.source import Source

_PICTURE = (b"VP8 ", b"VP8L")
_KEPT = frozenset({*_PICTURE, b"VP8X", b"ALPH", b"ANIM", b"ANMF"})
_IN_FRAME = frozenset({*_PICTURE, b"ALPH"})
_FRAME_HEAD = 16
_HAS_PROFILE, _HAS_EXIF, _HAS_XMP = 0x20, 0x08, 0x04
_MOST_EXIF, _MOST_CHUNKS = 1_000_000, 100_000

Chunk = tuple[bytes, int, int]
Part = bytes | tuple[int, int]
"""What is written: bytes, or a stretch of the file by its start and length."""


def cleaned(source: Source) -> CleanPicture:
    """The picture without its marks. Raises CutOffError, DamagedFileError, TooManyPointsError."""
    source.go(0)
    riff, size, webp = struct.unpack("<4sL4s", source.exactly(12))
    if (riff, webp) != (b"RIFF", b"WEBP"):
        raise DamagedFileError()
    if size + 8 > source.size:
        raise CutOffError()
    chunks = list(_chunks(source, 12, size + 8))
    if not any(name in (*_PICTURE, b"ANMF") for name, _, _ in chunks):
        raise DamagedFileError()
    _require_points(source, chunks[0])
    turn = _turn(source, chunks)
    parts = [part for chunk in chunks for part in _parts(source, chunk, turn)]
    if turn != 1 and chunks[0][0] == b"VP8X":
        parts.append(_chunk(b"EXIF", exif_of(turn)))
    return CleanPicture(_written(source, parts), turn)


def _chunks(source: Source, start: int, end: int) -> Iterator[Chunk]:
    number = 0
    while start + 8 <= end:
        number += 1
        if number > _MOST_CHUNKS:
            raise DamagedFileError()
        source.go(start)
        name, length = struct.unpack("<4sL", source.exactly(8))
        if start + 8 + length > end:
            raise CutOffError()
        yield name, start + 8, length
        start += 8 + length + length % 2


def _require_points(source: Source, first: Chunk) -> None:
    name, start, length = first
    source.go(start)
    head = source.exactly(min(length, 10)).ljust(10, b"\0")
    if name == b"VP8X":
        width, height = (int.from_bytes(head[at : at + 3], "little") + 1 for at in (4, 7))
    elif name == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width, height = (size & 0x3FFF for size in struct.unpack_from("<HH", head, 6))
    require_points(width, height)


def _turn(source: Source, chunks: list[Chunk]) -> int:
    for name, start, length in chunks:
        if name == b"EXIF" and length <= _MOST_EXIF:
            source.go(start)
            exif = source.exactly(length)
            return turn_of(exif.removeprefix(b"Exif\0\0"))
    return 1


def _parts(source: Source, chunk: Chunk, turn: int) -> list[Part]:
    name, start, length = chunk
    source.go(start)
    if name == b"VP8X":
        head = bytearray(source.exactly(length).ljust(10, b"\0"))
        head[0] = head[0] & ~(_HAS_PROFILE | _HAS_EXIF | _HAS_XMP) | (_HAS_EXIF if turn != 1 else 0)
        return [_chunk(name, bytes(head))]
    if name == b"ANMF":
        return _frame(source, start, length)
    return _copied(chunk) if name in _KEPT else []


def _frame(source: Source, start: int, length: int) -> list[Part]:
    head = source.exactly(_FRAME_HEAD)
    inside = [part for chunk in _chunks(source, start + _FRAME_HEAD, start + length) if chunk[0] in _IN_FRAME
              for part in _copied(chunk)]  # fmt: skip
    return [struct.pack("<4sL", b"ANMF", _FRAME_HEAD + _length(inside)) + head, *inside]


def _copied(chunk: Chunk) -> list[Part]:
    name, start, length = chunk
    return [struct.pack("<4sL", name, length), (start, length), b"\0" * (length % 2)]


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack("<4sL", name, len(content)) + content + b"\0" * (len(content) % 2)


def _length(parts: list[Part]) -> int:
    return sum(len(part) if isinstance(part, bytes) else part[1] for part in parts)


def _written(source: Source, parts: list[Part]) -> Iterator[bytes]:
    yield struct.pack("<4sL4s", b"RIFF", 4 + _length(parts), b"WEBP")
    for part in parts:
        if isinstance(part, bytes):
            yield part
        else:
            yield from source.copied(*part)
