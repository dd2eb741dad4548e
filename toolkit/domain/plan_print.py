"""What of a safety plan may become paper: asked each time, nothing by default, and never the whole of it while the
person is still controlled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from toolkit.domain.errors import BadInputError
from toolkit.domain.form import FieldKind, Form, Values, shown
from toolkit.domain.form_values import is_empty
from toolkit.domain.papers import CardLine
from toolkit.support.i18n import N_


class Phase(StrEnum):
    """Where the person stands."""

    CONTROLLED = "controlled"
    LEAVING = "leaving"
    AFTER = "after"


class PlanPrint(StrEnum):
    """What to print."""

    NOTHING = "nothing"
    CARD = "card"
    AT_THE_SHELTER = "at_the_shelter"
    FULL = "full"


def phase_of(values: Values) -> Phase:
    """Where the person of a plan is; whoever has not said it may still be controlled."""
    known = {one.value: one for one in Phase}
    return known.get(values.get("phase") or "", Phase.CONTROLLED)


class PlanStaysError(BadInputError):
    """The whole plan was to become the person's paper while they are still controlled, or while that is not known."""

    def __init__(self) -> None:
        super().__init__(
            N_("The whole plan is not printed for the person while they are still controlled."),
            N_("Choose a card, or keep the plan here; what is known by heart cannot be found."),
        )


def require_printable(values: Values) -> None:
    """Raise PlanStaysError where the whole plan may not become the person's paper."""
    if PlanPrint.FULL not in plan_prints(phase_of(values)):
        raise PlanStaysError()


def plan_prints(phase: Phase) -> tuple[PlanPrint, ...]:
    """The choices that a phase offers, the default first."""
    return tuple(one for one in PlanPrint if one is not PlanPrint.FULL or phase is not Phase.CONTROLLED)


_NUMBER = re.compile(r"[+(]?\d[\d ()./-]{1,}\d")
_TEXTS = (FieldKind.TEXT, FieldKind.LONG)
NEVER_CARRIED = ("habits", "threats", "debts", "if_found", "signs_to_change")
"""What would tell whoever finds the card what it is: no card offers it."""


def card_lines(form: Form, values: Values) -> Iterator[tuple[str, CardLine]]:
    """What a pocket card can carry of a plan, each with the name of its field: answers in words, and people by their
    codes with how they are reached.
    """
    visible = shown(form, values)
    for one in form.fields:
        value: Any = values.get(one.key)
        if one.key not in visible or one.key in NEVER_CARRIED or is_empty(value):
            continue
        if one.kind in _TEXTS:
            yield one.label, _line(value)
        elif one.key == "trusted_people":
            yield from ((one.label, _person(row)) for row in value if row.get("code"))


def _person(row: dict[str, str]) -> CardLine:
    reached = _line(row.get("reached") or "")
    return CardLine(" · ".join(part for part in (row["code"], reached.text) if part), reached.numbers)


def _line(text: str) -> CardLine:
    """A text with its numbers beside it, where it holds nothing else that would be lost by that."""
    numbers = tuple(found.strip() for found in _NUMBER.findall(text))
    rest = _NUMBER.sub("", text).strip(" :,;\n")
    return CardLine(rest, numbers) if len(numbers) == 1 and "\n" not in text.strip() else CardLine(text)
