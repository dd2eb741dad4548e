"""A link in the chain by what it knew: within the definition, outside of it, or open. No verdict, and nothing of it
changes what is said of the person.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from toolkit.domain.definitions.facts import Value

WITHIN = ("link.intends", "link.complicit", "link.acquiesces", "link.remains_ignorant")
"""Any of these is enough."""


class LinkStanding(StrEnum):
    """How the text of 1999 reads a link. `OPEN`: unwitting, but with reason to suspect: for the prosecutor, the text
    settles neither. `NOT_KNOWN`: too little is recorded.
    """

    WITHIN = "within"
    OUTSIDE = "outside"
    OPEN = "open"
    NOT_KNOWN = "not_known"


def standing_of(values: Mapping[str, Value]) -> LinkStanding:
    """How a link stands, by what is recorded of it."""

    def of(fact: str) -> Value:
        return values.get(fact, Value.UNKNOWN)

    if any(of(fact) is Value.YES for fact in WITHIN):
        return LinkStanding.WITHIN
    if of("link.unwitting") is not Value.YES:
        return LinkStanding.NOT_KNOWN
    suspect = of("link.reason_to_suspect")
    return {Value.NO: LinkStanding.OUTSIDE, Value.YES: LinkStanding.OPEN}.get(suspect, LinkStanding.NOT_KNOWN)
