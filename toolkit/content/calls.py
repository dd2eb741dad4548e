"""A contact in one language: its numbers, and what the person should know before they call (Standards 3, 5, 7)."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.domain.contact import Call, Contact


def call_text(contact: Contact, phrase: Callable[[str], str]) -> Call:
    """Who answers, whether they tell the police, and what else is known, in whole sentences."""
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
    return Call(contact.name, contact.numbers, " · ".join((who, *sentences)))
