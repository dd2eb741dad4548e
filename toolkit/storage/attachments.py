"""Attachments of the cases of a compartment: what each is lies among the records, its content in the file beside them.

The content is written first, and counts only once the record stands that tells its digest: what a crash leaves without
one is swept out at the next opening.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace

from toolkit.domain.attachment import Attachment, AttachmentKind
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


def _attachment(record: StoredRecord) -> Attachment:
    return Attachment(**record.body | {"kind": AttachmentKind(record.body["kind"])})
