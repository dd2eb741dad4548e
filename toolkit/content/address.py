"""How each language speaks to its readers, an adult and a child (resources/address.toml): the words that give it away,
and whether a text that the person reads holds one that its reader is not spoken to with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from toolkit.content.folders import Folders
from toolkit.content.reading import Document, Table, unique
from toolkit.domain.country import LINES, Topic
from toolkit.domain.flaw import Flaw
from toolkit.support.i18n import N_


class Way(StrEnum):
    """A way to speak to somebody; `ONE` where the language has only one for both."""

    POLITE = "polite"
    FAMILIAR = "familiar"
    ONE = "one"


class Reader(StrEnum):
    """Who reads a text."""

    ADULT = "an adult"
    CHILD = "a child"
    BOTH = "adults and children"


CHILDS = ("sheet.child.", "card.child.", "card.child/", "phrase.child.")
"""What stands on the child's papers and cards alone."""
SHARED = ("phrase.call.",)
SHARED_KEYS = frozenset({"phrase.draft", "card.draft_note", "card.yes", "card.no", "card.skip", "card.stop"})
"""What stands on the adult's and on the child's: notices, the words around a number to call, the replies of cards."""


def reader_of(key: str) -> Reader:
    """Who reads the text of a key. What the person says to the responder is an adult's too."""
    if key.startswith(CHILDS):
        return Reader.CHILD
    return Reader.BOTH if key in SHARED_KEYS or key.startswith(SHARED) else Reader.ADULT


_WRONG = {
    (Way.POLITE, Reader.ADULT): N_("«{word}» is polite, and an adult is not spoken to so in this language"),
    (Way.POLITE, Reader.CHILD): N_("«{word}» is polite, and a child is not spoken to so in this language"),
    (Way.POLITE, Reader.BOTH): N_("«{word}» is polite, and adults and children read this, not spoken to alike"),
    (Way.FAMILIAR, Reader.ADULT): N_("«{word}» is familiar, and an adult is not spoken to so in this language"),
    (Way.FAMILIAR, Reader.CHILD): N_("«{word}» is familiar, and a child is not spoken to so in this language"),
    (Way.FAMILIAR, Reader.BOTH): N_("«{word}» is familiar, and adults and children read this, not spoken to alike"),
}
_RIGHT = {
    Reader.ADULT: N_("say it as an adult is spoken to, or so that it speaks to nobody (resources/address.toml)"),
    Reader.CHILD: N_("say it as a child is spoken to, or so that it speaks to nobody (resources/address.toml)"),
    Reader.BOTH: N_("say it so that it speaks to nobody (resources/address.toml)"),
}


def reader_of_law(topic: Topic, childs: frozenset[str]) -> Reader:
    """Who reads a fact of law about a topic: a child too, where it stands under one of the lines of its sheet."""
    return Reader.BOTH if LINES[topic] in childs else Reader.ADULT


@dataclass(frozen=True, slots=True)
class Address:
    """How one language speaks to an adult and to a child, and the words that show each way.

    A word stands for itself; `*` at its beginning or end stands for any letters. A word with a capital is looked for
    only with it. `innocent`: words that look like one of them and are none.
    """

    tag: str
    adult: Way
    child: Way
    polite: tuple[str, ...] = ()
    familiar: tuple[str, ...] = ()
    innocent: tuple[str, ...] = ()

    def flaws(self, text: str, reader: Reader) -> Iterator[Flaw]:
        """The words of a text that speak to its reader in a way that they are not spoken to."""
        spaced = _spaced(text)
        innocent = [found.span() for word in self.innocent for found in _pattern(word).finditer(spaced)]
        for way, words in ((Way.POLITE, self.polite), (Way.FAMILIAR, self.familiar)):
            if not self._fits(way, reader):
                for word in words:
                    if _stands(word, spaced, innocent):
                        yield Flaw("address", _WRONG[way, reader], _RIGHT[reader], {"word": word})

    def _fits(self, way: Way, reader: Reader) -> bool:
        spoken = {Reader.ADULT: {self.adult}, Reader.CHILD: {self.child}}.get(reader, {self.adult, self.child})
        return spoken == {way}


def load_addresses(folders: Folders) -> dict[str, Address]:
    """The rule of every language, by tag. Raises ContentError with all faults."""
    document = Document(folders.resource("address.toml"), "resources/address.toml")
    tables = document.top.tables("language")
    found = [_address(table) for table in tables]
    unique(tables, [one.tag for one in found], "tag")
    document.top.no_more()
    document.finish()
    return {one.tag: one for one in found}


def _address(table: Table) -> Address:
    ways = [way.value for way in Way]
    made = Address(
        tag=table.text("tag"),
        adult=Way(table.choice("adult", ways) or "one"),
        child=Way(table.choice("child", ways) or "one"),
        polite=table.texts("polite"),
        familiar=table.texts("familiar"),
        innocent=table.texts("innocent"),
    )
    _check(table, made)
    table.no_more()
    return made


def _check(table: Table, one: Address) -> None:
    """Each way that somebody is not spoken to in has the words that would show it."""
    spoken = {one.adult, one.child}
    if Way.ONE in spoken:
        if spoken != {Way.ONE}:
            table.fault("child", "one way", "«one» is for a language that speaks to both alike", "write it for both")
        return
    for way, words in ((Way.POLITE, one.polite), (Way.FAMILIAR, one.familiar)):
        if spoken != {way} and not words:
            wrong = f"no word shows what is {way.value}, and somebody is not spoken to so"
            table.fault(way.value, "words", wrong, "list the words that give it away: you, your, the usual verbs")


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """The word between spaces, with any letters where it has its stars."""
    core = _spaced(word.strip("*")).strip()
    before = "" if word.startswith("*") else "(?<= )"
    after = "" if word.endswith("*") else "(?= )"
    return re.compile(f"{before}{re.escape(core)}{after}", 0 if core != core.casefold() else re.IGNORECASE)


def _stands(word: str, spaced: str, innocent: list[tuple[int, int]]) -> bool:
    places = (found.span() for found in _pattern(word).finditer(spaced))
    return any(not any(start <= one and other <= end for start, end in innocent) for one, other in places)


def _spaced(text: str) -> str:
    """The text with one space for whatever is no letter, mark or digit, and one at either end."""
    kept = "".join(letter if _is_of_a_word(letter) else " " for letter in text)
    return f" {' '.join(kept.split())} "


def _is_of_a_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN" or letter in "\u200c\u200d"
