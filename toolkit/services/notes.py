"""The notes of a case: added while the person agrees, corrected by another one, kept as a draft while one types."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from toolkit.domain.case import Case, Status, may_record
from toolkit.domain.errors import BadInputError
from toolkit.domain.form_values import MOST_LONG, cleaned
from toolkit.domain.note import Note, struck
from toolkit.services.agreement import agreed
from toolkit.services.open_vault import OpenVault, now
from toolkit.storage.cases import CaseStore
from toolkit.storage.errors import NoRecordError
from toolkit.storage.notes import PLACE, NoteStore
from toolkit.support.i18n import N_

NOTES = PLACE
"""The place of a note's draft, as the session keeps it when it locks."""


class BadNoteError(BadInputError):
    """A note that cannot be added: empty, too long, or for a note that is struck already."""


@dataclass(frozen=True, slots=True)
class NotesView:
    """The notes of a case with what their page shows, oldest first; `draft`: text, and the note it is to strike."""

    case: Case
    agrees: bool
    may_record: bool
    notes: tuple[Note, ...] = field(repr=False)
    draft: dict[str, str] = field(repr=False)
    member: str


class NoteService:
    """The notes of the cases that the user of an open vault can open."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def view(self, case_id: str) -> NotesView:
        """The notes of a case. Raises NoRecordError."""
        compartment = self._vault.holding(case_id)
        cases, store = CaseStore(compartment, compartment is self._vault.own), NoteStore(compartment)
        case = cases.get(case_id)
        if case is None:
            raise NoRecordError()
        agrees = may_record(cases.consents(case_id))
        may = agrees and case.status is not Status.CLOSED
        notes = tuple(store.notes(case_id))
        return NotesView(case, agrees, may, notes, store.draft(case_id), self._vault.member_id)

    def add(self, case_id: str, text: str, strikes: str = "") -> NotesView:
        """Add a note, which may strike an earlier one; its draft goes with it. Raises NoRecordError,
        ConsentTakenBackError, CaseClosedError, BadNoteError.
        """
        compartment = agreed(self._vault, case_id)
        store = NoteStore(compartment)
        clean = cleaned(text).strip()
        self._require(store.notes(case_id), clean, strikes)
        with compartment.transaction():
            store.add(case_id, Note(secrets.token_hex(8), clean, now(), self._vault.member_id, strikes))
            store.keep_draft(case_id, {})
        return self.view(case_id)

    def keep_draft(self, case_id: str, fields: dict[str, str]) -> None:
        """Keep what was typed; forget it where that is nothing. Raises NoRecordError."""
        NoteStore(self._vault.holding(case_id)).keep_draft(case_id, fields)

    def _require(self, notes: list[Note], text: str, strikes: str) -> None:
        if not text:
            raise BadNoteError(N_("The note is empty: nothing was added."), N_("Write it, then add it."))
        if len(text) > MOST_LONG:
            raise BadNoteError(N_("The note is too long: nothing was added."), N_("Shorten it, or make two of it."))
        if strikes and (strikes not in {note.id for note in notes} or strikes in struck(notes)):
            raise BadNoteError(
                N_("The note that this one corrects is gone, or was corrected before."),
                N_("Look at the notes again. What was typed is kept as a draft."),
            )
