"""What is due over a real vault: every date of a form, read once, kept up with what is written, gone when it is dealt
with or the case is closed; and another noun adds its dates in one line.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from toolkit.content.folders import Folders
from toolkit.content.forms import load_forms
from toolkit.domain.case import Before, Case, ClosedBecause, ConsentToRecord, Given, Status
from toolkit.domain.due import DueKind, Marked
from toolkit.services.due import SOURCES, DueService, DueSource
from toolkit.services.open_vault import OpenVault
from toolkit.services.records import OpenRecords
from toolkit.storage.errors import NoRecordError

FORMS = load_forms(Folders(Path(__file__).resolve().parents[3]))
TODAY = date(2026, 11, 24)


def a_case(records: OpenRecords) -> Case:
    return records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True))


def on(days: int) -> dict[str, object]:
    return {"day": (TODAY + timedelta(days)).isoformat(), "estimated": False}


def kinds(records: OpenRecords) -> list[tuple[DueKind, int | None]]:
    return [(one.marked.kind, one.days) for one in records.due.due(TODAY)]


def test_plans_are_due_on_their_day_near_it_and_without_one(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    days = {"2026-11-24": True, "2026-12-08": True, "2026-12-09": False, "2026": True, "2027-01": False, "": True}
    cases = {day: a_case(records) for day in days}
    for day, case in cases.items():
        plan = {"threats": "x", "review_date": {"day": day, "estimated": False}}
        records.forms.save(case.id, FORMS["safety-plan"], plan)
    due = records.due.due(TODAY)
    assert {one.code for one in due} == {cases[day].code for day, is_due in days.items() if is_due}
    assert due[0].days is None, "a plan without a day comes first"
    assert all(one.marked.opens == "safety-plan" for one in due)


def test_every_date_of_a_stay_and_of_a_risk_check_is_found(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    hearings = [
        {"day": on(days), "hours": None, "what": "cousin Maria", "with_whom": ""} for days in (-1, 3, 20)
    ] + [{"day": None, "hours": None, "what": "x", "with_whom": ""}]  # fmt: skip
    stay = {"stay_requested_on": on(-5), "release_expected_on": on(2), "hearings": hearings}
    records.forms.save(case.id, FORMS["stay"], stay)
    records.forms.save(case.id, FORMS["risk-check"], {"next_review": on(-2)})
    assert kinds(records) == [
        (DueKind.ANSWER, -5), (DueKind.RISK, -2), (DueKind.RELEASE, 2), (DueKind.HEARING, 3)
    ]  # fmt: skip
    records.forms.save(case.id, FORMS["stay"], {"stay_decided_on": on(-1), "stay_until": on(14)})
    assert (DueKind.STAY, 14) in kinds(records)
    assert DueKind.ANSWER not in {kind for kind, _ in kinds(records)}
    assert "Maria" not in repr(records.due.due(TODAY))


def test_a_wish_to_be_told_of_a_release_needs_somebody_who_tells(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    plan = {"review_date": on(40), "release_notice_wanted": "yes"}
    records.forms.save(case.id, FORMS["safety-plan"], plan)
    assert kinds(records) == [(DueKind.CHANNEL, None)]
    records.forms.save(case.id, FORMS["safety-plan"], {"release_notice_channel": "the lawyer, by day"})
    assert kinds(records) == []


def test_what_is_due_keeps_up_with_what_is_written_moved_and_closed(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    assert records.due.due(TODAY) == []
    case, other = a_case(records), a_case(records)
    records.forms.save(case.id, FORMS["risk-check"], {"next_review": on(0)})
    records.forms.save(other.id, FORMS["risk-check"], {"next_review": on(1)})
    assert [one.case_id for one in records.due.due(TODAY)] == [case.id, other.id]
    records.cases.close_to_colleagues(case.id)
    assert [one.case_id for one in records.due.due(TODAY)] == [case.id, other.id]
    records.cases.stand(other.id, Status.CLOSED, ClosedBecause.WISH)
    assert [one.case_id for one in records.due.due(TODAY)] == [case.id]
    assert [one.case_id for one in records.due.due_in(case.id, TODAY)] == [case.id]
    assert records.due.due_in(other.id, TODAY) == []
    records.cases.stand(other.id, Status.OPEN)
    records.forms.save(case.id, FORMS["risk-check"], {"next_review": None})
    assert [one.case_id for one in records.due.due(TODAY)] == [other.id]
    with pytest.raises(NoRecordError):
        records.due.due_in("gone", TODAY)


def test_steps_read_a_few_and_find_the_same(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    for days in range(5):
        records.forms.save(a_case(records).id, FORMS["risk-check"], {"next_review": on(days)})
    stepped = DueService(vault)
    assert [stepped.step(2) for _ in range(3)] == [False, False, True]
    assert stepped.due(TODAY) == records.due.due(TODAY)


def test_another_noun_adds_its_dates_in_one_line(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    vault.shared.put("r1", "errand", {"on": on(-3)["day"]}, case.id)
    vault.shared.put("r2", "errand", {"on": on(4)["day"]}, case.id)
    errands = DueSource(("errand",), lambda rows: [Marked(DueKind.REFERRAL, row.body["on"], "errands") for row in rows])
    due = DueService(vault, (*SOURCES, errands))
    assert [one.days for one in due.due(TODAY)] == [-3, 4]
    vault.shared.erase("r1", "errand")
    assert [one.days for one in due.due(TODAY)] == [4]
