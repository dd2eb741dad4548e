"""What of a safety plan may become paper: asked each time, nothing by default, and never the whole of it while the
person is still controlled.
"""

from __future__ import annotations

from enum import StrEnum


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


def plan_prints(phase: Phase) -> tuple[PlanPrint, ...]:
    """The choices that a phase offers, the default first."""
    return tuple(one for one in PlanPrint if one is not PlanPrint.FULL or phase is not Phase.CONTROLLED)
