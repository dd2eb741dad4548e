"""What is due: nothing overdue is left out, what is over is gone, months and years count from their first day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.app.bootstrap import Program
from toolkit.domain.due import (
    ABOUT,
    PASSING,
    Due,
    DueKind,
    Lateness,
    Marked,
    bounds,
    days_left,
    due_of,
    first_days,
    grouped,
    in_order,
)

TODAY = date(2026, 8, 31)


def marked(days: int, kind: DueKind = DueKind.STAY) -> Marked:
    return Marked(kind, (TODAY + timedelta(days)).isoformat(), "stay")


@given(st.lists(st.integers(-400, 400)), st.integers(0, 60))
def test_what_is_overdue_is_never_left_out_and_comes_first(distances: list[int], ahead: int) -> None:
    found = due_of("c", "K7QX", [marked(days) for days in distances], TODAY, ahead)
    assert [one.days for one in found] == sorted(days for days in distances if days <= ahead)
    for one in found:
        assert one.days is not None
        expected = Lateness.OVERDUE if one.days < 0 else Lateness.TODAY if one.days == 0 else Lateness.AHEAD
        assert one.lateness is expected


@given(st.lists(st.integers(-400, 400)))
def test_a_hearing_and_a_consent_that_are_over_are_not_due(distances: list[int]) -> None:
    for kind in PASSING:
        found = due_of("c", "K7QX", [marked(days, kind) for days in distances] + [Marked(kind, "", "x")], TODAY)
        assert [one.days for one in found] == sorted(days for days in distances if 0 <= days <= 14)


@pytest.mark.parametrize(
    ("day", "left"),
    [("2026-08-31", 0), ("2026-09-01", 1), ("2026-08-30", -1), ("2026-08", 0), ("2026-07", -31), ("2026-09", 1),
     ("2026", 0), ("2025", -243), ("2027", 123), ("", None), ("soon", None), ("2026-13", None)],
)  # fmt: skip
def test_a_month_is_due_from_its_first_day_and_late_after_its_last(day: str, left: int | None) -> None:
    assert days_left(day, TODAY) == left


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_day_lies_within_its_month_and_its_year(day: date) -> None:
    for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        first, last = bounds(text)
        assert first is not None
        assert last is not None
        assert first <= day <= last
        assert days_left(text, day) == 0


def test_what_has_no_day_comes_first_and_groups_keep_the_order() -> None:
    found = due_of("a", "AAAA", [marked(3), marked(-2), marked(0), Marked(DueKind.REVIEW, "", "safety-plan")], TODAY)
    assert [one.days for one in found] == [None, -2, 0, 3]
    assert {lateness: len(ones) for lateness, ones in grouped(found).items()} == {
        Lateness.OVERDUE: 2, Lateness.TODAY: 1, Lateness.AHEAD: 1,
    }  # fmt: skip
    assert list(grouped(found)) == [Lateness.OVERDUE, Lateness.TODAY, Lateness.AHEAD]
    assert grouped([]) == {}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(-40, 14)), min_size=1))
def test_the_first_of_a_case_is_its_most_pressing(many: list[tuple[str, int]]) -> None:
    found = in_order(one for case, days in many for one in due_of(case, case, [marked(days)], TODAY))
    first = first_days(found)
    for case in {case for case, _ in many}:
        assert first[case].days == min(days for other, days in many if other == case)


def test_a_reminder_is_told_in_words(program: Program) -> None:
    words = program.words("en")
    told = {days: Due(marked(days), "c", "K7QX", days).told(words) for days in (-3, -1, 0, 1, 14)}
    assert told == {-3: "3 days overdue", -1: "1 day overdue", 0: "Today", 1: "In 1 day", 14: "In 14 days"}
    assert Due(Marked(DueKind.REVIEW, "2026", ""), "c", "K7QX", 0).told(words) == "Now"
    assert Due(Marked(DueKind.REVIEW, "", ""), "c", "K7QX", None).told(words) == "No day is set"
    assert all(Due(Marked(kind, "", ""), "c", "K", None).about(words) for kind in DueKind)
    assert set(ABOUT) == set(DueKind)
