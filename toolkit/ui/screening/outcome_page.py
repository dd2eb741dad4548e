"""The outcome: what comes first, what to do now, and how it came about, each element opening to its answers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from toolkit.domain.case import Role
from toolkit.domain.definitions.assessment import Assessment, Outcome, Overlay, Path
from toolkit.domain.definitions.facts import Value
from toolkit.domain.guidance import ResponderTexts
from toolkit.services.cases import CaseView
from toolkit.services.screening import Talk
from toolkit.ui.cases.case_page import chips
from toolkit.ui.screening.duties import ROLES, DutyList
from toolkit.ui.screening.element_card import ElementCard
from toolkit.ui.screening.outcome_texts import (
    ALWAYS,
    HEADLINES,
    NEWER_LAW_SENTENCE,
    OURS,
    OVERLAYS,
    PROTECT_BY_NEWER_LAW,
    SENTENCES,
    STATES,
)
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, choice, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import WrappingRow, wrapping

PICTURED = ("act", "means", "purpose", "displacement", "child")
BESIDE = ("other_wrongs", "newer", "situation")
NAMED = 3


def headline(assessment: Assessment) -> tuple[str, str]:
    """What is said in large letters, and the sentence below it; both to be translated."""
    outcome = assessment.outcome
    if outcome is Outcome.PART_ABSENT and assessment.path is Path.PROTECT:
        return PROTECT_BY_NEWER_LAW, NEWER_LAW_SENTENCE
    return HEADLINES[outcome], SENTENCES[outcome]


class OutcomePage(QWidget):
    """Emits `element_wanted` with an element's key, `settled` as a duty's row does, and the ways on."""

    element_wanted = Signal(str)
    settled = Signal(str, str, str)
    role_chosen = Signal(str)
    duties_wanted = Signal()
    reading_wanted = Signal()
    sheet_wanted = Signal()
    case_wanted = Signal()

    def __init__(self, around: Surroundings, texts: ResponderTexts, view: CaseView, talk: Talk, role: Role) -> None:
        super().__init__()
        self._around, self._texts, self._view, self._role = around, texts, view, role
        self.case_id, self.draft_place = view.case.id, "outcome"
        self._talk, self.assessment = talk, talk.assessment
        self.elements: dict[str, ElementCard] = {}
        say = around.words.say
        column = page_column(self)
        self.reading = button(say("How we read the text"), "plain")
        self.reading.clicked.connect(self.reading_wanted)
        row = wrapping(*chips(around, view.case))
        row.addWidget(self.reading)
        column.addLayout(row)
        self.overlays = [label(say(OVERLAYS[overlay]), "caution") for overlay in self.assessment.overlays]
        for shown in self.overlays:
            column.addWidget(shown)
        if talk.recorded.conflicts:
            column.addWidget(self._conflicts())
        large, sentence = headline(self.assessment)
        self.headline = label(say(large), "headline")
        column.addWidget(self.headline)
        column.addWidget(label(f"{say(sentence)} {say(ALWAYS)} {say(OURS)}", "quiet"))
        column.addLayout(self._elements(PICTURED, 5 if not around.is_large else 2))
        column.addLayout(self._elements(BESIDE, 3 if not around.is_large else 1))
        body: QHBoxLayout | QVBoxLayout = QVBoxLayout() if around.is_large else QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._duties(), 3)
        body.addWidget(self._rest(), 2)
        column.addLayout(body)
        column.addLayout(self._foot())
        column.addStretch()

    def unsaved(self) -> dict[str, str]:
        """Reasons that were typed and not yet entered."""
        return self.duties.unsaved()

    def restore(self, fields: Mapping[str, str]) -> None:
        """Put back what was typed before the program locked."""
        self.duties.restore(fields)

    def _conflicts(self) -> QWidget:
        named = self._texts.named(list(self._talk.recorded.conflicts))
        text = self._around.words.say(
            "Answers contradict each other, and stay “not known” until you decide: {facts}", facts=named
        )
        return label(text, "caution")

    def _elements(self, keys: tuple[str, ...], columns: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(14)
        for place, key in enumerate(keys):
            made = self._element(key)
            made.clicked.connect(lambda _=False, chosen=key: self.element_wanted.emit(chosen))
            self.elements[key] = made
            grid.addWidget(made, place // columns, place % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return grid

    def _element(self, key: str) -> ElementCard:
        say = self._around.words.say
        value = self._value(key)
        yes = [
            reason.fact
            for reason in self.assessment.reasons
            if reason.value is Value.YES and self._of(reason.fact) == key
        ]
        named = self._texts.named(yes[:NAMED]) + (f" · +{len(yes) - NAMED}" if len(yes) > NAMED else "")
        return ElementCard(
            self._around.theme,
            self._texts.elements[key].title,
            say(STATES[value]),
            named,
            say("Open the answers"),
            value,
        )

    def _value(self, key: str) -> Value:
        elements = self.assessment.elements._asdict()
        if key in elements:
            return Value(elements[key])
        answers = self._talk.recorded.answers
        found = (answers[fact].value for fact in self._texts.facts if self._of(fact) == key and fact in answers)
        return Value.YES if Value.YES in found else Value.UNKNOWN

    def _of(self, fact: str) -> str:
        return self._texts.facts[fact].element

    def _duties(self) -> QFrame:
        say = self._around.words.say
        made, column = card(say("Now, as {role}", role=say(ROLES[self._role])))
        self.role: QComboBox = choice({role.value: say(text) for role, text in ROLES.items()}, self._role.value)
        self.role.setAccessibleName(say("Your role"))
        self.role.activated.connect(lambda: self.role_chosen.emit(self.role.currentData()))
        first = [self._texts.duties[key] for key in self._texts.first[self._role]]
        self.duties = DutyList(self._around, first, self._view.duties, self._view.may_record)
        self.duties.settled.connect(self.settled)
        column.addWidget(self.duties)
        self.all_duties = button(say("All duties, do and don't"), "plain")
        self.all_duties.clicked.connect(self.duties_wanted)
        column.addLayout(wrapping(self.role, self.all_duties))
        return made

    def _rest(self) -> QFrame:
        say, texts = self._around.words.say, self._texts
        made, column = card()
        parts = (
            (say("Not known, and not needed now"), self._shortly(self._open_questions())),
            (say("What would add protection"), self._shortly(list(self.assessment.adds_protection))),
            (say("Crimes to consider (Standard 11)"), texts.named(self._crimes())),
            (say("Newer law, beside the reading of 1999"), texts.named(self._newer())),
        )
        for title, text in parts:
            if text:
                column.addWidget(label(title, "card"))
                column.addWidget(label(text))
        child = {Overlay.CHILD, Overlay.MAYBE_CHILD} & set(self.assessment.overlays)
        for note in (*(texts.notes_of("child") if child else ()), *texts.notes_of("after")):
            column.addWidget(label(note.title, "strong"))
            column.addWidget(label(note.text, "quiet"))
        column.addStretch()
        return made

    def _open_questions(self) -> list[str]:
        """What is unknown and has to do with what happened; what would add protection is named on its own."""
        adds = set(self.assessment.adds_protection)
        return [fact for fact in self.assessment.unknowns if fact not in adds]

    def _shortly(self, facts: list[str], most: int = 8) -> str:
        more = self._around.words.say_many("and {count} more", "and {count} more", len(facts) - most)
        return self._texts.named(facts[:most]) + (f" · {more}" if len(facts) > most else "")

    def _crimes(self) -> list[str]:
        """Standard 11's list: every other wrong, and what purposes, coercion, debt and sale values show."""
        shown = ("wrong.", "purpose.", "labour.", "means.coercion.", "debt.", "act.purchase", "act.sale")
        return [one.fact for one in self.assessment.reasons if one.value is Value.YES and one.fact.startswith(shown)]

    def _newer(self) -> list[str]:
        return [one.fact for one in self.assessment.reasons if one.value is Value.YES and one.fact.startswith("newer.")]

    def _foot(self) -> WrappingRow:
        say = self._around.words.say
        self.sheet = button(say("Give a rights sheet"), "primary")
        self.to_case = button(say("Back to the case"))
        self.sheet.clicked.connect(self.sheet_wanted)
        self.to_case.clicked.connect(self.case_wanted)
        return wrapping(self.sheet, self.to_case)
