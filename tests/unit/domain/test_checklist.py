"""Branching: a yes to a sign closes its group, what an answer settles is not asked, nothing else is left out."""

from toolkit.domain.checklist import Checklist, Choice, Group, How, Kind, Question, Standing, next_open, standings
from toolkit.domain.definitions.facts import Value

YES, NO = Value.YES, Value.NO


def asked(key: str, group: str, fact: str, after: tuple[str, ...] = (), how: How = How.ASK) -> Question:
    choices = (Choice("yes", "", ((fact, YES),), card="yes"), Choice("no", "", ((fact, NO),), card="no"))
    return Question(f"x/{key}", group, how, key, "why", (), choices, person=key, after=after)


CHECKLIST = Checklist(
    "x", Kind.PERSON, "X", "use", "lead", 0,
    (Group("means", "Means", ""), Group("now", "Now", "", stays_open=True), Group("debt", "Debt", "")),
    (
        asked("force", "means", "means.coercion.force"),
        asked("threat", "means", "means.coercion.threat"),
        asked("seen", "means", "means.coercion.confinement", how=How.SEE),
        asked("danger", "now", "situation.danger_now"),
        asked("ill", "now", "situation.injured_or_ill"),
        asked("pledged", "debt", "debt.services_pledged"),
        asked("smaller", "debt", "debt.value_not_applied", after=("pledged:yes",)),
    ),
)  # fmt: skip


def test_a_yes_closes_its_group_and_only_for_what_is_asked() -> None:
    stand = standings(CHECKLIST, {"x/force": {"yes"}}, {"means.coercion.force": YES})
    assert stand["x/force"] is Standing.ANSWERED
    assert stand["x/threat"] is Standing.NOT_NEEDED
    assert stand["x/seen"] is Standing.OPEN, "what is seen can be marked at any time"
    assert stand["x/danger"] is Standing.OPEN


def test_a_group_that_stays_open_and_facts_that_are_no_sign_close_nothing() -> None:
    stand = standings(CHECKLIST, {"x/danger": {"yes"}}, {"situation.danger_now": YES})
    assert stand["x/ill"] is Standing.OPEN


def test_half_a_debt_is_no_sign_and_a_whole_one_is() -> None:
    half = standings(CHECKLIST, {"x/pledged": {"yes"}}, {"debt.services_pledged": YES})
    assert half["x/smaller"] is Standing.OPEN
    whole = {"x/pledged": {"yes"}, "x/smaller": {"yes"}}
    assert standings(CHECKLIST, whole, {})["x/smaller"] is Standing.ANSWERED


def test_a_branch_waits_for_its_answer() -> None:
    assert standings(CHECKLIST, {}, {})["x/smaller"] is Standing.WAITING
    assert standings(CHECKLIST, {"x/pledged": {"no"}}, {})["x/smaller"] is Standing.WAITING


def test_what_is_settled_elsewhere_is_not_asked() -> None:
    stand = standings(CHECKLIST, {}, {"means.coercion.threat": NO})
    assert stand["x/threat"] is Standing.NOT_NEEDED
    assert stand["x/force"] is Standing.OPEN


def test_next_goes_on_from_where_one_is_and_ends() -> None:
    stand = standings(CHECKLIST, {}, {})
    first = next_open(CHECKLIST, stand)
    assert first
    assert first.id == "x/force"
    after = next_open(CHECKLIST, stand, after="x/threat")
    assert after
    assert after.id == "x/danger"
    everything = dict.fromkeys(stand, Standing.ANSWERED)
    assert next_open(CHECKLIST, everything) is None
