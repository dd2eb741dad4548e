"""A file that is read from begin to end in pieces, and says when it ends too early."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from toolkit.domain.attachment import PIECE_BYTES
from toolkit.exchange.attachments.errors import CutOffError


class Source:
    """A file that is open for reading; `size` in bytes."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self.size = file, size

    def exactly(self, count: int) -> bytes:
        """The next bytes. Raises CutOffError where there are fewer."""
        if count > self.size - self.at:
            raise CutOffError()
        found = self._file.read(count)
        if len(found) < count:
            raise CutOffError()
        return found

    def some(self) -> bytes:
        """The next piece; empty at the end."""
        return self._file.read(PIECE_BYTES)

    @property
    def at(self) -> int:
        """How far it was read."""
        return self._file.tell()

    def go(self, place: int) -> None:
        """Read on from there. Raises CutOffError beyond the end."""
        if place > self.size:
            raise CutOffError()
        self._file.seek(place)

    def copied(self, start: int, count: int) -> Iterator[bytes]:
        """So many bytes from there, in pieces. Raises CutOffError."""
        self.go(start)
        while count:
            piece = self.exactly(min(PIECE_BYTES, count))
            count -= len(piece)
            yield piece

    def whole(self) -> Iterator[bytes]:
        """All of it, in pieces."""
        self.go(0)
        while piece := self.some():
            yield piece
