"""What is recorded of a person's answers, and the values that follow from it.

The logic reads a record through a few combined values (`State`), so that it can be asked many times what one more
yes would change.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from toolkit.domain.definitions.facts import ACTS, MEANS, NEWER, PURPOSES, WRONGS, Answer, Value

NO, UNKNOWN, YES = Value.NO, Value.UNKNOWN, Value.YES

Answers = Mapping[str, Answer]

INFERENCES = {
    "labour.menace_of_penalty": "means.coercion.menace_of_penalty",
    "wrong.unlawful_detention": "means.coercion.confinement",
}
"""A yes on the left makes the fact on the right a yes, and wins over a recorded no."""

_INFERRED = frozenset(INFERENCES.values())
_TWO_SIDED = frozenset({"wrong.unlawful_detention", "wrong.labour_abuse"})


class State(NamedTuple):
    """A record as the logic reads it: the highest value of each group, and the facts that play a part of their own."""

    act: Value
    means: Value
    inferred_menace: Value
    inferred_confinement: Value
    pledged: Value
    not_applied: Value
    not_limited: Value
    child: Value
    purpose: Value
    work: Value
    menace: Value
    not_voluntary: Value
    displacement: Value
    wrong: Value
    detention: Value
    labour_abuse: Value
    newer: Value


_FIELD_OF = {
    **dict.fromkeys(ACTS, "act"),
    **{fact: "means" for fact in MEANS if fact not in _INFERRED},
    "means.coercion.menace_of_penalty": "inferred_menace",
    "means.coercion.confinement": "inferred_confinement",
    "debt.services_pledged": "pledged",
    "debt.value_not_applied": "not_applied",
    "debt.terms_not_limited": "not_limited",
    "child": "child",
    **dict.fromkeys(PURPOSES, "purpose"),
    "labour.work_or_service": "work",
    "labour.menace_of_penalty": "menace",
    "labour.not_voluntary": "not_voluntary",
    "displacement": "displacement",
    **{fact: "wrong" for fact in WRONGS if fact not in _TWO_SIDED},
    "wrong.unlawful_detention": "detention",
    "wrong.labour_abuse": "labour_abuse",
    **dict.fromkeys(NEWER, "newer"),
}
PLACE_OF = {fact: State._fields.index(field) for fact, field in _FIELD_OF.items()}
"""For each fact of the definition, its place in the state; facts of one place change the outcome alike."""

GROUPS = tuple(tuple(fact for fact, at in PLACE_OF.items() if at == place) for place in range(len(State._fields)))


class Elements(NamedTuple):
    """The elements of the definition, combined from the facts; `means` does not include the child."""

    act: Value
    means: Value
    child: Value
    purpose: Value
    displacement: Value
    core: Value
    full_1999: Value
    other_wrongs: Value


class Combined(NamedTuple):
    """What a state amounts to: the elements, the two combined signs, and which element an inference raised."""

    elements: Elements
    debt_bondage: Value
    forced_labour: Value
    act_raised: bool
    purpose_raised: bool
    anything: bool
    all_no: bool


def state_of(values: Mapping[str, Value]) -> State:
    """The state of these values; what was never recorded is unknown."""
    of = values.get
    return State._make(
        [max([of(fact, UNKNOWN) for fact in group]) if len(group) > 1 else of(group[0], UNKNOWN) for group in GROUPS]
    )


@lru_cache(maxsize=65_536)
def combined(state: State) -> Combined:
    """The logic: inferences, elements, signs."""
    menace = YES if state.menace is YES else state.inferred_menace
    confinement = YES if state.detention is YES else state.inferred_confinement
    debt = min(state.pledged, max(state.not_applied, state.not_limited))
    forced = min(state.work, state.menace, state.not_voluntary)
    means = max(state.means, menace, confinement, debt)
    purpose = max(state.purpose, forced, debt)
    wrongs = max(state.wrong, state.detention, state.labour_abuse)
    # Recorded signs, before anything is raised: raising makes nothing a yes and no no of its own.
    signs = max(state.act, means, purpose, wrongs, state.newer)
    # Whoever holds a person harbours them; conditions worse than told are more than labour abuse.
    act_raised = purpose is YES and state.act is NO
    purpose_raised = means is YES and state.labour_abuse is YES and purpose is NO
    act, purpose = (UNKNOWN if act_raised else state.act), (UNKNOWN if purpose_raised else purpose)
    core = min(act, max(means, state.child), purpose)
    full = min(core, state.displacement)
    elements = Elements(act, means, state.child, purpose, state.displacement, core, full, wrongs)
    return Combined(elements, debt, forced, act_raised, purpose_raised, signs is YES, signs is NO)


def inferred_from(values: Mapping[str, Value]) -> dict[str, str]:
    """The facts that an inference makes a yes, each with the fact it follows from."""
    return {to: source for source, to in INFERENCES.items() if values.get(source) is YES and values.get(to) is not YES}
