"""The commentary of 1999, rule by rule: each test is named after the rule that it holds the logic to."""

from __future__ import annotations

import inspect

import pytest

from toolkit.domain.definitions import assessment, record
from toolkit.domain.definitions.assessment import Assessment, Outcome, Path, assess
from toolkit.domain.definitions.facts import (
    COERCIONS,
    DEBTS,
    DECEPTIONS,
    FACT_IDS,
    FACTS,
    MEANS,
    Answer,
    Reason,
    Value,
)

YES, NO, UNKNOWN = Value.YES, Value.NO, Value.UNKNOWN
PURPOSE = {"purpose.servitude.domestic": YES}
ALL_MEANS_NO = dict.fromkeys((*MEANS, *DEBTS), NO)


def found(facts: dict[str, Value]) -> Assessment:
    return assess({fact: Answer(value) for fact, value in facts.items()})


def test_a_child_s_consent_is_no_defence() -> None:
    """Lines 231-234, 257-258: there is no input for consent, and a child needs no means."""
    assert not [fact for fact in FACTS if "consent" in fact]
    case = {"act.transportation": YES, "displacement": YES, "child": YES} | PURPOSE | ALL_MEANS_NO
    assert found(case).outcome is Outcome.MATCHES


@pytest.mark.parametrize("means", [*DECEPTIONS, *COERCIONS])
def test_an_adult_s_consent_is_vitiated_by_deception_or_coercion(means: str) -> None:
    """Lines 239-241: a yes to any means wins, whatever else is a no."""
    case = {"act.transportation": YES, "displacement": YES, "child": NO} | PURPOSE | ALL_MEANS_NO | {means: YES}
    assert found(case).outcome is Outcome.MATCHES


def test_an_adult_s_consent_is_vitiated_by_debt_bondage() -> None:
    """Lines 239-241: services pledged, and their value not applied or the terms not limited."""
    for term in ("debt.value_not_applied", "debt.terms_not_limited"):
        bonded = ALL_MEANS_NO | {"debt.services_pledged": YES, term: YES}
        assert found({"act.transportation": YES, "displacement": YES, "child": NO} | bonded).outcome is Outcome.MATCHES
    loan = ALL_MEANS_NO | {"debt.value_not_applied": YES, "debt.terms_not_limited": YES}
    assert found(loan).elements.means is NO, "an ordinary loan with no pledge of work is none"


def test_an_adult_s_free_and_informed_choice_is_respected() -> None:
    """Lines 241-243: all means explicitly no can make the means a no; one unknown cannot."""
    assert found(ALL_MEANS_NO).elements.means is NO
    for fact in MEANS:
        assert found(ALL_MEANS_NO | {fact: UNKNOWN}).elements.means is UNKNOWN


def test_knowing_the_kind_of_work_does_not_exclude_trafficking() -> None:
    """Lines 180-182, 243-247: not deceived on the work, deceived on the conditions, is still deceived."""
    case = {"means.deception.work": NO, "means.deception.conditions": YES}
    assert found(case).elements.means is YES


@pytest.mark.parametrize("means", ["papers_taken", "confinement", "freedom_lost"])
def test_papers_taken_confinement_or_loss_of_freedom_of_movement_or_choice_is_a_means(means: str) -> None:
    """Lines 245-247."""
    assert found(ALL_MEANS_NO | {f"means.coercion.{means}": YES}).elements.means is YES


def test_conditions_no_worse_than_expected_and_free_is_part_absent_and_never_nothing_recorded() -> None:
    """Lines 249-255: both halves are needed; the wrongs remain."""
    purposes = {fact: NO for fact in FACTS if fact.startswith(("purpose.", "labour."))}
    free = ALL_MEANS_NO | purposes | {"act.transportation": YES, "child": NO, "wrong.assault": YES}
    assert (found(free).outcome, found(free).path) == (Outcome.PART_ABSENT, Path.OTHER_HELP)


def test_worse_than_told_makes_exploitative_conditions_at_least_unknown() -> None:
    """Lines 187-190, 249-255: means with labour abuse raise the purpose from no to unknown, and it is shown."""
    purposes = {fact: NO for fact in FACTS if fact.startswith(("purpose.", "labour."))}
    worse = ALL_MEANS_NO | purposes | {"means.deception.conditions": YES, "wrong.labour_abuse": YES}
    assert found(worse).elements.purpose is UNKNOWN
    assert any(reason.conflicting for reason in found(worse).reasons if reason.fact.startswith("purpose."))


