"""Cases and what belongs to each, as they lie in a compartment: consent to record, sheets given, duties, drafts.

Nothing is overwritten that a person or a responder said: what changes comes as a record of its own.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from toolkit.domain.answers import Circumstances
from toolkit.domain.case import (
    Before,
    Case,
    CaseLine,
    ClosedBecause,
    ConsentToRecord,
    DutyDone,
    Given,
    SheetGiven,
    SheetHow,
    Status,
    StatusChange,
)
from toolkit.storage.compartment import Compartment, StoredRecord

CASE, CONSENT, SHEET, DUTY, DRAFT = "case", "consent-to-record", "sheet-given", "duty", "draft"
STATUS = "case-status"


class CaseStore:
    """The cases of one compartment. `own`: no colleague can open it."""

    def __init__(self, compartment: Compartment, own: bool = False) -> None:
        self._compartment, self._own = compartment, own

    def add(self, case: Case, consent: ConsentToRecord) -> None:
        """A new case with the consent that it rests on, together."""
        with self._compartment.transaction():
            self._compartment.put(case.id, CASE, _case_body(case), case.id, "create")
            self._add(CONSENT, case.id, _consent_body(consent))

    def change(self, case: Case) -> None:
        """The case as it stands now; what is stored of it besides stays."""
        stored = self._compartment.get(case.id)
        before = stored.body if stored else {}
        self._compartment.put(case.id, CASE, before | _case_body(case), case.id)

    def all(self) -> Iterator[Case]:
        """Every case, in no order that means anything."""
        return (_case(record, self._own) for record in self._compartment.of_kind(CASE))

    def get(self, case_id: str) -> Case | None:
        """One case."""
        record = self._compartment.get(case_id)
        return _case(record, self._own) if record and record.kind == CASE else None

    def line(self, case_id: str) -> CaseLine | None:
        """One case as the list has it."""
        record = self._compartment.get(case_id)
        return _line(record, self._own) if record and record.kind == CASE else None

    def stand(self, case: Case, change: StatusChange) -> None:
        """How a case stands from now on, with why; together."""
        because = change.because.value if change.because else ""
        with self._compartment.transaction():
            self.change(case)
            self._add(STATUS, case.id, asdict(change) | {"status": change.status.value, "because": because})

    def status_changes(self, case_id: str) -> list[StatusChange]:
        """How a case stood, oldest first; empty for one that was never paused or closed."""
        return [_status_change(record.body) for record in self._in_order(case_id, STATUS)]

    def add_consent(self, case_id: str, consent: ConsentToRecord) -> None:
        """A new consent to record, or a withdrawal of it."""
        self._add(CONSENT, case_id, _consent_body(consent))

    def consents(self, case_id: str) -> list[ConsentToRecord]:
        """Every consent to record, oldest first; the last one holds."""
        return [_consent(record.body) for record in self._in_order(case_id, CONSENT)]

    def add_sheet(self, case_id: str, sheet: SheetGiven) -> None:
        """That a rights sheet was given."""
        self._add(SHEET, case_id, asdict(sheet) | {"how": sheet.how.value})

    def sheets(self, case_id: str) -> list[SheetGiven]:
        """The rights sheets that were given, oldest first."""
        return [_sheet(record.body) for record in self._in_order(case_id, SHEET)]

    def settle(self, case_id: str, duty: DutyDone) -> None:
        """What became of a duty; the latest word counts."""
        self._add(DUTY, case_id, asdict(duty))

    def duties(self, case_id: str) -> dict[str, DutyDone]:
        """What became of each duty, by its key."""
        settled = (_duty(record.body) for record in self._in_order(case_id, DUTY))
        return {duty.duty: duty for duty in settled}

    def keep_draft(self, place: str, case_id: str, fields: dict[str, str]) -> None:
        """Text that was not saved yet when the program locked."""
        self._compartment.put(f"{DRAFT}-{case_id}-{place}", DRAFT, {"fields": fields}, case_id, "draft")

    def take_draft(self, place: str, case_id: str) -> dict[str, str]:
        """The text that was kept for this place, and forget it here; empty where there is none."""
        name = f"{DRAFT}-{case_id}-{place}"
        record = self._compartment.get(name)
        if record is None:
            return {}
        self._compartment.erase(name, DRAFT)
        fields: dict[str, str] = record.body["fields"]
        return fields

    def _add(self, kind: str, case_id: str, body: dict[str, Any]) -> None:
        with self._compartment.transaction():
            order = self._compartment.next_number
            self._compartment.put(secrets.token_hex(8), kind, body | {"order": order}, case_id, "create")

    def _in_order(self, case_id: str, kind: str) -> list[StoredRecord]:
        return sorted(self._compartment.of_case(case_id, kind), key=lambda record: int(record.body["order"]))


def _case_body(case: Case) -> dict[str, Any]:
    return {
        "code": case.code,
        "status": case.status.value,
        "opened_at": case.opened_at,
        "opened_by": case.opened_by,
        "practice": case.practice,
        "before": asdict(case.before),
    }


def _case(record: StoredRecord, own: bool) -> Case:
    body = record.body
    before = body.get("before", {})
    return Case(
        id=record.id,
        code=body["code"],
        status=Status(body["status"]),
        opened_at=body.get("opened_at", ""),
        opened_by=body.get("opened_by", ""),
        before=Before(
            circumstances=Circumstances(**before.get("circumstances", {})),
            interpreter=before.get("interpreter", ""),
            language=before.get("language", ""),
            held=before.get("held", False),
        ),
        practice=body.get("practice", False),
        own=own,
        changed_at=record.changed_at,
    )


def _line(record: StoredRecord, own: bool) -> CaseLine:
    body = record.body
    return CaseLine(record.id, body["code"], Status(body["status"]), body["opened_at"], record.changed_at,
                    body.get("practice", False), own)  # fmt: skip


def _status_change(body: dict[str, Any]) -> StatusChange:
    because = ClosedBecause(body["because"]) if body["because"] else None
    return StatusChange(Status(body["status"]), because, body["at"], body.get("by", ""))


def _consent_body(consent: ConsentToRecord) -> dict[str, Any]:
    return asdict(consent) | {"how": consent.how.value}


def _consent(body: dict[str, Any]) -> ConsentToRecord:
    return ConsentToRecord(
        Given(body["how"]), body["language"], body["understood"], body["at"], body.get("withdrawn_at", "")
    )


def _sheet(body: dict[str, Any]) -> SheetGiven:
    return SheetGiven(body["language"], SheetHow(body["how"]), body["at"], body.get("by", ""))


def _duty(body: dict[str, Any]) -> DutyDone:
    return DutyDone(body["duty"], body["done"], body.get("why", ""), body.get("at", ""), body.get("by", ""))
