"""What a unit vouches for of a country's law: bound to the words it read, and for twelve months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.domain.country import CountryPack, Fact, Topic, Unit, counted_numbers, says_period, stated_numbers
from toolkit.domain.local_law import (
    EMERGENCY,
    LawState,
    LawVerification,
    OwnFact,
    UnknownLineError,
    digest_of_fact,
    find_line,
    laid_over,
    last_day,
    law_lines,
    standing,
)

TODAY = date(2026, 11, 24)
SAID = {"ar": "يجب أن يكون لك ستون يوما."}
FACT = Fact(Topic.RECOVERY, "Sixty days.", "example.org", "2026-01-02", "", {})
WORK = Fact(Topic.WORK, "Work is allowed.", "example.org", "2026-01-02", "", {})
PACK = CountryPack("NL", "112", "example.org", (FACT, WORK), "2026-01-02")
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
TEXTS = st.text(min_size=1, max_size=40)


def verified(fact: Fact = FACT, line: str = "recovery", on: date = TODAY) -> LawVerification:
    return LawVerification("NL", line, on, last_day(on), digest_of_fact(fact), SAID)


@given(DAYS, DAYS, DAYS)
def test_a_verification_never_holds_before_its_day_nor_past_twelve_months(on: date, until: date, today: date) -> None:
    holds = standing(on, until, today) is LawState.HOLDS
    assert holds == (on <= today <= min(until, last_day(on)))
    assert (standing(on, until, today) is LawState.AHEAD) == (on > today)


@given(DAYS)
def test_the_last_day_is_twelve_months_later_or_the_calendars_last(on: date) -> None:
    last = last_day(on)
    assert last == date.max or ((last.year, last.month) == (on.year + 1, on.month) and on.day - last.day in (0, 1))


@given(TEXTS, TEXTS)
def test_another_text_is_not_what_was_verified(before: str, after: str) -> None:
    old, new = replace(FACT, text=before), replace(FACT, text=after)
    (line,) = law_lines(CountryPack("NL", "", "", (new,)), (), [verified(old)], TODAY)
    assert line.state is (LawState.HOLDS if before == after else LawState.CHANGED)
    pack = laid_over(CountryPack("NL", "", "", (new,)), (line,))
    assert bool(pack.spoken("stay-in-the-country", "ar")) == (before == after)


@given(st.permutations(range(5)), st.sets(st.integers(0, 4)))
def test_the_order_of_a_pack_moves_no_verification_to_another_fact(order: list[int], chosen: set[int]) -> None:
    facts = [replace(FACT, text=f"{number} days.") for number in range(5)]
    lines = law_lines(CountryPack("NL", "", "", tuple(facts)), (), (), TODAY)
    known = [verified(facts[one], lines[one].id) for one in chosen]
    moved = CountryPack("NL", "", "", tuple(facts[one] for one in order))
    holding = {line.text for line in law_lines(moved, (), known, TODAY) if line.state is LawState.HOLDS}
    assert holding == {facts[one].text for one in chosen}


def test_a_period_that_changed_is_another_fact() -> None:
    months = replace(FACT, count=2, unit=Unit.MONTHS)
    (line,) = law_lines(CountryPack("NL", "", "", (months,)), (), [verified()], TODAY)
    assert line.state is LawState.CHANGED


def test_it_holds_for_a_year_is_due_in_its_last_month_and_lapses() -> None:
    def line(today: date) -> tuple[LawState, bool]:
        found = law_lines(PACK, (), [verified()], today)[0]
        return found.state, found.is_due(today)

    assert line(TODAY) == (LawState.HOLDS, False)
    assert line(date(2027, 10, 25)) == (LawState.HOLDS, True)
    assert line(date(2027, 11, 24)) == (LawState.HOLDS, True)
    assert line(date(2027, 11, 25)) == (LawState.LAPSED, True)
    assert line(TODAY - timedelta(1)) == (LawState.AHEAD, True)


def test_what_is_verified_is_said_in_its_languages_alone() -> None:
    pack = laid_over(PACK, law_lines(PACK, (), [verified()], TODAY))
    assert pack.spoken("stay-in-the-country", "ar") == SAID["ar"]
    assert pack.spoken("stay-in-the-country", "fr") == ""
    assert [(one.verified, one.here) for one in pack.facts] == [("2026-11-24", True), ("", False)]


def test_what_the_shipped_file_verified_goes_on_where_nothing_here_holds() -> None:
    shipped = replace(FACT, verified="A. Lawyer, 2024-02-03", said={"en": "You should have sixty days."})
    pack = replace(PACK, facts=(shipped,))
    assert laid_over(pack, law_lines(pack, (), (), TODAY)) == pack
    old = verified(on=date(2024, 1, 1))
    assert laid_over(pack, law_lines(pack, (), [old], TODAY)) == pack
    here = laid_over(pack, law_lines(pack, (), [verified()], TODAY))
    assert (here.facts[0].verified, here.facts[0].said) == ("2026-11-24", SAID)


def test_the_number_is_verified_like_a_fact() -> None:
    number = law_lines(PACK, (), (), TODAY)[-1]
    assert (number.id, number.state) == (EMERGENCY, LawState.UNVERIFIED)
    known = LawVerification("NL", EMERGENCY, TODAY, last_day(TODAY), number.what, {})
    assert laid_over(PACK, law_lines(PACK, (), [known], TODAY)).emergency_verified == "2026-11-24"
    other = replace(PACK, emergency="911")
    line = law_lines(other, (), [known], TODAY)[-1]
    assert (line.state, laid_over(other, (line,)).emergency_verified) == (LawState.CHANGED, "")


def test_what_left_the_pack_is_told_and_says_nothing() -> None:
    pack = replace(PACK, facts=(WORK,))
    lines = law_lines(pack, (), [verified()], TODAY)
    assert [line.state for line in lines] == [LawState.UNVERIFIED, LawState.UNVERIFIED, LawState.GONE]
    assert (lines[-1].about, lines[-1].is_due(TODAY)) == ("recovery", True)
    assert laid_over(pack, lines) == pack


def test_a_correction_stands_in_place_of_the_pack_until_the_pack_says_something_else() -> None:
    mended = replace(FACT, text="Ninety days.")
    own = OwnFact("NL", "recovery-own-1", digest_of_fact(FACT), mended)
    known = [verified(mended, own.id)]
    lines = law_lines(PACK, (own,), known, TODAY)
    assert [(line.text, line.corrects, line.state) for line in lines if line.about == "recovery"] == [
        ("Ninety days.", True, LawState.HOLDS)
    ]
    newer = replace(PACK, facts=(replace(FACT, text="Forty days."), WORK))
    assert [(line.text, line.corrects, line.state) for line in law_lines(newer, (own,), known, TODAY)][:2] == [
        ("Forty days.", False, LawState.UNVERIFIED), ("Ninety days.", False, LawState.HOLDS),
    ]  # fmt: skip
    same = replace(PACK, facts=(mended, WORK))
    assert [line.text for line in law_lines(same, (own,), known, TODAY)].count("Ninety days.") == 1


def test_a_line_is_found_by_its_id_or_as_the_only_one_of_its_topic() -> None:
    lines = law_lines(replace(PACK, facts=(FACT, replace(FACT, text="More."), WORK)), (), (), TODAY)
    assert [find_line(lines, name).id for name in ("recovery", "RECOVERY-2", " work")] == [
        "recovery", "recovery-2", "work",
    ]  # fmt: skip
    with pytest.raises(UnknownLineError, match=r"'residence'.*recovery, recovery-2, work, emergency"):
        find_line(lines, "residence")


@pytest.mark.parametrize(
    ("text", "count", "unit", "says"),
    [("45 days to decide.", 45, "days", True), ("Up to 45 days.", 45, "days", False), ("Six months.", 6, "months", True),
     ("145 days", 45, "days", False)],
)  # fmt: skip
def test_a_period_is_said_plainly_or_not(text: str, count: int, unit: str, says: bool) -> None:
    assert says_period(text, count, unit) is says


def test_the_numbers_of_a_fact() -> None:
    text = "A permit (Article 18), six months, 90 days to appeal; Law 678/2001."
    assert stated_numbers(text) == {18, 6, 90, 678, 2001}
    assert counted_numbers(text) == {90}
