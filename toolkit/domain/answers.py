"""Answers as they are recorded, and what they amount to together: a "no" that was not free stays unknown, and what
contradicts itself stays unknown until the responder decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.domain.checklist import Question
from toolkit.domain.definitions.facts import Answer, Basis, Phase, Reason, Value

FACT_QUESTION = "fact/"
"""Before a fact's id: an answer that was entered at the fact itself, not through a question of a checklist."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How the person could speak. Only where all three hold does a "no" count."""

    alone: bool = False
    safe: bool = False
    understood: bool = False

    @property
    def free(self) -> bool:
        """Whether the person was free to answer."""
        return self.alone and self.safe and self.understood


@dataclass(frozen=True, slots=True)
class Screening:
    """One talk by a checklist: when it began, by whom, and how the person could speak."""

    id: str
    checklist: str
    begun_at: str
    by: str
    circumstances: Circumstances
    order: int = 0


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One answer. `values` is what it records: a value for each fact, "no" only where it was free. `reason` says why
    it records unknowns. `order` grows with each answer of a case.
    """

    question: str
    choices: tuple[str, ...]
    values: tuple[tuple[str, Value], ...]
    reason: Reason | None = None
    basis: Basis = Basis.OWN_WORDS
    phase: Phase | None = None
    attempted: bool = False
    intended: bool = False
    screening: str = ""
    draft_language: str = ""
    by: str = ""
    at: str = ""
    order: int = 0

    @property
    def source(self) -> tuple[str, str, str]:
        """A later answer with the same source takes the place of this one."""
        return self.screening, self.question, self.basis.value


@dataclass(frozen=True, slots=True)
class Decision:
    """What the responder decided of a fact on which answers contradict each other."""

    fact: str
    value: Value
    order: int
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """All answers of a case together: one answer for each fact, and those that stand against each other."""

    answers: dict[str, Answer]
    conflicts: dict[str, tuple[GivenAnswer, ...]]
    given: tuple[GivenAnswer, ...]


def values_of(
    question: Question, choices: Sequence[str], free: bool
) -> tuple[tuple[tuple[str, Value], ...], Reason | None]:
    """What these choices record, and why some of it is unknown. A "no" that was not free is unknown."""
    found: dict[str, Value] = {}
    for key in choices:
        choice = question.choice(key)
        for fact, value in choice.facts if choice else ():
            found[fact] = max(value, found.get(fact, Value.NO))
    kept = {fact: value if free or value is not Value.NO else Value.UNKNOWN for fact, value in found.items()}
    reason = Reason.NOT_FREE_TO_ANSWER if kept != found else Reason.DOES_NOT_KNOW if _unknown(kept) else None
    return tuple(kept.items()), reason


def skipped_values(question: Question) -> tuple[tuple[str, Value], ...]:
    """What a question records that was asked and not answered: each of its facts as unknown."""
    return tuple((fact, Value.UNKNOWN) for fact in sorted(question.facts))


def _unknown(values: Mapping[str, Value]) -> bool:
    return Value.UNKNOWN in values.values()


def together(given: Iterable[GivenAnswer], decisions: Iterable[Decision] = ()) -> Recorded:
    """What all answers of a case amount to. Of answers from the same source the last one counts."""
    latest: dict[tuple[str, str, str], GivenAnswer] = {}
    for answer in sorted(given, key=lambda one: one.order):
        latest[answer.source] = answer
    standing = tuple(sorted(latest.values(), key=lambda one: one.order))
    decided = {one.fact: one for one in sorted(decisions, key=lambda one: one.order)}
    told: dict[str, list[tuple[GivenAnswer, Value]]] = {}
    for answer in standing:
        for fact, value in answer.values:
            told.setdefault(fact, []).append((answer, value))
    answers, conflicts = {}, {}
    for fact, all_told in told.items():
        answers[fact] = _one(all_told, decided.get(fact))
        if answers[fact].reason is Reason.CONFLICTING:
            conflicts[fact] = tuple(answer for answer, value in all_told if value is not Value.UNKNOWN)
    return Recorded(answers, conflicts, standing)


def _one(told: list[tuple[GivenAnswer, Value]], decision: Decision | None) -> Answer:
    """One fact's answers as one. A decision holds until somebody says otherwise after it."""
    known = [(answer, value) for answer, value in told if value is not Value.UNKNOWN]
    if decision and not any(value is not decision.value for answer, value in known if answer.order > decision.order):
        agreeing = [answer for answer, value in told if value is decision.value]
        return _answer(agreeing[-1] if agreeing else told[-1][0], decision.value, None)
    if not known:
        last = told[-1][0]
        return _answer(last, Value.UNKNOWN, last.reason or Reason.DOES_NOT_KNOW)
    if len({value for _, value in known}) > 1:
        return _answer(known[-1][0], Value.UNKNOWN, Reason.CONFLICTING)
    return _answer(*known[-1], None)


def _answer(given: GivenAnswer, value: Value, reason: Reason | None) -> Answer:
    return Answer(value, reason, given.basis, given.phase, given.attempted, given.intended)
