"""When the form for a return opens (Standards 18, 19, 28): only for a free wish, after asylum and staying were
explained, and where nothing is to be feared, or the person decides so after legal advice. It closes with one word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from toolkit.support.i18n import N_


class Wish(StrEnum):
    """What the person says to a return."""

    WANTS = "wants"
    DOES_NOT_WANT = "does_not_want"
    UNDECIDED = "undecided"


class Open(StrEnum):
    """Whether there is a fear or a risk: looked for and none, there is one, or nobody asked or checked."""

    NO = "no"
    YES = "yes"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class ReturnAsked:
    """What was asked and explained. `advised_on`: legal advice on going despite a fear or risk; `decided_on`: the
    person's own decision after it. `withdrawn_on` closes everything until the wish is said anew.
    """

    wish: Wish = Wish.UNDECIDED
    in_private: bool = False
    asylum_explained: bool = False
    staying_explained: bool = False
    fear: Open = Open.NOT_ASKED
    risk: Open = Open.NOT_ASKED
    advised_on: date | None = None
    decided_on: date | None = None
    withdrawn_on: date | None = None


class Condition(StrEnum):
    """What has to hold before the form opens, in the order in which it is asked."""

    NOT_WITHDRAWN = "not_withdrawn"
    WISH = "wish"
    PRIVATE = "private"
    ASYLUM = "asylum"
    STAYING = "staying"
    FEAR_ASKED = "fear_asked"
    RISK_CHECKED = "risk_checked"
    NO_FEAR = "no_fear"
    NO_RISK = "no_risk"


UNMET = {
    Condition.NOT_WITHDRAWN: N_("The person has taken the wish back. Only they can say it again, in private."),
    Condition.WISH: N_("The person has not said that they want to return."),
    Condition.PRIVATE: N_("The wish was not said in private: ask again where nobody listens."),
    Condition.ASYLUM: N_("Explain asylum first, in the person's language (Standard 19)."),
    Condition.STAYING: N_("Explain how they might stay in the country first (Standard 19)."),
    Condition.FEAR_ASKED: N_("Ask whether they are afraid to return (Standard 18). The story belongs to the lawyer."),
    Condition.RISK_CHECKED: N_("Check the risk on the way and after arrival first (Standard 28)."),
    Condition.NO_FEAR: N_(
        "The person is afraid to return. The form opens only when they decide so themselves after legal advice."
    ),
    Condition.NO_RISK: N_(
        "There is an open risk. The form opens only when the person decides so themselves after legal advice."
    ),
}
"""Each condition that is not met, in words."""


def unmet(asked: ReturnAsked) -> tuple[Condition, ...]:
    """The conditions that do not hold; none: the form opens. Advice and decision stand against a fear or risk that is
    known, never against a question that nobody asked.
    """
    advised = _decided_after_advice(asked)
    holds = {
        Condition.NOT_WITHDRAWN: asked.withdrawn_on is None,
        Condition.WISH: asked.wish is Wish.WANTS,
        Condition.PRIVATE: asked.in_private,
        Condition.ASYLUM: asked.asylum_explained,
        Condition.STAYING: asked.staying_explained,
        Condition.FEAR_ASKED: asked.fear is not Open.NOT_ASKED,
        Condition.RISK_CHECKED: asked.risk is not Open.NOT_ASKED,
        Condition.NO_FEAR: asked.fear is not Open.YES or advised,
        Condition.NO_RISK: asked.risk is not Open.YES or advised,
    }
    return tuple(condition for condition in Condition if not holds[condition])


def opens(asked: ReturnAsked) -> bool:
    """Whether the form for a return opens."""
    return not unmet(asked)


def _decided_after_advice(asked: ReturnAsked) -> bool:
    return bool(asked.advised_on and asked.decided_on and asked.decided_on >= asked.advised_on)


def take_back(asked: ReturnAsked, on: date) -> ReturnAsked:
    """The wish taken back, in one step and without a reason: what was recorded stays, and the form closes. The first
    day stays where it was taken back before.
    """
    return asked if asked.withdrawn_on else replace(asked, withdrawn_on=on)


def say_again(asked: ReturnAsked, in_private: bool) -> ReturnAsked:
    """The wish said anew after it was taken back: a decision against a fear or a risk has to be made anew too."""
    return replace(asked, wish=Wish.WANTS, in_private=in_private, decided_on=None, withdrawn_on=None)
