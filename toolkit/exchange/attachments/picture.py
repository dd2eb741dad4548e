"""What the formats of pictures have in common: how large one is, how it is turned, and the only thing of its Exif data
that is kept: the way it is turned.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.exchange.attachments.errors import TooManyPointsError

MOST_MILLIONS = 100
"""So many million points may a picture have: unpacked they take 400 MB."""
MOST_MILLIONS_JPEG = 250
"""Of a JPEG, which is unpacked in any smaller size: telephones take up to 200 million."""
ORIENTATION = 0x0112
SHORT = 3


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture without what tells where and with what it was taken; its points are those of the file. `turn` is
    Exif's number, 1 for upright.
    """

    pieces: Iterator[bytes]
    turn: int = 1


def require_points(width: int, height: int, most: int = MOST_MILLIONS) -> None:
    """Raise TooManyPointsError where a picture would fill the memory."""
    if width * height > most * 1_000_000:
        raise TooManyPointsError(-(-width * height // 1_000_000), most)


def turn_of(exif: bytes) -> int:
    """How a picture is turned, by its Exif data (a TIFF of its own); 1 where that does not say."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(order + "L", exif, 4)
        (count,) = struct.unpack_from(order + "H", exif, start)
        for place in range(start + 2, start + 2 + 12 * count, 12):
            tag, kind, _many, value = struct.unpack_from(order + "HHLH", exif, place)
            if (tag, kind) == (ORIENTATION, SHORT):
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def exif_of(turn: int) -> bytes:
    """Exif data that say how a picture is turned, and nothing else."""
    return b"MM\0*" + struct.pack(">LHHHLHHL", 8, 1, ORIENTATION, SHORT, 1, turn, 0, 0)