def test_any_recorded_detention_sets_confinement_so_that_the_carve_out_no_longer_applies() -> None:
    """Lines 249-252 (A24)."""
    held = found(ALL_MEANS_NO | {"wrong.unlawful_detention": YES})
    assert held.elements.means is YES
    told = next(reason for reason in held.reasons if reason.fact == "means.coercion.confinement")
    assert (told.inferred_from, told.conflicting) == ("wrong.unlawful_detention", True)


def test_crossing_a_border_is_not_required_and_distance_is_irrelevant() -> None:
    """Lines 167-173: neither is an input; the place differs or it does not."""
    assert not [fact for fact in FACTS if any(word in fact for word in ("border", "distance", "country", "abroad"))]
    case = {"act.transportation": YES, "means.coercion.force": YES} | PURPOSE
    assert found(case | {"displacement": NO}).outcome is Outcome.EXPLOITED_AT_HOME
    assert found(case | {"displacement": NO}).path is Path.PROTECT, "the place alone never closes a door"


def test_the_nature_of_the_labour_is_irrelevant_sex_work_included() -> None:
    """Lines 185-190: no input for it, and sexual and domestic servitude weigh the same."""
    assert not [fact for fact in FACTS if "sex_work" in fact or "occupation" in fact]
    case = {"act.transportation": YES, "means.coercion.force": YES, "displacement": YES}
    outcomes = {found(case | {f"purpose.servitude.{kind}": YES}).outcome for kind in ("domestic", "sexual")}
    assert outcomes == {Outcome.MATCHES}


def test_for_pay_or_not() -> None:
    """Line 152: pay is never a counter-sign: there is no fact that says it was given."""
    assert not [fact for fact in FACTS if fact.split(".")[-1] in ("paid", "wages", "pay")]


def test_attempts_and_intended_purposes_count() -> None:
    """Lines 144, 152: a person stopped at the airport can match in full."""
    plain = {"act.recruitment": YES, "means.deception.work": YES, "displacement": YES} | PURPOSE
    attempted = {fact: Answer(value, attempted=True, intended=True) for fact, value in plain.items()}
    assert assess(attempted) == found(plain)
    assert assess(attempted).outcome is Outcome.MATCHES


def test_whoever_holds_a_person_harbours_them_so_a_purpose_raises_a_denied_act() -> None:
    """Lines 158-162."""
    acts = {fact: NO for fact in FACTS if fact.startswith("act.")}
    assert found(acts | PURPOSE).elements.act is UNKNOWN


def test_different_people_may_fill_different_elements_and_any_link_is_enough() -> None:
    """Lines 158-162: no fact names a person; one act of nine fills the element."""
    for act in [fact for fact in FACTS if fact.startswith("act.")]:
        assert found({act: YES}).elements.act is YES


def test_forced_labour_needs_work_menace_and_not_voluntary_together() -> None:
    """ILO Convention 29, article 2."""
    parts = ("labour.work_or_service", "labour.menace_of_penalty", "labour.not_voluntary")
    assert found(dict.fromkeys(parts, YES)).elements.purpose is YES
    for part in parts:
        assert found(dict.fromkeys(parts, YES) | {part: UNKNOWN}).elements.purpose is UNKNOWN


def test_a_doubt_about_age_opens_the_child_path_and_not_being_asked_does_not() -> None:
    """Lines 116-120, and the protective reading."""
    doubted = assess({"child": Answer(UNKNOWN, Reason.DOES_NOT_KNOW)})
    assert [overlay.value for overlay in doubted.overlays] == ["maybe_child"]
    assert assess({}).overlays == ()


def test_the_child_reading_is_a_constant_that_no_setting_changes() -> None:
    """A1: nothing is passed to the logic but the answers."""
    assert list(inspect.signature(assess).parameters) == ["answers"]
    for module in (assessment, record):
        source = inspect.getsource(module)
        assert "environ" not in source
        assert "preferences" not in source


def test_consent_pay_border_distance_work_status_sex_and_record_are_no_inputs() -> None:
    """Rule 4 before the logic: no fact of the contract is one of them."""
    words = (
        "consent",
        "pay_",
        "wage",
        "border",
        "distance",
        "immigration",
        "visa",
        "gender",
        "criminal_record",
        "race",
        "hiv",
    )
    assert not [fact for fact in FACT_IDS if any(word in fact for word in words)]
