"""What the responder reads beside the questions: the facts in words, short guidance, how we read the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from toolkit.content.folders import Folders
from toolkit.content.questions import CITES
from toolkit.content.reading import Document, unique
from toolkit.domain.case import Role
from toolkit.domain.checklist import Say
from toolkit.domain.definitions.facts import FACTS
from toolkit.domain.facts import ELEMENTS, ElementWords, FactWords
from toolkit.domain.guidance import Duty, Note, ReadingChoice
from toolkit.domain.standard import Standard

PLACES = ("before", "during", "after", "accused", "child", "official", "cards", "consent")


def load_facts(folders: Folders) -> tuple[tuple[ElementWords, ...], dict[str, FactWords]]:
    """The elements, and every fact by its id in the order of the definitions. Raises ContentError with all faults."""
    document = Document(folders.resource("facts.toml"), "resources/facts.toml")
    elements = document.top.tables("element")
    told = tuple(ElementWords(one.choice("key", ELEMENTS), one.text("title"), one.text("text")) for one in elements)
    unique(elements, [one.key for one in told], "key")
    tables = document.top.tables("fact")
    facts = [
        FactWords(one.choice("id", FACTS), one.choice("element", ELEMENTS), one.text("label"), one.text("text"))
        for one in tables
    ]
    unique(tables, [fact.id for fact in facts], "id")
    for table in (*elements, *tables):
        table.no_more()
    missing = [fact for fact in FACTS if fact not in {one.id for one in facts}]
    if missing and tables:
        tables[-1].fault("id", "complete", f"these facts have no words: {', '.join(missing)}", "add each")
    if len(told) != len(ELEMENTS) and elements:
        elements[-1].fault("key", "complete", f"there are {len(told)} elements", f"name each of {', '.join(ELEMENTS)}")
    document.top.no_more()
    document.finish()
    return told, {fact.id: fact for fact in sorted(facts, key=lambda one: FACTS.index(one.id))}


def load_guidance(folders: Folders, duties: Mapping[str, Duty]) -> tuple[tuple[Note, ...], dict[Role, tuple[str, ...]]]:
    """The notes, and what each role does first. Raises ContentError with all faults."""
    document = Document(folders.resource("guidance.toml"), "resources/guidance.toml")
    tables = document.top.tables("note")
    notes = tuple(
        Note(one.text("key"), one.choice("place", PLACES), one.text("title"), one.text("text"),
             one.numbers("standards", 1, 29))
        for one in tables
    )  # fmt: skip
    unique(tables, [note.key for note in notes], "key")
    firsts = document.top.tables("now")
    roles = [one.choice("role", [role.value for role in Role]) for one in firsts]
    first = {role: one.texts("duties", required=True, allowed=duties) for role, one in zip(roles, firsts, strict=True)}
    unique(firsts, roles, "role")
    for table in (*tables, *firsts):
        table.no_more()
    for role in Role:
        if role.value not in first and firsts:
            firsts[-1].fault("role", "complete", f"nothing says what {role.value} does first", "add a [[now]] for it")
    document.top.no_more()
    document.finish()
    return notes, {Role(role): keys for role, keys in first.items()}


def load_reading(folders: Folders) -> tuple[ReadingChoice, ...]:
    """How we read the text, choice by choice. Raises ContentError with all faults."""
    document = Document(folders.resource("reading.toml"), "resources/reading.toml")
    tables = document.top.tables("choice")
    choices = tuple(
        ReadingChoice(one.text("key"), one.text("title"), one.text("text"), one.text("handling"), one.text("why"),
                      one.texts("cites", allowed=CITES))
        for one in tables
    )  # fmt: skip
    unique(tables, [choice.key for choice in choices], "key")
    for table in tables:
        table.no_more()
    document.top.no_more()
    document.finish()
    return choices


def duties_of(standards: tuple[Standard, ...]) -> dict[str, Duty]:
    """Every duty by its key ("17.ask.2"): standard, list, place in the list from 1."""
    return {
        f"{one.number}.{kind}.{place}": Duty(f"{one.number}.{kind}.{place}", one.number, kind, text)
        for one in standards
        for kind in ("do", "ask", "dont")
        for place, text in enumerate(getattr(one.duties, kind), 1)
    }


def element_in(element: ElementWords, say: Say) -> ElementWords:
    """An element in the responder's language."""
    stem = f"element.{element.key}"
    return replace(element, title=say(f"{stem}.title", element.title), text=say(f"{stem}.text", element.text))


def fact_in(fact: FactWords, say: Say) -> FactWords:
    """A fact in the responder's language."""
    return replace(fact, label=say(f"fact.{fact.id}.label", fact.label), text=say(f"fact.{fact.id}.text", fact.text))


def note_in(note: Note, say: Say) -> Note:
    """A note in the responder's language."""
    return replace(note, title=say(f"note.{note.key}.title", note.title), text=say(f"note.{note.key}.text", note.text))


def choice_in(choice: ReadingChoice, say: Say) -> ReadingChoice:
    """A choice of reading in the responder's language."""
    stem = f"reading.{choice.key}"
    return replace(
        choice,
        title=say(f"{stem}.title", choice.title),
        text=say(f"{stem}.text", choice.text),
        handling=say(f"{stem}.handling", choice.handling),
        why=say(f"{stem}.why", choice.why),
    )


def duty_in(duty: Duty, say: Say) -> Duty:
    """A duty in the responder's language."""
    return replace(duty, text=say(f"duty.{duty.key}", duty.text))


def standard_titles(standards: tuple[Standard, ...]) -> Iterator[tuple[str, str]]:
    """The title of each standard with its key."""
    return ((f"standard.{one.number}.title", one.title) for one in standards)
