"""A unit's own word on a country's law: which facts it has verified, which it has written itself, and what of that
still holds.

A verification belongs to what the fact said then: once the text is another, it no longer holds. It holds for twelve
months. Law is changed by acts with a date, mostly once a year with a budget or a new immigration act, so that a
sentence of last year may be wrong without a word in it having aged; a telephone number, which changes overnight, gets
90 days. Whoever verified it reads it again then, and what lapsed says "ask a lawyer" as if nobody ever had.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from toolkit.domain.country import TOPICS, CountryPack, Fact, Topic, Unit
from toolkit.domain.errors import BadInputError
from toolkit.domain.months import CalendarError, add_months
from toolkit.support.i18n import N_

VALID_MONTHS = 12
SOON_DAYS = 30
"""So long before it lapses it is named among what is due."""
EMERGENCY = "emergency"
"""Stands for the topic of the emergency number, which is verified like a fact and has no sentence of its own."""
TITLES: dict[str, str] = {**{one.value: title for one, title in TOPICS.items()}, EMERGENCY: N_("Emergency number")}
"""What a line is about, in words."""


class LawState(StrEnum):
    """How a line stands. SHIPPED: verified in the file that came with the program."""

    UNVERIFIED = "unverified"
    SHIPPED = "shipped"
    HOLDS = "verified"
    CHANGED = "changed"
    LAPSED = "lapsed"
    AHEAD = "ahead"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class LawVerification:
    """What was verified here. `line` is the line's id then, `what` the digest of what it said, `said` the sentences
    that the person reads, by language; who did it and how lies in the vault.
    """

    country: str
    line: str
    verified_on: date
    until: date
    what: bytes
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OwnFact:
    """A fact that this unit wrote: one that the pack does not have, or in place of the pack's fact whose digest is
    `over`. Where the pack no longer says that, it stands beside what the pack says now.
    """

    country: str
    id: str
    over: bytes
    fact: Fact


@dataclass(frozen=True, slots=True)
class LawLine:
    """A fact or the emergency number as it stands. `about` is a topic's value or EMERGENCY; `until` the last day on
    which a verification made here holds; `verified` by whom and when where the shipped file says it.
    """

    id: str
    about: str
    text: str
    source: str
    seen: str
    state: LawState
    what: bytes
    count: int = 0
    unit: Unit | None = None
    said: Mapping[str, str] | None = None
    verified: str = ""
    verified_on: date | None = None
    until: date | None = None
    own: bool = False
    corrects: bool = False
    kept: LawVerification | None = None

    @property
    def title(self) -> str:
        """What it is about, to be translated."""
        return TITLES[self.about]

    @property
    def sentences(self) -> Mapping[str, str]:
        """What the person reads of it by language: nothing, unless it is verified."""
        return (self.said or {}) if self.state in (LawState.HOLDS, LawState.SHIPPED) else {}

    def is_due(self, today: date) -> bool:
        """Whether somebody here vouched for it once, and does not much longer, or no more."""
        if self.kept is None or self.state is LawState.SHIPPED:
            return False
        return self.state is not LawState.HOLDS or not self.until or (self.until - today).days <= SOON_DAYS


class UnknownLineError(BadInputError):
    """There is no such fact in a country's law."""


def digest_of_line(about: str, text: str, count: int = 0, unit: Unit | None = None) -> bytes:
    """The digest of what a line says, its period with it: what a verification vouches for. Its source is not in it:
    the same text seen elsewhere is the same text.
    """
    told = "\0".join((about, text, str(count), unit or ""))
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def digest_of_fact(fact: Fact) -> bytes:
    """The same of a fact."""
    return digest_of_line(fact.topic, fact.text, fact.count, fact.unit)


def last_day(verified_on: date) -> date:
    """The last day on which a verification may hold."""
    try:
        return add_months(verified_on, VALID_MONTHS)
    except CalendarError:
        return date.max


def standing(verified_on: date, until: date, today: date) -> LawState:
    """Whether a verification of an unchanged text holds. A day in the future proves nothing, and no file lengthens
    the twelve months.
    """
    if verified_on > today:
        return LawState.AHEAD
    return LawState.HOLDS if today <= min(until, last_day(verified_on)) else LawState.LAPSED


def law_lines(
    pack: CountryPack, own: Sequence[OwnFact], verified: Iterable[LawVerification], today: date
) -> tuple[LawLine, ...]:
    """Every line of a country: its facts by topic, the emergency number, and last what was verified once and stands
    nowhere any more.
    """
    bare = list(_bare(pack, own))
    there = {line.what for line in bare}
    by_what = {one.what: one for one in verified}
    stale = {one.line: one for one in by_what.values() if one.what not in there}
    lines = [_judged(line, by_what.get(line.what), stale, today) for line in bare]
    left = [one for one in stale.values() if one not in [line.kept for line in lines]]
    order = [*TOPICS, EMERGENCY]
    return (*sorted(lines, key=lambda line: order.index(line.about)), *map(_gone, left))


