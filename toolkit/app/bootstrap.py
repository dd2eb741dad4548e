"""Joins the program: the only place that names concrete classes and passes them to each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.content.folders import Folders
from toolkit.content.library import ContentLibrary
from toolkit.platform.folders import data_folder
from toolkit.services.content import ContentService
from toolkit.services.preferences import REFUSED, PreferenceService
from toolkit.support.i18n import Words, words_for
from toolkit.support.paths import program_folder

if TYPE_CHECKING:
    from toolkit.documents.fonts.shelf import FaceShelf
    from toolkit.documents.sheet import SheetPrinter
    from toolkit.domain.contact import Contact
    from toolkit.domain.country import CountryPack
    from toolkit.domain.language import Language
    from toolkit.services.directory.directory import DirectoryService
    from toolkit.services.guidance import GuidanceService
    from toolkit.services.local_law import LawService
    from toolkit.services.papers import PaperService
    from toolkit.services.sheets import SheetService
    from toolkit.services.translations import TranslationService
    from toolkit.services.typefaces import TypefaceService
    from toolkit.services.vault import VaultService


@dataclass(frozen=True)
class Program:
    """The program's services, each made when it is first asked for: the command line needs few of them."""

    folders: Folders
    data: Path

    @cached_property
    def library(self) -> ContentLibrary:
        """What lies in resources/ and i18n/."""
        return ContentLibrary(self.folders)

    @cached_property
    def content(self) -> ContentService:
        """The check of content."""
        return ContentService(self.folders)

    @cached_property
    def preferences(self) -> PreferenceService:
        """The interface's language and appearance."""
        return PreferenceService(self.data)

    @cached_property
    def guidance(self) -> GuidanceService:
        """What a responder reads."""
        from toolkit.services.guidance import GuidanceService

        return GuidanceService(self.library)

    @cached_property
    def vault(self) -> VaultService:
        """Vaults."""
        from toolkit.sealing.recovery import RecoveryWords
        from toolkit.services.vault import VaultService

        words = self.folders.resource("words/english.txt").read_text("utf-8").split()
        return VaultService(RecoveryWords(words))

    @cached_property
    def directory(self) -> DirectoryService:
        """The referral directory."""
        from toolkit.services.directory.directory import DirectoryService
        from toolkit.services.directory.names import Names

        names = Names(self.library.languages, self.folders.root / "i18n")
        return DirectoryService(self.data, self.folders.resource("directory"), names)

    @cached_property
    def shelf(self) -> FaceShelf:
        """The faces, shared by screen and paper."""
        from toolkit.documents.fonts.shelf import FaceShelf

        return FaceShelf(self.library.typefaces)

    @cached_property
    def typefaces(self) -> TypefaceService:
        """Typefaces for the screen."""
        from toolkit.services.typefaces import TypefaceService

        return TypefaceService(self.shelf)

    @cached_property
    def sheets(self) -> SheetService:
        """Rights sheets."""
        from toolkit.services.sheets import SheetService

        return SheetService(
            self.library, self._sheet_printer, self.words, self._law, self._contacts, self._refuses_drafts
        )

    def _refuses_drafts(self) -> bool:
        return self.preferences.read().drafts == REFUSED

    @cached_property
    def _sheet_printer(self) -> SheetPrinter:
        # Qt is loaded when a page is first set: most commands need none of it.
        from toolkit.documents.sheet import SheetPrinter

        return SheetPrinter(self.shelf)

    @cached_property
    def law(self) -> LawService:
        """The law of countries, as this unit vouches for it."""
        from toolkit.services.local_law import LawService

        return LawService(self.library, lambda: self.directory, self._undrawn)

    def _law(self, code: str | None) -> CountryPack:
        # A sheet of no country needs nothing of what was verified.
        return self.law.pack(code) if code else self.library.country(None)

    def _undrawn(self, text: str, language: Language) -> list[str]:
        return self._sheet_printer.lost(text, language)

    def _contacts(self, country: str, language: str, most: int) -> tuple[Contact, ...]:
        from toolkit.services.local_contacts import LocalContacts

        return LocalContacts(lambda: self.directory).for_sheet(country, language, most)

    @cached_property
    def papers(self) -> PaperService:
        """Papers of a case."""
        from toolkit.documents.papers.printer import PaperPrinter
        from toolkit.services.papers import PaperService

        return PaperService(self.library, PaperPrinter(self.shelf), self.words, self._law)

    @cached_property
    def translations(self) -> TranslationService:
        """The work of translators and checkers."""
        from toolkit.documents.review import ReviewPrinter
        from toolkit.services.translations import TranslationService

        return TranslationService(self.folders, self.library, ReviewPrinter(self.shelf), self.words)

    def words(self, tag: str) -> Words:
        """The interface's words in a language."""
        return words_for(tag, self.folders.root / "i18n")


def assemble(data: Path | None = None, root: Path | None = None) -> Program:
    """The program over its own folder, or over another one with the same shape (`root`)."""
    return Program(Folders(root or program_folder()), data_folder(data))
