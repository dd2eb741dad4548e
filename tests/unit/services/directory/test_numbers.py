"""Numbers looked at before anybody relies on them."""

from __future__ import annotations

import pytest

from toolkit.domain.directory.listing import Listing, Phone
from toolkit.services.directory.numbers import international, number_findings


def told(number: str, country: str, **more: object) -> set[str]:
    one = Listing("1", "Line", "Org", countries=(country,), phones=(Phone(number),), **more)  # type: ignore[arg-type]
    return {finding.wrong for finding in number_findings([one])}


@pytest.mark.parametrize(
    ("number", "country", "wrong"),
    [
        ("1-888-STOP-NOW", "US", "this number is written with letters"),
        ("111", "VN", "this short code cannot be dialled from abroad"),
        ("0800 012 170", "GB", "a freephone number can seldom be dialled from abroad"),
        ("+1 888 373 788", "US", "this number has too few digits for its country"),
        ("+44 20 7946 0958 123", "GB", "this number has too many digits for its country"),
        ("+1 888 373 7888", "GB", "this is a number of another country"),
        ("see website", "IT", "this number is written with letters"),
        ("–", "IT", "there are no digits in this number"),
    ],
)
def test_what_is_odd_is_told(number: str, country: str, wrong: str) -> None:
    assert wrong in told(number, country)


def test_what_is_right_is_left_alone() -> None:
    assert told("+39 06 4746 1234", "IT") == set()
    assert told("1-833-900-1010", "CA") == {"a freephone number can seldom be dialled from abroad"}
    assert told("800 290 290", "IT", dialable_from_abroad=True) == set()


def test_one_number_for_callers_from_abroad_is_enough() -> None:
    one = Listing("1", "Line", countries=("MD",), phones=(Phone("0 800 77777"), Phone("+373 22 23 33 09")))
    assert list(number_findings([one])) == []


@pytest.mark.parametrize("misprint", ["+44 8000 12 700", "+44 8000 121 7000", "+44 8000 121 800"])
def test_two_sources_that_differ_by_a_digit(misprint: str) -> None:
    right = Listing("1", "Helpline", "Unseen", countries=("GB",), phones=(Phone("+44 8000 121 700"),))
    wrong = Listing("2", "Helpline", "Unseen", countries=("GB",), phones=(Phone(misprint),))
    assert any("one digit" in finding.wrong for finding in number_findings([right, wrong]))


def test_neighbours_on_one_switchboard_are_no_misprint() -> None:
    rows = [Listing(str(end), f"Team {end}", f"Office {end}", countries=("PT",), phones=(Phone(f"918 654 10{end}"),))
            for end in range(3)]  # fmt: skip
    assert not any("one digit" in finding.wrong for finding in number_findings(rows))


@pytest.mark.parametrize(
    ("number", "country", "expected"),
    [("022 23 33 09", "MD", "+373 22 233 309"), ("111", "VN", "111"), ("no", "IT", "no")],
)
def test_as_dialled_from_abroad(number: str, country: str, expected: str) -> None:
    assert international(Phone(number), country) == expected
