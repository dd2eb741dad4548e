"""What a person decides about one recipient, as it is entered: every fault at its field before it becomes a row of the
consent ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from toolkit.domain.case import Given
from toolkit.domain.consent import (
    Consent,
    ConsentFault,
    Disclosure,
    Guardian,
    Item,
    RecipientKind,
    bundling_fault,
    consent_faults,
)
from toolkit.domain.form_values import day_of
from toolkit.support.i18n import N_


@dataclass(frozen=True, slots=True)
class Decision:
    """What the person decided about one recipient. `on`: the day, None for now. A refusal needs the recipient alone;
    None stands for what was not entered.
    """

    recipient: str = field(repr=False)
    kind: RecipientKind | None
    items: frozenset[Item] = frozenset()
    purpose: str = field(default="", repr=False)
    how: Given | None = None
    language: str = ""
    understood: bool = False
    agreed: bool | None = True
    on: date | None = None
    until: date | None = None
    guardian: Guardian | None = None


def decision_faults(decisions: tuple[Decision, ...], now: datetime) -> tuple[ConsentFault, ...]:
    """Why these cannot be recorded so, all at once; none where they can. `now` on the clock of this place."""
    bundled = bundling_fault([one.kind for one in decisions if one.kind])
    found = [ConsentFault("recipient_kind", bundled)] if bundled else []
    for one in decisions:
        found += _entered(one, now)
        found += consent_faults(consent_of(one, "", now))
    return tuple(found)


def _entered(one: Decision, now: datetime) -> Iterator[ConsentFault]:
    if one.kind is None:
        yield ConsentFault("recipient_kind", N_("Say what kind of recipient this is: a consent counts for one alone."))
    if one.agreed is None:
        yield ConsentFault("answer", N_("Say what the person decides. A no is a complete answer."))
    if one.agreed and one.how is None:
        yield ConsentFault("given_how", N_("Say how it was given."))
    if one.on and one.on > now.date():
        yield ConsentFault("given_on", N_("This day is still to come. Write the day it was given."))


def consent_of(one: Decision, id_: str, now: datetime) -> Consent:
    """The row of the ledger. What was decided earlier is dated at this hour of its day."""
    return Consent(
        id=id_,
        recipient=" ".join(one.recipient.split()),
        kind=one.kind or RecipientKind.OTHER,
        items=one.items,
        purpose=one.purpose.strip(),
        how=one.how or Given.SPOKEN,
        language=one.language.strip(),
        understood=one.understood,
        given_at=datetime.combine(one.on, now.time()).astimezone() if one.on else now,
        agreed=bool(one.agreed),
        until=one.until,
        guardian=one.guardian,
    )


# As it is entered in its form

AGREES, REFUSES = "agrees", "refuses"


def decision_of(values: Mapping[str, Any]) -> Decision:
    """The decision that stands in the fields of the form "consent", as they are typed."""
    agreed = {AGREES: True, REFUSES: False}.get(values.get("answer") or "")
    told = values if agreed else {}
    return Decision(
        recipient=values.get("recipient") or "",
        kind=RecipientKind(values["recipient_kind"]) if values.get("recipient_kind") else None,
        items=frozenset(map(Item, told.get("items") or ())),
        purpose=told.get("purpose") or "",
        how=Given(told["given_how"]) if told.get("given_how") else None,
        language=told.get("language") or "",
        understood=told.get("understood") == "yes",
        agreed=agreed,
        on=_day(values.get("given_on")),
        until=_day(told.get("until")),
        guardian=_guardian(told),
    )


def asked_in_form(asked: Disclosure) -> dict[str, Any]:
    """The fields of the form in which a decision about this is recorded."""
    return {"recipient": asked.recipient, "recipient_kind": asked.kind.value, "items": sorted(asked.items)}


def _day(value: Mapping[str, Any] | None) -> date | None:
    day = day_of((value or {}).get("day") or "")
    return date.fromisoformat(day) if len(day) == len("2026-01-31") else None


def _guardian(values: Mapping[str, Any]) -> Guardian | None:
    if values.get("given_how") != Given.WITH_GUARDIAN.value:
        return None
    came_along = values.get("guardian_came_along") == "yes"
    return Guardian(values.get("guardian") or "", values.get("guardian_by") or "", came_along)
