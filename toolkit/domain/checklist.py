"""Checklists as a responder works through them: what is asked, what an answer records, and what need not be asked
any more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from toolkit.domain.definitions.facts import ACTS, DEBTS, LABOUR, MEANS, NEWER, PURPOSES, WRONGS, Value

SIGNS = frozenset((*ACTS, *MEANS, *PURPOSES, *WRONGS, *NEWER))
"""Facts that are a sign by themselves; the parts of a debt and of forced labour are one only together."""

LINK_FACTS = ("link.intends", "link.complicit", "link.acquiesces", "link.remains_ignorant", "link.unwitting",
              "link.reason_to_suspect")  # fmt: skip
"""What may be recorded of a link in the chain; never of the person."""

Say = Callable[[str, str], str]
"""A text by its key and its English, in the responder's language."""


class Kind(StrEnum):
    """Whom a checklist is about."""

    PERSON = "person"
    LINK = "link"


class How(StrEnum):
    """How an answer comes about: seen without a question, asked, or marked only when told and never read aloud."""

    SEE = "see"
    ASK = "ask"
    TOLD = "told"


class Standing(StrEnum):
    """Where a question stands: to be asked, answered, not needed any more, or waiting for another answer."""

    OPEN = "open"
    ANSWERED = "answered"
    NOT_NEEDED = "not_needed"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its text and the facts that it records. `card` is the reply on the person's card that means it."""

    key: str
    text: str
    facts: tuple[tuple[str, Value], ...]
    card: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, observation or list of marks. `id` names its file of origin: "checkpoint/papers"; `own_card` the
    words to the person of a checklist that borrows it and says it in its own: "child/safe".
    """

    id: str
    group: str
    how: How
    text: str
    why: str
    cites: tuple[str, ...]
    choices: tuple[Choice, ...]
    person: str = ""
    picture: str = ""
    instead: str = ""
    phase: str = ""
    after: tuple[str, ...] = ()
    many: bool = False
    own_card: str = ""

    @property
    def card(self) -> str:
        """The key of its words to the person."""
        return self.own_card or self.id

    @property
    def facts(self) -> frozenset[str]:
        """Every fact that one of its answers can record."""
        return frozenset(fact for choice in self.choices for fact, _ in choice.facts)

    def choice(self, key: str) -> Choice | None:
        """The answer of this key."""
        return next((choice for choice in self.choices if choice.key == key), None)

    def on_card(self, reply: str) -> Choice | None:
        """The answer that a reply on the person's card ("yes", "no") means."""
        return next((choice for choice in self.choices if choice.card == reply), None)


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together. A yes to a sign closes it, unless it stays open."""

    key: str
    title: str
    text: str
    stays_open: bool = False


@dataclass(frozen=True, slots=True)
class Checklist:
    """A whole checklist. `most`: at most so many questions are asked, 0 where there is no limit."""

    id: str
    kind: Kind
    title: str
    use: str
    lead: str
    most: int
    groups: tuple[Group, ...]
    questions: tuple[Question, ...]

    def of_group(self, key: str) -> list[Question]:
        """The questions of a group, in their order."""
        return [question for question in self.questions if question.group == key]

    @property
    def cards(self) -> list[Question]:
        """The questions that the person can answer alone, on cards."""
        return [one for one in self.questions if one.person and one.on_card("yes") and one.on_card("no")]

    def in_words_of(self, say: Say) -> Checklist:
        """The same checklist with the responder's texts in another language."""
        stem = f"checklist.{self.id}"
        return replace(
            self,
            title=say(f"{stem}.title", self.title),
            use=say(f"{stem}.use", self.use),
            lead=say(f"{stem}.lead", self.lead),
            groups=tuple(_group_in(group, f"{stem}.group.{group.key}", say) for group in self.groups),
            questions=tuple(_question_in(question, say) for question in self.questions),
        )


def _group_in(group: Group, stem: str, say: Say) -> Group:
    return replace(group, title=say(f"{stem}.title", group.title), text=say(f"{stem}.text", group.text))


def _question_in(question: Question, say: Say) -> Question:
    stem = f"question.{question.id}"
    return replace(
        question,
        text=say(f"{stem}.text", question.text),
        why=say(f"{stem}.why", question.why),
        instead=say(f"{stem}.instead", question.instead),
        choices=tuple(_choice_in(question, choice, stem, say) for choice in question.choices),
    )


def _choice_in(question: Question, choice: Choice, stem: str, say: Say) -> Choice:
    if question.how is How.TOLD:
        return replace(choice, text=say(f"fact.{choice.key}.text", choice.text))
    if not choice.text:
        return choice  # yes and no: the program's own words
    return replace(choice, text=say(f"{stem}.answer.{choice.key}", choice.text))


Answered = Mapping[str, Collection[str]]
"""By question, the keys of the answers that were given to it; none where it was skipped."""


def standings(checklist: Checklist, answered: Answered, values: Mapping[str, Value]) -> dict[str, Standing]:
    """Where each question stands, by its id. `values` is all that is recorded of the person: what one answer settled
    is not asked by another, and a yes to a sign closes its group.
    """
    closed = {group.key for group in checklist.groups if not group.stays_open and _has_sign(checklist, group, answered)}
    by_key = {question.id.rpartition("/")[2]: question.id for question in checklist.questions}
    return {question.id: _standing(question, answered, values, closed, by_key) for question in checklist.questions}


def _has_sign(checklist: Checklist, group: Group, answered: Answered) -> bool:
    """Whether the answers of a group record a sign: a fact that is one by itself, debt bondage, or forced labour."""
    told = {
        fact
        for question in checklist.of_group(group.key)
        for choice in question.choices
        if choice.key in answered.get(question.id, ())
        for fact, value in choice.facts
        if value is Value.YES
    }
    pledged, *terms = DEBTS
    return bool(told & SIGNS) or told.issuperset(LABOUR) or (pledged in told and not told.isdisjoint(terms))


def _standing(
    question: Question, answered: Answered, values: Mapping[str, Value], closed: set[str], by_key: Mapping[str, str]
) -> Standing:
    if question.id in answered:
        return Standing.ANSWERED
    if question.after and not any(_given(after, answered, by_key) for after in question.after):
        return Standing.WAITING
    # What is seen or told can be marked at any time: only what is asked can become needless.
    if question.how is How.ASK and (question.group in closed or _settled(question, values)):
        return Standing.NOT_NEEDED
    return Standing.OPEN


def _given(after: str, answered: Answered, by_key: Mapping[str, str]) -> bool:
    key, _, answer = after.partition(":")
    return answer in answered.get(by_key.get(key, key), ())


def _settled(question: Question, values: Mapping[str, Value]) -> bool:
    facts = question.facts
    return bool(facts) and all(values.get(fact, Value.UNKNOWN) is not Value.UNKNOWN for fact in facts)


def next_open(checklist: Checklist, stand: Mapping[str, Standing], after: str = "") -> Question | None:
    """The next question to ask, after one of them or from the start; None where nothing is left to ask."""
    order = _from(checklist.questions, after)
    return next((one for one in order if one.how is How.ASK and stand[one.id] is Standing.OPEN), None)


def _from(questions: Sequence[Question], after: str) -> list[Question]:
    ids = [question.id for question in questions]
    place = ids.index(after) + 1 if after in ids else 0
    return [*questions[place:], *questions[:place]]
