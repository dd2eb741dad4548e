"""What must hold of every record: the properties of the specification, tried over all facts."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.domain.definitions.assessment import (
    NEVER_PRINTED,
    Outcome,
    Overlay,
    Path,
    _raises,
    assess,
)
from toolkit.domain.definitions.facts import (
    ACTS,
    DEBTS,
    FACTS,
    LABOUR,
    MEANS,
    NEWER,
    PURPOSES,
    WRONGS,
    Answer,
    Value,
)
from toolkit.domain.definitions.record import GROUPS, State, state_of

NO, UNKNOWN, YES = Value.NO, Value.UNKNOWN, Value.YES
VALUES = st.sampled_from([NO, UNKNOWN, YES])
SOME = st.dictionaries(st.sampled_from(FACTS), VALUES, max_size=25)
# Records with much that is recorded as no, where the doors that close are.
MOSTLY_NO = st.dictionaries(st.sampled_from(FACTS), VALUES, max_size=8).map(
    lambda some: dict.fromkeys(FACTS, NO) | some
)
RECORDS = st.one_of(SOME, MOSTLY_NO)

SIGNS = (*ACTS, *MEANS, *PURPOSES)


def answers(values: dict[str, Value]) -> dict[str, Answer]:
    return {fact: Answer(value) for fact, value in values.items()}


@settings(max_examples=400)
@given(RECORDS, st.sampled_from(FACTS))
def test_one_step_up_never_lowers_the_path(values: dict[str, Value], fact: str) -> None:
    paths = [assess(answers(values | {fact: value})).path for value in (NO, UNKNOWN, YES)]
    assert paths == sorted(paths)


@settings(max_examples=400)
@given(RECORDS)
def test_nothing_recorded_only_when_every_sign_is_a_recorded_no(values: dict[str, Value]) -> None:
    debt = [values.get(fact, UNKNOWN) for fact in DEBTS]
    labour = [values.get(fact, UNKNOWN) for fact in LABOUR]
    signs = [values.get(fact, UNKNOWN) for fact in (*SIGNS, *WRONGS, *NEWER)]
    all_no = max(*signs, min(debt[0], max(debt[1:])), min(labour)) is NO and labour[1] is not YES
    assert (assess(answers(values)).outcome is Outcome.NOTHING_RECORDED) == all_no


@settings(max_examples=400)
@given(RECORDS)
def test_any_yes_is_never_too_little_and_a_newer_yes_always_protects(values: dict[str, Value]) -> None:
    found = assess(answers(values))
    if any(values.get(fact) is YES for fact in (*SIGNS, *WRONGS, *NEWER)):
        assert found.outcome not in (Outcome.TOO_LITTLE, Outcome.NOTHING_RECORDED)
    if any(values.get(fact) is YES for fact in NEWER):
        assert found.path is Path.PROTECT


@settings(max_examples=400)
@given(RECORDS)
def test_means_and_purpose_always_protect(values: dict[str, Value]) -> None:
    found = assess(answers(values))
    if max(found.elements.means, found.elements.child) is YES and found.elements.purpose is YES:
        assert found.path is Path.PROTECT


def test_all_unknown_is_too_little() -> None:
    for given_values in ({}, dict.fromkeys(FACTS, UNKNOWN)):
        found = assess(answers(given_values))
        assert (found.outcome, found.path) == (Outcome.TOO_LITTLE, Path.OFFER_AGAIN)


@settings(max_examples=300)
@given(RECORDS, st.dictionaries(st.sampled_from((*MEANS, *DEBTS)), VALUES))
def test_for_a_child_the_core_does_not_depend_on_the_means(values: dict[str, Value], means: dict[str, Value]) -> None:
    plain = {fact: value for fact, value in values.items() if fact not in DEBTS} | {"child": YES}
    without_debt = {fact: value for fact, value in means.items() if fact not in DEBTS}
    # Labour abuse with a means raises the purpose: that is the commentary's own rule, not the means of the core.
    plain["wrong.labour_abuse"] = NO
    assert assess(answers(plain | without_debt)).elements.core == assess(answers(plain)).elements.core


@settings(max_examples=300)
@given(RECORDS)
def test_no_input_but_the_facts_and_the_same_input_gives_the_same_answer(values: dict[str, Value]) -> None:
    forward = assess(answers(values))
    backward = assess(answers(dict(reversed(values.items()))))
    assert forward == backward


@settings(max_examples=200)
@given(RECORDS)
def test_reasons_and_unknowns_share_out_all_facts(values: dict[str, Value]) -> None:
    found = assess(answers(values))
    told = [reason.fact for reason in found.reasons]
    assert told == [fact for fact in FACTS if fact in told]
    assert sorted([*told, *found.unknowns]) == sorted(FACTS)
    assert set(found.adds_protection) <= set(found.unknowns)


@settings(max_examples=200)
@given(RECORDS)
def test_what_adds_protection_is_what_brute_force_finds(values: dict[str, Value]) -> None:
    """The short cuts of the fast answer agree with asking every place of the state."""
    state = state_of(values)
    slow = {fact for place, group in enumerate(GROUPS) if state[place] is not YES and _raises(state, group[0], place)
            for fact in group}  # fmt: skip
    found = assess(answers(values))
    always = {"child", "situation.danger_now", "situation.injured_or_ill", "situation.controller_near",
              "situation.suspect_is_official"}  # fmt: skip
    assert set(found.adds_protection) == {fact for fact in found.unknowns if fact in slow or fact in always}


@given(RECORDS)
def test_a_yes_where_it_is_said_to_add_never_closes(values: dict[str, Value]) -> None:
    before = assess(answers(values))
    for fact in before.adds_protection[:6]:
        after = assess(answers(values | {fact: YES}))
        assert after.path >= before.path
        assert set(before.overlays) - {Overlay.MAYBE_CHILD, Overlay.NEWER_LAW} <= set(after.overlays)


def test_an_inference_wins_over_a_no_and_is_told_as_conflicting() -> None:
    found = assess(answers({"labour.menace_of_penalty": YES, "means.coercion.menace_of_penalty": NO}))
    reason = next(one for one in found.reasons if one.fact == "means.coercion.menace_of_penalty")
    assert (reason.value, reason.inferred_from, reason.conflicting) == (YES, "labour.menace_of_penalty", True)


def test_a_purpose_raises_an_act_that_was_denied() -> None:
    values = dict.fromkeys(ACTS, NO) | {
        "purpose.servitude.domestic": YES,
        "means.coercion.force": YES,
        "displacement": YES,
    }
    found = assess(answers(values))
    assert (found.elements.act, found.outcome) == (UNKNOWN, Outcome.MAY_BE)
    assert all(reason.conflicting for reason in found.reasons if reason.fact in ACTS)


def test_every_combination_of_the_elements() -> None:
    """All 81 of act, means, purpose and displacement, against the table of the specification."""
    for act, means, purpose, place in itertools.product((NO, UNKNOWN, YES), repeat=4):
        values: dict[str, Value] = dict.fromkeys(FACTS, NO)
        values |= dict.fromkeys(ACTS, act) if act is not YES else {"act.sale": YES}
        values |= dict.fromkeys(MEANS, means) if means is not YES else {"means.deception.work": YES}
        values |= dict.fromkeys(PURPOSES, purpose) if purpose is not YES else {"purpose.slavery": YES}
        found = assess(answers(values | {"displacement": place}))
        core = min(max(act, UNKNOWN) if purpose is YES else act, means, purpose)
        anything = YES in (act, means, purpose)
        expected = (
            {YES: Outcome.MATCHES, UNKNOWN: Outcome.MAY_BE, NO: Outcome.EXPLOITED_AT_HOME}[place]
            if core is YES
            else Outcome.MAY_BE
            if core is UNKNOWN and anything
            else Outcome.PART_ABSENT
            if anything
            else Outcome.NOTHING_RECORDED
            if max(act, means, purpose) is NO
            else Outcome.TOO_LITTLE
        )
        assert found.outcome is expected, (act, means, purpose, place)


def test_three_outcomes_are_never_printed() -> None:
    assert {outcome.value for outcome in NEVER_PRINTED} == {"part_absent", "too_little", "nothing_recorded"}
    assert len(State._fields) == len(GROUPS)
