"""The history as it is read: what acts and kinds of records are called, and which entries are wanted. An entry names no
person: it holds acts, kinds and times.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from toolkit.domain.form import Form
from toolkit.support.i18n import N_, Words

ACTIONS = {
    "create": N_("Written"), "change": N_("Changed"), "erase": N_("Erased"), "draft": N_("Kept as a draft"),
    "unlock": N_("Unlocked"), "lock": N_("Locked"), "unlock.failed": N_("Wrong attempts to unlock"),
    "vault.create": N_("Vault made"), "passphrase": N_("Passphrase changed"), "recovery": N_("New recovery words"),
    "recover": N_("Unlocked with recovery words"), "member.add": N_("User added"),
    "compartment.own": N_("Compartment closed to colleagues made"), "identity.view": N_("Identity looked at"),
    "identity.begin": N_("Identity about to be written"), "identity.change": N_("Identity written"),
    "identity.draft": N_("Identity kept as a draft"), "identity.erase": N_("Identity erased"),
    "case.erase": N_("Case erased"),
    "attachment.remove": N_("Attachment removed"), "print": N_("Printed or saved"),
    "policy": N_("Unit's rule changed"), "export": N_("Exported"),
    "move.out": N_("Moved to another compartment"), "move.in": N_("Moved here from another compartment"),
}  # fmt: skip
KINDS = {
    "case": N_("Case"), "consent-to-record": N_("Consent to record"), "sheet-given": N_("Rights sheet given"),
    "duty": N_("Duty"), "draft": N_("Draft"), "screening": N_("Screening"), "answer": N_("Answer"),
    "decision": N_("Decision on contradicting answers"), "identity": N_("Identity"), "responder": N_("Your role"),
    "attachment": N_("Attachment"), "policy": N_("How long cases are kept"), "case-status": N_("State of the case"),
    "erasing": N_("Erasing under way"), "consent": N_("Decision of the person"),
    "consent-withdrawn": N_("Consent taken back"), "consent-use": N_("Something went out"),
    "consent-told": N_("Recipient told of a withdrawal"), "referral": N_("Referral"),
    "referral-step": N_("Step of a referral"),
    "directory-note": N_("Note on a service"), "directory-verification": N_("Service verified"),
    "directory-confidential": N_("Confidential service"), "directory-beds": N_("Free beds"),
    "directory-seal": N_("Seal of the directory"), "law-verification": N_("Local law verified"),
    "note": N_("Note"),
}  # fmt: skip
"""Kinds of records but forms, which are called as their files call them."""


def paper_name(form: str, title: str) -> str:
    """Under which name a paper is noted; a form of the unit's own under its title."""
    return PAPERS.get(form, title)


def kind_names(words: Words, forms: Mapping[str, Form]) -> dict[str, str]:
    """Every kind of record in words of one language."""
    return {key: words.say(text) for key, text in KINDS.items()} | {
        f"form.{one.id}": one.title for one in forms.values()
    }


class Why(StrEnum):
    """Why somebody looks at who the person is: a few reasons, so that no text of anybody stands in the history."""

    REACH = "reach"
    PAPER = "paper"
    SAME = "same"
    WISH = "wish"
    WRITE = "write"
    OTHER = "other"


WHY = {
    Why.REACH: N_("To reach the person"), Why.PAPER: N_("For a paper"),
    Why.SAME: N_("To know them again"), Why.WISH: N_("They asked for it"),
    Why.WRITE: N_("To write it down"), Why.OTHER: N_("Another reason"),
}  # fmt: skip
PAPERS = {
    "card": N_("Pocket card"), "case-details": N_("Case details"), "needs": N_("Needs"),
    "safety-plan": N_("Safety plan"), "risk-check": N_("Risk check"), "stay": N_("Stay and proceedings"),
    "return-wish": N_("Return"), "losses": N_("Work and money"),
    "letter-documents": N_("Letter: asking for papers"), "letter-time": N_("Letter: asking for time"),
}  # fmt: skip
"""What went to paper of a case, by form: in the history and in the ledger it stands under this name."""
DETAILS = (
    {f"why.{why.value}": text for why, text in WHY.items()}
    | {"history": N_("History")}
    | {text: text for text in PAPERS.values()}
)
"""Details of entries that are words of the interface."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: of these acts, of this kind, from a moment on, by the user (True) or by colleagues (False).
    Whatever is empty or None is not asked.
    """

    action: str = ""
    kind: str = ""
    since: str = ""
    mine: bool | None = None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry as it is read: its number, when, who, what was done to what kind of record."""

    number: int
    at: str
    mine: bool
    action: str
    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class HistoryHead:
    """The last entry of a compartment's history: its number and its hash in hex. Whoever has it on paper can tell
    later whether what stood before it was changed.
    """

    number: int
    hash: str
    own: bool
