"""What a typed word may mean besides standing in a text: a kind, a country, a language, by its names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from toolkit.content.countries import country_names
from toolkit.domain.directory.folding import words_of
from toolkit.domain.directory.terms import KINDS
from toolkit.domain.language import Languages
from toolkit.storage.directory.index import facet
from toolkit.support.i18n import INTERFACE_NAMES, words_for

STAFF = (*INTERFACE_NAMES, "de", "es", "it", "pt", "nl", "pl", "ro", "sr", "tr", "uk", "vi", "th")

"""Languages in which staff name countries; the built program carries their names (packaging/hooks/kept.py)."""

LEAST = 2
"""Letters of a word from which on it may mean a name."""


class Names:
    """Facets by the words that mean them. Read when a search first needs them."""

    def __init__(self, languages: Languages, catalogues: Path) -> None:
        self._languages, self._catalogues = languages, catalogues

    @cached_property
    def tags(self) -> dict[str, str]:
        """The tag of each language by its English name in small letters."""
        return {one.name.casefold(): one.tag for one in self._languages.all}

    @cached_property
    def country_codes(self) -> dict[str, str]:
        """The code of each country by its names in languages that staff write, in small letters."""
        return {name.casefold(): code for tag in STAFF for code, name in country_names(tag).items()
                if len(code) == 2}  # fmt: skip

    def meant(self, words: list[str]) -> list[str]:
        """The facets that a word, or signs of an unspaced script, may mean."""
        if len("".join(words)) < LEAST:
            return []
        wanted = "".join(words)
        return list(dict.fromkeys(token for name, token in self._known if name.startswith(wanted)))

    @cached_property
    def _known(self) -> list[tuple[str, str]]:
        """Each word of a name, run together with those behind it, with the facet it means."""
        found: list[tuple[str, str]] = []
        for name, token in self._names():
            words = words_of(name)
            found += [("".join(words[place:]), token) for place in range(len(words))]
        return found

    def _names(self) -> Iterator[tuple[str, str]]:
        for tag in INTERFACE_NAMES:
            words = words_for(tag, self._catalogues)
            yield from ((words.say(name), facet("kind", kind)) for kind, name in KINDS.items())
            yield from ((words.name_of(one.name), facet("lang", one.tag)) for one in self._languages.all)
        yield from ((name, facet("cc", code)) for name, code in self.country_codes.items())
        yield from ((one.native_name, facet("lang", one.tag)) for one in self._languages.all)
