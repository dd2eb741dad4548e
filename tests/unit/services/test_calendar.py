"""The calendar over a real vault, the end of a stay by verified law alone, and what the file holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from toolkit.content.folders import Folders
from toolkit.content.forms import load_forms
from toolkit.domain.case import Before, Case, ClosedBecause, ConsentToRecord, Given, Status
from toolkit.domain.country import CountryPack, Fact, Topic, Unit
from toolkit.domain.stay import NoEnd
from toolkit.services.calendar import dates_file, dates_file_name, stay_end, write_dates
from toolkit.services.open_vault import OpenVault
from toolkit.services.records import OpenRecords

FORMS = load_forms(Folders(Path(__file__).resolve().parents[3]))
TODAY = date(2026, 11, 24)
FACT = Fact(Topic.RECOVERY, "Three months.", "example.org", "2026-01-02", "A. Lawyer, 2026-02-03", {}, 3, Unit.MONTHS)


def on(days: int) -> dict[str, object]:
    return {"day": (TODAY + timedelta(days)).isoformat(), "estimated": False}


def with_stay(records: OpenRecords, **fields: object) -> Case:
    case = records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True))
    records.forms.save(case.id, FORMS["stay"], fields)
    return case


def test_all_dates_that_are_not_over_of_one_case_or_of_all_open_ones(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    hearings = [{"day": on(days), "hours": None, "what": "x", "with_whom": ""} for days in (-3, 200)]
    case = with_stay(records, stay_until=on(-1), stay_decided_on=on(-90), hearings=hearings)
    other = with_stay(records, release_expected_on=on(5))
    assert [one.days for one in records.calendar.calendar(TODAY, case.id).dates] == [-1, 200]
    assert [one.days for one in records.calendar.calendar(TODAY).dates] == [-1, 5, 200]
    found = records.calendar.calendar(TODAY, case.id)
    assert (found.code, found.start, found.decided) == (case.code, TODAY - timedelta(90), True)
    records.cases.stand(other.id, Status.CLOSED, ClosedBecause.GOALS_MET)
    assert [one.days for one in records.calendar.calendar(TODAY).dates] == [-1, 200]


def test_an_end_comes_from_one_verified_period_alone() -> None:
    start = date(2026, 11, 30)
    pack = CountryPack("NL", "", "", (FACT,))
    assert stay_end(start, pack).on == date(2027, 2, 28)
    assert "A. Lawyer" in stay_end(start, pack).source
    assert stay_end(None, pack).reason is NoEnd.NO_START
    assert stay_end(start, CountryPack("", "", "", ())).reason is NoEnd.NO_COUNTRY
    assert stay_end(start, replace(pack, facts=(replace(FACT, verified=""),))).reason is NoEnd.NOT_VERIFIED
    two = replace(pack, facts=(FACT, replace(FACT, count=6)))
    assert stay_end(start, two).reason is NoEnd.NO_PERIOD, "two that differ: a lawyer's question"


def test_what_leaves_is_a_day_and_a_word_and_the_history_says_so(vault: OpenVault, tmp_path: Path) -> None:
    records = OpenRecords(vault)
    case = with_stay(records, release_expected_on=on(5), stay_requested_on=on(-2))
    dates = records.calendar.calendar(TODAY, case.id).dates
    records.calendar.note_export(dates)
    entry = vault.shared.history(case.id)[0][1]
    assert (entry.action, entry.detail) == ("export", "calendar: 2")
    plain = dates_file(dates, "Appointment", with_code=False).decode()
    assert plain.count("SUMMARY:Appointment\r\n") == 2
    assert case.code not in plain
    assert "release" not in plain.lower()
    coded = dates_file(dates, "Appointment", with_code=True).decode()
    assert coded.count(f"SUMMARY:Appointment {case.code}\r\n") == 2
    path = tmp_path / dates_file_name()
    write_dates(plain.encode(), path)
    assert path.suffix == ".ics"
    assert path.read_bytes() == plain.encode()
