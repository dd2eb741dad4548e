"""How long a verification holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.domain.directory.freshness import expiry, holds, period

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(("days", "expected"), [(0, True), (90, True), (91, False), (-1, False)])
def test_ninety_days_and_not_from_the_future(days: int, expected: bool) -> None:
    assert holds(TODAY - timedelta(days=days), None, TODAY) is expected


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_named_day_only_shortens(on: date, named: date) -> None:
    assert expiry(on, named) == min(named, on + timedelta(days=90))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2022", date(2022, 1, 1)), ("2025-12", date(2025, 12, 1)), ("2025-12-07", date(2025, 12, 7)), ("about", None)],
)
def test_a_source_s_age_may_be_a_year(text: str, expected: date | None) -> None:
    assert period(text) == expected
