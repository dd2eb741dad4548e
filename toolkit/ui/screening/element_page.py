"""The answers behind one element: each fact in words, what is recorded of it and from whom; and where answers stand
against each other, the responder's decision.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QVBoxLayout, QWidget

from toolkit.domain.answers import FACT_QUESTION, GivenAnswer
from toolkit.domain.checklist import How
from toolkit.domain.definitions.facts import Basis, Reason, Value
from toolkit.domain.facts import FactWords
from toolkit.domain.guidance import ResponderTexts
from toolkit.services.cases import CaseView
from toolkit.services.screening import Talk
from toolkit.support.i18n import N_
from toolkit.ui.cases.case_page import chips
from toolkit.ui.dates import shown_moment
from toolkit.ui.screening.outcome_texts import STATES
from toolkit.ui.screening.step_panel import BASES
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, choice, named, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import WrappingRow, wrapping

VALUES = {Value.YES: N_("Yes"), Value.UNKNOWN: N_("Not known"), Value.NO: N_("No")}
REASONS = {
    Reason.NOT_ASKED: N_("not asked"), Reason.PREFERS_NOT_TO_SAY: N_("prefers not to say"),
    Reason.DOES_NOT_KNOW: N_("does not know"), Reason.CONFLICTING: N_("answers contradict each other"),
    Reason.NOT_UNDERSTOOD: N_("not understood"), Reason.NOT_FREE_TO_ANSWER: N_("not free to answer"),
}  # fmt: skip


class ElementPage(QWidget):
    """Emits `entered` with a fact, a value and a basis, `decided` with a fact and a value, and `left`."""

    entered = Signal(str, object, object)
    decided = Signal(str, object)
    official_wanted = Signal()
    left = Signal()

    def __init__(self, around: Surroundings, texts: ResponderTexts, view: CaseView, talk: Talk, element: str) -> None:
        super().__init__()
        self._around, self._texts, self._view, self._talk = around, texts, view, talk
        self._recorded, self._assessment = talk.recorded, talk.assessment
        say, words = around.words.say, texts.elements[element]
        column = page_column(self, words.title, words.text)
        self.back = button(say("Back to the outcome"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, view.case), self.back))
        self.basis: QComboBox = choice({basis.value: say(text) for basis, text in BASES.items()})
        self.basis.setMaximumWidth(around.scaled(360, most=700))
        named(column, say("What you mark here comes from"), self.basis)
        column.addWidget(
            label(
                say("Mark only what was told or seen. Never read this page aloud, and never ask for what it names."),
                "small",
            )
        )
        self.values: dict[str, dict[Value, QPushButton]] = {}
        for fact in texts.facts.values():
            if fact.element == element:
                column.addWidget(self._fact(fact))
        column.addStretch()

    def _fact(self, fact: FactWords) -> QFrame:
        made = QFrame()
        made.setObjectName("card")
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(label(fact.label[:1].upper() + fact.label[1:], "strong"))
        column.addWidget(label(fact.text, "quiet"))
        column.addWidget(label(self._state(fact.id)))
        for answer in self._answers(fact.id):
            column.addWidget(label(self._told(fact.id, answer), "small"))
        column.addLayout(self._buttons(fact.id))
        return made

    def _state(self, fact: str) -> str:
        say = self._around.words.say
        answer = self._recorded.answers.get(fact)
        reason = next((one for one in self._assessment.reasons if one.fact == fact), None)
        if reason and reason.inferred_from:
            source = self._texts.facts[reason.inferred_from].label
            return say("{state}: it follows from “{fact}”", state=say(STATES[reason.value]), fact=source)
        if answer is None:
            return say("{state}: {reason}", state=say(STATES[Value.UNKNOWN]), reason=say(REASONS[Reason.NOT_ASKED]))
        if answer.reason:
            return say("{state}: {reason}", state=say(STATES[answer.value]), reason=say(REASONS[answer.reason]))
        return say(STATES[answer.value])

    def _answers(self, fact: str) -> list[GivenAnswer]:
        return [answer for answer in self._recorded.given if fact in dict(answer.values)]

    def _told(self, fact: str, answer: GivenAnswer) -> str:
        say = self._around.words.say
        value = dict(answer.values)[fact]
        parts = (
            self._asked(answer),
            say(VALUES[value]),
            say(BASES[answer.basis]),
            shown_moment(answer.at, self._around.words.tag),
        )
        return " · ".join(part for part in parts if part)

    def _asked(self, answer: GivenAnswer) -> str:
        if answer.question.startswith(FACT_QUESTION):
            return self._around.words.say("Marked here")
        for checklist in self._texts.checklists.values():
            for question in checklist.questions:
                if question.id == answer.question:
                    return question.text if question.how is not How.TOLD else checklist.title
        return ""

    def _buttons(self, fact: str) -> WrappingRow:
        say = self._around.words.say
        row = wrapping()
        conflict = fact in self._recorded.conflicts
        answer = self._recorded.answers.get(fact)
        self.values[fact] = {}
        if conflict:
            row.addWidget(label(say("Decide:"), "strong", wrap=False))
        for value, text in VALUES.items():
            made = button(say(text), "value")
            made.setCheckable(True)
            made.setChecked(answer is not None and answer.value is value and not conflict)
            made.setEnabled(self._view.may_record)
            made.setAccessibleDescription(self._texts.facts[fact].label)
            made.clicked.connect(lambda _=False, chosen=value: self._chosen(fact, chosen, conflict))
            self.values[fact][value] = made
            row.addWidget(made)
        return row

    def _chosen(self, fact: str, value: Value, conflict: bool) -> None:
        official = fact == "situation.suspect_is_official" and value is Value.YES and not self._view.case.own
        if official:
            self.official_wanted.emit()
        elif conflict:
            self.decided.emit(fact, value)
        else:
            self.entered.emit(fact, value, Basis(self.basis.currentData()))
