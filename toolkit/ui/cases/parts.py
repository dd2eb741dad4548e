"""What belongs to a case beside its screening and its forms: each part a place of its own, about the case's id."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.support.i18n import N_


@dataclass(frozen=True, slots=True)
class Part:
    """A place that the case's page leads to; `title` and `line`, which says what is there, are markers. Where the
    person took back that anything is written down, only what `reads` stays open.
    """

    place: str
    title: str
    line: str
    reads: bool = True


PARTS = (
    Part("referrals", N_("Referrals"), N_("Services that were asked, and how each stands")),
    Part("consents", N_("Consents"), N_("Who may be told what, and what went out")),
    Part("identity", N_("Who the person is"), N_("Names, papers, address: sealed apart, opening it is recorded")),
    Part("attachments", N_("Attachments"), N_("Pictures, PDF, recordings and texts, kept encrypted")),
    Part("notes", N_("Notes"), N_("Dated, by whom, and never overwritten")),
    Part("calendar", N_("Calendar"), N_("The dates of this case, and when the stay ends")),
    Part("history", N_("History"), N_("What was done in this case, when and by whom")),
    Part("erasing", N_("Erase"), N_("Who the person is, or the whole case: what goes and what remains")),
)
"""In the order of the page."""
