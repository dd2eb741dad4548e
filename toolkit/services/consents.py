"""The consent ledger (Standards 3 and 7): what the person decided, what may go out by it today, what went out, and whom
to tell once it was taken back.

Whoever sends something out asks before (`ask`) and notes it as it goes (`note`): what was not noted never went.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from toolkit.domain.case import Case, Given, Status, may_record
from toolkit.domain.consent import (
    Consent,
    ConsentFault,
    Coverage,
    Disclosure,
    Guardian,
    Item,
    Lapsing,
    RecipientKind,
    Uncovered,
    Use,
    UseKind,
    bundling_fault,
    consent_faults,
    coverage,
    lapsing,
    to_tell,
    withdraw,
)
from toolkit.domain.errors import BadInputError
from toolkit.services.agreement import agreed
from toolkit.services.open_vault import OpenVault
from toolkit.services.origin import no_contact
from toolkit.storage.cases import CaseStore
from toolkit.storage.compartment import Compartment
from toolkit.storage.consents import ConsentStore
from toolkit.storage.errors import NoRecordError
from toolkit.storage.forms import FormStore
from toolkit.support.i18n import N_

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
class Decision:
    """What the person decided about one recipient, as it is recorded. `on`: the day, None for now. A decision that
    did not agree needs the recipient alone.
    """

    recipient: str = field(repr=False)
    kind: RecipientKind
    items: frozenset[Item] = frozenset()
    purpose: str = field(default="", repr=False)
    how: Given = Given.SPOKEN
    language: str = ""
    understood: bool = False
    agreed: bool = True
    on: date | None = None
    until: date | None = None
    guardian: Guardian | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of a case with what its page shows: every decision, oldest first; what went out by each; what is to
    be told; which run out soon; and those that hold today.
    """

    case: Case
    may_record: bool
    rows: tuple[Consent, ...]
    uses: tuple[Use, ...]
    to_tell: tuple[tuple[Consent, Use], ...]
    lapsing: tuple[Lapsing, ...]
    no_contact: bool


@dataclass(frozen=True, slots=True)
class LapsingConsent:
    """A consent of a case that runs out; `day` is its last one, `days` how many are left."""

    case_id: str
    code: str
    day: date
    days: int


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
        rows, uses = tuple(store.ledger(case_id)), tuple(store.uses(case_id))
        return Ledger(
            case=case,
            may_record=may_record(cases.consents(case_id)),
            rows=rows,
            uses=uses,
            to_tell=to_tell(rows, uses),
            lapsing=lapsing(rows, self.today),
            no_contact=no_contact(FormStore(compartment), case_id),
        )

    def decide(self, case_id: str, *decisions: Decision) -> tuple[Consent, ...]:
        """Record decisions, each about one recipient, all or none. Raises BadConsentError (also where the police or
        immigration were asked for together with others), NoRecordError, ConsentTakenBackError.
        """
        faults = self.faults(*decisions)
        if faults:
            raise BadConsentError(faults)
        rows = tuple(self._row(one) for one in decisions)
        compartment = agreed(self._vault, case_id)
        with compartment.transaction():
            for row in rows:
                ConsentStore(compartment).add(case_id, row, self._vault.member_id)
        return rows

    def faults(self, *decisions: Decision) -> tuple[ConsentFault, ...]:
        """Why these cannot be recorded so, all at once; none where they can."""
        bundled = bundling_fault([one.kind for one in decisions])
        found = [ConsentFault("recipient_kind", bundled)] if bundled else []
        for one in decisions:
            found += consent_faults(self._row(one))
            if one.on and one.on > self.today:
                found.append(ConsentFault("given_on", N_("This day is still to come. Write the day it was given.")))
        return tuple(found)

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

    def lapsing(self, today: date) -> list[LapsingConsent]:
        """The consents of all cases that are not closed and that run out within 14 days, the nearest first."""
        found = []
        for compartment in self._vault.compartments:
            ledgers = ConsentStore(compartment).of_every_case()
            cases = {case.id: case for case in CaseStore(compartment).all()} if ledgers else {}
            for case_id, rows in ledgers.items():
                case = cases.get(case_id)
                if case is not None and case.status is not Status.CLOSED:
                    found += [_lapsing(case, one) for one in lapsing(rows, today)]
        return sorted(found, key=lambda one: (one.day, one.code))

    @property
    def today(self) -> date:
        """The day of now, where this machine is."""
        return self._now().astimezone().date()

    def _covered(self, compartment: Compartment, case_id: str, asked: Disclosure) -> Coverage:
        if asked.kind is RecipientKind.EMBASSY and no_contact(FormStore(compartment), case_id):
            return Coverage((), dict.fromkeys(sorted(asked.items), Uncovered.NO_CONTACT))
        ledger = ConsentStore(compartment).ledger(case_id)
        return coverage(ledger, asked.recipient, asked.kind, asked.items, self.today)

    def _row(self, one: Decision) -> Consent:
        now = self._now().astimezone()
        given = datetime.combine(one.on, now.time()).astimezone() if one.on else now
        return Consent(
            id=secrets.token_hex(8),
            recipient=" ".join(one.recipient.split()),
            kind=one.kind,
            items=one.items,
            purpose=one.purpose.strip(),
            how=one.how,
            language=one.language.strip(),
            understood=one.understood,
            given_at=given,
            agreed=one.agreed,
            until=one.until,
            guardian=one.guardian,
        )


def _lapsing(case: Case, one: Lapsing) -> LapsingConsent:
    assert one.row.until  # noqa: S101  (a consent without an end never runs out)
    return LapsingConsent(case.id, case.code, one.row.until, one.days)
