"""Whether the form for a return opens (Standards 18, 19, 28), from what stands in the forms of a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from toolkit.domain.form import standing
from toolkit.domain.return_conditions import UNMET, Open, ReturnAsked, Wish, unmet
from toolkit.storage.forms import FormStore

RETURN, STAY, RISK = "return-wish", "stay", "risk-check"
_OPEN = {"yes": Open.YES, "no": Open.NO}


def closed_because(store: FormStore, case_id: str) -> tuple[str, ...]:
    """What must hold before a return is planned and does not, a sentence each; none: it opens."""
    wish, stay, risk = (standing(store.saves(case_id, form)) for form in (RETURN, STAY, RISK))
    return tuple(UNMET[condition] for condition in unmet(_asked(wish, stay, risk)))


def _asked(wish: Mapping[str, Any], stay: Mapping[str, Any], risk: Mapping[str, Any]) -> ReturnAsked:
    explained = wish.get("options_explained") == "yes"
    # The form asks whether they decide after the advice, not for the two days: any one day says the same.
    decided = date.min if wish.get("decides_after_advice") == "yes" else None
    checked = wish.get("risk_checked") == "yes"
    return ReturnAsked(
        wish=Wish(wish.get("wish") or Wish.UNDECIDED),
        in_private=wish.get("said_in_private") == "yes",
        asylum_explained=explained,
        staying_explained=explained,
        fear=_OPEN.get(stay.get("fear_of_return") or "", Open.NOT_ASKED),
        risk=_OPEN.get(risk.get("open_risk") or "", Open.NOT_ASKED) if checked else Open.NOT_ASKED,
        advised_on=decided,
        decided_on=decided,
        withdrawn_on=date.min if wish.get("withdrawn_on") else None,
    )
