"""Attachments of the cases of a compartment: what each is lies among the records, its content in the file beside them.

The content is written first, and counts only once the record stands that tells its digest: what a crash leaves without
one is swept out at the next opening.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from typing import Any, BinaryIO

from toolkit.domain.attachment import PIECE_BYTES, Attachment, AttachmentKind
from toolkit.storage.compartment import Compartment, StoredRecord

ATTACHMENT = "attachment"


class AttachmentStore:
    """The attachments of one compartment."""

    def __init__(self, compartment: Compartment) -> None:
        self._compartment = compartment

    def add(self, case_id: str, told: Attachment, pieces: Iterable[bytes]) -> Attachment:
        """Write the content, then what it is with its entry in the history; as it was stored. Where the last piece
        does not come nothing is kept.
        """
        kept = self._compartment.pieces.write(told.id, pieces)
        with self._compartment.transaction():
            placed = replace(
                told, size=kept.size, pieces=kept.pieces, digest=kept.digest, order=self._compartment.next_number
            )
            self._compartment.put(placed.id, ATTACHMENT, asdict(placed), case_id, "create")
        return placed

    def of_case(self, case_id: str) -> list[Attachment]:
        """The attachments of a case, oldest first."""
        found = [_attachment(record) for record in self._compartment.of_case(case_id, ATTACHMENT)]
        return sorted(found, key=lambda one: one.order)

    def get(self, case_id: str, attachment: str) -> Attachment | None:
        """One attachment of a case."""
        record = self._compartment.get(attachment)
        return _attachment(record) if record and (record.kind, record.case_id) == (ATTACHMENT, case_id) else None

    def content(self, attachment: str) -> Iterator[bytes]:
        """Its content, piece by piece."""
        return self._compartment.pieces.read(attachment)

    @contextlib.contextmanager
    def opened(self, attachment: Attachment) -> Iterator[BinaryIO]:
        """Its content as a file to be read anywhere, of which only a piece is in memory; for what was not cleaned."""
        with self._compartment.pieces.reading(attachment.id) as piece:
            yield io.BufferedReader(_Pieces(piece, attachment.size))

    def remove(self, case_id: str, attachment: str) -> None:
        """Remove one: its record first, and the history of its case says so; content without a record counts for
        nothing.
        """
        with self._compartment.transaction():
            self._compartment.erase(attachment, ATTACHMENT)
            self._compartment.note("attachment.remove", case_id)
        self._compartment.pieces.erase([attachment])

    def sweep(self) -> None:
        """Erase content that no record tells of: of what was called off by a crash, or erased just before one."""
        known = {record.id for record in self._compartment.of_kind(ATTACHMENT)}
        self._compartment.pieces.erase(sorted(self._compartment.pieces.held() - known))


class _Pieces(io.RawIOBase):
    """Pieces of PIECE_BYTES each as one file."""

    def __init__(self, piece: Callable[[int], bytes], size: int) -> None:
        self._piece, self._size, self._at = piece, size, 0

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def seekable(self) -> bool:
        """It is read from anywhere."""
        return True

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Read on from there."""
        self._at = place + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        return self._at

    def readinto(self, into: Any) -> int:
        """The next bytes, as many as there are in the piece."""
        if self._at >= self._size:
            return 0
        number, start = divmod(self._at, PIECE_BYTES)
        found = self._piece(number + 1)[start : start + len(into)]
        into[: len(found)] = found
        self._at += len(found)
        return len(found)


def _attachment(record: StoredRecord) -> Attachment:
    return Attachment(**record.body | {"kind": AttachmentKind(record.body["kind"])})
