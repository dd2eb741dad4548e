"""The consent ledger of a case as it lies in a compartment: each decision a record, never overwritten; that it was
taken back, what went out by it, and that a recipient was told of a withdrawal are records of their own.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from toolkit.domain.case import Given
from toolkit.domain.consent import Consent, Guardian, Item, RecipientKind, Use, UseKind
from toolkit.storage.compartment import Compartment, StoredRecord

DECISION, TAKEN_BACK, USE, TOLD = "consent", "consent-withdrawn", "consent-use", "consent-told"


class ConsentStore:
    """The consent ledgers of one compartment."""

    def __init__(self, compartment: Compartment) -> None:
        self._compartment = compartment

    def add(self, case_id: str, row: Consent, by: str) -> None:
        """A decision."""
        self._add(row.id, DECISION, case_id, _decision_body(row) | {"by": by})

    def take_back(self, case_id: str, row: Consent, by: str) -> None:
        """That a consent was taken back: `row` as it is then."""
        assert row.withdrawn_at  # noqa: S101  (the rule set it)
        body = {"consent": row.id, "at": _moment(row.withdrawn_at), "by": by}
        self._add(secrets.token_hex(8), TAKEN_BACK, case_id, body)

    def add_use(self, case_id: str, use: Use, by: str) -> None:
        """That something went out."""
        self._add(use.id, USE, case_id, _use_body(use) | {"by": by})

    def add_told(self, case_id: str, consent: str, use: str, at: datetime, by: str) -> None:
        """That the recipient of a use was told that a consent was taken back."""
        body = {"consent": consent, "use": use, "at": _moment(at), "by": by}
        self._add(secrets.token_hex(8), TOLD, case_id, body)

    def ledger(self, case_id: str) -> list[Consent]:
        """Every decision of a case as it stands, oldest first."""
        return ledger_in(self._compartment.of_case(case_id, DECISION, TAKEN_BACK))

    def uses(self, case_id: str) -> list[Use]:
        """What went out by consents, oldest first."""
        return uses_in(self._compartment.of_case(case_id, USE, TOLD))

    def _add(self, record: str, kind: str, case_id: str, body: dict[str, Any]) -> None:
        with self._compartment.transaction():
            order = self._compartment.next_number
            self._compartment.put(record, kind, body | {"order": order}, case_id, "create")


def _in_order(records: Iterable[StoredRecord]) -> list[StoredRecord]:
    return sorted(records, key=lambda record: record.body["order"])


def ledger_in(records: Iterable[StoredRecord]) -> list[Consent]:
    """Every decision that these records of a case hold, as it stands, oldest first."""
    kept = list(records)
    decisions = [record for record in kept if record.kind == DECISION]
    return _ledger(decisions, (record for record in kept if record.kind == TAKEN_BACK))


def uses_in(records: Iterable[StoredRecord]) -> list[Use]:
    """What went out, by these records of a case, oldest first, each with whether its recipient was told since."""
    kept = list(records)
    told: dict[str, set[str]] = {}
    for record in kept:
        if record.kind == TOLD:
            told.setdefault(record.body["use"], set()).add(record.body["consent"])
    found = [_use(record) for record in _in_order(one for one in kept if one.kind == USE)]
    return [replace(use, told=frozenset(told.get(use.id, ()))) for use in found]


def _ledger(records: Iterable[StoredRecord], taken_back: Iterable[StoredRecord]) -> list[Consent]:
    when = {record.body["consent"]: _read_moment(record.body["at"]) for record in taken_back}
    rows = [_decision(record) for record in _in_order(records)]
    return [replace(row, withdrawn_at=when.get(row.id)) for row in rows]


def _decision_body(row: Consent) -> dict[str, Any]:
    return {
        "recipient": row.recipient,
        "kind": row.kind.value,
        "items": sorted(row.items),
        "purpose": row.purpose,
        "how": row.how.value,
        "language": row.language,
        "understood": row.understood,
        "given_at": _moment(row.given_at),
        "agreed": row.agreed,
        "until": row.until.isoformat() if row.until else "",
        "guardian": asdict(row.guardian) if row.guardian else None,
    }


def _decision(record: StoredRecord) -> Consent:
    body = record.body
    return Consent(
        id=record.id,
        recipient=body["recipient"],
        kind=RecipientKind(body["kind"]),
        items=frozenset(map(Item, body["items"])),
        purpose=body["purpose"],
        how=Given(body["how"]),
        language=body["language"],
        understood=body["understood"],
        given_at=_read_moment(body["given_at"]),
        agreed=body["agreed"],
        until=date.fromisoformat(body["until"]) if body["until"] else None,
        guardian=Guardian(**body["guardian"]) if body["guardian"] else None,
    )


def _use_body(use: Use) -> dict[str, Any]:
    return {
        "kind": use.kind.value,
        "what": use.what,
        "at": _moment(use.at),
        "consents": sorted(use.consents),
        "recipient": use.recipient,
        "recipient_kind": use.recipient_kind.value,
        "items": sorted(use.items),
    }


def _use(record: StoredRecord) -> Use:
    body = record.body
    return Use(
        kind=UseKind(body["kind"]),
        what=body["what"],
        at=_read_moment(body["at"]),
        consents=frozenset(body["consents"]),
        id=record.id,
        recipient=body["recipient"],
        recipient_kind=RecipientKind(body["recipient_kind"]),
        items=frozenset(map(Item, body["items"])),
    )


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")


def _read_moment(text: str) -> datetime:
    """A moment on the clock of this place: the day of a consent is the day on which it was given here."""
    return datetime.fromisoformat(text).astimezone()
