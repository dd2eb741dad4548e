"""What somebody enters about a country's law, a verification or a fact of the unit's own, and everything that cannot
stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.content.country_packs import MOST_COUNT
from toolkit.content.person_text_check import hidden_signs
from toolkit.domain.country import STAYING, Fact, Topic, Unit, says_period
from toolkit.domain.flaw import Flaw
from toolkit.domain.form_values import day_of
from toolkit.support.i18n import N_, Translate

MOST_TEXT, MOST_SOURCE, MOST_NAME, MOST_HOW = 600, 300, 120, 2_000
"""Letters of a fact, of its source, of who verified it and of how."""
SAID = "said."
"""Begins the field of a sentence; the language's tag follows."""


@dataclass(frozen=True, slots=True)
class LawFault:
    """What is wrong with a field of what was entered; all of it is told at once, and the text is kept."""

    field: str
    flaw: Flaw

    def told(self, translate: Translate = str) -> str:
        """For example: said.ar: it has no words; write a sentence."""
        wrong, right = self.flaw.said(translate)
        return f"{self.field}: {wrong}; {right}"


@dataclass(frozen=True, slots=True)
class WrittenFact:
    """A fact as it was entered: its period, if it gives one, by a number and a unit."""

    topic: str
    text: str
    source: str
    seen: str
    count: str = ""
    unit: str = ""


def spoken(said: Mapping[str, str]) -> dict[str, str]:
    """The sentences that were given; a field left empty is none."""
    return {tag: text.strip() for tag, text in said.items() if text.strip()}


def fault(field: str, wrong: str, right: str, **places: str) -> LawFault:
    """A fault of a field."""
    return LawFault(field, Flaw(field, wrong, right, places))


def plain_faults(field: str, text: str, most: int) -> Iterator[LawFault]:
    """A field that somebody must fill, on as many lines as they like where that is long."""
    if not text.strip():
        yield fault(field, N_("nothing is written here"), N_("fill it in"))
    if len(text) > most:
        wrong, right = N_("it has {count} letters, and there is room for {most}"), N_("shorten it")
        yield fault(field, wrong, right, count=str(len(text)), most=str(most))
    if hidden := hidden_signs(text.replace("\n", " ") if most == MOST_HOW else text):
        wrong, right = N_("it has signs that nobody sees: {codes}"), N_("type it anew, as one line")
        yield fault(field, wrong, right, codes=hidden)


def undrawn(lost: Sequence[str]) -> Flaw:
    """Characters that no typeface can draw."""
    codes = ", ".join(f"U+{ord(letter):04X}" for letter in lost[:10])
    return Flaw("typefaces", N_("no typeface can draw {codes}"), N_("write it without"), {"codes": codes})


def written_faults(written: WrittenFact, today: date) -> list[LawFault]:
    """What cannot stand in a fact, whatever else there is."""
    found = [*plain_faults("text", written.text, MOST_TEXT), *plain_faults("source", written.source, MOST_SOURCE)]
    if written.topic not in list(Topic):
        found.append(fault("topic", N_("it is about none of the topics"), N_("choose one")))
    if written.source.strip() and not re.search("[.0-9]", written.source):
        wrong, right = (
            N_("nobody can look it up there"),
            N_("name the page, or the act and its number"),
        )
        found.append(fault("source", wrong, right))
    seen = day_of(written.seen)
    if len(seen) != len("2026-01-31") or date.fromisoformat(seen) > today:
        wrong, right = N_("this is no day up to today"), N_("write the day on which it was seen: 2026-01-31")
        found.append(fault("seen", wrong, right))
    return [*found, *_period_faults(written)]


def _period_faults(written: WrittenFact) -> Iterator[LawFault]:
    """A period is given only where the text says it plainly: an end date is worked out from it."""
    if not written.count and not written.unit:
        return
    if written.topic not in list(STAYING):
        yield fault("count", N_("only a fact on staying gives a period"), N_("leave it out"))
    number = written.count.strip()
    if not re.fullmatch("[0-9]{1,4}", number) or not 1 <= int(number) <= MOST_COUNT or written.unit not in list(Unit):
        yield fault("count", N_("this is no number of months or days"), N_("give both, or leave both out"))
    elif not _states(written.text, int(number), written.unit):
        wrong = N_("the text does not say this number as a period that is fixed")
        yield fault("count", wrong, N_("leave it out, or write the text as the law has it"))


def _states(text: str, count: int, unit: str) -> bool:
    """In English with its unit and without "up to"; in another language the number itself."""
    if unit in text.casefold():
        return says_period(text, count, unit)
    return str(count) in re.findall("[0-9]+", text)


def fact_of(written: WrittenFact, topic: Topic) -> Fact:
    """The fact that was entered; it is without fault."""
    count, unit = (int(written.count), Unit(written.unit)) if written.count else (0, None)
    seen = day_of(written.seen)
    return Fact(topic, written.text.strip(), written.source.strip(), seen, "", {}, count, unit)
