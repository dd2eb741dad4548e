"""Referrals from a case: what the person wants, which service is asked, by which consent, and how it goes on."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from toolkit.domain.case import Case, Status, may_record
from toolkit.domain.consent import Consent, ConsentFault, Coverage, Item, UseKind
from toolkit.domain.definitions.assessment import NEVER_PRINTED, Outcome
from toolkit.domain.directory.terms import HELPS
from toolkit.domain.errors import BadInputError
from toolkit.domain.form import standing
from toolkit.domain.papers import Letter, SupportLetter
from toolkit.domain.referral import Referral, State, Step, referral_faults, step_faults
from toolkit.services.agreement import agreed
from toolkit.services.consents import ConsentMissingError, ConsentService
from toolkit.services.open_vault import OpenVault
from toolkit.services.origin import no_contact
from toolkit.services.screening import ScreeningService
from toolkit.storage.cases import CaseStore
from toolkit.storage.errors import NoRecordError
from toolkit.storage.forms import FormStore
from toolkit.storage.referrals import ReferralStore
from toolkit.support.i18n import N_

FORM, NEEDS = "referral", "needs"
WANTS = "wants"
TITLE = N_("Request for support")
"""What the letter is called, on it and where it is noted that it went out."""


class BadReferralError(BadInputError):
    """A referral or a step that cannot be written down so; `faults` say where and why."""

    def __init__(self, faults: tuple[ConsentFault, ...]) -> None:
        super().__init__(faults[0].text, N_("Nothing was recorded."))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a referral of a case begins with: each need that the person wants, with their own words; the language they
    speak; and whether nobody in the country of origin is contacted.
    """

    case: Case
    agrees: bool
    may_record: bool
    needs: dict[str, tuple[str, ...]] = field(repr=False)
    language: str
    no_contact: bool


@dataclass(frozen=True, slots=True)
class CaseReferrals:
    """The referrals of a case, oldest first, with what their list shows."""

    case: Case
    agrees: bool
    may_record: bool
    referrals: tuple[Referral, ...]
    today: date


@dataclass(frozen=True, slots=True)
class ReferralView:
    """One referral with what its page shows; `coverage`: whether it may be told to them today."""

    case: Case
    agrees: bool
    may_record: bool
    referral: Referral
    coverage: Coverage
    member: str


