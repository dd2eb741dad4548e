"""How far a language's translation has come: what waits, what is stale, who checked it and when."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.domain.language import State


@dataclass(frozen=True, slots=True)
class TranslationStatus:
    """One catalogue. `texts` is how many there are in English, `done` how many of them are translated from the
    English of today, `stale` how many from an older one; `waiting` counts what is left by form. `changed` tells
    that texts were altered after the sign-off: it then counts for nothing.
    """

    tag: str
    name: str
    state: State
    texts: int
    done: int
    stale: int
    waiting: dict[str, int]
    checked_by: str = ""
    checked_on: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Import:
    """What an import did: texts that were new, and texts that took the place of others."""

    tag: str
    added: int
    changed: int


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One text as a reviewer sees it: its number, its place, the English and the translation."""

    number: int
    key: str
    english: str
    translation: str
