"""The check of all content: every file read, every rule between files, every fault at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from toolkit.content.catalogue_check import CatalogueCheck
from toolkit.content.errors import ContentError
from toolkit.content.faults import Fault
from toolkit.content.folders import SOURCE_TAG, Folders
from toolkit.content.interface_check import interface_faults
from toolkit.content.languages import load_languages
from toolkit.content.neutral import betrayed, load_neutral
from toolkit.content.sheets import SheetSource, load_sheet
from toolkit.content.sources import SHEETS, person_strings
from toolkit.content.standards import load_standards
from toolkit.content.typefaces import load_typefaces
from toolkit.domain.language import Language, Languages
from toolkit.domain.standard import Standard

_T = TypeVar("_T")


class ContentCheck:
    """Collects the faults of everything in resources/ and i18n/."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._found: list[Fault] = []

    def faults(self) -> list[Fault]:
        """All faults, in the order of files and lines; empty where all is well."""
        self._found = []
        languages = self._try(load_languages)
        self._try(load_typefaces)
        standards = self._try(load_standards)
        sheets = [sheet for name in SHEETS if (sheet := self._try(load_sheet, name))]
        english = self._try(lambda folders: dict(person_strings(folders)))
        if standards and len(sheets) == len(SHEETS):
            self._found += _disagreements(standards, sheets)
        if english:
            self._found += self._english(english)
        if languages and english:
            self._found += self._catalogues(languages, english)
        self._found += interface_faults(self._folders)
        return sorted(set(self._found), key=lambda fault: (fault.file, fault.line, fault.key))

    def _try(self, load: Callable[..., _T], *names: str) -> _T | None:
        try:
            return load(self._folders, *names)
        except ContentError as error:
            self._found += error.faults
            return None

    def _english(self, english: dict[str, str]) -> Iterator[Fault]:
        never = self._try(load_neutral, SOURCE_TAG) or ()
        for key, text in english.items():
            for word in betrayed(text, never):
                right = "say it without this word"
                yield Fault(
                    "resources/sheets",
                    0,
                    key,
                    "neutral",
                    f"«{word}» would betray what the paper is about",
                    right,
                )

    def _catalogues(self, languages: Languages, english: dict[str, str]) -> Iterator[Fault]:
        for language in languages.all:
            if language.tag != SOURCE_TAG and self._has_catalogue(language):
                never = self._try(load_neutral, language.tag) or ()
                yield from CatalogueCheck(self._folders, language, never).faults(english)

    def _has_catalogue(self, language: Language) -> bool:
        return self._folders.catalogue(language.tag, "person", "po").exists()


def _disagreements(standards: tuple[Standard, ...], sheets: list[SheetSource]) -> Iterator[Fault]:
    """Each printed right stands on the lines that name its standard, and each line's standards name it back."""
    lines = {f"{sheet.id}/{line.key}": line.standards for sheet in sheets for line in sheet.lines}
    for standard in standards:
        named = standard.printed.lines if standard.printed else ()
        for line in named:
            if standard.number not in lines.get(line, ()):
                yield _unmatched("resources/standards.toml", standard.number, line)
        for line, numbers in lines.items():
            if standard.number in numbers and line not in named:
                yield _unmatched("resources/sheets", standard.number, line)


def _unmatched(file: str, number: int, line: str) -> Fault:
    wrong = f"standard {number} and sheet line «{line}» do not name each other"
    return Fault(file, 0, line, "map", wrong, "name the standard at the line, and the line at the standard")