class ReferralService:
    """The referrals of the cases that the user of an open vault can open."""

    def __init__(
        self,
        vault: OpenVault,
        consents: ConsentService,
        screenings: ScreeningService,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._vault, self._consents, self._screenings, self._now = vault, consents, screenings, now

    @property
    def today(self) -> date:
        """The day of now, where this machine is."""
        return self._now().astimezone().date()

    def wanted(self, case_id: str) -> Wanted:
        """What the person wants, by the form of needs. Raises NoRecordError."""
        case, agrees, may = self._case(case_id)
        store = FormStore(self._vault.holding(case_id))
        return Wanted(
            case, agrees, may, self._own_words(store, case_id), case.before.language, no_contact(store, case_id)
        )

    def of_case(self, case_id: str) -> CaseReferrals:
        """The referrals of a case. Raises NoRecordError."""
        case, agrees, may = self._case(case_id)
        return CaseReferrals(case, agrees, may, tuple(self._store(case_id).of_case(case_id)), self.today)

    def view(self, case_id: str, referral: str) -> ReferralView:
        """One referral of a case. Raises NoRecordError."""
        case, agrees, may = self._case(case_id)
        one = self._one(case_id, referral)
        return ReferralView(case, agrees, may, one, self._consents.ask(case_id, one.disclosure), self._vault.member_id)

    def make(self, case_id: str, one: Referral) -> Referral:
        """Make a referral that the person's consent covers; as it was stored, planned.

        Raises BadReferralError, ConsentMissingError, NoRecordError, ConsentTakenBackError.
        """
        _look_over(one)
        found = self._consents.ask(case_id, one.disclosure)
        if not found.is_whole:
            raise ConsentMissingError()
        return self._add(case_id, replace(one, consents=frozenset(row.id for row in found.rows)))

    def decline(self, case_id: str, one: Referral) -> Referral:
        """Note that the person declined a referral that was offered: nothing is told, so no consent is asked. Raises as
        `make`, without a consent missing.
        """
        _look_over(one)
        return self._add(case_id, replace(one, ask_again=None, steps=(self._signed(Step(State.DECLINED, self.today)),)))

    def go_on(self, case_id: str, referral: str, step: Step) -> Referral:
        """Note how it went on. That it was sent is a use of the person's consent: noted in the same transaction, or
        refused. Raises BadReferralError, ConsentMissingError, NoRecordError, ConsentTakenBackError.
        """
        compartment = agreed(self._vault, case_id)
        with compartment.transaction():
            one = self._one(case_id, referral)
            if faults := step_faults(one, step, self.today):
                raise BadReferralError(faults)
            if step.state is State.SENT:
                self._consents.note(case_id, UseKind.REFERRAL, TITLE, one.disclosure)
            ReferralStore(compartment).add_step(case_id, referral, self._signed(step))
        return self._one(case_id, referral)

    def letter(self, case_id: str, referral: str) -> SupportLetter:
        """What the letter says: needs in the person's own words, and the consent; never a name or an address, and the
        outcome only where the person agreed to it and it protects. Raises ConsentMissingError, NoRecordError.
        """
        view = self.view(case_id, referral)
        if not view.coverage.is_whole or not view.coverage.rows:
            raise ConsentMissingError()
        one = view.referral
        own_words = self._own_words(FormStore(self._vault.holding(case_id)), case_id)
        return SupportLetter(
            letter=Letter(recipient="" if one.confidential else one.service, reference=view.case.code, on=self.today),
            urgency=one.urgency,
            needs=tuple((need, own_words.get(need, ())) for need in one.needs),
            reason=one.reason,
            items=one.disclosure.items,
            agreed_on=max(row.given_at.date() for row in view.coverage.rows),
            until=_first_end(view.coverage.rows),
            outcome=self._outcome(case_id) if Item.OUTCOME in one.also else None,
            name_line=Item.IDENTITY in one.also,
            practice=view.case.practice,
        )

    def note_letter(self, case_id: str, referral: str) -> None:
        """Note that the letter is printed or saved, or refuse. Raises as ConsentService.note."""
        self._consents.note(case_id, UseKind.PRINT, TITLE, self._one(case_id, referral).disclosure)

    def _case(self, case_id: str) -> tuple[Case, bool, bool]:
        """A case, whether the person agrees that anything is written down, and whether anything may be."""
        compartment = self._vault.holding(case_id)
        cases = CaseStore(compartment, compartment is self._vault.own)
        case = cases.get(case_id)
        if case is None:
            raise NoRecordError()
        agrees = may_record(cases.consents(case_id))
        return case, agrees, agrees and case.status is not Status.CLOSED

    def _store(self, case_id: str) -> ReferralStore:
        return ReferralStore(self._vault.holding(case_id))

    def _one(self, case_id: str, referral: str) -> Referral:
        found = next((one for one in self._store(case_id).of_case(case_id) if one.id == referral), None)
        if found is None:
            raise NoRecordError()
        return found

    def _add(self, case_id: str, one: Referral) -> Referral:
        compartment = agreed(self._vault, case_id)
        made = replace(one, id=secrets.token_hex(8), made_at=self._now().isoformat(timespec="seconds"))
        ReferralStore(compartment).add(case_id, made, self._vault.member_id)
        return made

    def _signed(self, step: Step) -> Step:
        return replace(step, by=self._vault.member_id, at=self._now().isoformat(timespec="seconds"))

    def _own_words(self, store: FormStore, case_id: str) -> dict[str, tuple[str, ...]]:
        saved = standing(store.saves(case_id, NEEDS))
        rows = {need: [row for row in saved.get(need) or () if row.get("wish") == WANTS] for need in HELPS}
        return {
            need: tuple(filter(None, (row.get("own_words") for row in found))) for need, found in rows.items() if found
        }

    def _outcome(self, case_id: str) -> Outcome | None:
        found = self._screenings.talk(case_id).assessment.outcome
        return None if found in NEVER_PRINTED else found


def _look_over(one: Referral) -> None:
    if faults := referral_faults(one):
        raise BadReferralError(faults)


def _first_end(rows: tuple[Consent, ...]) -> date | None:
    return min((row.until for row in rows if row.until), default=None)
