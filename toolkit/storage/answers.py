"""Screenings and their answers, as they lie in a compartment. Answers are only ever added: what a later one replaces
stays readable.
"""

from __future__ import annotations

import secrets
from dataclasses import asdict, replace
from typing import Any

from toolkit.domain.answers import Circumstances, Decision, GivenAnswer, Screening
from toolkit.domain.definitions.facts import Basis, Phase, Reason, Value
from toolkit.storage.compartment import Compartment

SCREENING, ANSWER, DECISION = "screening", "answer", "decision"

_NAMES = {Value.NO: "no", Value.UNKNOWN: "unknown", Value.YES: "yes"}
_VALUES = {name: value for value, name in _NAMES.items()}


class AnswerStore:
    """The screenings of one compartment."""

    def __init__(self, compartment: Compartment) -> None:
        self._compartment = compartment

    def begin(self, case_id: str, screening: Screening) -> Screening:
        """Add a screening; as it was stored, with its place in the order."""
        with self._compartment.transaction():
            placed = replace(screening, order=self._compartment.next_number)
            self._compartment.put(placed.id, SCREENING, asdict(placed), case_id, "create")
        return placed

    def screenings(self, case_id: str) -> list[Screening]:
        """Every screening of a case, oldest first."""
        found = [_screening(record.body) for record in self._compartment.of_case(case_id, SCREENING)
                 if "order" in record.body]  # fmt: skip
        return sorted(found, key=lambda one: one.order)

    def add(self, case_id: str, answers: list[GivenAnswer]) -> list[GivenAnswer]:
        """Add answers, all or none; as they were stored, each with its place in the order."""
        stored = []
        with self._compartment.transaction():
            for answer in answers:
                placed = replace(answer, order=self._compartment.next_number)
                self._compartment.put(secrets.token_hex(8), ANSWER, _answer_body(placed), case_id, "create")
                stored.append(placed)
        return stored

    def answers(self, case_id: str) -> list[GivenAnswer]:
        """Every answer of a case, oldest first."""
        found = [_answer(record.body) for record in self._compartment.of_case(case_id, ANSWER)]
        return sorted(found, key=lambda one: one.order)

    def decide(self, case_id: str, decision: Decision) -> Decision:
        """Add what the responder decided of a fact; as it was stored."""
        with self._compartment.transaction():
            placed = replace(decision, order=self._compartment.next_number)
            body = asdict(placed) | {"value": _NAMES[placed.value]}
            self._compartment.put(secrets.token_hex(8), DECISION, body, case_id, "create")
        return placed

    def decisions(self, case_id: str) -> list[Decision]:
        """Every decision of a case, oldest first."""
        found = [
            Decision(body["fact"], _VALUES[body["value"]], body["order"], body["by"], body["at"])
            for body in (record.body for record in self._compartment.of_case(case_id, DECISION))
        ]
        return sorted(found, key=lambda one: one.order)


def _screening(body: dict[str, Any]) -> Screening:
    circumstances = Circumstances(**body["circumstances"])
    return Screening(body["id"], body["checklist"], body["begun_at"], body["by"], circumstances, body["order"])


def _answer_body(answer: GivenAnswer) -> dict[str, Any]:
    return {
        "question": answer.question,
        "choices": list(answer.choices),
        "values": {fact: _NAMES[value] for fact, value in answer.values},
        "reason": answer.reason.value if answer.reason else None,
        "basis": answer.basis.value,
        "phase": answer.phase.value if answer.phase else None,
        "attempted": answer.attempted,
        "intended": answer.intended,
        "screening": answer.screening,
        "draft_language": answer.draft_language,
        "by": answer.by,
        "at": answer.at,
        "order": answer.order,
    }


def _answer(body: dict[str, Any]) -> GivenAnswer:
    return GivenAnswer(
        question=body["question"],
        choices=tuple(body["choices"]),
        values=tuple((fact, _VALUES[value]) for fact, value in body["values"].items()),
        reason=Reason(body["reason"]) if body["reason"] else None,
        basis=Basis(body["basis"]),
        phase=Phase(body["phase"]) if body["phase"] else None,
        attempted=body["attempted"],
        intended=body["intended"],
        screening=body["screening"],
        draft_language=body["draft_language"],
        by=body["by"],
        at=body["at"],
        order=body["order"],
    )
