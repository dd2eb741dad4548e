"""The outcome of a screening, with its path, its overlays, and its reasons. Screening, never identification."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import NamedTuple

from toolkit.domain.definitions.facts import (
    ACTS,
    CHILD,
    COERCIONS,
    DEBTS,
    FACTS,
    LABOUR,
    NEWER,
    PURPOSES,
    Basis,
    Value,
)
from toolkit.domain.definitions.record import (
    GROUPS,
    NO,
    PLACE_OF,
    UNKNOWN,
    YES,
    Answers,
    Combined,
    Elements,
    State,
    combined,
    inferred_from,
    state_of,
)

READING = "1999-1"


class Path(IntEnum):
    """What the outcome leads to, from least to most protection."""

    OFFER_AGAIN = 0
    OTHER_HELP = 1
    PROTECT = 2


class Outcome(StrEnum):
    """What the recorded facts amount to. Three of them lead to the same protective path."""

    MATCHES = "matches"
    MAY_BE = "may_be"
    EXPLOITED_AT_HOME = "exploited_at_home"
    PART_ABSENT = "part_absent"
    TOO_LITTLE = "too_little"
    NOTHING_RECORDED = "nothing_recorded"


NEVER_PRINTED = frozenset({Outcome.PART_ABSENT, Outcome.TOO_LITTLE, Outcome.NOTHING_RECORDED})
"""Outcomes that stay on the screen: never printed, never exported."""


class Overlay(StrEnum):
    """What is shown first, whatever the outcome, in this order."""

    SAFETY_NOW = "safety_now"
    OFFICIAL_SUSPECT = "official_suspect"
    CHILD = "child"
    MAYBE_CHILD = "maybe_child"
    OTHER_CRIMES = "other_crimes"
    NEWER_LAW = "newer_law"


class ReasonGiven(NamedTuple):
    """A fact that was used: recorded, or inferred from another; `conflicting` where an inference beat a no."""

    fact: str
    value: Value
    basis: Basis | None
    inferred_from: str | None
    conflicting: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that a screening shows; the same answers always give the same assessment."""

    outcome: Outcome
    path: Path
    elements: Elements
    overlays: tuple[Overlay, ...]
    reasons: tuple[ReasonGiven, ...]
    unknowns: tuple[str, ...]
    adds_protection: tuple[str, ...]
    reading: str = READING


def assess(answers: Answers) -> Assessment:
    """The assessment of these answers; a fact that is not among them was not asked."""
    values = {fact: answer.value for fact, answer in answers.items()}
    state = state_of(values)
    found = combined(state)
    inferred = inferred_from(values)
    values |= dict.fromkeys(inferred, YES)
    outcome, path = _outcome(state)
    unknowns = tuple([fact for fact in FACTS if values.get(fact, UNKNOWN) is UNKNOWN])
    return Assessment(
        outcome=outcome,
        path=path,
        elements=found.elements,
        overlays=_overlays(values, answers, found, outcome),
        reasons=tuple(_reasons(values, answers, found, inferred)),
        unknowns=unknowns,
        adds_protection=_adds_protection(state, unknowns),
    )


@lru_cache(maxsize=65_536)
def _outcome(state: State) -> tuple[Outcome, Path]:
    found = combined(state)
    core = found.elements.core
    if core is YES:
        return _BY_PLACE[state.displacement], Path.PROTECT
    if not found.anything:
        return (Outcome.NOTHING_RECORDED if found.all_no else Outcome.TOO_LITTLE), Path.OFFER_AGAIN
    if core is UNKNOWN:
        return Outcome.MAY_BE, Path.PROTECT
    return Outcome.PART_ABSENT, Path.PROTECT if state.newer is YES else Path.OTHER_HELP


_BY_PLACE = {YES: Outcome.MATCHES, UNKNOWN: Outcome.MAY_BE, NO: Outcome.EXPLOITED_AT_HOME}

_DANGERS = ("situation.danger_now", "situation.injured_or_ill", "situation.controller_near")
_CRIMES = (*PURPOSES, *COERCIONS, "act.purchase", "act.sale")


