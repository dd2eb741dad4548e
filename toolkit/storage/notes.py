"""The notes of a case as they lie in a compartment: each a record, nothing is overwritten; a draft beside them."""

from __future__ import annotations

from dataclasses import asdict, replace

from toolkit.domain.note import Note
from toolkit.storage.cases import DRAFT
from toolkit.storage.compartment import Compartment

NOTE, PLACE = "note", "notes"


class NoteStore:
    """The notes of one compartment."""

    def __init__(self, compartment: Compartment) -> None:
        self._compartment = compartment

    def add(self, case_id: str, note: Note) -> None:
        """A new note, with its place in the order."""
        with self._compartment.transaction():
            placed = replace(note, order=self._compartment.next_number)
            self._compartment.put(note.id, NOTE, asdict(placed), case_id, "create")

    def notes(self, case_id: str) -> list[Note]:
        """Every note of a case, oldest first."""
        found = [Note(**record.body) for record in self._compartment.of_case(case_id, NOTE)]
        return sorted(found, key=lambda note: note.order)

    def draft(self, case_id: str) -> dict[str, str]:
        """What was typed and not added; it stays until it is added or emptied."""
        record = self._compartment.get(_draft(case_id))
        fields: dict[str, str] = record.body["fields"] if record else {}
        return fields

    def keep_draft(self, case_id: str, fields: dict[str, str]) -> None:
        """Keep what was typed; forget it where that is nothing."""
        if fields:
            self._compartment.put(_draft(case_id), DRAFT, {"fields": fields}, case_id, "draft")
        elif self._compartment.holds(_draft(case_id)):
            self._compartment.erase(_draft(case_id), DRAFT)


def _draft(case_id: str) -> str:
    return f"{DRAFT}-{case_id}-{PLACE}"
