"""Rights sheets: found by language, shown, and set as PDF in memory (Standard 5: never gated)."""

from __future__ import annotations

from pathlib import Path

from toolkit.content.countries import country_names
from toolkit.content.library import ContentLibrary
from toolkit.documents.preview import page_pictures
from toolkit.documents.sheet import SheetCopy, SheetPrinter
from toolkit.domain.language import Language, Languages
from toolkit.domain.page import PagePicture
from toolkit.domain.sheet import PaperQuestion, SheetOrder, SheetText
from toolkit.platform.files import neutral_name, write_whole


class SheetService:
    """Sheets for the person, in their language."""

    def __init__(self, library: ContentLibrary, printer: SheetPrinter) -> None:
        self._library = library
        self._printer = printer

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

    def text(self, tag: str) -> SheetText:
        """The sheet's words. Raises UnknownLanguageError, WantedLanguageError or ContentError."""
        return self._library.sheet(self.languages.written(tag))

    def paper_question(self, tag: str) -> PaperQuestion:
        """What to ask before any paper. Raises as `text` does."""
        return self._library.paper_question(self.languages.written(tag))

    def pdf(self, order: SheetOrder, staff_tag: str) -> bytes:
        """The sheet as PDF. A draft carries its notice in its own language and in one that the staff reads.

        Raises as `text` does, and DocumentError.
        """
        text = self.text(order.tag)
        beside = self.text(order.beside) if order.beside and order.beside != order.tag else None
        notices = self._notices(text, beside, self._staff_text(staff_tag))
        return self._printer.pdf(SheetCopy(text, beside, notices, order.form, order.paper))

    def pictures(self, pdf: bytes, dots_an_inch: int) -> list[PagePicture]:
        """A set sheet's pages as pictures, for the preview and the printer."""
        return page_pictures(pdf, dots_an_inch)

    def write(self, pdf: bytes, path: Path) -> None:
        """Write a set sheet to a file, whole or not at all. Raises FileRefusedError."""
        write_whole(path, pdf)

    def file_name(self) -> str:
        """A name for a saved sheet that tells nothing about it."""
        return neutral_name("pdf")

    def _staff_text(self, staff_tag: str) -> SheetText:
        written = [language.tag for language in self.languages.all if language.is_written]
        return self.text(staff_tag if staff_tag in written else "en")

    def _notices(self, text: SheetText, beside: SheetText | None, staff: SheetText) -> tuple[tuple[Language, str], ...]:
        if not text.draft and not (beside and beside.draft):
            return ()
        second = beside if beside else staff
        notices = {one.language.tag: (one.language, one.draft) for one in (text, second) if one.draft}
        return tuple(notices.values())
