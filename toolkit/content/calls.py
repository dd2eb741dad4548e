"""A contact in one language: its numbers, and what the person should know before they call (Standards 3, 5, 7)."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.content.neutral import betrayed
from toolkit.domain.contact import Answers, Call, Contact


def call_text(contact: Contact, phrase: Callable[[str], str], never: tuple[str, ...] = ()) -> Call:
    """Who answers, whether they tell the police, and what else is known, in whole sentences. A name that
    holds one of the stems that `never` stand on paper gives way to the kind of whoever answers.
    """
    known = {
        "call.nameless": contact.nameless,
        "call.free": contact.free,
        "call.recorded": contact.recorded,
        "call.always": contact.always_open,
    }
    who = f"{phrase('call.who')} {phrase(f'call.who.{contact.answers.value}')}"
    sentences = [
        phrase(f"call.reports.{contact.reports.value}"),
        *(phrase(key) for key, holds in known.items() if holds),
    ]
    name = contact.name
    if betrayed(name, never):
        kind = Answers.HELP if contact.answers is Answers.MIXED else contact.answers
        told = phrase(f"call.who.{kind.value}")
        name = f"{told[:1].upper()}{told[1:]}"
    return Call(name, contact.numbers, " · ".join((who, *sentences)))
