"""Notes over a real vault: never overwritten, corrected by another one, drafts inside, refused without consent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.vaults import PASSPHRASE, service
from toolkit.domain.case import Before, Case, ClosedBecause, ConsentToRecord, Given, Status
from toolkit.domain.note import struck
from toolkit.services.agreement import CaseClosedError, ConsentTakenBackError
from toolkit.services.notes import NOTES, BadNoteError
from toolkit.services.open_vault import OpenVault
from toolkit.services.records import OpenRecords


def a_case(records: OpenRecords) -> Case:
    return records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True))


def test_a_correction_is_a_new_note_that_strikes_the_old_one(place: Path) -> None:
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        case = a_case(records)
        first = records.notes.add(case.id, " seen at the gate \u202e").notes[0]
        assert first.text == "seen at the gate"
        records.notes.add(case.id, "seen at the door", first.id)
        with pytest.raises(BadNoteError):
            records.notes.add(case.id, "again", first.id)
        for strikes, text in (("gone", "x"), ("", "  "), ("", "x" * 60_000)):
            with pytest.raises(BadNoteError):
                records.notes.add(case.id, text, strikes)
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        notes = OpenRecords(opened).notes.view(case.id).notes
        assert [note.text for note in notes] == ["seen at the gate", "seen at the door"]
        assert struck(notes) == {notes[0].id: notes[1]}
        assert {note.by for note in notes} == {opened.member_id}
        assert all(note.at for note in notes)


def test_a_draft_stays_until_the_note_is_added_and_is_the_one_that_the_lock_kept(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    records.notes.keep_draft(case.id, {"text": "half", "strikes": ""})
    assert records.notes.view(case.id).draft["text"] == "half"
    records.keep_draft(NOTES, case.id, {"text": "half a note", "strikes": ""})
    assert records.notes.view(case.id).draft["text"] == "half a note"
    assert records.notes.add(case.id, "half a note").draft == {}


def test_nothing_is_noted_without_consent_or_in_a_closed_case(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    records.cases.stand(case.id, Status.CLOSED, ClosedBecause.OTHER)
    with pytest.raises(CaseClosedError):
        records.notes.add(case.id, "x")
    assert not records.notes.view(case.id).may_record
    records.cases.stand(case.id, Status.OPEN)
    records.cases.withdraw_consent(case.id)
    with pytest.raises(ConsentTakenBackError):
        records.notes.add(case.id, "x")
    assert records.notes.view(case.id).notes == ()
