"""A referral and its steps as they are entered in the form "referral"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from toolkit.domain.consent import ConsentFault, Item, RecipientKind
from toolkit.domain.form_values import day_of
from toolkit.domain.referral import Referral, State, Step, Urgency, first_ask_again
from toolkit.support.i18n import N_

MADE, STEP = "made", "step"
"""The sections of the form: what is asked when it is made, and at each step after."""


def referral_of(values: Mapping[str, Any], today: date) -> Referral:
    """The referral that stands in these fields, as they are typed."""
    urgency = Urgency(values.get("urgency") or Urgency.DAYS)
    return Referral(
        service=" ".join((values.get("service") or "").split()),
        kind=RecipientKind(values.get("recipient_kind") or RecipientKind.OTHER),
        needs=tuple(values.get("needs_referred") or ()),
        urgency=urgency,
        reason=(values.get("reason") or "").strip(),
        also=frozenset(map(Item, values.get("also") or ())),
        ask_again=_day(values.get("first_ask_again")) or first_ask_again(urgency, today),
    )


def missing_faults(values: Mapping[str, Any]) -> list[ConsentFault]:
    """What has to be chosen before a referral can be made."""
    if values.get("recipient_kind"):
        return []
    return [ConsentFault("recipient_kind", N_("Say what kind of recipient this is: a consent counts for one alone."))]


def step_of(values: Mapping[str, Any], today: date) -> Step:
    """The step that stands in these fields, as they are typed; today where no day was written."""
    return Step(
        state=State(values.get("state") or State.PLANNED),
        on=_day(values.get("on")) or today,
        how=values.get("how_sent") or "",
        received_by=(values.get("received_by") or "").strip(),
        why=(values.get("why") or "").strip(),
        note_back=(values.get("note_back") or "").strip(),
        ask_again=_day(values.get("ask_again")),
    )


def _day(value: Mapping[str, Any] | None) -> date | None:
    day = day_of((value or {}).get("day") or "")
    return date.fromisoformat(day) if len(day) == len("2026-01-31") else None
