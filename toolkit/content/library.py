"""All content of the program behind one door; each file is read when it is first asked for, once."""

from __future__ import annotations

from functools import cached_property

from toolkit.content.folders import Folders
from toolkit.content.languages import load_languages
from toolkit.content.person_texts import PersonTexts
from toolkit.content.phrases import load_phrases
from toolkit.content.sheets import ADULT, SheetSource, SheetTexts, load_sheets, paper_question
from toolkit.content.standards import load_standards
from toolkit.content.typefaces import load_typefaces
from toolkit.domain.language import Language, Languages
from toolkit.domain.sheet import PaperQuestion, SheetText
from toolkit.domain.standard import Standard
from toolkit.domain.typeface import Typeface


class ContentLibrary:
    """What lies in resources/ and i18n/, as plain structures. Every question may raise ContentError."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._sheets: dict[tuple[str, str], SheetText] = {}

    @cached_property
    def languages(self) -> Languages:
        """All languages in their order."""
        return load_languages(self._folders)

    @cached_property
    def standards(self) -> tuple[Standard, ...]:
        """All 29 standards."""
        return load_standards(self._folders)

    @cached_property
    def typefaces(self) -> tuple[Typeface, ...]:
        """All typefaces."""
        return load_typefaces(self._folders)

    @cached_property
    def _sources(self) -> dict[str, SheetSource]:
        return load_sheets(self._folders)

    @cached_property
    def _phrases(self) -> dict[str, str]:
        return load_phrases(self._folders).texts

    def sheet(self, language: Language, name: str = ADULT) -> SheetText:
        """A sheet of resources/sheets/ in a language that is written.

        Raises FormNotWrittenError where the language has the adult's sheet and not yet this one.
        """
        key = (name, language.tag)
        if key not in self._sheets:
            texts = PersonTexts(self._folders, language.tag)
            made = SheetTexts(self._sources, texts, language).text(name, self._phrases["draft"])
            texts.finish("" if name == ADULT else name, language)
            self._sheets[key] = made
        return self._sheets[key]

    def paper_question(self, language: Language) -> PaperQuestion:
        """What is asked before paper, in a language that is written."""
        return paper_question(self._phrases, PersonTexts(self._folders, language.tag), language)
