"""Rights sheets: found by language, shown, and set as PDF in memory (Standard 5: never gated)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from toolkit.content.countries import country_names
from toolkit.content.errors import FormNotWrittenError
from toolkit.content.library import ContentLibrary
from toolkit.documents.sheet import SheetPrinter
from toolkit.documents.sheets.copy import SheetCopy
from toolkit.domain.contact import Contact
from toolkit.domain.country import CountryPack
from toolkit.domain.language import DraftRefusedError, Language, Languages, State
from toolkit.domain.sheet import BatchLine, Form, PaperQuestion, SheetOrder, SheetText
from toolkit.services.finished_pdf import FinishedPdf
from toolkit.services.sheet_copies import CopyMaker, most_contacts
from toolkit.support.i18n import Words


class SheetService(FinishedPdf):
    """Sheets for the person, in their language."""

    def __init__(
        self,
        library: ContentLibrary,
        printer: SheetPrinter,
        speak: Callable[[str], Words],
        law: Callable[[str | None], CountryPack],
        contacts: Callable[[str, str, int], tuple[Contact, ...]] = lambda _country, _language, _most: (),
        drafts_refused: Callable[[], bool] = lambda: False,
    ) -> None:
        """`speak`: the interface's words in a language of its own; `law`: what is known of a country, as this unit
        vouches for it; `contacts`: the numbers that may stand on a sheet of a country in a language, so many at the
        most; `drafts_refused`: whether this unit hands out only what a named person has checked.
        """
        self._library = library
        self._printer = printer
        self._contacts, self._drafts_refused = contacts, drafts_refused
        self._law = law
        self._copies = CopyMaker(library, speak, law)

    @property
    def languages(self) -> Languages:
        """All languages in the order they are always shown."""
        return self._library.languages

    def search_words(self, staff_tag: str) -> dict[str, tuple[str, ...]]:
        """What else finds a language: the names of its countries, in English and in the interface's language."""
        names = [country_names(tag) for tag in dict.fromkeys(("en", staff_tag))]
        return {
            one.tag: tuple(known[region] for known in names for region in one.regions if region in known)
            for one in self.languages.all
        }

    @property
    def refuses_drafts(self) -> bool:
        """Whether this unit hands out only what a named person has checked."""
        return self._drafts_refused()

    def keeps_back(self, language: Language) -> bool:
        """Whether the unit's rule lets nobody hand out the text of a language."""
        return language.state is State.DRAFT and self.refuses_drafts

    def require_given(self, *tags: str) -> None:
        """Raise DraftRefusedError where the unit's rule keeps a text of one of these languages back, be it for paper or
        for the screen in front of the person. Raises UnknownLanguageError.
        """
        for language in map(self.languages.find, tags):
            if self.keeps_back(language):
                raise DraftRefusedError(language)

    def text(self, tag: str) -> SheetText:
        """The sheet's words. Raises UnknownLanguageError, WantedLanguageError or ContentError."""
        return self._library.sheet(self.languages.written(tag))

    def words(self, order: SheetOrder) -> SheetText:
        """What an order will say, to be read on the screen. Raises as `pdf` does, DocumentError apart."""
        return self._copies.text(self._with_contacts(order), order.tag)

    def forms(self, tag: str) -> list[Form]:
        """The forms that are translated into a language. Raises as `text` does."""
        return [form for form in Form if self._is_written(tag, form)]

    @property
    def countries(self) -> list[str]:
        """The countries that have a pack, by their ISO 3166 codes."""
        return self._library.country_codes

    def country_names(self, staff_tag: str) -> dict[str, str]:
        """The names of those countries in the interface's language, by code, in the order of the names."""
        names = country_names(staff_tag)
        return dict(sorted(((code, names.get(code, code)) for code in self.countries), key=lambda pair: pair[1]))

    def country(self, code: str) -> CountryPack:
        """What is known of a country's law, or of nowhere for an empty code."""
        return self._law(code)

    def _with_contacts(self, order: SheetOrder) -> SheetOrder:
        """The order with the verified numbers of its country, unless it names its own."""
        if order.contacts or not order.country:
            return order
        return replace(order, contacts=self._contacts(order.country, order.tag, most_contacts(order.form)))

    def _is_written(self, tag: str, form: Form) -> bool:
        try:
            self._library.sheet(self.languages.written(tag), form.sheet)
        except FormNotWrittenError:
            return False
        return True

    def paper_question(self, tag: str, form: Form = Form.FULL) -> PaperQuestion:
        """What to ask before any paper, as the form's reader is spoken to. Raises as `text` does."""
        return self._library.paper_question(self.languages.written(tag), form.sheet)

    def pdf(self, order: SheetOrder, staff_tag: str) -> bytes:
        """The sheet as PDF. A draft carries its notice in its own language and in one that the staff reads.

        Raises as `text` does, DraftRefusedError, FormNotWrittenError, UnknownCountryError and DocumentError.
        """
        return self._printer.pdf(self._copy(order, staff_tag))

    def book(self, lines: Sequence[BatchLine], staff_tag: str, done: Callable[[int], None] = lambda _: None) -> bytes:
        """Several sheets, each so many times, as one PDF on the first one's paper. `done` is told how many of the
        lines are set; what it raises ends the work, and nothing is kept. Raises as `pdf` does.
        """
        return self._printer.book([(self._copy(line.order, staff_tag), line.copies) for line in lines], done)

    def _copy(self, order: SheetOrder, staff_tag: str) -> SheetCopy:
        self.require_given(order.tag, *([order.beside] if order.beside else []))
        return self._copies.copy(self._with_contacts(order), staff_tag)
