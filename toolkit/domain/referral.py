"""A referral: what is asked of which service, how it stands, and when to ask again (Standards 21 and 24).

A referral that the person declined stands like any other: nobody has to say why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from toolkit.domain.consent import APART, ConsentFault, Disclosure, Item, RecipientKind
from toolkit.support.i18n import N_

HEALTH_NEEDS = frozenset({"medical", "psychological"})
"""Needs that are told only where the consent covers health, and never to the police or immigration (Standard 22)."""
ALSO = frozenset({Item.ACCOUNT, Item.OUTCOME, Item.IDENTITY})
"""What may stand in a referral beside needs, only where the person agreed to each."""


class State(StrEnum):
    """How a referral stands."""

    PLANNED = "planned"
    SENT = "sent"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DONE = "done"
    DECLINED = "declined"
    UNAVAILABLE = "unavailable"


FOLLOWS: dict[State, tuple[State, ...]] = {
    State.PLANNED: (State.SENT, State.UNAVAILABLE, State.DECLINED),
    State.SENT: (State.ACCEPTED, State.REJECTED, State.UNAVAILABLE, State.DONE, State.DECLINED),
    State.ACCEPTED: (State.DONE, State.REJECTED, State.UNAVAILABLE, State.DECLINED),
    State.REJECTED: (State.SENT, State.DECLINED),
    State.UNAVAILABLE: (State.SENT, State.DECLINED),
    State.DECLINED: (State.PLANNED,),
    State.DONE: (),
}
"""Which states may follow which. A person who declined may want it later; what is done stays done."""
OPEN = frozenset({State.PLANNED, State.SENT, State.ACCEPTED})
"""States in which somebody still waits for something."""


class Urgency(StrEnum):
    """How soon it is needed."""

    NOW = "now"
    DAYS = "days"
    LATER = "later"


ASK_AGAIN = {Urgency.NOW: 1, Urgency.DAYS: 3, Urgency.LATER: 14}
"""After how many days to ask again, where nobody says another day."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change of a referral's state: on which day, how it was sent, who received it, why not, what came back, and
    when to ask again. `by` and `at` say who wrote it down and when.
    """

    state: State
    on: date
    how: str = ""
    received_by: str = field(default="", repr=False)
    why: str = field(default="", repr=False)
    note_back: str = field(default="", repr=False)
    ask_again: date | None = None
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Referral:
    """What is asked of whom. `service_id`: the row of the directory, empty for one that was typed; `needs`: keys of
    the form "needs"; `consents`: the rows of the ledger that covered it when it was made.
    """

    service: str = field(repr=False)
    kind: RecipientKind
    needs: tuple[str, ...]
    urgency: Urgency
    reason: str = field(default="", repr=False)
    also: frozenset[Item] = frozenset()
    ask_again: date | None = None
    service_id: str = ""
    confidential: bool = False
    id: str = ""
    consents: frozenset[str] = frozenset()
    made_at: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def state(self) -> State:
        """How it stands now."""
        return self.steps[-1].state if self.steps else State.PLANNED

    @property
    def ask_again_on(self) -> date | None:
        """The day to ask again; None where nothing is waited for."""
        if self.state not in OPEN:
            return None
        return self.steps[-1].ask_again if self.steps else self.ask_again

    @property
    def disclosure(self) -> Disclosure:
        """What it tells to whom."""
        return Disclosure(self.service, self.kind, items_of(self.needs, self.also))


def items_of(needs: Collection[str], also: Collection[Item]) -> frozenset[Item]:
    """The items that these needs are, with what is told beside them."""
    told = {Item.HEALTH if need in HEALTH_NEEDS else Item.NEEDS for need in needs}
    return frozenset(told | (set(also) & ALSO))


def referral_faults(one: Referral) -> tuple[ConsentFault, ...]:
    """Why it cannot be made so, all at once."""
    return tuple(_referral_faults(one))


def _referral_faults(one: Referral) -> Iterator[ConsentFault]:
    if not one.service.strip():
        yield ConsentFault("service", N_("Name the service: a referral goes to one of them."))
    if not one.needs:
        yield ConsentFault("needs_referred", N_("Say for which needs. A referral asks for something."))
    if one.kind in APART and HEALTH_NEEDS & set(one.needs):
        yield ConsentFault("needs_referred", N_("Health needs are not told to the police or to immigration."))


def step_faults(one: Referral, step: Step, today: date) -> tuple[ConsentFault, ...]:
    """Why it cannot go on so, all at once."""
    return tuple(_step_faults(one, step, today))


def _step_faults(one: Referral, step: Step, today: date) -> Iterator[ConsentFault]:
    if step.state not in FOLLOWS[one.state]:
        yield ConsentFault("state", N_("This cannot follow now. Choose one of those that are offered."))
    if step.on > today:
        yield ConsentFault("on", N_("This day is still to come. Write the day it was."))
    if step.state is State.REJECTED and not step.why.strip():
        yield ConsentFault("why", N_("Say why, in their words: it tells where to ask instead."))
    if step.ask_again and step.ask_again < step.on:
        yield ConsentFault("ask_again", N_("This day is before the day above. Correct one of the two."))


def first_ask_again(urgency: Urgency, on: date) -> date:
    """When to ask again, counted from a day."""
    return on + timedelta(ASK_AGAIN[urgency])


def is_due(one: Referral, today: date) -> bool:
    """Whether the day to ask again is there, or past, while somebody still waits."""
    return one.ask_again_on is not None and one.ask_again_on <= today


def recipient_kind(kinds: Collection[str], who_answers: str) -> RecipientKind:
    """What a service of the directory is as a recipient. Where the police answer, it is the police, whatever else it
    says: what is agreed for care is never told to them.
    """
    if who_answers == "police" or "police_unit" in kinds:
        return RecipientKind.POLICE
    known = [_RECIPIENTS[kind] for kind in kinds if kind in _RECIPIENTS]
    for first in (RecipientKind.EMBASSY, RecipientKind.CARE, RecipientKind.LEGAL, RecipientKind.INTERPRETER):
        if first in known:
            return first
    return RecipientKind.OTHER


_RECIPIENTS = {
    "embassy": RecipientKind.EMBASSY, "shelter": RecipientKind.CARE, "medical": RecipientKind.CARE,
    "psychological": RecipientKind.CARE, "helpline": RecipientKind.CARE, "child_protection": RecipientKind.CARE,
    "legal_aid": RecipientKind.LEGAL, "immigration_adviser": RecipientKind.LEGAL, "compensation": RecipientKind.LEGAL,
    "interpreter": RecipientKind.INTERPRETER,
}  # fmt: skip
