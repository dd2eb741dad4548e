"""A language that a person may read: its names, its script, and how far its text has been checked."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from toolkit.domain.errors import BadInputError, WorldRefusedError
from toolkit.support.i18n import N_


class State(StrEnum):
    """How far the person's texts of a language have come; what nobody wrote is wanted, never faked."""

    WANTED = "wanted"
    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"


class Direction(StrEnum):
    """The direction in which a language is written."""

    LTR = "ltr"
    RTL = "rtl"


SCREEN = "screen"
"""The place of a hand that is no form on paper: whatever the person reads on the screen."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Another hand that a language is written in where there is room: its script, its leading, and the places: forms
    by their names, and the screen.
    """

    script: str
    leading: float
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the person. `tag` is BCP 47, `script` ISO 15924, `leading` line height over size."""

    tag: str
    name: str
    native_name: str
    script: str
    direction: Direction
    leading: float
    state: State
    regions: tuple[str, ...] = ()
    hand: Hand | None = None

    def written_for(self, place: str) -> Language:
        """The same language in the hand that it is written in at a place: a form's name, or the screen."""
        if self.hand is None or place not in self.hand.places:
            return self
        return replace(self, script=self.hand.script, leading=self.hand.leading)

    @property
    def is_written(self) -> bool:
        """Whether there is a sheet to show in it."""
        return self.state is not State.WANTED

    @property
    def is_rtl(self) -> bool:
        """Whether it runs from right to left."""
        return self.direction is Direction.RTL


class UnknownLanguageError(BadInputError):
    """A tag that the list does not have; names the closest ones."""


class WantedLanguageError(WorldRefusedError):
    """A language on the list whose text nobody has written yet."""


class DraftRefusedError(WorldRefusedError):
    """A text that nobody has checked, where the unit hands out none."""

    def __init__(self, language: Language) -> None:
        super().__init__(
            N_("The text in {language} ({tag}) is a draft; this unit hands out only what a named person has checked."),
            N_("Use an interpreter, or have the text checked and signed off."),
            language=language.name,
            tag=language.tag,
        )


@dataclass(frozen=True, slots=True)
class Languages:
    """All languages, in the order in which they are always shown."""

    all: tuple[Language, ...]

    def find(self, tag: str) -> Language:
        """The language of this tag, whatever its case or separator.

        Raises UnknownLanguageError with the closest tags.
        """
        wanted = _folded_tag(tag)
        for language in self.all:
            if _folded_tag(language.tag) == wanted:
                return language
        raise UnknownLanguageError(
            N_("There is no language '{tag}'."),
            N_("The closest are: {closest}."),
            tag=tag,
            closest=", ".join(self.closest(tag)),
        )

    def written(self, tag: str) -> Language:
        """The language of this tag if its text exists.

        Raises UnknownLanguageError, or WantedLanguageError when nobody has written it yet.
        """
        language = self.find(tag)
        if not language.is_written:
            raise WantedLanguageError(
                N_("Nobody has written the text in {language} ({tag}) yet: it is wanted."),
                N_("Use an interpreter, or another language that the person reads."),
                language=language.name,
                tag=language.tag,
            )
        return language

    def closest(self, tag: str, most: int = 3) -> list[str]:
        """Up to `most` tags that look like this one or whose language has a name like it."""
        names = {_folded_tag(language.tag): language.tag for language in self.all}
        names |= {fold(language.name): language.tag for language in self.all}
        names |= {fold(language.native_name): language.tag for language in self.all}
        wanted = fold(tag)
        begun = [found for name, found in names.items() if wanted and name.startswith(wanted)]
        near = [names[name] for name in difflib.get_close_matches(wanted, names, n=most * 2, cutoff=0.0)]
        return list(dict.fromkeys([*begun, *near]))[:most]

    def matching(self, typed: str, also: Mapping[str, tuple[str, ...]] | None = None) -> list[Language]:
        """The languages that fit what was typed: own name, English name, tag, script, region, or one of the
        other words that `also` gives by tag, from the start or the middle of a word.
        """
        wanted = fold(typed)
        more = also or {}
        return [one for one in self.all if any(wanted in part for part in _searched(one, more.get(one.tag, ())))]


def fold(text: str) -> str:
    """Text as search compares it: no case, no accents, no marks, no đ."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return plain.casefold().translate(_UNACCENTED).strip()


_UNACCENTED = str.maketrans("đı", "di")


def _folded_tag(tag: str) -> str:
    return tag.strip().replace("_", "-").casefold()


def _searched(language: Language, more: tuple[str, ...]) -> list[str]:
    names = (language.name, language.native_name, language.tag, language.script, *language.regions)
    return [fold(name) for name in (*names, *more)]
