"""A decision as it is entered: every fault at its field, and the row that it becomes."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.domain.consent import Disclosure, Item, RecipientKind
from toolkit.domain.decision import asked_in_form, consent_of, decision_faults, decision_of

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
AGREES = {
    "recipient": "  Night \n clinic ", "recipient_kind": "care", "answer": "agrees", "items": ["needs", "health"],
    "purpose": "a bed", "given_how": "spoken", "language": "Tigrinya", "understood": "yes",
    "until": {"day": "31.12.2026", "estimated": False}, "given_on": None,
}  # fmt: skip


def faults(**changed: object) -> set[str]:
    return {one.field for one in decision_faults((decision_of(AGREES | changed),), NOW)}


def test_what_is_whole_becomes_a_row() -> None:
    assert faults() == set()
    row = consent_of(decision_of(AGREES), "1", NOW)
    assert (row.recipient, row.kind, row.until) == ("Night clinic", RecipientKind.CARE, date(2026, 12, 31))
    assert row.items == {Item.NEEDS, Item.HEALTH}
    assert row.given_at == NOW
    assert row.agreed


@pytest.mark.parametrize("key", ["recipient", "recipient_kind", "answer", "items", "purpose", "given_how", "language",
                                 "understood"])  # fmt: skip
def test_each_thing_that_is_missing_is_told_at_its_field(key: str) -> None:
    assert faults(**{key: None}) == {key}


def test_a_child_needs_a_guardian_who_was_appointed_and_did_not_come_along() -> None:
    child = {"given_how": "with_guardian", "guardian": "M. Ode", "guardian_by": "the court"}
    assert faults(**child) == set()
    assert faults(**child | {"guardian_by": ""}) == {"guardian"}
    assert faults(**child, guardian_came_along="yes") == {"guardian"}


def test_days_lie_in_order() -> None:
    assert faults(given_on={"day": "2026-11-25"}) == {"given_on"}
    assert faults(until={"day": "2026-11-23"}) == {"until"}
    earlier = consent_of(decision_of(AGREES | {"given_on": {"day": "2026-11-20"}}), "1", NOW)
    assert earlier.given_at.date() == date(2026, 11, 20)


@given(st.dictionaries(st.sampled_from(sorted(AGREES)), st.none()))
def test_a_no_needs_the_recipient_alone(emptied: dict[str, None]) -> None:
    said_no = AGREES | emptied | {"recipient": "Unit 4", "recipient_kind": "police", "answer": "refuses"}
    row = consent_of(decision_of(said_no), "1", NOW)
    assert not decision_faults((decision_of(said_no),), NOW)
    assert not row.agreed
    assert not row.items, "what was ticked before the no covers nothing"


@given(st.lists(st.sampled_from(RecipientKind), max_size=4))
def test_police_and_immigration_are_recorded_each_by_itself(kinds: list[RecipientKind]) -> None:
    decisions = tuple(decision_of(AGREES | {"recipient_kind": kind.value}) for kind in kinds)
    bundled = len(set(kinds)) > 1 and bool({RecipientKind.POLICE, RecipientKind.IMMIGRATION} & set(kinds))
    assert {one.field for one in decision_faults(decisions, NOW)} == ({"recipient_kind"} if bundled else set())


@given(st.text(), st.sampled_from(RecipientKind), st.frozensets(st.sampled_from(Item)))
def test_what_is_asked_for_stands_in_the_form_that_records_it(
    name: str, kind: RecipientKind, items: frozenset[Item]
) -> None:
    asked = Disclosure(name, kind, items)
    decision = decision_of(asked_in_form(asked) | {"answer": "agrees"})
    assert (decision.recipient, decision.kind, decision.items) == (name, kind, items)
