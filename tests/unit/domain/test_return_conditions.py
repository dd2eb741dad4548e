"""A return opens only for a free wish, with all explained, without open fear or risk, and closes with one word."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from toolkit.domain.return_conditions import (
    UNMET,
    Condition,
    Open,
    ReturnAsked,
    Wish,
    opens,
    say_again,
    take_back,
    unmet,
)

DAY = date(2026, 3, 1)
READY = ReturnAsked(Wish.WANTS, True, True, True, Open.NO, Open.NO)
DATES = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 5))
ASKED = st.builds(
    ReturnAsked, st.sampled_from(Wish), st.booleans(), st.booleans(), st.booleans(), st.sampled_from(Open),
    st.sampled_from(Open), DATES, DATES, DATES,
)  # fmt: skip


def test_it_opens_when_all_holds_and_nothing_is_taken_for_granted() -> None:
    assert opens(READY)
    assert set(unmet(ReturnAsked())) == {
        Condition.WISH, Condition.PRIVATE, Condition.ASYLUM, Condition.STAYING, Condition.FEAR_ASKED,
        Condition.RISK_CHECKED,
    }  # fmt: skip


@given(ASKED)
def test_it_never_opens_without_what_the_standards_ask(asked: ReturnAsked) -> None:
    after = bool(asked.advised_on and asked.decided_on and asked.decided_on >= asked.advised_on)
    safe = asked.fear is Open.NO and asked.risk is Open.NO
    known = Open.NOT_ASKED not in (asked.fear, asked.risk)
    free = asked.wish is Wish.WANTS and asked.in_private and not asked.withdrawn_on
    explained = asked.asylum_explained and asked.staying_explained
    assert opens(asked) == bool(free and explained and known and (safe or after))


def test_a_fear_or_risk_closes_it_unless_the_person_decides_after_advice() -> None:
    afraid = replace(READY, fear=Open.YES, risk=Open.YES)
    assert unmet(afraid) == (Condition.NO_FEAR, Condition.NO_RISK)
    assert not opens(replace(afraid, advised_on=DAY)), "advice alone decides nothing"
    assert not opens(replace(afraid, decided_on=DAY)), "nor does a decision without advice"
    assert not opens(replace(afraid, advised_on=DAY, decided_on=date(2026, 2, 28))), "or before it"
    assert opens(replace(afraid, advised_on=DAY, decided_on=DAY))
    assert not opens(replace(afraid, risk=Open.NOT_ASKED, advised_on=DAY, decided_on=DAY))


@given(ASKED)
def test_one_word_closes_it_and_keeps_what_was_recorded(asked: ReturnAsked) -> None:
    back = take_back(asked, DAY)
    assert not opens(back)
    assert Condition.NOT_WITHDRAWN in unmet(back)
    assert replace(back, withdrawn_on=asked.withdrawn_on) == asked
    assert take_back(back, date(2027, 1, 1)) == back


def test_the_wish_said_again_needs_a_decision_anew() -> None:
    afraid = replace(READY, fear=Open.YES, advised_on=DAY, decided_on=DAY)
    assert unmet(say_again(take_back(afraid, DAY), in_private=True)) == (Condition.NO_FEAR,)
    assert unmet(say_again(take_back(READY, DAY), in_private=False)) == (Condition.PRIVATE,)


def test_each_condition_has_its_words() -> None:
    assert set(UNMET) == set(Condition)
