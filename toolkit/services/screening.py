"""Screening: the answers of a case, what they amount to, and what the responder decides where they contradict."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.domain.answers import (
    FACT_QUESTION,
    Circumstances,
    Decision,
    GivenAnswer,
    Recorded,
    Screening,
    skipped_values,
    together,
    values_of,
)
from toolkit.domain.checklist import How, Question
from toolkit.domain.definitions.assessment import Assessment, assess
from toolkit.domain.definitions.facts import Basis, Phase, Reason, Value
from toolkit.domain.definitions.links import LinkStanding, standing_of
from toolkit.services.agreement import agreed
from toolkit.services.open_vault import OpenVault, now
from toolkit.storage.answers import AnswerStore


@dataclass(frozen=True, slots=True)
class Talk:
    """All that is recorded of a case's screenings."""

    case_id: str
    screenings: tuple[Screening, ...]
    given: tuple[GivenAnswer, ...]
    decisions: tuple[Decision, ...]

    @property
    def recorded(self) -> Recorded:
        """All that was answered of the person, together; links in the chain are not the person's."""
        return together((answer for answer in self.given if not _of_link(answer)), self.decisions)

    @property
    def assessment(self) -> Assessment:
        """What it amounts to by the definitions: the same pure code as `waymark assess`."""
        return assess(self.recorded.answers)

    def standing(self, screening: str) -> tuple[GivenAnswer, ...]:
        """The answers of one talk, or of one link, that stand."""
        return together(answer for answer in self.given if answer.screening == screening).given

    def link(self, screening: str) -> LinkStanding:
        """How a link in the chain stands."""
        return standing_of({fact: value for answer in self.standing(screening) for fact, value in answer.values})

    def with_given(self, answers: Sequence[GivenAnswer]) -> Talk:
        """The same with more answers."""
        return replace(self, given=(*self.given, *answers))


def _of_link(answer: GivenAnswer) -> bool:
    return any(fact.startswith("link.") for fact, _ in answer.values)


class ScreeningService:
    """The screenings of the cases in an open vault."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def begin(self, case_id: str, checklist: str, circumstances: Circumstances) -> Screening:
        """Begin a talk by a checklist. Raises NoRecordError, ConsentTakenBackError."""
        screening = Screening(secrets.token_hex(8), checklist, now(), self._vault.member_id, circumstances)
        return AnswerStore(agreed(self._vault, case_id)).begin(case_id, screening)

    def add(self, case_id: str, answers: Sequence[GivenAnswer]) -> list[GivenAnswer]:
        """Write answers, all or none; as they were stored. Raises NoRecordError, ConsentTakenBackError."""
        at, by = now(), self._vault.member_id
        signed = [replace(answer, at=answer.at or at, by=by) for answer in answers]
        return AnswerStore(agreed(self._vault, case_id)).add(case_id, signed)

    def decide(self, case_id: str, fact: str, value: Value) -> Decision:
        """Write what the responder decided of a fact. Raises NoRecordError, ConsentTakenBackError."""
        decision = Decision(fact, value, 0, self._vault.member_id, now())
        return AnswerStore(agreed(self._vault, case_id)).decide(case_id, decision)

    def talk(self, case_id: str) -> Talk:
        """All that is recorded of a case's screenings. Raises NoRecordError."""
        store = AnswerStore(self._vault.holding(case_id))
        return Talk(
            case_id,
            tuple(store.screenings(case_id)),
            tuple(store.answers(case_id)),
            tuple(store.decisions(case_id)),
        )


def answer_to(
    question: Question, choices: Sequence[str], circumstances: Circumstances, screening: str, basis: Basis | None = None
) -> GivenAnswer:
    """An answer to a question, as it is to be written."""
    seen = question.how is How.SEE
    # What the responder saw needs nobody's freedom to say it.
    values, reason = values_of(question, choices, circumstances.free or seen)
    return GivenAnswer(
        question=question.id,
        choices=tuple(choices),
        values=values,
        reason=reason,
        basis=basis or (Basis.SEEN_BY_RESPONDER if seen else Basis.OWN_WORDS),
        phase=Phase(question.phase) if question.phase else None,
        screening=screening,
    )


def unanswered(question: Question, reason: Reason, screening: str) -> GivenAnswer:
    """A question that was asked and not answered, and why. It is never a sign of anything."""
    return GivenAnswer(question.id, (), skipped_values(question), reason, screening=screening)


def fact_answer(
    fact: str, value: Value, circumstances: Circumstances, screening: str, basis: Basis, phase: Phase | None = None
) -> GivenAnswer:
    """An answer entered at the fact itself. What was seen or read in a paper needs nobody's freedom to say it."""
    free = circumstances.free or basis in (Basis.SEEN_BY_RESPONDER, Basis.DOCUMENT)
    kept = value if free or value is not Value.NO else Value.UNKNOWN
    reason = Reason.NOT_FREE_TO_ANSWER if kept is not value else Reason.DOES_NOT_KNOW if kept is Value.UNKNOWN else None
    return GivenAnswer(f"{FACT_QUESTION}{fact}", (), ((fact, kept),), reason, basis, phase, screening=screening)
