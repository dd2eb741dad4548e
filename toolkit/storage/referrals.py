"""Referrals of a case as they lie in a compartment: each a record, each step of it a record; nothing is overwritten."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from toolkit.domain.consent import Item, RecipientKind
from toolkit.domain.referral import Referral, State, Step, Urgency
from toolkit.storage.compartment import Compartment, StoredRecord

REFERRAL, STEP = "referral", "referral-step"


class ReferralStore:
    """The referrals of one compartment."""

    def __init__(self, compartment: Compartment) -> None:
        self._compartment = compartment

    def add(self, case_id: str, one: Referral, by: str) -> None:
        """A referral that was made, with the steps that came with it."""
        with self._compartment.transaction():
            self._add(one.id, REFERRAL, case_id, _referral_body(one) | {"by": by})
            for step in one.steps:
                self.add_step(case_id, one.id, step)

    def add_step(self, case_id: str, referral: str, step: Step) -> None:
        """How it went on."""
        self._add(secrets.token_hex(8), STEP, case_id, _step_body(step) | {"referral": referral})

    def of_case(self, case_id: str) -> list[Referral]:
        """The referrals of a case with all their steps, oldest first."""
        return referrals_in(self._compartment.of_case(case_id, REFERRAL, STEP))

    def _add(self, record: str, kind: str, case_id: str, body: dict[str, Any]) -> None:
        with self._compartment.transaction():
            order = self._compartment.next_number
            self._compartment.put(record, kind, body | {"order": order}, case_id, "create")


def referrals_in(records: Iterable[StoredRecord]) -> list[Referral]:
    """The referrals that these records of a case hold, with all their steps, oldest first."""
    kept = list(records)
    return _together((one for one in kept if one.kind == REFERRAL), (one for one in kept if one.kind == STEP))


def _together(referrals: Iterable[StoredRecord], steps: Iterable[StoredRecord]) -> list[Referral]:
    by_referral: dict[str, list[Step]] = {}
    for record in sorted(steps, key=_order):
        by_referral.setdefault(record.body["referral"], []).append(_step(record.body))
    made = [_referral(record) for record in sorted(referrals, key=_order)]
    return [replace(one, steps=tuple(by_referral.get(one.id, ()))) for one in made]


def _order(record: StoredRecord) -> int:
    return int(record.body["order"])


def _referral_body(one: Referral) -> dict[str, Any]:
    return {
        "service": one.service,
        "service_id": one.service_id,
        "confidential": one.confidential,
        "kind": one.kind.value,
        "needs": list(one.needs),
        "urgency": one.urgency.value,
        "reason": one.reason,
        "also": sorted(one.also),
        "ask_again": _day(one.ask_again),
        "consents": sorted(one.consents),
        "made_at": one.made_at,
    }


def _referral(record: StoredRecord) -> Referral:
    body = record.body
    return Referral(
        service=body["service"],
        kind=RecipientKind(body["kind"]),
        needs=tuple(body["needs"]),
        urgency=Urgency(body["urgency"]),
        reason=body["reason"],
        also=frozenset(map(Item, body["also"])),
        ask_again=_read_day(body["ask_again"]),
        service_id=body["service_id"],
        confidential=body["confidential"],
        id=record.id,
        consents=frozenset(body["consents"]),
        made_at=body["made_at"],
    )


def _step_body(step: Step) -> dict[str, Any]:
    return {
        "state": step.state.value,
        "on": step.on.isoformat(),
        "how": step.how,
        "received_by": step.received_by,
        "why": step.why,
        "note_back": step.note_back,
        "ask_again": _day(step.ask_again),
        "by": step.by,
        "at": step.at,
    }


def _step(body: dict[str, Any]) -> Step:
    return Step(
        state=State(body["state"]),
        on=date.fromisoformat(body["on"]),
        how=body["how"],
        received_by=body["received_by"],
        why=body["why"],
        note_back=body["note_back"],
        ask_again=_read_day(body["ask_again"]),
        by=body["by"],
        at=body["at"],
    )


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""


def _read_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
