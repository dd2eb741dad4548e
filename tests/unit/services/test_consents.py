"""The ledger over a real vault: decisions that nothing overwrites, the gate, what went out, and what runs out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.security.vaults import PASSPHRASE, service
from toolkit.content.folders import Folders
from toolkit.content.forms import load_forms
from toolkit.domain.case import Before, Case, ClosedBecause, ConsentToRecord, Given, Status
from toolkit.domain.consent import ConsentError, Disclosure, Guardian, Item, RecipientKind, Uncovered, UseKind
from toolkit.domain.decision import Decision
from toolkit.domain.due import DueKind
from toolkit.services.agreement import CaseClosedError, ConsentTakenBackError
from toolkit.services.consents import BadConsentError, ConsentMissingError, ConsentService
from toolkit.services.open_vault import OpenVault
from toolkit.services.records import OpenRecords
from toolkit.storage.errors import NoRecordError

FORMS = load_forms(Folders(Path(__file__).resolve().parents[3]))
CARE = Decision(
    "Casa Sol", RecipientKind.CARE, frozenset({Item.NEEDS, Item.HEALTH}), "a bed", Given.SPOKEN, "ti", understood=True
)
POLICE = replace(CARE, recipient="Unit 4", kind=RecipientKind.POLICE, items=frozenset({Item.ACCOUNT}))
NEEDS = Disclosure("casa sol", RecipientKind.CARE, frozenset({Item.NEEDS}))
LETTER = "Letter"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 24, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def records(vault: OpenVault) -> OpenRecords:
    return OpenRecords(vault)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(vault: OpenVault, clock: Clock) -> ConsentService:
    return ConsentService(vault, clock)


@pytest.fixture(params=["UTC", "America/Los_Angeles", "Asia/Tokyo"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def case(records: OpenRecords) -> Case:
    return records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True))


def test_a_decision_outlasts_the_vault_as_it_was_recorded(place: Path) -> None:
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        case = records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True))
        child = replace(CARE, how=Given.WITH_GUARDIAN, guardian=Guardian("M. Ode", "the court"), until=date(2100, 1, 1))
        (row,) = records.consents.decide(case.id, child)
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        found = OpenRecords(opened).consents.ledger(case.id)
        assert found.rows == (row,)
        assert found.may_record
        assert not found.lapsing


def test_all_faults_of_a_decision_are_told_and_nothing_is_recorded(ledger: ConsentService, case: Case) -> None:
    bad = Decision(" ", RecipientKind.CARE, on=ledger.today + timedelta(1))
    with pytest.raises(BadConsentError) as refused:
        ledger.decide(case.id, CARE, bad)
    told = {fault.field for fault in refused.value.faults}
    assert told == {"recipient", "items", "purpose", "language", "understood", "given_how", "given_on"}
    assert not ledger.ledger(case.id).rows, "the good one was not recorded by itself"


def test_police_are_never_asked_for_together_with_care(ledger: ConsentService, case: Case) -> None:
    with pytest.raises(BadConsentError, match="each by itself"):
        ledger.decide(case.id, CARE, POLICE)
    assert not ledger.ledger(case.id).rows
    ledger.decide(case.id, CARE)
    ledger.decide(case.id, POLICE)
    assert len(ledger.ledger(case.id).rows) == 2


def test_a_refusal_is_recorded_with_the_recipient_alone_and_covers_nothing(ledger: ConsentService, case: Case) -> None:
    ledger.decide(case.id, CARE)
    assert ledger.ask(case.id, NEEDS).is_whole
    ledger.decide(case.id, Decision("Casa Sol", RecipientKind.CARE, agreed=False))
    assert ledger.ask(case.id, NEEDS).uncovered == {Item.NEEDS: Uncovered.REFUSED}
    assert [row.agreed for row in ledger.ledger(case.id).rows] == [True, False], "the earlier answer stays readable"


def test_what_is_asked_for_is_covered_by_its_rows_or_says_why_not(ledger: ConsentService, case: Case) -> None:
    assert ledger.ask(case.id, NEEDS).uncovered == {Item.NEEDS: Uncovered.NEVER_ASKED}
    (row,) = ledger.decide(case.id, CARE)
    assert [one.id for one in ledger.ask(case.id, NEEDS).rows] == [row.id]
    wider = replace(NEEDS, items=frozenset({Item.NEEDS, Item.OUTCOME}))
    assert ledger.ask(case.id, wider).uncovered == {Item.OUTCOME: Uncovered.NEVER_ASKED}
    assert not ledger.ask(case.id, replace(NEEDS, kind=RecipientKind.POLICE)).is_whole


@pytest.mark.usefixtures("zone")
def test_a_consent_counts_at_once_wherever_the_clock_stands(ledger: ConsentService, case: Case, clock: Clock) -> None:
    for hour in (0, 11, 23):
        clock.at = clock.at.replace(hour=hour)
        ledger.decide(case.id, replace(CARE, recipient=f"At {hour}"))
        assert ledger.ask(case.id, replace(NEEDS, recipient=f"At {hour}")).is_whole


def test_no_embassy_is_told_where_nobody_in_the_country_of_origin_is_contacted(
    records: OpenRecords, ledger: ConsentService, case: Case
) -> None:
    embassy = replace(NEEDS, recipient="Consulate", kind=RecipientKind.EMBASSY)
    ledger.decide(case.id, replace(CARE, recipient="Consulate", kind=RecipientKind.EMBASSY))
    assert ledger.ask(case.id, embassy).is_whole
    records.forms.save(case.id, FORMS["stay"], {"asylum_wish": "undecided"})
    assert ledger.ask(case.id, embassy).uncovered == {Item.NEEDS: Uncovered.NO_CONTACT}
    records.forms.save(case.id, FORMS["case-details"], {"no_contact_with_origin": "no"})
    assert ledger.ask(case.id, embassy).is_whole, "the person decided otherwise"
    records.forms.save(case.id, FORMS["stay"], {"asylum_wish": "yes"})
    assert not ledger.ask(case.id, embassy).is_whole
    assert ledger.ledger(case.id).no_contact
    ledger.decide(case.id, CARE)
    assert ledger.ask(case.id, NEEDS).is_whole, "others are told as before"


def test_what_goes_out_is_noted_with_its_rows_or_stays_here(ledger: ConsentService, case: Case) -> None:
    with pytest.raises(ConsentMissingError):
        ledger.note(case.id, UseKind.PRINT, LETTER, NEEDS)
    (row,) = ledger.decide(case.id, CARE)
    use = ledger.note(case.id, UseKind.PRINT, LETTER, NEEDS)
    assert use.consents == {row.id}
    ledger.take_back(case.id, row.id)
    with pytest.raises(ConsentMissingError):
        ledger.note(case.id, UseKind.PRINT, LETTER, NEEDS)
    assert ledger.ledger(case.id).uses == (use,), "taken back between the preview and the print: nothing more went out"


def test_nothing_goes_out_for_nobodys_items(ledger: ConsentService, case: Case) -> None:
    with pytest.raises(ConsentMissingError):
        ledger.note(case.id, UseKind.PRINT, LETTER, replace(NEEDS, items=frozenset()))


def test_taking_back_lists_what_went_out_until_each_recipient_was_told(ledger: ConsentService, case: Case) -> None:
    (row,) = ledger.decide(case.id, CARE)
    (other,) = ledger.decide(case.id, replace(CARE, recipient="Legal desk", kind=RecipientKind.LEGAL))
    first = ledger.note(case.id, UseKind.PRINT, LETTER, NEEDS)
    second = ledger.note(case.id, UseKind.REFERRAL, LETTER, NEEDS)
    ledger.note(case.id, UseKind.REFERRAL, LETTER, Disclosure("Legal desk", RecipientKind.LEGAL, NEEDS.items))
    assert not ledger.ledger(case.id).to_tell
    assert [use.id for use in ledger.take_back(case.id, row.id)] == [second.id, first.id]
    assert [use.id for _, use in ledger.ledger(case.id).to_tell] == [second.id, first.id]
    ledger.tell(case.id, row.id, second.id)
    ledger.tell(case.id, row.id, second.id)
    assert [use.id for _, use in ledger.ledger(case.id).to_tell] == [first.id]
    ledger.tell(case.id, other.id, first.id)
    assert [use.id for _, use in ledger.ledger(case.id).to_tell] == [first.id], "that one was never taken back"


def test_a_consent_is_taken_back_once_and_also_where_nothing_more_is_recorded(
    records: OpenRecords, ledger: ConsentService, case: Case
) -> None:
    (row,) = ledger.decide(case.id, CARE)
    records.cases.withdraw_consent(case.id)
    with pytest.raises(ConsentTakenBackError):
        ledger.note(case.id, UseKind.PRINT, LETTER, NEEDS)
    with pytest.raises(ConsentTakenBackError):
        ledger.decide(case.id, POLICE)
    ledger.take_back(case.id, row.id)
    with pytest.raises(ConsentError):
        ledger.take_back(case.id, row.id)
    with pytest.raises(NoRecordError):
        ledger.take_back(case.id, "nothing")


def test_a_paper_that_stays_with_the_person_is_in_the_history_and_asks_no_consent(
    records: OpenRecords, ledger: ConsentService, case: Case
) -> None:
    ledger.note_own(case.id, LETTER)
    assert records.history.read(case.id)[0].action == "print"
    assert not ledger.ledger(case.id).uses


def test_what_runs_out_is_told_before(ledger: ConsentService, case: Case) -> None:
    today = ledger.today
    ledger.decide(case.id, replace(CARE, until=today + timedelta(14)), replace(CARE, recipient="Far", until=None))
    (soon,) = ledger.decide(case.id, replace(CARE, recipient="Soon", until=today))
    ledger.decide(case.id, replace(CARE, recipient="Later", until=today + timedelta(15)))
    assert [one.row.recipient for one in ledger.ledger(case.id).lapsing] == ["Soon", "Casa Sol"]
    ledger.take_back(case.id, soon.id)
    assert [one.days for one in ledger.ledger(case.id).lapsing] == [14]
    ledger.decide(case.id, Decision("Casa Sol", RecipientKind.CARE, agreed=False))
    assert not ledger.ledger(case.id).lapsing, "nobody is asked again after a no"


def test_a_ledger_moves_with_its_case(records: OpenRecords, ledger: ConsentService, case: Case) -> None:
    (row,) = ledger.decide(case.id, CARE)
    ledger.note(case.id, UseKind.PRINT, LETTER, NEEDS)
    ledger.decide(case.id, POLICE)
    before = ledger.ledger(case.id)
    records.cases.close_to_colleagues(case.id)
    ledger.take_back(case.id, row.id)
    after = ledger.ledger(case.id)
    assert [one.id for one in after.rows] == [one.id for one in before.rows]
    assert [use.id for _, use in after.to_tell] == [before.uses[0].id]


def test_of_a_closed_case_nothing_goes_out_and_a_consent_can_still_be_taken_back(
    records: OpenRecords, ledger: ConsentService, case: Case
) -> None:
    (row,) = ledger.decide(case.id, CARE)
    use = ledger.note(case.id, UseKind.PRINT, LETTER, NEEDS)
    records.cases.stand(case.id, Status.CLOSED, ClosedBecause.LOST_CONTACT)
    with pytest.raises(CaseClosedError):
        ledger.note(case.id, UseKind.PRINT, LETTER, NEEDS)
    found = ledger.ledger(case.id)
    assert found.agrees
    assert not found.may_record
    ledger.take_back(case.id, row.id)
    ledger.tell(case.id, row.id, use.id)
    assert not ledger.ledger(case.id).to_tell


def test_the_first_page_says_what_runs_out_and_that_somebody_is_to_be_told(
    records: OpenRecords, ledger: ConsentService, case: Case
) -> None:
    today = ledger.today

    def due() -> list[tuple[DueKind, int | None, str]]:
        return [(one.marked.kind, one.days, one.marked.opens) for one in records.due.due(today)]

    (row,) = ledger.decide(case.id, replace(CARE, until=today + timedelta(3)))
    (use,) = (ledger.note(case.id, UseKind.PRINT, LETTER, NEEDS),)
    assert due() == [(DueKind.CONSENT, 3, "consents")]
    ledger.take_back(case.id, row.id)
    assert due() == [(DueKind.TELL, 0, "consents")]
    ledger.tell(case.id, row.id, use.id)
    assert due() == []
    ledger.decide(case.id, replace(CARE, until=today + timedelta(3)))
    ledger.decide(case.id, Decision("Casa Sol", RecipientKind.CARE, agreed=False))
    assert due() == [], "nobody is asked again after a no"
