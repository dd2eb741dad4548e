"""Cases: opened only with consent, found again, and what is done in them: sheets given, duties settled."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from itertools import islice

from toolkit.domain.case import (
    Before,
    Case,
    ClosedBecause,
    ConsentToRecord,
    DutyDone,
    Role,
    SheetGiven,
    SheetHow,
    Status,
    StatusChange,
    may_record,
    new_code,
)
from toolkit.services.agreement import agreed
from toolkit.services.case_list import CaseList
from toolkit.services.open_vault import OpenVault, now
from toolkit.storage.cases import CASE, CaseStore
from toolkit.storage.errors import NoRecordError
from toolkit.storage.moving import clear_moved, move_case

RESPONDER = "responder"


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with what its page shows."""

    case: Case
    consents: tuple[ConsentToRecord, ...]
    sheets: tuple[SheetGiven, ...]
    duties: dict[str, DutyDone]
    stood: tuple[StatusChange, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the person's consent to record still holds."""
        return may_record(self.consents)

    @property
    def may_record(self) -> bool:
        """Whether something may be added: the person agrees, and the case is not closed."""
        return self.agrees and self.case.status is not Status.CLOSED


class CaseService:
    """The cases that the user of an open vault can open."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault
        self.list = CaseList(vault)

    def open_case(self, before: Before, consent: ConsentToRecord) -> Case:
        """A new case under a new code. There is no case without consent to record."""
        at = now()
        case = Case(
            id=secrets.token_hex(8),
            code=new_code(),
            status=Status.OPEN,
            opened_at=at,
            opened_by=self._vault.member_id,
            before=before,
            practice=self._vault.practice,
            changed_at=at,
        )
        CaseStore(self._vault.shared).add(case, replace(consent, at=at))
        return case

    def all(self) -> list[Case]:
        """Every case that this user can open, the latest change first."""
        cases = [case for store in self._stores() for case in store.all()]
        return sorted(cases, key=lambda case: (case.changed_at, case.code), reverse=True)

    def recording(self, most: int = 100) -> list[Case]:
        """The cases in which something may be written, the latest ones: open, and the consent to record holds."""
        open_ones = (line.id for line in self.list.all() if line.status is Status.OPEN)
        views = (self.view(case_id) for case_id in open_ones)
        return list(islice((view.case for view in views if view.may_record), most))

    def view(self, case_id: str) -> CaseView:
        """A case with what its page shows. Raises NoRecordError."""
        store = self._store(case_id)
        case = store.get(case_id)
        if case is None:
            raise NoRecordError()
        consents, sheets = tuple(store.consents(case_id)), tuple(store.sheets(case_id))
        return CaseView(case, consents, sheets, store.duties(case_id), tuple(store.status_changes(case_id)))

    def set_before(self, case_id: str, before: Before) -> None:
        """How the person can speak now, and who interprets. Raises NoRecordError, ConsentTakenBackError."""
        store = self._agreed(case_id)
        case = store.get(case_id)
        if case is None:
            raise NoRecordError()
        store.change(replace(case, before=before))

    def stand(self, case_id: str, status: Status, because: ClosedBecause | None = None) -> None:
        """Pause a case, close it for a reason, or take it up again: that adds nothing to what is known of the person,
        and so needs no consent. Raises NoRecordError; ValueError where it is closed without a reason, or has one
        and is not.
        """
        if (status is Status.CLOSED) != (because is not None):
            raise ValueError("a case is closed for a reason, and only then")
        store = self._store(case_id)
        case = store.get(case_id)
        if case is None:
            raise NoRecordError()
        change = StatusChange(status, because, now(), self._vault.member_id)
        store.stand(replace(case, status=status), change)

    def withdraw_consent(self, case_id: str) -> None:
        """The person takes back that anything is written down: what is there stays until it is erased, nothing more
        is added. Raises NoRecordError.
        """
        store = self._store(case_id)
        consents = store.consents(case_id)
        if consents:
            store.add_consent(case_id, replace(consents[-1], withdrawn_at=now()))

    def renew_consent(self, case_id: str, consent: ConsentToRecord) -> None:
        """The person agrees again. Raises NoRecordError."""
        self._store(case_id).add_consent(case_id, replace(consent, at=now()))

    def give_sheet(self, case_id: str, language: str, how: SheetHow) -> SheetGiven:
        """Note that a rights sheet was given (Standard 5). Raises NoRecordError, ConsentTakenBackError."""
        sheet = SheetGiven(language, how, now(), self._vault.member_id)
        self._agreed(case_id).add_sheet(case_id, sheet)
        return sheet

    def settle(self, case_id: str, duty: str, done: str, why: str = "") -> DutyDone:
        """Note what became of a duty: "done", "not_done" with a reason, "not_here", or "" for taken back.

        Raises NoRecordError, ConsentTakenBackError.
        """
        settled = DutyDone(duty, done, why, now(), self._vault.member_id)
        self._agreed(case_id).settle(case_id, settled)
        return settled

    def keep_draft(self, place: str, case_id: str, fields: dict[str, str]) -> None:
        """Keep text that was not saved yet. Raises NoRecordError."""
        self._store(case_id).keep_draft(place, case_id, fields)

    def take_draft(self, place: str, case_id: str) -> dict[str, str]:
        """The text that was kept; it is now the page's again. Raises NoRecordError."""
        return self._store(case_id).take_draft(place, case_id)

    def close_to_colleagues(self, case_id: str) -> None:
        """Move a case to the compartment that no colleague can open, before an official is named as a suspect
        (Standard 4). Colleagues can see that a case was moved, never what it said. Raises NoRecordError,
        FileRefusedError.
        """
        source, target = self._vault.holding(case_id), self._vault.own_compartment()
        if source is not target:
            move_case(source, target, case_id)

    def finish_moves(self) -> None:
        """Finish what a crash interrupted: a case that was written whole in the user's own compartment goes here."""
        own = self._vault.own
        for case_id in own.latest_ids(CASE) if own else ():
            for compartment in self._vault.compartments:
                if compartment is not own and compartment.holds(case_id):
                    clear_moved(compartment, case_id)

    @property
    def role(self) -> Role:
        """In which role this user meets people."""
        found = self._vault.shared.get(self._responder)
        return Role(found.body["role"]) if found else Role.POLICE

    def set_role(self, role: Role) -> None:
        """Remember the role of this user."""
        self._vault.shared.put(self._responder, RESPONDER, {"role": role.value})

    @property
    def _responder(self) -> str:
        return f"{RESPONDER}-{self._vault.member_id}"

    def _stores(self) -> list[CaseStore]:
        return [CaseStore(compartment, compartment is self._vault.own) for compartment in self._vault.compartments]

    def _agreed(self, case_id: str) -> CaseStore:
        compartment = agreed(self._vault, case_id)
        return CaseStore(compartment, compartment is self._vault.own)

    def _store(self, case_id: str) -> CaseStore:
        compartment = self._vault.holding(case_id)
        return CaseStore(compartment, compartment is self._vault.own)
