"""The numbers on a person's sheet: from the directory, only what somebody here has verified lately (Standard 3)."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable

from toolkit.domain.contact import MOST_CONTACTS, Answers, Contact, Reports
from toolkit.domain.directory.listing import Listing
from toolkit.services.directory.directory import DirectoryService
from toolkit.storage.errors import StoreError

_ANSWERS = {
    "ngo": Answers.HELP,
    "government": Answers.GOVERNMENT,
    "police": Answers.POLICE,
    "mixed": Answers.MIXED,
}
_REPORTS = {"never": Reports.NEVER, "with_consent": Reports.AGREED, "always": Reports.ALWAYS}
_HELP_FIRST = (Answers.HELP, Answers.MIXED, Answers.GOVERNMENT, Answers.POLICE)
MOST_NUMBERS = 2


class LocalContacts:
    """Contacts for sheets. `directory` makes one of its own for each question: a sheet is set beside the window."""

    def __init__(self, directory: Callable[[], DirectoryService]) -> None:
        self._directory = directory

    def for_sheet(self, country: str, language: str, most: int = MOST_CONTACTS) -> tuple[Contact, ...]:
        """Up to `most` verified contacts of a country (ISO 3166, any case), those that speak the language and those
        where an organisation answers first. Of whom nobody knows who answers is left out: the sheet says who does.
        """
        directory = self._directory().aside()
        if not directory.path.exists():
            return ()  # nothing was ever verified here
        found: list[Listing] = []
        # A damaged directory never keeps anybody from their sheet: it then has lines to fill by hand.
        with contextlib.suppress(StoreError):
            found = directory.for_paper(country.upper(), language, most * 2)
        directory.close()
        usable = [one for one in found if one.who_answers in _ANSWERS and one.phones]
        usable.sort(key=lambda one: (language not in one.languages, _HELP_FIRST.index(_ANSWERS[one.who_answers])))
        return contacts_of(usable[:most])


def contacts_of(listings: Iterable[Listing]) -> tuple[Contact, ...]:
    """Listings as contacts for paper; each has a number, and it is known who answers."""
    return tuple(_contact(one) for one in listings)


def _contact(listing: Listing) -> Contact:
    return Contact(
        name=listing.name,
        numbers=tuple(phone.number for phone in listing.phones[:MOST_NUMBERS]),
        answers=_ANSWERS[listing.who_answers],
        reports=_REPORTS.get(listing.reports_onward, Reports.UNKNOWN),
        recorded=listing.calls_recorded is True,
        free=listing.charged is False,
        nameless=listing.anonymous_possible is True,
    )
