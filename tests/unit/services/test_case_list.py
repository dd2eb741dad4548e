"""The list of cases over a real vault: the same whether all were read or the first of them, and after every change;
and a case that is closed is only read until it is opened again.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.vaults import PASSPHRASE, service
from toolkit.content.folders import Folders
from toolkit.content.forms import load_forms
from toolkit.domain.case import Before, Case, ClosedBecause, ConsentToRecord, Given, SheetHow, Status
from toolkit.services.agreement import CaseClosedError
from toolkit.services.open_vault import OpenVault
from toolkit.services.records import OpenRecords

FORMS = load_forms(Folders(Path(__file__).resolve().parents[3]))
AGREED = ConsentToRecord(Given.SPOKEN, "ti", understood=True)


def a_case(records: OpenRecords) -> Case:
    return records.cases.open_case(Before(), AGREED)


def test_the_list_is_what_a_reading_of_all_finds_after_every_change(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    kept = records.cases.list
    assert kept.all() == []
    cases = [a_case(records) for _ in range(5)]
    assert {line.id for line in kept.all()} == {case.id for case in cases}
    records.cases.stand(cases[0].id, Status.PAUSED)
    records.cases.close_to_colleagues(cases[1].id)
    last = a_case(records)
    assert kept.all() == OpenRecords(vault).cases.list.all()
    lines = {line.id: line for line in kept.all()}
    assert lines[cases[0].id].status is Status.PAUSED
    assert [line.id for line in lines.values() if line.own] == [cases[1].id]
    assert last.id in lines
    assert {line.id: line.code for line in kept.all()} == {case.id: case.code for case in records.cases.all()}


def test_the_first_of_the_list_are_those_that_changed_last(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    for number in range(7):
        vault.shared._now = lambda number=number: f"2026-01-0{number + 1}T00:00:00+00:00"  # type: ignore[misc]
        a_case(records)
    assert records.cases.list.latest(3) == records.cases.list.all()[:3]
    stepped = OpenRecords(vault).cases.list
    assert [stepped.step(3) for _ in range(3)] == [False, False, True]
    assert stepped.all() == records.cases.list.all()


def test_a_case_is_closed_for_a_reason_read_only_and_opened_again(place: Path) -> None:
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        case = a_case(records)
        for status, because in ((Status.CLOSED, None), (Status.PAUSED, ClosedBecause.WISH)):
            with pytest.raises(ValueError, match="reason"):
                records.cases.stand(case.id, status, because)
        records.cases.stand(case.id, Status.PAUSED)
        records.cases.give_sheet(case.id, "ti", SheetHow.SHOWN)
        records.cases.stand(case.id, Status.CLOSED, ClosedBecause.LOST_CONTACT)
        for add in (
            lambda: records.cases.give_sheet(case.id, "ti", SheetHow.SHOWN),
            lambda: records.cases.settle(case.id, "5.do.1", "done"),
            lambda: records.forms.save(case.id, FORMS["needs"], {"safe_now": "no"}),
            lambda: records.screenings.begin(case.id, "interview", Before().circumstances),
            lambda: records.cases.set_before(case.id, Before()),
        ):
            with pytest.raises(CaseClosedError):
                add()
        assert records.cases.recording() == []
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        view = records.cases.view(case.id)
        assert view.agrees
        assert not view.may_record
        assert not records.forms.view(case.id, "needs").may_record
        assert [(one.status, one.because) for one in view.stood] == [
            (Status.PAUSED, None), (Status.CLOSED, ClosedBecause.LOST_CONTACT)
        ]  # fmt: skip
        records.cases.stand(case.id, Status.OPEN)
        records.cases.give_sheet(case.id, "ti", SheetHow.SHOWN)
        assert records.cases.view(case.id).may_record


def test_a_closed_case_can_still_lose_the_person_s_consent(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    records.cases.stand(case.id, Status.CLOSED, ClosedBecause.GOALS_MET)
    records.cases.withdraw_consent(case.id)
    assert not records.cases.view(case.id).agrees


def test_what_is_read_at_hand_is_the_same_and_never_what_was_before_a_write(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case, other = a_case(records), a_case(records)
    records.forms.save(case.id, FORMS["needs"], {"safe_now": "no"})
    plain = (records.cases.view(case.id), records.forms.view(case.id, "needs"), records.cases.view(other.id))
    with records.at_hand(case.id):
        held = (records.cases.view(case.id), records.forms.view(case.id, "needs"), records.cases.view(other.id))
        assert held == plain
        records.forms.save(case.id, FORMS["needs"], {"safe_now": "yes"})
        assert records.forms.view(case.id, "needs").saved == {"safe_now": "yes"}
