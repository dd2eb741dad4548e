"""Checks of one catalogue against its English: missing, stale, left in English, numbers lost, wrong script."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from toolkit.content.address import Address, reader_of
from toolkit.content.catalogue_state import STATE_HEADER
from toolkit.content.errors import ContentError
from toolkit.content.faults import Fault
from toolkit.content.folders import Folders
from toolkit.content.glossary import Term, said_otherwise
from toolkit.content.person_text_check import written_flaws
from toolkit.content.po_files import read_po
from toolkit.domain.language import Language, State

if TYPE_CHECKING:
    import polib

LONGEST = 3
"""A translation more than so many times as long as its English is looked at: it was probably pasted twice."""

_PLACES = re.compile(r"\{\w+\}|\d+")
_SENTENCE = re.compile(r"(?<=[.:;?!])\s+")
FEWEST_WORDS = 3
"""Of an English sentence, for it to be told where it stands in a translation."""
ENGLISH_BASED = frozenset({"pcm"})
"""Nigerian Pidgin says some sentences as English does."""


class CatalogueCheck:
    """One language's person.po against the English strings and the words that must not stand in it."""

    def __init__(
        self,
        folders: Folders,
        tag: str,
        language: Language | None,
        never: tuple[str, ...],
        glossary: tuple[Term, ...] = (),
        address: Address | None = None,
        shown: str = "",
    ) -> None:
        """`language` is None where the list of languages itself is broken: its script is then not known. `shown` is
        how the file is named to people, where it is not the catalogue's own. `address`: how its readers are spoken to.
        """
        self._path = folders.catalogue(tag, "person", "po")
        self._shown = shown or folders.shown(self._path)
        self._language = language
        self._never = never
        self._glossary = glossary
        self._address = address

    def text_faults(self, entries: Iterable[polib.POEntry], english: dict[str, str]) -> Iterator[Fault]:
        """The faults of these entries alone, for a file that brings only some of the texts."""
        for entry in entries:
            yield from self._entry(entry.msgctxt or "", entry, english)

    def faults(self, english: dict[str, str] | None, later: Collection[str] = ()) -> Iterator[Fault]:
        """Every fault of the catalogue; only those of its form where the English itself is broken.

        `later`: keys that may still be untranslated; their forms are refused in this language until then.
        """
        try:
            catalogue = read_po(self._path, self._shown)
        except ContentError as error:
            yield from error.faults
            return
        yield from self._state(catalogue)
        if catalogue.metadata.get(STATE_HEADER) == State.WANTED.value:
            return  # begun, and not yet for anybody's eyes: nothing of it is shown
        if english is None:
            return
        entries = {entry.msgctxt or "": entry for entry in catalogue if not entry.obsolete}
        yield from self._missing([key for key in english if key not in later], entries)
        for key, entry in entries.items():
            if entry.msgstr.strip() or key not in later:
                yield from self._entry(key, entry, english)

    def _state(self, catalogue: polib.POFile) -> Iterator[Fault]:
        named = catalogue.metadata.get(STATE_HEADER, "")
        states = [state.value for state in State]
        if named not in states:
            right = f"write one of: {', '.join(states)}"
            yield self._fault(1, STATE_HEADER, "state", f"«{named}» is no state", right)

    def _missing(self, wanted: list[str], entries: dict[str, polib.POEntry]) -> Iterator[Fault]:
        for key in wanted:
            if key not in entries:
                yield self._fault(0, key, "complete", "the text is missing", "update the catalogue and translate it")

    def _entry(self, key: str, entry: polib.POEntry, english: dict[str, str]) -> Iterator[Fault]:
        line = int(entry.linenum or 0)
        if key not in english:
            yield self._fault(line, key, "known key", "no sheet has this text", "remove it, or mend its msgctxt")
        elif entry.msgid != english[key]:
            right = "translate it again from the English of today"
            yield self._fault(line, key, "stale", "the English has changed since", right)
        elif not entry.msgstr.strip():
            yield self._fault(line, key, "translated", "the translation is empty", "translate it")
        elif entry.fuzzy:
            right = "look at it, and take the mark «fuzzy» away"
            yield self._fault(line, key, "translated", "the translation is marked as unsure", right)
        else:
            for rule, wrong, right in self._text_faults(entry.msgid, entry.msgstr):
                yield self._fault(line, key, rule, wrong, right)
            for flaw in self._address.flaws(entry.msgstr, reader_of(key)) if self._address else ():
                yield self._fault(line, key, flaw.rule, *flaw.said())

    def _text_faults(self, source: str, text: str) -> Iterator[tuple[str, str, str]]:
        if text == source:
            yield "translated", "it is still the English", "translate it"
        elif not (self._language and self._language.tag in ENGLISH_BASED):
            for sentence in _left(source, text):
                yield "translated", f"«{sentence}» is still the English", "translate this sentence too"
        if sorted(_PLACES.findall(source)) != sorted(_PLACES.findall(text)):
            lost = set(_PLACES.findall(source)) ^ set(_PLACES.findall(text))
            yield (
                "numbers",
                f"a number or place differs: {', '.join(sorted(lost))}",
                "keep each as in the English",
            )
        if len(text) > LONGEST * len(source):
            yield "length", f"it is over {LONGEST} times as long as the English", "shorten it"
        for term in said_otherwise(source, text, self._glossary):
            yield (
                "glossary",
                f"«{term.english}» is said otherwise here than in the glossary",
                f"say it as: {', '.join(term.said)}; or mend the glossary",
            )
        for flaw in written_flaws(text, self._language, self._never):
            yield flaw.rule, *flaw.said()

    def _fault(self, line: int, key: str, rule: str, wrong: str, right: str) -> Fault:
        return Fault(self._shown, line, key, rule, wrong, right)


def _left(source: str, text: str) -> Iterator[str]:
    """The sentences of the English that stand in its translation."""
    folded = text.casefold()
    for sentence in _SENTENCE.split(source):
        if len(sentence.split()) >= FEWEST_WORDS and sentence.strip(".:;?!").casefold() in folded:
            yield sentence
