"""What a responder reads beside the questions, and all of it together in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.domain.case import Role
from toolkit.domain.checklist import Checklist
from toolkit.domain.facts import ElementWords, FactWords
from toolkit.domain.form import Form
from toolkit.domain.language import Language


@dataclass(frozen=True, slots=True)
class Note:
    """Short guidance for the responder. `place`: before, during, after, accused, child, official, cards, consent."""

    key: str
    place: str
    title: str
    text: str
    standards: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """One choice in how we read the text: what it says, what we do, why."""

    key: str
    title: str
    text: str
    handling: str
    why: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of a responder (column ii of the standards): something to do, to ask others for, or not to do."""

    key: str
    standard: int
    kind: str
    text: str


NOBODY = Form("identity", "", "", ())


@dataclass(frozen=True, slots=True)
class ResponderTexts:
    """Everything that a responder reads of the content, in one language of the interface."""

    tag: str
    elements: Mapping[str, ElementWords]
    facts: Mapping[str, FactWords]
    checklists: Mapping[str, Checklist]
    duties: Mapping[str, Duty]
    first: Mapping[Role, tuple[str, ...]]
    """What each role does first: keys of duties."""
    roles: Mapping[int, tuple[str, ...]]
    """The roles of each standard."""
    notes: tuple[Note, ...]
    reading: tuple[ReadingChoice, ...]
    standards: Mapping[int, str]
    """The titles of the standards by their numbers."""
    forms: Mapping[str, Form] = field(default_factory=dict)
    identity: Form = NOBODY
    """The fields of who the person is; never among the forms."""

    def notes_of(self, place: str) -> list[Note]:
        """The notes of a place."""
        return [note for note in self.notes if note.place == place]

    def duties_for(self, role: Role) -> list[Duty]:
        """Every duty of a role, in the order of the standards."""
        return [duty for duty in self.duties.values() if role.value in self.roles[duty.standard]]

    def named(self, facts: tuple[str, ...] | list[str], most: int = 100) -> str:
        """Facts by their labels, as a list in a sentence."""
        return " · ".join(self.facts[fact].label for fact in facts[:most] if fact in self.facts)


@dataclass(frozen=True, slots=True)
class CardWords:
    """What the person reads around the questions on the cards, by key, and their language."""

    language: Language
    words: Mapping[str, str]
    questions: Mapping[str, str]
    """The questions by their cards."""
    draft: bool

    def around(self, checklist: str) -> Mapping[str, str]:
        """The words around the questions of a checklist: its own ("child.begin") where it has some."""
        stem = f"{checklist}."
        own = {key.removeprefix(stem): text for key, text in self.words.items() if key.startswith(stem)}
        return {**self.words, **own}
