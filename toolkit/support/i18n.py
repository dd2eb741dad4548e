"""The interface's words: marks for what is to be translated, and the translation at the moment of showing."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from pathlib import Path

Translate = Callable[[str], str]


def N_(text: str) -> str:  # noqa: N802  (gettext's own name for a mark)
    """Mark a text for translation; it is translated when it is shown, never when a module is loaded."""
    return text


class Words:
    """The interface in one language. Named places {like_this} are filled after translation."""

    def __init__(self, tag: str, translations: gettext.NullTranslations) -> None:
        self.tag = tag
        self._translations = translations

    @property
    def is_rtl(self) -> bool:
        """Whether this language runs from right to left."""
        return self.tag in RIGHT_TO_LEFT

    def say(self, text: str, **values: object) -> str:
        """The text in this language, its places filled."""
        return self.translated(text).format(**values)

    def translated(self, text: str) -> str:
        """The text in this language, its places still open."""
        return self._translations.gettext(text) if text else ""

    def say_many(self, one: str, many: str, count: int) -> str:
        """The form of a text that fits a count, which fills {count}."""
        return self._translations.ngettext(one, many, count).format(count=count)

    def name_of(self, language: str) -> str:
        """A language's name, from its English name."""
        return self._translations.pgettext("language", language)


RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur"})
INTERFACE_NAMES = {"en": "English", "fr": "Français", "ar": "العربية"}
"""The languages the interface speaks, by their own names."""


def words_for(tag: str, catalogues: Path) -> Words:
    """The interface in a language; English where there is no catalogue for it."""
    mo = catalogues / tag / "LC_MESSAGES" / "interface.mo"
    if tag not in INTERFACE_NAMES or not mo.exists():
        return Words("en", gettext.NullTranslations())
    with mo.open("rb") as file:
        return Words(tag, gettext.GNUTranslations(file))
