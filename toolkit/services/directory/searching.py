"""Finds services while one types: best fit first, then the freshest, no more than a screenful at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from toolkit.domain.directory.folding import words_of
from toolkit.domain.directory.hours import is_open
from toolkit.domain.directory.listing import Listing
from toolkit.domain.directory.query import Query
from toolkit.services.directory.names import Names
from toolkit.storage.directory.index import ServiceIndex, facet

SCREENFUL = 50
MOST_PARTS = 40
"""Words that one part of a word is looked up as."""
LOOKED_AT = 40
"""How many times a screenful is looked at where the index itself cannot decide: open now, verified still."""
MOST_TERMS = 8
EMBASSY = "embassy"

_NUMBER = re.compile(r"[\d\s()+./-]+")


@dataclass(frozen=True, slots=True)
class _Term:
    """One typed word: its folded words, as a phrase of the index, and the facets that it may mean."""

    words: list[str]
    whole: str
    begun: str
    facets: list[str]


class Search:
    """Search over one index."""

    def __init__(self, index: ServiceIndex, names: Names, now: Callable[[], datetime]) -> None:
        self._index, self._names, self._now = index, names, now

    def find(self, query: Query, most: int = SCREENFUL) -> list[Listing]:
        """The services that fit, best first. Raises DamagedError."""
        terms = [self._term(word) for word in _typed(query.typed)]
        narrows = [" AND ".join(_narrowing(query, country)) for country in (("cc", "in") if query.country else ("cc",))]
        found: dict[str, Listing] = {}
        for expression in (one for narrow in narrows for one in self._tiers(terms, narrow)):
            rows = self._index.cards(expression, self._limit(query, most + len(found)))
            self._take(rows, query, found, most)
            if len(found) >= most:
                break
        if not terms and not any(narrows):
            self._take(self._index.freshest(self._limit(query, most)), query, found, most)
        return list(found.values())

    def _take(self, rows: Iterator[Listing], query: Query, found: dict[str, Listing], most: int) -> None:
        now = self._now()
        for one in rows:
            if len(found) >= most:
                return
            if one.service_id not in found and _fits_now(one, query, now):
                found[one.service_id] = one

    def _limit(self, query: Query, most: int) -> int:
        return most * LOOKED_AT if query.open_now or query.verified or query.no_embassy else most

    def _tiers(self, terms: list[_Term], narrow: str) -> Iterator[str]:
        """Expressions of the index, the best fit first: whole words of the name, words begun in it, words begun
        anywhere or meant, and parts of words.
        """
        also = f" AND {narrow}" if narrow else ""
        if not terms:
            if narrow:
                yield narrow
            return
        yield f"{{name}} : ({' AND '.join(term.whole for term in terms)}){also}"
        if all(any(word.isdecimal() for word in term.words) for term in terms):
            yield f"{{rest}} : ({' AND '.join(term.whole for term in terms)}){also}"
        yield f"{{name}} : ({' AND '.join(term.begun for term in terms)}){also}"
        yield f"{' AND '.join(_anywhere(term, []) for term in terms)}{also}"
        if any(_wider(term) for term in terms):
            yield f"{' AND '.join(_anywhere(term, _wider(term)) for term in terms)}{also}"
        parts = [self._parts(term) for term in terms]
        if any(parts):
            choices = [[f'{{name rest}} : "{part}"' for part in found] for found in parts]
            yield f"{' AND '.join(_anywhere(*pair) for pair in zip(terms, choices, strict=True))}{also}"

    def _term(self, word: str) -> _Term:
        words = words_of(word)
        phrase = " ".join(words)
        return _Term(words, f'"{phrase}"', f'"{phrase}" *', self._names.meant(words))

    def _parts(self, term: _Term) -> list[str]:
        """Words that hold the typed one anywhere but at their beginning."""
        if len(term.words) != 1 or len(term.words[0]) < 3 or term.words[0].isdecimal():
            return []
        typed = term.words[0]
        return [word for word in self._index.words_with(typed, MOST_PARTS) if not word.startswith(typed)]


def _fits_now(one: Listing, query: Query, now: datetime) -> bool:
    """What the index cannot decide: what changes by itself, and what must not be there."""
    # The day is this machine's own, as it is where a verification is noted.
    if query.verified and not one.is_verified(now.astimezone().date()):
        return False
    if query.no_embassy and EMBASSY in one.kinds:
        return False
    return not query.open_now or is_open(one.schedules, now) is True


def fits(one: Listing, query: Query, names: Names, now: datetime) -> bool:
    """Whether a listing that is in no index fits what is asked: the few of the vault are looked at one by one."""
    if not (_fits_now(one, query, now) and _is_such(one, query)):
        return False
    said = words_of(f"{one.name} {one.organization} {one.region} {one.description}")
    said += ["".join(words_of(phone.number)) for phone in one.phones]
    borne = {facet("kind", kind) for kind in one.kinds} | {facet("cc", code) for code in one.countries}
    borne |= {facet("lang", tag) for tag in one.languages}
    for typed in _typed(query.typed):
        words = words_of(typed)
        if not all(any(word in other for other in said) for word in words) and not borne & set(names.meant(words)):
            return False
    asked = [facet("lang", tag) for tag in query.languages]
    asked += [facet(kind, value) for kind, value in (("cc", query.country), ("kind", query.kind)) if value]
    return set(asked) <= borne and set(query.accepts) <= set(one.accepts)


def _is_such(one: Listing, query: Query) -> bool:
    """Who answers, whether they report, what it costs, where it is."""
    region = " ".join(words_of(query.region))
    near = f" {region}" in f" {' '.join(words_of(one.region))}"
    free = one.charged is False or not query.free
    return near and free and (query.who_answers or one.who_answers, query.reports_onward or one.reports_onward) == (
        one.who_answers, one.reports_onward)  # fmt: skip


def _typed(text: str) -> list[str]:
    """The words that were typed; a telephone number is one word, however it is grouped."""
    if _NUMBER.fullmatch(text):
        joined = "".join(words_of(text))
        return [joined.removeprefix("00") if len(joined) > 6 else joined] if joined else []
    return [word for word in text.split() if words_of(word)][:MOST_TERMS]


def _anywhere(term: _Term, further: list[str]) -> str:
    choices = [f"{{name rest}} : {term.begun}", *(f'{{facet}} : "{token}"' for token in term.facets), *further]
    return f"({' OR '.join(choices)})"


def _wider(term: _Term) -> list[str]:
    """What serves a typed country from further away: rows for the whole Union."""
    own = facet("cc", "")
    return [f'{{facet}} : "{facet("in", token.removeprefix(own))}"' for token in term.facets if token.startswith(own)]


def _narrowing(query: Query, country: str) -> Iterator[str]:
    """The conditions. `country` says how its facet is named: rows of the country itself, or of all the Union."""
    for kind, value in ((country, query.country), ("kind", query.kind), ("who", query.who_answers),
                        ("rep", query.reports_onward), ("free", "yes" if query.free else ""),
                        ("ver", "yes" if query.verified else "")):  # fmt: skip
        if value:
            yield f'{{facet}} : "{facet(kind, value)}"'
    yield from (f'{{facet}} : "{facet("lang", tag)}"' for tag in query.languages)
    yield from (f'{{facet}} : "{facet("acc", code)}"' for code in query.accepts)
    if region := words_of(query.region):
        yield f'{{rest}} : "{" ".join(region)}" *'
