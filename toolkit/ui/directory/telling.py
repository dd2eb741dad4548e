"""How a service is told in the interface's words: how fresh it is, who answers, whether anybody is told."""

from __future__ import annotations

from datetime import date

from toolkit.domain.directory.listing import Listing, Phone
from toolkit.domain.directory.terms import KINDS, REPORTS, WHO_ANSWERS
from toolkit.domain.writing import isolated
from toolkit.support.i18n import Words

RIGHT_TO_LEFT_MARK = "\u200f"
SHORT_NOTE = 24
"""Letters up to which what a number is for stands beside it in a list."""


class Telling:
    """Sentences about services in one language of the interface."""

    def __init__(self, words: Words, countries: dict[str, str], languages: dict[str, str], today: date) -> None:
        """`countries` by code and `languages` by tag, in the interface's language."""
        self._words, self._countries, self._languages, self._today = words, countries, languages, today

    def safe(self, text: str) -> str:
        """Text of the directory in this interface: numbers and Latin names keep their order in right-to-left, and
        stand at its side of the page.
        """
        return f"{RIGHT_TO_LEFT_MARK}{isolated(text)}" if self._words.is_rtl and text else text

    def freshness(self, one: Listing, changed: bool = False) -> str:
        """When it was verified, or how old it is."""
        say = self._words.say
        if one.confidential:
            return say("Confidential: never printed, exported only by its name.")
        if changed:
            return say("Changed since it was verified: call before you rely on it.")
        if one.verified_on is None:
            return self._unverified(one.seen_on)
        days = (self._today - one.verified_on).days
        if not one.is_verified(self._today):
            told = self._words.say_many(
                "Verified {count} day ago: too long.", "Verified {count} days ago: too long.", days
            )
            return self.safe(told)
        if days == 0:
            return say("Verified today")
        return self.safe(self._words.say_many("Verified {count} day ago", "Verified {count} days ago", days))

    def _unverified(self, seen_on: date | None) -> str:
        if seen_on is None:
            return self._words.say("Not verified. Nobody knows how old this is.")
        return self.safe(self._words.say("Not verified. Last seen in {year}.", year=seen_on.year))

    def is_working(self, one: Listing) -> bool:
        """Whether a service is said to be there at present."""
        return one.status in ("", "active")

    def not_working(self) -> str:
        """What is said of one that is not."""
        return self._words.say("This service is not working at present.")

    def who(self, one: Listing) -> str:
        """Who answers, in one sentence."""
        unknown = self._words.say("Who answers is not known: ask first.")
        return self._words.say(WHO_ANSWERS[one.who_answers]) if one.who_answers else unknown

    def onward(self, one: Listing) -> str:
        """Whether they report onward, and whether calls are recorded."""
        say = self._words.say
        if not one.reports_onward and one.calls_recorded is None:
            return say("Whether they report or record calls is not known.")
        reports = say(REPORTS[one.reports_onward]) if one.reports_onward else say("Whether they report is not known.")
        recorded = {True: say("Calls are recorded."), False: say("Calls are not recorded."), None: ""}
        told = recorded[one.calls_recorded] or say("Whether calls are recorded is not known.")
        return f"{reports.removesuffix('.')}. {told}"

    def how(self, how: str) -> str:
        """How somebody verified: what the window writes is said in the interface's words, anything else as it is."""
        code = how.removeprefix("called; ").removesuffix(" answered")
        return self._words.say(WHO_ANSWERS[code]) if how.startswith("called; ") and code in WHO_ANSWERS else how

    def beds(self, count: int, moment: str) -> str:
        """How many beds were free, and when that was."""
        told = self._words.say_many("{count} bed free", "{count} beds free", count)
        return self.safe(f"{told} · {moment}")

    def where(self, one: Listing) -> str:
        """Kinds, countries, region."""
        kinds = [self._words.say(KINDS[kind]) for kind in one.kinds]
        countries = [self.country(code) for code in one.countries]
        return self.safe(" · ".join(part for part in (*kinds, *countries, self._apart(one.region)) if part))

    @staticmethod
    def _apart(text: str) -> str:
        """A name of a place in its own order, whatever stands around it."""
        return f"\u2068{text}\u2069" if text else ""

    def country(self, code: str) -> str:
        """A country's name."""
        return self._words.say("European Union") if code == "EU" else self._countries.get(code, code)

    def spoken(self, one: Listing) -> str:
        """The languages spoken."""
        names = [self._languages.get(tag, tag) for tag in one.languages]
        return self.safe(", ".join([*names, one.interpreters] if one.interpreters else names))

    def number(self, phone: Phone) -> str:
        """A telephone number in the order in which it is dialled, on any page."""
        extension = f" ext. {phone.extension}" if phone.extension else ""
        mark = RIGHT_TO_LEFT_MARK if self._words.is_rtl else ""
        return f"{mark}\u2066{phone.number}{extension}\u2069"

    def address(self, text: str) -> str:
        """A page or a mail address, in its own order."""
        mark = RIGHT_TO_LEFT_MARK if self._words.is_rtl else ""
        return f"{mark}\u2066{text}\u2069"

    def numbers(self, one: Listing) -> str:
        """All numbers on one line."""
        return "   ".join(
            f"{self.number(phone)} ({self.safe(phone.note)})"
            if 0 < len(phone.note) <= SHORT_NOTE
            else self.number(phone)
            for phone in one.phones
        )
