"""One question of a checklist as it is written, with everything that can be wrong in it."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.content.reading import Table, unique
from toolkit.domain.checklist import LINK_FACTS, Choice, How, Kind, Question
from toolkit.domain.definitions.facts import FACT_IDS, Phase, Value
from toolkit.domain.facts import FactWords

CITES = frozenset(
    {f"definition.{part}" for part in ("act", "means", "child", "purpose", "displacement", "trafficker")}
    | {f"standard.{number}" for number in range(1, 30)}
    | {"protocol.2000", "eu.2024"}
)
VALUES = {"yes": Value.YES, "no": Value.NO, "unknown": Value.UNKNOWN}


def read_question(table: Table, stem: str, kind: Kind, facts: Mapping[str, FactWords]) -> Question:
    """A question as its file has it; `stem` is the file's name."""
    how = How(table.choice("how", [one.value for one in How]) or How.ASK.value)
    asked = how is How.ASK
    question = Question(
        id=f"{stem}/{table.text('key')}",
        group=table.text("group"),
        how=how,
        text=table.text("text"),
        why=table.text("why"),
        cites=table.texts("cites", required=True, allowed=CITES),
        choices=_choices(table, how, kind, facts),
        person=table.text("person", default="") if asked else "",
        picture=table.text("picture", default="") if asked else "",
        instead=table.text("instead", default=""),
        phase=table.choice("phase", [one.value for one in Phase]) if table.has("phase") else "",
        after=table.texts("after"),
        many=table.flag("many") or how is How.TOLD,
    )
    _check(table, question, kind)
    table.no_more()
    return question


def _choices(table: Table, how: How, kind: Kind, facts: Mapping[str, FactWords]) -> tuple[Choice, ...]:
    """The answers in whichever of the forms they are written."""
    known = FACT_IDS if kind is Kind.PERSON else frozenset(LINK_FACTS)
    if how is How.SEE:
        return (Choice("seen", "", _facts(table.table("seen"), known)),)
    if how is How.TOLD:
        told = table.texts("told", required=True, allowed=known)
        return tuple(Choice(fact, facts[fact].text if fact in facts else fact, ((fact, Value.YES),)) for fact in told)
    if table.has("yes") or table.has("no"):
        pairs = {reply: _facts(table.table(reply), known) for reply in ("yes", "no")}
        return tuple(Choice(reply, "", found, card=reply) for reply, found in pairs.items())
    tables = table.tables("answer")
    choices = tuple(_choice(one, known) for one in tables)
    unique(tables, [choice.key for choice in choices], "key")
    unique(tables, [choice.card for choice in choices], "card")
    return choices


def _choice(table: Table, known: frozenset[str]) -> Choice:
    choice = Choice(
        key=table.text("key"),
        text=table.text("text"),
        facts=_facts(table.table("facts"), known),
        card=table.choice("card", ["yes", "no"]) if table.has("card") else "",
    )
    table.no_more()
    return choice


def _facts(table: Table | None, known: frozenset[str]) -> tuple[tuple[str, Value], ...]:
    pairs = table.pairs(known, VALUES) if table else {}
    return tuple((fact, VALUES[value]) for fact, value in pairs.items() if value)


def _check(table: Table, question: Question, kind: Kind) -> None:
    # Of a link it is also asked what it is, a driver or an employer, which says nothing of itself.
    nothing = table.flag("records_nothing") or (kind is Kind.LINK and question.how is How.ASK)
    if not question.facts and not nothing:
        right = "map it to at least one fact, or write records_nothing = true where it is asked for care alone"
        table.fault("key", "facts", "nothing is recorded by it", right)
    if question.person and not (question.on_card("yes") and question.on_card("no")):
        right = 'give one answer card = "yes" and one card = "no"'
        table.fault("person", "card", "the person's yes or no means none of the answers", right)
