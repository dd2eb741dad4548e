"""The consent ledger (Standards 3 and 7): what the person decided, what may go out by it today, what went out, and whom
to tell once it was taken back.

Whoever sends something out asks before (`ask`) and notes it as it goes (`note`): what was not noted never went.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from toolkit.domain.case import Case, Status, may_record
from toolkit.domain.consent import (
    Consent,
    ConsentFault,
    Coverage,
    Disclosure,
    Lapsing,
    RecipientKind,
    Standing,
    Uncovered,
    Use,
    UseKind,
    coverage,
    how_it_stands,
    lapsing,
    to_tell,
    withdraw,
)
from toolkit.domain.decision import Decision, consent_of, decision_faults
from toolkit.domain.errors import BadInputError
from toolkit.domain.form import standing
from toolkit.services.agreement import agreed
from toolkit.services.open_vault import OpenVault
from toolkit.services.origin import no_contact
from toolkit.storage.cases import CaseStore
from toolkit.storage.compartment import Compartment
from toolkit.storage.consents import ConsentStore
from toolkit.storage.errors import NoRecordError
from toolkit.storage.forms import FormStore
from toolkit.support.i18n import N_

FORM = "consent"
"""The form in which a decision is entered, and its draft kept."""
PRINT = "print"
"""The act in the history of a paper that stays with the person."""


class ConsentMissingError(BadInputError):
    """Something was to go out that no consent covers now."""

    def __init__(self) -> None:
        super().__init__(
            N_("No consent of the person covers this now: nothing went out."),
            N_("Look at the consents of this case, and ask the person."),
        )


class BadConsentError(BadInputError):
    """A decision that cannot be recorded so; `faults` say where and why."""

    def __init__(self, faults: tuple[ConsentFault, ...]) -> None:
        super().__init__(faults[0].text, N_("Nothing was recorded."))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of a case with what its page shows: every decision, oldest first, and how it stands today, by its id;
    what went out, oldest first; what is to be told; which run out soon. `earlier`: rows of the form that was there
    before the ledger, as they were written; nothing goes out by them. `may_record`: the person
    agrees that anything is written down, and the case is not closed.
    """

    case: Case
    agrees: bool
    may_record: bool
    rows: tuple[Consent, ...]
    stands: Mapping[str, Standing]
    uses: tuple[Use, ...]
    to_tell: tuple[tuple[Consent, Use], ...]
    lapsing: tuple[Lapsing, ...]
    no_contact: bool
    earlier: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)


class ConsentService:
    """The consent ledgers of the cases that the user of an open vault can open."""

    def __init__(self, vault: OpenVault, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._vault, self._now = vault, now

    def ledger(self, case_id: str) -> Ledger:
        """The ledger of a case. Raises NoRecordError."""
        compartment = self._vault.holding(case_id)
        cases, store = CaseStore(compartment, compartment is self._vault.own), ConsentStore(compartment)
        case = cases.get(case_id)
        if case is None:
            raise NoRecordError()
        forms, agrees = FormStore(compartment), may_record(cases.consents(case_id))
        rows, uses = tuple(store.ledger(case_id)), tuple(store.uses(case_id))
        return Ledger(
            case=case,
            agrees=agrees,
            may_record=agrees and case.status is not Status.CLOSED,
            rows=rows,
            stands={row.id: how_it_stands(row, rows, self.today) for row in rows},
            uses=uses,
            to_tell=to_tell(rows, uses),
            lapsing=lapsing(rows, self.today),
            no_contact=no_contact(forms, case_id),
            earlier=tuple(standing(forms.saves(case_id, FORM)).get("decisions") or ()),
        )

    def decide(self, case_id: str, *decisions: Decision) -> tuple[Consent, ...]:
        """Record decisions, each about one recipient, all or none. Raises BadConsentError (also where the police or
        immigration were asked for together with others), NoRecordError, ConsentTakenBackError.
        """
        here = self._now().astimezone()
        faults = decision_faults(decisions, here)
        if faults:
            raise BadConsentError(faults)
        rows = tuple(consent_of(one, secrets.token_hex(8), here) for one in decisions)
        compartment = agreed(self._vault, case_id)
        with compartment.transaction():
            for row in rows:
                ConsentStore(compartment).add(case_id, row, self._vault.member_id)
        return rows

    def take_back(self, case_id: str, consent: str) -> tuple[Use, ...]:
        """The person takes a consent back; no reason is asked. What went out by it, the latest first: each recipient
        is to be told. Never refused because nothing more may be recorded. Raises NoRecordError, ConsentError.
        """
        compartment = self._vault.holding(case_id)
        store = ConsentStore(compartment)
        with compartment.transaction():
            row = next((one for one in store.ledger(case_id) if one.id == consent), None)
            if row is None:
                raise NoRecordError()
            store.take_back(case_id, withdraw(row, self._now()), self._vault.member_id)
        return tuple(use for row, use in to_tell(store.ledger(case_id), store.uses(case_id)) if row.id == consent)

    def tell(self, case_id: str, consent: str, use: str) -> None:
        """The recipient of what went out was told that the consent was taken back. Raises NoRecordError."""
        store = ConsentStore(self._vault.holding(case_id))
        if (consent, use) in {(row.id, one.id) for row, one in to_tell(store.ledger(case_id), store.uses(case_id))}:
            store.add_told(case_id, consent, use, self._now(), self._vault.member_id)

    # The gate

    def ask(self, case_id: str, disclosure: Disclosure) -> Coverage:
        """Whether this may be told to them today: the rows that cover it, and the items that none covers, with the
        reason. Raises NoRecordError.
        """
        return self._covered(self._vault.holding(case_id), case_id, disclosure)

    def note(self, case_id: str, kind: UseKind, what: str, disclosure: Disclosure) -> Use:
        """Note that something goes out, with the rows that cover it, or refuse: asked and written in one step, so that
        what was taken back a moment ago stays here. `what` is a text of the interface, such as a paper's title.

        Raises ConsentMissingError, NoRecordError, ConsentTakenBackError.
        """
        compartment = agreed(self._vault, case_id)
        with compartment.transaction():
            found = self._covered(compartment, case_id, disclosure)
            if not found.is_whole or not found.rows:
                raise ConsentMissingError()
            use = Use(
                kind=kind,
                what=what,
                at=self._now(),
                consents=frozenset(row.id for row in found.rows),
                id=secrets.token_hex(8),
                recipient=disclosure.recipient,
                recipient_kind=disclosure.kind,
                items=disclosure.items,
            )
            ConsentStore(compartment).add_use(case_id, use, self._vault.member_id)
        return use

    def note_own(self, case_id: str, what: str) -> None:
        """Note in the history that a paper was printed that stays with the person: it asks no consent of the ledger.

        Raises NoRecordError.
        """
        self._vault.holding(case_id).note(PRINT, case_id, what)

    @property
    def today(self) -> date:
        """The day of now, where this machine is."""
        return self._now().astimezone().date()

    def _covered(self, compartment: Compartment, case_id: str, asked: Disclosure) -> Coverage:
        if asked.kind is RecipientKind.EMBASSY and no_contact(FormStore(compartment), case_id):
            return Coverage((), dict.fromkeys(sorted(asked.items), Uncovered.NO_CONTACT))
        ledger = ConsentStore(compartment).ledger(case_id)
        return coverage(ledger, asked.recipient, asked.kind, asked.items, self.today)
