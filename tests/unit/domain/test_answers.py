"""What answers amount to together: a "no" needs freedom, contradiction stays unknown, nothing is resolved silently."""

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.domain.answers import Circumstances, Decision, GivenAnswer, together, values_of
from toolkit.domain.checklist import Choice, How, Question
from toolkit.domain.definitions.assessment import assess
from toolkit.domain.definitions.facts import Basis, Reason, Value

YES, NO, UNKNOWN = Value.YES, Value.NO, Value.UNKNOWN
FACT = "means.coercion.papers_taken"

QUESTION = Question(
    "x/papers", "g", How.ASK, "Papers?", "why", ("definition.means",),
    (Choice("has", "Has them", ((FACT, NO),)), Choice("taken", "Taken", ((FACT, YES),)),
     Choice("other", "Elsewhere", ((FACT, UNKNOWN),))),
)  # fmt: skip


def said(
    value: Value, order: int, basis: Basis = Basis.OWN_WORDS, question: str = "x/papers", talk: str = "t"
) -> GivenAnswer:
    return GivenAnswer(question, (), ((FACT, value),), basis=basis, order=order, screening=talk)


def test_a_no_counts_only_alone_safe_and_understood() -> None:
    for alone in (True, False):
        for safe in (True, False):
            for understood in (True, False):
                free = Circumstances(alone, safe, understood).free
                values, reason = values_of(QUESTION, ["has"], free)
                if alone and safe and understood:
                    assert (values, reason) == (((FACT, NO),), None)
                else:
                    assert (values, reason) == (((FACT, UNKNOWN),), Reason.NOT_FREE_TO_ANSWER)
    assert values_of(QUESTION, ["taken"], free=False) == (((FACT, YES),), None), "a yes needs no freedom"


def test_contradicting_sources_stay_unknown_side_by_side_until_the_responder_decides() -> None:
    mine = [said(NO, 1, Basis.DOCUMENT), said(YES, 2)]
    recorded = together(mine)
    assert recorded.answers[FACT].value is UNKNOWN
    assert recorded.answers[FACT].reason is Reason.CONFLICTING
    assert recorded.conflicts[FACT] == tuple(mine)
    decided = together(mine, [Decision(FACT, YES, 3)])
    assert decided.answers[FACT].value is YES
    assert not decided.conflicts
    again = together([*mine, said(NO, 4, Basis.THIRD_PERSON)], [Decision(FACT, YES, 3)])
    assert again.answers[FACT].reason is Reason.CONFLICTING, "a decision holds until somebody says otherwise"


def test_within_one_talk_the_last_answer_to_a_question_counts_and_the_earlier_stay_stored() -> None:
    recorded = together([said(NO, 1), said(YES, 2)])
    assert recorded.answers[FACT].value is YES
    assert len(recorded.given) == 1
    other = together([said(NO, 1, talk="first"), said(YES, 2, talk="second")])
    assert other.answers[FACT].reason is Reason.CONFLICTING, "another day is another source"


def test_a_yes_beside_an_unknown_is_a_yes() -> None:
    assert together([said(YES, 1), said(UNKNOWN, 2, Basis.DOCUMENT)]).answers[FACT].value is YES


answers = st.lists(
    st.builds(
        said,
        st.sampled_from(list(Value)),
        st.integers(1, 50),
        st.sampled_from(list(Basis)),
        st.sampled_from(["x/a", "x/b"]),
        st.sampled_from(["t", "u"]),
    ),
    max_size=8,
    unique_by=lambda one: one.order,
)


@given(answers, st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_the_order_of_reading_changes_nothing_and_no_conflict_is_resolved_silently(given_answers, chance) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(given_answers)
    chance.shuffle(shuffled)
    assert together(shuffled) == together(given_answers)
    recorded = together(given_answers)
    values = {value for one in recorded.given for _, value in one.values if value is not UNKNOWN}
    if FACT in recorded.answers:
        if len(values) == 2:
            assert recorded.answers[FACT].reason is Reason.CONFLICTING
        elif values:
            assert {recorded.answers[FACT].value} == values
        else:
            assert recorded.answers[FACT].value is UNKNOWN
        assess(recorded.answers)
