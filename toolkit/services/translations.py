"""Translations as translators and checkers work on them: how far each is, a form to review, imports, sign-offs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from toolkit.content.folders import Folders
from toolkit.content.library import ContentLibrary
from toolkit.content.translations import Translations, Written
from toolkit.documents.review import ReviewForm, ReviewPrinter, ReviewWords
from toolkit.domain.errors import BadInputError
from toolkit.domain.language import State
from toolkit.domain.translation import Import, TranslationStatus
from toolkit.platform.files import make_folder, write_whole
from toolkit.support.i18n import N_, Words

TITLE = N_("Translation to be checked: {language}")
LEAD = N_(
    "Read each text beside its English. Strike out what is wrong and write what is right on the line. "
    "Somebody in danger may read it alone: it should be plain, and it should promise nothing that the English does not."
)
MISSING = N_("Not translated yet")
SIGN = (
    N_("I read both languages and have read all of it. Name"),
    N_("Reads and writes this language since, and how"),
    N_("Date"),
    N_("Signature"),
)


class BadDateError(BadInputError):
    """A date that is none."""


class TranslationService:
    """What translators and checkers ask for."""

    def __init__(
        self, folders: Folders, library: ContentLibrary, printer: ReviewPrinter, speak: Callable[[str], Words]
    ) -> None:
        self._folders = folders
        self._library = library
        self._printer = printer
        self._speak = speak
        self._translations = Translations(folders)

    def status(self) -> list[TranslationStatus]:
        """Every language that has a catalogue, in the order of languages. Raises ContentError."""
        found = (self._translations.status(language) for language in self._library.languages.all)
        return [status for status in found if status]

    def review(self, tag: str, staff_tag: str) -> bytes:
        """The form to check a language by, as PDF. Raises UnknownLanguageError, WantedLanguageError, DocumentError."""
        languages = self._library.languages
        language, words = languages.written(tag), self._speak(staff_tag)
        said = ReviewWords(
            title=words.say(TITLE, language=words.name_of(language.name)),
            lead=words.say(LEAD),
            missing=words.say(MISSING),
            sign=tuple(words.say(label) for label in SIGN),
        )
        rows = self._translations.rows(language)
        return self._printer.pdf(ReviewForm(language, languages.find(words.tag), rows, said))

    def import_file(self, path: Path) -> Import:
        """Take a translator's file into its language's catalogue, whole or not at all; the language is a draft then.

        Raises ContentError with every fault of the file, or FileRefusedError.
        """
        done, written = self._translations.imported(path, self._library.languages.all)
        self._write(done.tag, written)
        return done

    def sign_off(self, tag: str, by: str, on: str, state: State) -> None:
        """Record who has checked a language, and when (an ISO date). Raises BadDateError, UnknownLanguageError,
        ContentError where the catalogue has faults, SignOffRefusedError, FileRefusedError.
        """
        try:
            when = date.fromisoformat(on)
        except ValueError as failure:
            raise BadDateError(
                N_("'{date}' is no date."), N_("Write it as year-month-day: 2026-03-31."), date=on
            ) from failure
        language = self._library.languages.find(tag)
        self._write(language.tag, self._translations.signed(language, by.strip(), when.isoformat(), state))

    def _write(self, tag: str, written: Written) -> None:
        make_folder(self._folders.catalogue(tag, "person", "po").parent)
        write_whole(self._folders.catalogue(tag, "person", "po"), written.po)
        write_whole(self._folders.catalogue(tag, "person", "mo"), written.mo)
