"""A note of a case: dated, by whom, never overwritten; a correction is a new note that strikes the old one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """Plain text. `strikes`: the id of the note that this one corrects; `at` in UTC; `order` among all records."""

    id: str
    text: str = field(repr=False)
    at: str
    by: str
    strikes: str = ""
    order: int = 0


def struck(notes: Sequence[Note]) -> dict[str, Note]:
    """For each note that was corrected, the one that strikes it."""
    known = {note.id for note in notes}
    return {note.strikes: note for note in notes if note.strikes in known}
