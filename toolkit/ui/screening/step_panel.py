"""One step of a checklist: the question, what it is for, and its answers as large buttons or ticks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from toolkit.domain.answers import GivenAnswer
from toolkit.domain.checklist import Choice, Group, How, Question
from toolkit.domain.definitions.facts import Basis, Phase, Reason
from toolkit.domain.guidance import CardWords
from toolkit.support.i18n import N_
from toolkit.ui.screening.steps import Step
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import Tick, button, choice, named
from toolkit.ui.widgets.text import label, person_label, surface
from toolkit.ui.widgets.wrapping import WrappingRow, wrapping

BASES = {
    Basis.OWN_WORDS: N_("The person's own words"), Basis.SEEN_BY_RESPONDER: N_("I saw it"),
    Basis.DOCUMENT: N_("A document"), Basis.THIRD_PERSON: N_("Somebody else says so"),
}  # fmt: skip
PHASES = {
    Phase.RECRUITMENT: N_("When it began"), Phase.JOURNEY: N_("On the way"), Phase.EXPLOITATION: N_("At the place"),
    Phase.AFTER: N_("Afterwards"),
}  # fmt: skip
SKIPS = {
    Reason.PREFERS_NOT_TO_SAY: N_("Skip"), Reason.DOES_NOT_KNOW: N_("Does not know"),
    Reason.NOT_UNDERSTOOD: N_("Not understood"),
}  # fmt: skip
YES_NO = {"yes": N_("Yes"), "no": N_("No")}

Given = Mapping[tuple[str, str], GivenAnswer]
"""The answers of this talk that stand, by question and basis."""


class StepPanel(QWidget):
    """Emits `answered` with a question, the keys of its answers, a reason where there is none, a basis and details."""

    answered = Signal(object, object, object, object, object)

    def __init__(
        self, around: Surroundings, step: Step, group: Group, given: Given, cards: CardWords | None, may: bool
    ) -> None:
        super().__init__()
        self._around, self._given, self._cards, self._may = around, given, cards, may
        self.buttons: dict[str, QPushButton] = {}
        self.ticks: dict[str, Tick] = {}
        self._question = step.questions[0] if step.how is How.ASK else None
        surface(self, "page")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        if step.how is How.ASK:
            self._column.addWidget(label(group.title, "small"))
            self._asked(step.questions[0], group)
        else:
            self._column.addWidget(label(group.title if step.how is How.SEE else step.questions[0].text, "question"))
            self._column.addWidget(label(group.text, "quiet"))
            for question in step.questions:
                (self._seen if step.how is How.SEE else self._told)(question)
        self._column.addStretch()

    def update_given(self, given: Given) -> None:
        """Mark what stands now."""
        self._given = given
        if self._question:
            self._show_given(self._question)

    def _asked(self, question: Question, group: Group) -> None:
        self._column.addWidget(label(question.text, "question"))
        self._add_aloud(question)
        if group.text:
            self._column.addWidget(label(group.text, "quiet"))
        self.basis = choice({basis.value: self._around.words.say(text) for basis, text in BASES.items()})
        self.basis.activated.connect(lambda: self._show_given(question))
        for one in question.choices:
            self._column.addWidget(self._answer_button(question, one))
        self._column.addLayout(self._skips(question))
        self._column.addLayout(self._details(question))
        self._add_why(question)
        self._show_given(question)

    def _add_aloud(self, question: Question) -> None:
        if not self._cards or question.card not in self._cards.questions:
            return
        language, around = self._cards.language, self._around
        text = around.typefaces.shown(self._cards.questions[question.card], language)
        families = around.typefaces.families_of(language)
        name = around.words.name_of(language.name)
        self._column.addWidget(label(around.words.say("To read aloud ({language})", language=name), "small"))
        self._column.addWidget(person_label(text, "native", families, language.is_rtl))

    def _answer_button(self, question: Question, one: Choice) -> QPushButton:
        say = self._around.words.say
        made = button(one.text or say(YES_NO.get(one.key, one.key)), "answer")
        made.setCheckable(True)
        made.setEnabled(self._may)
        made.clicked.connect(lambda: self._chosen(question, one.key))
        self.buttons[one.key] = made
        return made

    def _skips(self, question: Question) -> WrappingRow:
        row = wrapping()
        for reason, text in SKIPS.items():
            made = button(self._around.words.say(text), "value")
            made.setCheckable(True)
            made.setEnabled(self._may)
            made.clicked.connect(lambda _=False, why=reason: self._tell(question, (), why))
            self.buttons[reason.value] = made
            row.addWidget(made)
        return row

    def _details(self, question: Question) -> QVBoxLayout:
        say = self._around.words.say
        column = QVBoxLayout()
        phases = {"": say("When: not said")} | {phase.value: say(text) for phase, text in PHASES.items()}
        self.phase: QComboBox = choice(phases, question.phase)
        self.attempted, self.intended = Tick(say("It was only tried")), Tick(say("It was only planned"))
        for box in (self.basis, self.phase):
            box.setEnabled(self._may)
        row: QHBoxLayout | QVBoxLayout = QVBoxLayout() if self._around.is_large else QHBoxLayout()
        for name, field in ((say("Where the answer comes from"), self.basis), (say("When"), self.phase)):
            part = QVBoxLayout()
            named(part, name, field)
            row.addLayout(part, 1)
        column.addLayout(row)
        column.addLayout(wrapping(self.attempted, self.intended))
        self.phase.activated.connect(lambda: self._again(question))
        for one in (self.attempted, self.intended):
            one.setEnabled(self._may)
            one.box.clicked.connect(lambda: self._again(question))
        return column

    def _add_why(self, question: Question) -> None:
        say = self._around.words.say
        self._column.addWidget(label(say("Why: {reason}", reason=question.why), "quiet"))
        if question.instead:
            self._column.addWidget(label(question.instead, "quiet"))

    def _seen(self, question: Question) -> None:
        shown = Tick(question.text, self._standing(question, Basis.SEEN_BY_RESPONDER) is not None)
        shown.setEnabled(self._may)
        shown.text.setToolTip(question.why)
        shown.box.clicked.connect(
            lambda on: self._tell(question, ("seen",) if on else (), None, Basis.SEEN_BY_RESPONDER)
        )
        self.ticks[question.id] = shown
        self._column.addWidget(shown)
        if question.instead:
            self._column.addWidget(label(question.instead, "small"))

    def _told(self, question: Question) -> None:
        standing = self._standing(question, Basis.OWN_WORDS)
        own: list[tuple[str, Tick]] = []

        def tell() -> None:
            self._tell(question, tuple(key for key, one in own if one.on), None)

        for one in question.choices:
            shown = Tick(one.text, bool(standing) and one.key in standing.choices if standing else False)
            shown.setEnabled(self._may)
            shown.box.clicked.connect(tell)
            own.append((one.key, shown))
            self.ticks[f"{question.id}:{one.key}"] = shown
            self._column.addWidget(shown)

    def _standing(self, question: Question, basis: Basis) -> GivenAnswer | None:
        found = self._given.get((question.id, basis.value))
        return found if found and (found.choices or found.reason) else None

    def _chosen(self, question: Question, key: str) -> None:
        if question.many:
            keys = tuple(one.key for one in question.choices if self.buttons[one.key].isChecked())
        else:
            keys = (key,)
        self._tell(question, keys, None)

    def _again(self, question: Question) -> None:
        """The same answer with other details."""
        standing = self._standing(question, Basis(self.basis.currentData()))
        if standing and standing.choices:
            self._tell(question, standing.choices, None)

    def _tell(
        self, question: Question, keys: tuple[str, ...], reason: Reason | None, basis: Basis | None = None
    ) -> None:
        asked = question.how is How.ASK
        basis = basis or (Basis(self.basis.currentData()) if asked else Basis.OWN_WORDS)
        phase = Phase(self.phase.currentData()) if asked and self.phase.currentData() else None
        details = (phase, asked and self.attempted.on, asked and self.intended.on)
        self.answered.emit(question, keys, reason, basis, details)

    def _show_given(self, question: Question) -> None:
        """Mark what was answered from the source that is chosen."""
        standing = self._standing(question, Basis(self.basis.currentData()))
        marked = set(standing.choices) if standing else set()
        if standing and not standing.choices and standing.reason:
            marked.add(standing.reason.value)
        for key, made in self.buttons.items():
            made.setChecked(key in marked)
        if standing:
            self.phase.setCurrentIndex(max(0, self.phase.findData(standing.phase.value if standing.phase else "")))
            self.attempted.box.setChecked(standing.attempted)
            self.intended.box.setChecked(standing.intended)
