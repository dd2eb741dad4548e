"""Referrals over a real vault: made by the person's consent or not at all, gone on step by step, and their letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.unit.documents.conftest import bare, text_of
from toolkit.app.bootstrap import Program
from toolkit.content.folders import Folders
from toolkit.content.forms import load_forms
from toolkit.domain.answers import Circumstances
from toolkit.domain.case import Before, Case, ConsentToRecord, Given
from toolkit.domain.consent import Item, RecipientKind, UseKind
from toolkit.domain.decision import Decision
from toolkit.domain.definitions.assessment import Outcome
from toolkit.domain.definitions.facts import Basis, Value
from toolkit.domain.directory.terms import HELPS
from toolkit.domain.papers import PaperOrder
from toolkit.domain.referral import HEALTH_NEEDS, Referral, State, Step, Urgency
from toolkit.services.agreement import ConsentTakenBackError
from toolkit.services.consents import ConsentMissingError
from toolkit.services.open_vault import OpenVault
from toolkit.services.records import OpenRecords
from toolkit.services.referrals import BadReferralError
from toolkit.services.screening import fact_answer
from toolkit.storage.errors import NoRecordError

FORMS = load_forms(Folders(Path(__file__).resolve().parents[3]))
TODAY = date.today()
HOUSING = Referral("Casa Sol", RecipientKind.CARE, ("safe_housing",), Urgency.NOW, ask_again=TODAY + timedelta(1))
NEEDS = frozenset({Item.NEEDS})
YES = Decision("Casa Sol", RecipientKind.CARE, NEEDS, "a bed", Given.SPOKEN, "Tigrinya", understood=True)


@pytest.fixture
def records(vault: OpenVault) -> OpenRecords:
    return OpenRecords(vault)


@pytest.fixture
def case(records: OpenRecords) -> Case:
    made = records.cases.open_case(Before(language="ti"), ConsentToRecord(Given.SPOKEN, "ti", understood=True))
    rows = [
        {"own_words": "a room with a lock", "wish": "wants"},
        {"own_words": "not a dormitory", "wish": "does_not_want"},
    ]
    doctor = [{"own_words": "a doctor who is a woman", "wish": "wants"}]
    records.forms.save(made.id, FORMS["needs"], {"safe_housing": rows, "medical": doctor})
    return made


def test_what_is_wanted_stands_in_the_persons_own_words(records: OpenRecords, case: Case) -> None:
    found = records.referrals.wanted(case.id)
    assert found.needs == {"medical": ("a doctor who is a woman",), "safe_housing": ("a room with a lock",)}
    assert (found.language, found.no_contact, found.may_record) == ("ti", False, True)
    records.forms.save(case.id, FORMS["stay"], {"asylum_wish": "yes"})
    assert records.referrals.wanted(case.id).no_contact


def test_the_needs_of_a_referral_are_those_of_the_form_of_needs() -> None:
    rows = {one.key for one in FORMS["needs"].fields if one.columns}
    offered = {one.key: one for one in FORMS["referral"].fields}["needs_referred"].options
    assert {one.key for one in offered} == rows == set(HELPS)
    health = {one.key for section in FORMS["needs"].sections if section.key == "health" for one in section.fields}
    assert health == HEALTH_NEEDS
    labels = {one.key: one.label for one in FORMS["needs"].fields}
    assert all(labels[one.key] == one.label for one in offered)


def test_a_referral_is_made_by_the_rows_that_cover_it_or_not_at_all(records: OpenRecords, case: Case) -> None:
    with pytest.raises(ConsentMissingError):
        records.referrals.make(case.id, HOUSING)
    (row,) = records.consents.decide(case.id, YES)
    with pytest.raises(ConsentMissingError):
        records.referrals.make(case.id, replace(HOUSING, needs=("safe_housing", "medical")))
    with pytest.raises(BadReferralError):
        records.referrals.make(case.id, replace(HOUSING, needs=()))
    made = records.referrals.make(case.id, HOUSING)
    assert made.consents == {row.id}
    assert records.referrals.of_case(case.id).referrals == (made,)
    assert records.referrals.view(case.id, made.id).referral.state is State.PLANNED


def test_it_goes_on_step_by_step_and_stays_so(records: OpenRecords, case: Case) -> None:
    records.consents.decide(case.id, YES)
    made = records.referrals.make(case.id, HOUSING)
    with pytest.raises(BadReferralError):
        records.referrals.go_on(case.id, made.id, Step(State.ACCEPTED, TODAY))
    records.referrals.go_on(case.id, made.id, Step(State.SENT, TODAY, how="phone", ask_again=TODAY))
    with pytest.raises(BadReferralError):
        records.referrals.go_on(case.id, made.id, Step(State.REJECTED, TODAY))
    found = records.referrals.go_on(case.id, made.id, Step(State.REJECTED, TODAY, why="no bed", note_back="in May"))
    assert [step.state for step in found.steps] == [State.SENT, State.REJECTED]
    assert (found.steps[-1].why, found.steps[-1].note_back, found.steps[0].how) == ("no bed", "in May", "phone")
    assert all(step.by and step.at for step in found.steps)
    assert [use.kind for use in records.consents.ledger(case.id).uses] == [UseKind.REFERRAL]


def test_once_the_consent_is_taken_back_nothing_is_sent_and_the_person_may_still_decline(
    records: OpenRecords, case: Case
) -> None:
    (row,) = records.consents.decide(case.id, YES)
    made = records.referrals.make(case.id, HOUSING)
    records.consents.take_back(case.id, row.id)
    for refused in (
        lambda: records.referrals.go_on(case.id, made.id, Step(State.SENT, TODAY)),
        lambda: records.referrals.note_letter(case.id, made.id),
        lambda: records.referrals.letter(case.id, made.id),
    ):
        with pytest.raises(ConsentMissingError):
            refused()
    assert records.referrals.view(case.id, made.id).referral.state is State.PLANNED, "nothing half done"
    assert records.referrals.go_on(case.id, made.id, Step(State.DECLINED, TODAY)).state is State.DECLINED


def test_what_the_person_declines_asks_no_consent_and_waits_for_nothing(records: OpenRecords, case: Case) -> None:
    declined = records.referrals.decline(case.id, HOUSING)
    assert records.referrals.view(case.id, declined.id).referral.state is State.DECLINED
    assert declined.ask_again_on is None
    assert not records.consents.ledger(case.id).uses


def test_nothing_is_made_once_the_person_took_back_that_anything_is_written(records: OpenRecords, case: Case) -> None:
    records.consents.decide(case.id, YES)
    made = records.referrals.make(case.id, HOUSING)
    records.cases.withdraw_consent(case.id)
    with pytest.raises(ConsentTakenBackError):
        records.referrals.make(case.id, HOUSING)
    with pytest.raises(ConsentTakenBackError):
        records.referrals.go_on(case.id, made.id, Step(State.SENT, TODAY))
    with pytest.raises(NoRecordError):
        records.referrals.view(case.id, "nothing")


def test_what_is_to_be_asked_again_is_due_until_the_service_answered(records: OpenRecords, case: Case) -> None:
    records.consents.decide(case.id, YES)
    made = records.referrals.make(case.id, HOUSING)

    def due(days: int) -> list[int | None]:
        return [one.days for one in records.due.due(TODAY + timedelta(days))]

    assert (due(0), due(1), due(2)) == ([1], [0], [-1])
    records.referrals.go_on(case.id, made.id, Step(State.SENT, TODAY, ask_again=TODAY + timedelta(5)))
    assert due(9) == [-4]
    records.referrals.go_on(case.id, made.id, Step(State.DONE, TODAY))
    assert due(9) == []


# The letter


def lettered(records: OpenRecords, case: Case, decision: Decision, one: Referral) -> str:
    records.consents.decide(case.id, decision)
    return records.referrals.make(case.id, one).id


def test_a_letter_carries_needs_and_consent_and_no_name(
    program: Program, tmp_path: Path, records: OpenRecords, case: Case
) -> None:
    until = TODAY + timedelta(60)
    made = lettered(records, case, replace(YES, until=until), replace(HOUSING, reason="She has nowhere tonight."))
    letter = records.referrals.letter(case.id, made)
    said = bare(text_of(program.papers.support_letter(PaperOrder("en", "fr"), letter), tmp_path))
    for part in ("Casa Sol", case.code, "a room with a lock", "She has nowhere tonight.", until.isoformat(),
                 "Request for support", "A safe place to live"):  # fmt: skip
        assert bare(part) in said, part
    for never in ("not a dormitory", "a doctor who is a woman", "Name, if"):
        assert bare(never) not in said, never


def test_the_outcome_stands_in_a_letter_only_where_the_person_agreed_and_it_protects(
    program: Program, tmp_path: Path, records: OpenRecords, case: Case
) -> None:
    free = Circumstances(alone=True, safe=True, understood=True)
    facts = ("act.recruitment", "means.coercion.force", "purpose.slavery", "displacement")
    answers = [fact_answer(fact, Value.YES, free, "", Basis.OWN_WORDS) for fact in facts]
    made = lettered(records, case, replace(YES, items=NEEDS | {Item.OUTCOME}), HOUSING)
    wider = records.referrals.make(case.id, replace(HOUSING, also=frozenset({Item.OUTCOME})))
    assert records.referrals.letter(case.id, wider.id).outcome is None, "nothing is recorded: never printed"
    records.screenings.add(case.id, answers)
    assert records.referrals.letter(case.id, made).outcome is None, "agreed to, and not ticked"
    letter = records.referrals.letter(case.id, wider.id)
    assert letter.outcome is Outcome.MATCHES
    said = bare(text_of(program.papers.support_letter(PaperOrder("en"), letter), tmp_path))
    assert bare("fits the definition") in said


def test_the_name_of_a_confidential_service_is_left_to_be_written_by_hand(records: OpenRecords, case: Case) -> None:
    made = lettered(records, case, YES, replace(HOUSING, confidential=True, service_id="row-1"))
    assert records.referrals.letter(case.id, made).letter.recipient == ""
    assert records.referrals.view(case.id, made).referral.service_id == "row-1"


def test_a_name_is_a_line_to_write_on_and_only_where_identity_is_agreed_to(records: OpenRecords, case: Case) -> None:
    with pytest.raises(ConsentMissingError):
        lettered(records, case, YES, replace(HOUSING, also=frozenset({Item.IDENTITY})))
    records.consents.decide(case.id, replace(YES, items=NEEDS | {Item.IDENTITY}))
    made = records.referrals.make(case.id, replace(HOUSING, also=frozenset({Item.IDENTITY})))
    assert records.referrals.letter(case.id, made.id).name_line
    plain = records.referrals.make(case.id, HOUSING)
    assert not records.referrals.letter(case.id, plain.id).name_line, "not by default"


def test_a_letter_that_goes_out_is_in_the_ledger(records: OpenRecords, case: Case) -> None:
    made = lettered(records, case, YES, HOUSING)
    records.referrals.note_letter(case.id, made)
    (use,) = records.consents.ledger(case.id).uses
    assert (use.kind, use.recipient, use.items) == (UseKind.PRINT, "Casa Sol", NEEDS)


def test_a_letter_about_an_invented_case_says_so(
    program: Program, tmp_path: Path, records: OpenRecords, case: Case
) -> None:
    made = lettered(records, case, YES, HOUSING)
    letter = records.referrals.letter(case.id, made)
    assert not letter.practice
    order = PaperOrder("en")
    assert bare("Practice: invented") not in bare(text_of(program.papers.support_letter(order, letter), tmp_path))
    invented = program.papers.support_letter(order, replace(letter, practice=True))
    assert bare("Practice: invented") in bare(text_of(invented, tmp_path))
