"""Whole calendar months: month ends, leap years, and counting back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.domain.months import Between, CalendarError, add_months, months_between

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 8, 30), 6, date(2027, 2, 28)),
        (date(2026, 8, 28), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 2, 28), 6, date(2026, 8, 28)),
        (date(2026, 5, 31), -3, date(2026, 2, 28)),
        (date(2099, 8, 31), 6, date(2100, 2, 28)),
    ],
)
def test_a_month_is_the_same_day_or_the_last_one(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


@given(DAYS, st.integers(0, 240))
def test_the_day_stays_or_is_the_months_last(start: date, months: int) -> None:
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(1)).day == 1)


@given(DAYS, st.integers(0, 240))
def test_counting_back_gives_the_months_that_were_added(start: date, months: int) -> None:
    assert months_between(start, add_months(start, months)) == Between(months, 0)


@given(DAYS, DAYS)
def test_months_and_days_lead_from_one_date_to_the_other(one: date, other: date) -> None:
    start, end = sorted((one, other))
    between = months_between(start, end)
    assert add_months(start, between.months) + timedelta(between.days) == end
    assert add_months(start, between.months + 1) > end


def test_dates_out_of_order_or_beyond_the_calendar_are_refused_in_a_sentence() -> None:
    with pytest.raises(CalendarError, match="before the first"):
        months_between(date(2026, 2, 2), date(2026, 2, 1))
    with pytest.raises(CalendarError, match="out of the calendar"):
        add_months(date(9999, 12, 1), 1)
    with pytest.raises(CalendarError, match="out of the calendar"):
        add_months(date(2026, 1, 1), 10**9)