def laid_over(pack: CountryPack, lines: Iterable[LawLine]) -> CountryPack:
    """The pack as this unit vouches for it: what it verified is verified, what it wrote is there."""
    facts, number = [], ""
    for line in lines:
        holds = line.state is LawState.HOLDS and line.verified_on is not None
        day = line.verified_on.isoformat() if holds and line.verified_on else ""
        if line.about == EMERGENCY:
            number = day or number
        elif line.state is not LawState.GONE:
            verified = day if holds else line.verified
            said = dict(line.said or {})
            facts.append(Fact(Topic(line.about), line.text, line.source, line.seen, verified, said, line.count,
                              line.unit, holds))  # fmt: skip
    return replace(pack, facts=tuple(facts), emergency_verified=number)


def find_line(lines: Sequence[LawLine], named: str) -> LawLine:
    """The line of this id, or the only one of this topic. Raises UnknownLineError."""
    wanted = named.strip().casefold()
    found = [line for line in lines if line.id == wanted] or [
        line for line in lines if line.about == wanted and line.state is not LawState.GONE
    ]
    if len(found) != 1:
        raise UnknownLineError(
            N_("There is no single fact '{named}' here."),
            N_("These are there: {known}."),
            named=named[:40],
            known=", ".join(line.id for line in lines),
        )
    return found[0]


def new_id(topic: Topic, own: Iterable[OwnFact]) -> str:
    """An id for a fact of the unit's own."""
    taken = {one.id for one in own}
    number = 1
    while (made := f"{topic}-own-{number}") in taken:
        number += 1
    return made


def _bare(pack: CountryPack, own: Sequence[OwnFact]) -> Iterator[LawLine]:
    """The lines before anything is known of their being verified here."""
    over = {one.over: one for one in own if one.over}
    counts: dict[str, int] = {}
    for fact in pack.facts:
        counts[fact.topic] = counts.get(fact.topic, 0) + 1
        number = f"-{counts[fact.topic]}" if counts[fact.topic] > 1 else ""
        instead = over.pop(digest_of_fact(fact), None)
        if instead:
            yield _own_line(instead, corrects=True)
        else:
            yield _line(fact, f"{fact.topic}{number}")
    shipped = {digest_of_fact(fact) for fact in pack.facts}
    # What the pack says by now in the same words need not stand there twice.
    beside = [one for one in own if not one.over or one.over in over]
    beside = [one for one in beside if digest_of_fact(one.fact) not in shipped]
    yield from (_own_line(one) for one in beside)
    if pack.emergency:
        yield LawLine(EMERGENCY, EMERGENCY, pack.emergency, pack.emergency_source, pack.emergency_seen,
                      LawState.UNVERIFIED, digest_of_line(EMERGENCY, pack.emergency))  # fmt: skip


def _line(fact: Fact, named: str) -> LawLine:
    state = LawState.SHIPPED if fact.verified else LawState.UNVERIFIED
    return LawLine(named, fact.topic, fact.text, fact.source, fact.seen, state, digest_of_fact(fact), fact.count,
                   fact.unit, fact.said, fact.verified)  # fmt: skip


def _own_line(one: OwnFact, corrects: bool = False) -> LawLine:
    return replace(_line(one.fact, one.id), own=True, corrects=corrects)


def _judged(line: LawLine, same: LawVerification | None, stale: Mapping[str, LawVerification], today: date) -> LawLine:
    """A line with what was verified of it here; what the shipped file says stands where nothing here holds."""
    kept = same or stale.get(line.id)
    if kept is None:
        return line
    until = min(kept.until, last_day(kept.verified_on))
    state = standing(kept.verified_on, kept.until, today) if same else LawState.CHANGED
    if line.state is LawState.SHIPPED and state is not LawState.HOLDS:
        return replace(line, kept=kept)
    return replace(line, state=state, said=kept.said, kept=kept, verified="", verified_on=kept.verified_on, until=until)


def _gone(kept: LawVerification) -> LawLine:
    about = next((one for one in TITLES if kept.line == one or kept.line.startswith(f"{one}-")), EMERGENCY)
    gone = LawLine(f"gone-{kept.what.hex()[:8]}", about, "", "", "", LawState.GONE, kept.what)
    return replace(gone, said=kept.said, kept=kept, verified_on=kept.verified_on, until=kept.until)
