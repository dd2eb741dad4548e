"""No end date without verified law, the six months never as law."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.app.bootstrap import Program
from toolkit.domain.country import CountryPack, Fact, Topic, Unit
from toolkit.domain.months import CalendarError, add_months
from toolkit.domain.stay import (
    NO_END,
    LawPeriod,
    NoEnd,
    Stay,
    asked_until,
    end_date,
    stated_periods,
    stay_faults,
    verified_law,
)

START = date(2026, 8, 31)
FACT = Fact(Topic.RECOVERY, "Three months.", "example.org/law", "2026-01-02", "A. Lawyer, 2026-02-03", {})
OPEN = replace(FACT, verified="")
PACK = CountryPack("NL", "112", "x", (FACT,))
LAW = LawPeriod(FACT, 3, Unit.MONTHS)


def test_a_verified_period_gives_an_end_date_with_its_source() -> None:
    end = end_date(START, PACK, LAW)
    assert end.on == date(2026, 11, 30)
    assert end.reason is None
    assert end.source == "example.org/law (A. Lawyer, 2026-02-03)"
    assert end_date(START, PACK, LawPeriod(FACT, 45, Unit.DAYS)).on == date(2026, 10, 15)


@pytest.mark.parametrize(
    ("start", "pack", "law", "reason"),
    [
        (START, CountryPack("", "", "", ()), LAW, NoEnd.NO_COUNTRY),
        (START, CountryPack("NL", "", "", (OPEN,)), LawPeriod(OPEN, 3, Unit.MONTHS), NoEnd.NOT_VERIFIED),
        (START, CountryPack("NL", "", "", ()), None, NoEnd.NOT_VERIFIED),
        (START, PACK, None, NoEnd.NO_PERIOD),
        (START, PACK, LawPeriod(FACT, 0, Unit.DAYS), NoEnd.NO_PERIOD),
        (START, PACK, LawPeriod(OPEN, 3, Unit.MONTHS), NoEnd.OTHER_FACT),
        (None, PACK, LAW, NoEnd.NO_START),
    ],
)
def test_without_verified_law_there_is_no_end_date_and_a_reason(
    start: date | None, pack: CountryPack, law: LawPeriod | None, reason: NoEnd
) -> None:
    end = end_date(start, pack, law)
    assert (end.on, end.reason, end.source) == (None, reason, "")
    assert NO_END[reason]


def test_no_pack_that_ships_gives_an_end_date(program: Program) -> None:
    for code in program.sheets.countries:
        pack = program.library.country(code)
        for fact in pack.facts:
            assert end_date(START, pack, LawPeriod(fact, 6, Unit.MONTHS)).on is None
        assert not verified_law(pack)
        assert not stated_periods(pack)


def test_a_period_that_a_verified_fact_gives_need_not_be_typed() -> None:
    given = replace(FACT, count=3, unit=Unit.MONTHS)
    pack = replace(PACK, facts=(given, FACT, replace(given, verified="")))
    assert stated_periods(pack) == (LawPeriod(given, 3, Unit.MONTHS),)
    assert end_date(START, pack, stated_periods(pack)[0]).on == date(2026, 11, 30)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_the_letter_asks_for_six_calendar_months(start: date) -> None:
    assert asked_until(start) == add_months(start, 6)


def test_a_period_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(CalendarError):
        end_date(START, PACK, LawPeriod(FACT, 10**9, Unit.DAYS))


def test_dates_out_of_order_are_told_at_the_field() -> None:
    day = timedelta(1)
    assert [one.field for one in stay_faults(Stay(START, START - day))] == ["decided_on"]
    assert [one.field for one in stay_faults(Stay(START, START, START - day))] == ["until"]
    assert not stay_faults(Stay(START, START, START))
    assert not stay_faults(Stay())
