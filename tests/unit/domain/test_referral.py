"""A referral: which states follow which, when to ask again, and what never goes to whom."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.domain.consent import APART, Item, RecipientKind
from toolkit.domain.directory.terms import HELPS, KINDS
from toolkit.domain.referral import (
    FOLLOWS,
    HEALTH_NEEDS,
    OPEN,
    Referral,
    State,
    Step,
    Urgency,
    first_ask_again,
    is_due,
    items_of,
    recipient_kind,
    referral_faults,
    step_faults,
)
from toolkit.domain.referral_entry import missing_faults, referral_of, step_of

TODAY = date(2026, 11, 24)
ONE = Referral("Casa Sol", RecipientKind.CARE, ("safe_housing",), Urgency.DAYS, ask_again=TODAY + timedelta(3))


def at(state: State, ask_again: date | None = None) -> Referral:
    return replace(ONE, steps=(Step(state, TODAY, ask_again=ask_again),))


def test_every_state_has_its_followers_and_is_reached() -> None:
    assert set(FOLLOWS) == set(State)
    reached = {State.PLANNED} | {state for after in FOLLOWS.values() for state in after}
    assert reached == set(State)
    assert all(State.DECLINED in FOLLOWS[state] for state in OPEN), "the person may decline at any time"
    assert not FOLLOWS[State.DONE]


@given(st.sampled_from(State), st.sampled_from(State))
def test_only_what_may_follow_is_written_down(now: State, then: State) -> None:
    faults = step_faults(at(now), Step(then, TODAY, why="no bed"), TODAY)
    assert bool(faults) == (then not in FOLLOWS[now])


def test_a_rejection_says_why_and_a_no_of_the_person_does_not() -> None:
    sent = at(State.SENT)
    assert [one.field for one in step_faults(sent, Step(State.REJECTED, TODAY, why=" "), TODAY)] == ["why"]
    assert not step_faults(sent, Step(State.DECLINED, TODAY), TODAY)


def test_all_faults_of_a_step_are_told_at_once() -> None:
    step = Step(State.PLANNED, TODAY + timedelta(1), ask_again=TODAY)
    assert {one.field for one in step_faults(at(State.DONE), step, TODAY)} == {"state", "on", "ask_again"}


@given(st.sampled_from(State), st.none() | st.integers(-30, 30))
def test_one_asks_again_only_while_somebody_waits(state: State, days: int | None) -> None:
    one = at(state, None if days is None else TODAY + timedelta(days))
    assert is_due(one, TODAY) == (state in OPEN and days is not None and days <= 0)


@given(st.sampled_from(Urgency), st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_what_is_more_urgent_is_asked_again_sooner(urgency: Urgency, on: date) -> None:
    order = [first_ask_again(one, on) for one in Urgency]
    assert order == sorted(set(order))
    assert first_ask_again(urgency, on) > on


@given(st.sets(st.sampled_from(sorted(HELPS))), st.sets(st.sampled_from(Item)))
def test_health_is_an_item_of_its_own_and_location_is_never_told(needs: set[str], also: set[Item]) -> None:
    items = items_of(needs, also)
    assert (Item.HEALTH in items) == bool(needs & HEALTH_NEEDS)
    assert (Item.NEEDS in items) == bool(needs - HEALTH_NEEDS)
    assert Item.LOCATION not in items
    assert (Item.OUTCOME in items) == (Item.OUTCOME in also)


@pytest.mark.parametrize("kind", RecipientKind)
def test_health_needs_are_never_referred_to_police_or_immigration(kind: RecipientKind) -> None:
    asked = replace(ONE, kind=kind, needs=("medical", "legal"))
    assert bool(referral_faults(asked)) == (kind in APART)


def test_a_referral_names_its_service_and_asks_for_something() -> None:
    assert not referral_faults(ONE)
    empty = replace(ONE, service=" ", needs=())
    assert {one.field for one in referral_faults(empty)} == {"service", "needs_referred"}


@given(st.sets(st.sampled_from(sorted(KINDS))))
def test_where_the_police_answer_it_is_the_police(kinds: set[str]) -> None:
    assert recipient_kind(kinds, "police") is RecipientKind.POLICE
    assert (recipient_kind(kinds, "ngo") is RecipientKind.POLICE) == ("police_unit" in kinds)
    if "embassy" in kinds and "police_unit" not in kinds:
        assert recipient_kind(kinds, "") is RecipientKind.EMBASSY


def test_each_need_has_kinds_of_service_that_there_are() -> None:
    assert all(kind in KINDS for kinds in HELPS.values() for kind in kinds)


def test_what_is_typed_becomes_a_referral_and_its_step() -> None:
    values = {
        "service": " Casa  Sol ", "recipient_kind": "care", "needs_referred": ["medical"], "urgency": "now",
        "also": ["outcome"], "reason": " soon ", "first_ask_again": {"day": ""},
    }  # fmt: skip
    one = referral_of(values, TODAY)
    assert (one.service, one.ask_again, one.reason) == ("Casa Sol", TODAY + timedelta(1), "soon")
    assert one.disclosure.items == {Item.HEALTH, Item.OUTCOME}
    assert not missing_faults(values)
    assert [fault.field for fault in missing_faults({})] == ["recipient_kind"]
    step = step_of({"state": "sent", "on": None, "how_sent": "phone", "ask_again": {"day": "25.11.2026"}}, TODAY)
    assert (step.state, step.on, step.ask_again) == (State.SENT, TODAY, date(2026, 11, 25))
