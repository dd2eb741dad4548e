"""Texts, recordings and PDF: looked at enough to know that they are whole. They are kept as they are."""

from __future__ import annotations

import codecs
import re
import struct
from collections.abc import Iterator

from toolkit.exchange.attachments.errors import CutOffError, DamagedFileError
from toolkit.exchange.attachments.source import Source

OLD_ENCODING = "cp1252"
"""What a text that is no Unicode is read as: wrong for some languages, and nothing of it is lost."""
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NO_TEXT_16 = re.compile("[\x00-\x08\x0e-\x1f]")
_TAIL = 4096
_OPEN_ENDED = (0, 0xFFFFFFFF)
"""Lengths that a recorder writes while it does not know the length yet."""


def encoding_of(source: Source) -> str:
    """How a text is written; empty where the file is none."""
    source.go(0)
    head = source.some()
    bom = next((name for mark, name in _BOMS.items() if head.startswith(mark)), "")
    if bom == "utf-16":
        return bom if _decodes(source, bom) else ""
    if any(_NO_TEXT.search(piece) for piece in source.whole()):
        return ""
    return next((name for name in (bom or "utf-8", OLD_ENCODING) if _decodes(source, name)), "latin-1")


def _decodes(source: Source, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in source.whole():
            if _NO_TEXT_16.search(decoder.decode(piece).replace("\x1b", "")):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def require_pdf_end(source: Source) -> None:
    """Raise CutOffError where a PDF has no end."""
    source.go(max(0, source.size - _TAIL))
    if b"%%EOF" not in source.some():
        raise CutOffError()


def require_wav_whole(source: Source) -> None:
    """Raise CutOffError where a recording is shorter than it says."""
    source.go(4)
    (length,) = struct.unpack("<L", source.exactly(4))
    if length not in _OPEN_ENDED and length + 8 > source.size:
        raise CutOffError()


def require_boxes(source: Source) -> None:
    """Raise CutOffError or DamagedFileError where an MPEG-4 file is not the boxes that it says."""
    if b"moov" not in set(_boxes(source)):
        raise CutOffError()


def _boxes(source: Source) -> Iterator[bytes]:
    place = 0
    while place < source.size:
        source.go(place)
        length, name = struct.unpack(">L4s", source.exactly(8))
        head = 8
        if length == 1:
            (length,), head = struct.unpack(">Q", source.exactly(8)), 16
        if length == 0:
            length = source.size - place
        if length < head:
            raise DamagedFileError()
        place += length
        source.go(place)
        yield name
