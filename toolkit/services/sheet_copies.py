"""What one copy of a sheet shows: its texts, the numbers to call, the facts of a country, and for the responder's
copy the standards and sources behind each line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from toolkit.content.library import ContentLibrary
from toolkit.documents.sheets.copy import SheetCopy
from toolkit.domain.contact import MOST_CONTACTS, MOST_LISTED, Call
from toolkit.domain.country import CountryPack, Fact
from toolkit.domain.language import Language
from toolkit.domain.sheet import Copy, Form, SheetLine, SheetOrder, SheetText
from toolkit.support.i18n import N_, Words

CALLS = "who-to-call"
EMERGENCY, HELP = 0, 1
"""The places of its blanks: what is known stands there in print."""

STANDARDS = N_("Standards: {numbers}")
ARTICLES = N_("Convention on the Rights of the Child, articles: {numbers}")
UNVERIFIED = N_("Not verified by anybody: {fact} ({source}, {seen})")
VERIFIED = N_("Verified by {who}: {fact} ({source}, {seen})")
VERIFIED_HERE = N_("Verified by this unit on {day}: {fact} ({source}, {seen})")
NOT_FOR_THE_PERSON = N_("The responder's copy: keep it apart from the person's.")
ONLY_INTERPRETER = N_("{language}: interpreter only")


class CopyMaker:
    """Makes copies from what lies in the program's content."""

    def __init__(
        self, library: ContentLibrary, speak: Callable[[str], Words], law: Callable[[str | None], CountryPack]
    ) -> None:
        """`law`: what is known of a country, as this unit vouches for it."""
        self._library = library
        self._speak = speak
        self._law = law

    def copy(self, order: SheetOrder, staff_tag: str) -> SheetCopy:
        """One copy. Raises UnknownLanguageError, WantedLanguageError, FormNotWrittenError, UnknownCountryError."""
        text = self._in_hand(order, order.tag)
        beside = self._in_hand(order, order.beside) if order.beside and order.beside != order.tag else None
        words = self._speak(staff_tag)
        staff = self._library.languages.find(words.tag)
        own = ((staff, words.say(NOT_FOR_THE_PERSON)),) if order.copy is Copy.RESPONDER else ()
        return SheetCopy(
            text=text,
            beside=beside,
            notices=(*self._notices(text, beside, staff_tag), *own),
            form=order.form,
            paper=order.paper,
            notes=self._notes(order, text, words) if order.copy is Copy.RESPONDER else {},
            staff=staff,
            drawings={name: self._library.drawing(name) for name in _pictograms(text)},
            names=tuple(self._names(order.form, words)),
        )

    def text(self, order: SheetOrder, tag: str) -> SheetText:
        """The words of the order's form in a language, with the numbers and facts that are known. Raises as `copy`."""
        language = self._library.languages.written(tag)
        text = self._library.sheet(language, order.form.sheet)
        pack = self._law(order.country)
        return replace(text, lines=tuple(self._line(line, order, pack, language) for line in text.lines))

    def _in_hand(self, order: SheetOrder, tag: str) -> SheetText:
        """The same in the hand that its language has on such a form."""
        text = self.text(order, tag)
        return replace(text, language=text.language.written_for(order.form.value))

    def _line(self, line: SheetLine, order: SheetOrder, pack: CountryPack, language: Language) -> SheetLine:
        here = pack.spoken(line.key, language.tag)
        made = replace(line, local=here) if here else line
        return self._called(made, order, pack, language) if line.key == CALLS else made

    def _called(self, line: SheetLine, order: SheetOrder, pack: CountryPack, language: Language) -> SheetLine:
        """The line with the numbers that somebody here has verified; what they replace need not be written by hand."""
        contacts = [self._library.call(one, language) for one in order.contacts[: most_contacts(order.form)]]
        number = (pack.emergency,) if pack.emergency_verified and line.blanks else ()
        emergency = [Call(line.blanks[EMERGENCY], number)] if number else []
        known = {EMERGENCY: bool(emergency), HELP: bool(contacts)}
        blanks = tuple(blank for place, blank in enumerate(line.blanks) if not known.get(place))
        return replace(line, calls=(*emergency, *contacts), blanks=blanks)

    def _notices(self, text: SheetText, beside: SheetText | None, staff_tag: str) -> tuple[tuple[Language, str], ...]:
        if not text.draft and not (beside and beside.draft):
            return ()
        second = beside or self._staff_text(staff_tag)
        notices = {one.language.tag: (one.language, one.draft) for one in (text, second) if one.draft}
        return tuple(notices.values())

    def _staff_text(self, staff_tag: str) -> SheetText:
        written = [language.tag for language in self._library.languages.all if language.is_written]
        return self._library.sheet(self._library.languages.find(staff_tag if staff_tag in written else "en"))

    def _notes(self, order: SheetOrder, text: SheetText, words: Words) -> dict[str, tuple[str, ...]]:
        pack = self._law(order.country)
        notes = {line.key: tuple(_line_notes(line, pack, words)) for line in text.lines}
        if pack.emergency and CALLS in notes:
            notes[CALLS] = (*notes[CALLS], _number_told(pack, words))
        return notes

    def _names(self, form: Form, words: Words) -> Iterator[tuple[Language, str]]:
        """The languages that a poster or a finder shows, with their names in the responder's."""
        if form not in (Form.POSTER, Form.FINDER):
            return
        for one in self._library.languages.all:
            here = words.name_of(one.name)
            if one.is_written:
                yield one.written_for(form.value), here
            elif form is Form.FINDER:
                yield one.written_for(form.value), words.say(ONLY_INTERPRETER, language=here)


def most_contacts(form: Form) -> int:
    """How many contacts a form has room for."""
    return MOST_LISTED if form is Form.CONTACTS else MOST_CONTACTS


def _pictograms(text: SheetText) -> Iterator[str]:
    yield from (line.pictogram for line in text.lines if line.pictogram)


def _line_notes(line: SheetLine, pack: CountryPack, words: Words) -> Iterator[str]:
    if line.standards:
        yield words.say(STANDARDS, numbers=", ".join(map(str, line.standards)))
    if line.articles:
        yield words.say(ARTICLES, numbers=", ".join(map(str, line.articles)))
    for fact in pack.about(line.key):
        yield _told(fact, words)


def _told(fact: Fact, words: Words) -> str:
    said = {"fact": fact.text, "source": fact.source, "seen": fact.seen}
    if fact.here:
        return words.say(VERIFIED_HERE, day=fact.verified, **said)
    return words.say(VERIFIED, who=fact.verified, **said) if fact.verified else words.say(UNVERIFIED, **said)


def _number_told(pack: CountryPack, words: Words) -> str:
    said = {"fact": pack.emergency, "source": pack.emergency_source, "seen": pack.emergency_seen}
    if pack.emergency_verified:
        return words.say(VERIFIED_HERE, day=pack.emergency_verified, **said)
    return words.say(UNVERIFIED, **said)
