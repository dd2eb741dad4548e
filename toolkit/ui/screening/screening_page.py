"""A screening under way: the steps at the side, one of them in front, and "you may stop" always in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from toolkit.domain.answers import Circumstances, GivenAnswer, Screening
from toolkit.domain.checklist import Checklist, How, Kind, Question, Standing, standings
from toolkit.domain.definitions.assessment import Path
from toolkit.domain.definitions.facts import Basis, Phase, Reason
from toolkit.domain.definitions.links import LinkStanding
from toolkit.domain.guidance import CardWords, Note
from toolkit.services.cases import CaseView
from toolkit.services.screening import Talk, answer_to, unanswered
from toolkit.support.i18n import N_
from toolkit.ui.cases.before_page import HowTheyCanSpeak
from toolkit.ui.cases.case_page import chips
from toolkit.ui.screening.step_panel import Given, StepPanel
from toolkit.ui.screening.steps import StepList, steps_of
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import scrolled
from toolkit.ui.widgets.forms import button
from toolkit.ui.widgets.text import label, surface
from toolkit.ui.widgets.wrapping import WrappingRow, wrapping

SIDE_WIDTH = 300

LINKS = {
    LinkStanding.WITHIN: N_("By what is recorded, this link is within the definition. A court decides."),
    LinkStanding.OUTSIDE: N_(
        "By what is recorded, this link is outside of the definition: it knew nothing, with no reason to suspect."
    ),
    LinkStanding.OPEN: N_(
        "Open: it knew nothing, but had reason to suspect. The text settles neither: for the prosecutor."
    ),
    LinkStanding.NOT_KNOWN: N_("What this link knew is not known yet."),
}


class ScreeningPage(QWidget):
    """Emits `answered` with answers to write, `speak_changed` with how the person can speak now, and the ways on.

    What was answered shows at once; it is written beside the window, and `saved` says how far that is.
    """

    answered = Signal(object)
    speak_changed = Signal(object)
    outcome_wanted = Signal()
    official_wanted = Signal()
    left = Signal()

    def __init__(
        self,
        around: Surroundings,
        checklist: Checklist,
        screening: Screening,
        view: CaseView,
        talk: Talk,
        cards: CardWords | None,
        notes: Sequence[Note] = (),
    ) -> None:
        """`cards`: the questions in the person's language, where it is known; `notes`: guidance for the talk."""
        super().__init__()
        self._notes = notes
        self._around, self._checklist, self._screening = around, checklist, screening
        self._view, self._talk, self._cards = view, talk, cards
        self._unsaved = 0
        self._groups = {group.key: group for group in checklist.groups}
        self._list = StepList(around, steps_of(checklist))
        surface(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 20, 36, 16)
        column.setSpacing(10)
        self._front = QVBoxLayout()
        # At large sizes of text there is no room for two things beside each other: all scrolls together.
        self._large = around.is_large
        (self._stacked if self._large else self._beside)(column)
        column.addLayout(self._foot())
        self._refresh()
        self.show_step(self._first())

    def show_step(self, row: int) -> None:
        """Put a step in front."""
        self.row = row
        self.steps.setCurrentIndex(self._list.index(row))
        step = self._list.steps[row]
        self.panel = StepPanel(
            self._around, step, self._groups[step.group], self._given(), self._cards, self._view.may_record
        )
        self.panel.answered.connect(self._answered)
        while item := self._front.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._front.addWidget(self.panel if self._large else scrolled(self.panel))

    def next_step(self) -> None:
        """The next step that is still open; the last one stays."""
        rows = range(self.row + 1, len(self._list.steps))
        after = [row for row in rows if self._list.of(self._list.steps[row]) in (Standing.OPEN, Standing.ANSWERED)]
        if after:
            self.show_step(after[0])
        else:
            self.outcome_wanted.emit()

    def saved(self, stored: list[GivenAnswer]) -> None:
        """These are written."""
        self._unsaved -= len(stored)
        self._show_saved()

    @property
    def circumstances(self) -> Circumstances:
        """How the person can speak now; what is noted of a link comes from evidence, not from the person."""
        if self._checklist.kind is Kind.LINK:
            return Circumstances(alone=True, safe=True, understood=True)
        return self.speak.circumstances

    def _head(self, column: QVBoxLayout) -> None:
        say = self._around.words.say
        row = wrapping(*chips(self._around, self._view.case))
        self.back = button(say("Back to the case"), "plain")
        self.back.clicked.connect(self.left)
        row.addWidget(self.back)
        column.addLayout(row)
        column.addWidget(label(self._checklist.title, "title"))
        column.addWidget(label(self._checklist.lead, "quiet"))
        self.may_stop = label(
            say("What is recorded is enough to protect. You may stop here; nothing more needs to be asked."),
            "chip-accent",
        )
        self.may_stop.hide()
        self.link = label("", "strong")
        self.link.setVisible(self._checklist.kind is Kind.LINK)
        column.addWidget(self.may_stop)
        column.addWidget(self.link)

    def _beside(self, column: QVBoxLayout) -> None:
        self._head(column)
        body = QHBoxLayout()
        body.setSpacing(20)
        side = self._side()
        side.setFixedWidth(self._around.scaled(SIDE_WIDTH, most=420))
        body.addWidget(side)
        body.addLayout(self._front, 1)
        column.addLayout(body, 1)

    def _stacked(self, column: QVBoxLayout) -> None:
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        self._head(inside)
        inside.addWidget(self._side())
        inside.addLayout(self._front)
        column.addWidget(scrolled(content), 1)

    def _side(self) -> QWidget:
        say, around = self._around.words.say, self._around
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.steps = QListView()
        self.steps.setModel(self._list)
        self.steps.setUniformItemSizes(True)
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.steps.setAccessibleName(say("Steps"))
        self.steps.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.steps.setMinimumHeight(around.scaled(200))
        self.steps.clicked.connect(self._step_clicked)
        self.steps.activated.connect(self._step_clicked)
        self.speak = HowTheyCanSpeak(around, self._view.case.before.circumstances, short=True)
        self.speak.changed.connect(lambda: self.speak_changed.emit(self.circumstances))
        column.addWidget(self.steps, 1)
        if self._checklist.kind is Kind.PERSON:
            column.addWidget(self._below_the_steps(), 1)
        return side

    def _below_the_steps(self) -> QWidget:
        """How the person can speak, and short guidance for the talk; with a child, what holds for children first."""
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(self._around.words.say("How the person can speak"), "strong"))
        column.addWidget(self.speak)
        for note in self._notes:
            column.addWidget(label(note.title, "strong"))
            column.addWidget(label(note.text, "small"))
        return below if self._large else scrolled(below)

    def _foot(self) -> WrappingRow:
        say = self._around.words.say
        self.next = button(say("Next"), "primary")
        self.stop = button(say("Stop here"))
        self.state = label("", "small", wrap=False)
        self.next.clicked.connect(self.next_step)
        self.stop.clicked.connect(self.outcome_wanted)
        row = wrapping(self.next, self.stop)
        row.addWidget(self.state)
        return row

    def _step_clicked(self, index: QModelIndex) -> None:
        self.show_step(index.row())

    def _answered(
        self,
        question: Question,
        keys: tuple[str, ...],
        reason: Reason | None,
        basis: Basis,
        details: tuple[Phase | None, bool, bool],
    ) -> None:
        if (
            "situation.suspect_is_official" in {fact for key in keys for fact, _ in _facts(question, key)}
            and not self._view.case.own
        ):
            self.official_wanted.emit()
            self.show_step(self.row)
            return
        if reason:
            answer = replace(unanswered(question, reason, self._screening.id), basis=basis)
        else:
            answer = answer_to(question, keys, self.circumstances, self._screening.id, basis)
        phase, attempted, intended = details
        answer = replace(answer, phase=phase or answer.phase, attempted=attempted, intended=intended)
        self._talk = self._talk.with_given([replace(answer, order=self._next_order())])
        self._unsaved += 1
        self.panel.update_given(self._given())
        self._refresh()
        self._show_saved()
        self.answered.emit([answer])

    def _next_order(self) -> int:
        return max((answer.order for answer in self._talk.given), default=0) + 1

    def _given(self) -> Given:
        """The answers of this talk that stand."""
        return {(one.question, one.basis.value): one for one in self._talk.standing(self._screening.id)}

    def _refresh(self) -> None:
        given = self._given().values()
        answered: dict[str, set[str]] = {}
        for one in given:
            if one.choices or one.reason:
                answered.setdefault(one.question, set()).update(one.choices)
        recorded = self._talk.recorded
        values = {fact: answer.value for fact, answer in recorded.answers.items()}
        if self._checklist.kind is Kind.LINK:
            values = {fact: value for one in given for fact, value in one.values}
            self.link.setText(self._around.words.say(LINKS[self._talk.link(self._screening.id)]))
        else:
            self.may_stop.setVisible(self._talk.assessment.path is Path.PROTECT)
        self._list.set_standings(standings(self._checklist, answered, values))

    def _first(self) -> int:
        """Where to go on: the first step that is not done."""
        rows = [row for row, step in enumerate(self._list.steps) if self._list.of(step) is Standing.OPEN]
        begun = any(self._list.of(step) is Standing.ANSWERED for step in self._list.steps)
        asked = [row for row in rows if self._list.steps[row].how is How.ASK]
        return next(iter(asked if begun else rows), 0)

    def _show_saved(self) -> None:
        say = self._around.words.say
        self.state.setText(say("Saving…") if self._unsaved else say("Saved"))


def _facts(question: Question, key: str) -> tuple[tuple[str, object], ...]:
    choice = question.choice(key)
    return choice.facts if choice else ()