def _overlays(values: dict[str, Value], answers: Answers, found: Combined, outcome: Outcome) -> tuple[Overlay, ...]:
    def any_yes(facts: tuple[str, ...]) -> bool:
        return any(values.get(fact) is YES for fact in facts)

    child = answers[CHILD].value if CHILD in answers else None
    newer = outcome is Outcome.EXPLOITED_AT_HOME or (outcome is not Outcome.MATCHES and any_yes(NEWER))
    crime = YES in (found.elements.other_wrongs, found.debt_bondage, found.forced_labour) or any_yes(_CRIMES)
    shown = (
        (Overlay.SAFETY_NOW, any_yes(_DANGERS)),
        (Overlay.OFFICIAL_SUSPECT, values.get("situation.suspect_is_official") is YES),
        (Overlay.CHILD, child is YES),
        (Overlay.MAYBE_CHILD, child is UNKNOWN),
        (Overlay.OTHER_CRIMES, crime),
        (Overlay.NEWER_LAW, newer),
    )
    return tuple([overlay for overlay, holds in shown if holds])


def _reasons(
    values: dict[str, Value], answers: Answers, found: Combined, inferred: dict[str, str]
) -> list[ReasonGiven]:
    """Every recorded or inferred yes and no, in the order of the facts."""
    given = []
    for fact in sorted([fact for fact, value in values.items() if value is not UNKNOWN], key=_ORDER):
        answer, source = answers.get(fact), inferred.get(fact)
        beaten = answer is not None and answer.value is NO and _beaten(fact, found, source)
        basis = answer.basis if answer and source is None else None
        given.append(ReasonGiven(fact, values[fact], basis, source, beaten))
    return given


_ORDER = {fact: place for place, fact in enumerate(FACTS)}.__getitem__


def _beaten(fact: str, found: Combined, source: str | None) -> bool:
    """Whether an inference won over a recorded no: of the fact itself, or of the element it is part of."""
    raised = (found.act_raised and fact in ACTS) or (found.purpose_raised and fact in _PURPOSE_PARTS)
    return source is not None or raised


_PURPOSE_PARTS = frozenset((*PURPOSES, *LABOUR, *DEBTS))

_ALWAYS_ADD = frozenset(
    {CHILD, *_DANGERS, "situation.suspect_is_official"},
)
"""A yes to these opens a protection of its own: the child path, safety now, another compartment."""

_TOGETHER = {
    "debt.services_pledged": ("debt.value_not_applied", "debt.terms_not_limited"),
    "debt.value_not_applied": ("debt.services_pledged",),
    "debt.terms_not_limited": ("debt.services_pledged",),
    **{fact: tuple(other for other in LABOUR if other != fact) for fact in LABOUR},
}
"""Facts that count only together with others: whether one adds is asked with its unknown partners a yes."""


def _adds_protection(state: State, unknowns: tuple[str, ...]) -> tuple[str, ...]:
    """The unknown facts whose yes would add protection. What would close a case is never among them."""
    raising = _raising(state)
    return tuple([fact for fact in unknowns if fact in raising or fact in _ALWAYS_ADD])


@lru_cache(maxsize=65_536)
def _raising(state: State) -> frozenset[str]:
    """The facts whose yes raises this state. Facts of one place raise it alike: one of each is asked."""
    if _outcome(state)[1] is Path.PROTECT and not _may_match(state):
        return frozenset()
    asked = [(group, place) for place, group in enumerate(GROUPS) if state[place] is not YES]
    return frozenset([fact for group, place in asked if _raises(state, group[0], place) for fact in group])


def _may_match(state: State) -> bool:
    """Whether one more yes could make the record match in full: it fills two elements at the most (a debt)."""
    found = combined(state).elements
    parts = (found.act, max(found.means, found.child), found.purpose, found.displacement)
    return found.displacement is not NO and 1 <= sum(part is not YES for part in parts) <= 2


def _raises(state: State, fact: str, place: int) -> bool:
    """Whether a yes raises the path, or makes the record match in full."""
    before = list(state)
    for partner in _TOGETHER.get(fact, ()):
        at = PLACE_OF[partner]
        before[at] = YES if before[at] is UNKNOWN else before[at]
    after = before.copy()
    after[place] = YES
    return _rank(State._make(after)) > _rank(State._make(before))


def _rank(state: State) -> tuple[int, bool]:
    outcome, path = _outcome(state)
    return path, outcome is Outcome.MATCHES
