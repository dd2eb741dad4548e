"""The duties of a role as ticks: done, not done and why, or not for this case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from toolkit.domain.case import DutyDone, Role
from toolkit.domain.guidance import Duty
from toolkit.support.i18n import N_
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import Tick, button, row_of
from toolkit.ui.widgets.text import label

ROLES = {
    Role.POLICE: N_("police"), Role.BORDER: N_("border official"), Role.SHELTER: N_("shelter"),
    Role.PROSECUTOR: N_("prosecutor"),
}  # fmt: skip
DONE, NOT_DONE, NOT_HERE = "done", "not_done", "not_here"
MARKS = {NOT_DONE: N_("Not done: {why}"), NOT_HERE: N_("Not for this case")}


class DutyRow(QWidget):
    """One duty. Emits `settled` with its key, what became of it, and why."""

    settled = Signal(str, str, str)

    def __init__(self, around: Surroundings, duty: Duty, state: DutyDone | None, may: bool) -> None:
        super().__init__()
        self._around, self._duty = around, duty
        say = around.words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        done = state.done if state else ""
        text = say("{duty} (Standard {number})", duty=duty.text, number=duty.standard)
        self.tick = Tick(text, done == DONE)
        self.tick.setEnabled(may)
        self.why_not = button(say("Not done…"), "plain")
        self.why_not.setEnabled(may)
        self.why_not.setAccessibleDescription(duty.text)
        row = row_of(self.tick, stretch=False)
        row.setStretch(0, 1)
        row.addWidget(self.why_not)
        column.addLayout(row)
        if done in MARKS:
            column.addWidget(label(say(MARKS[done], why=state.why if state else ""), "small"))
        self.why = QLineEdit(state.why if state and done == NOT_DONE else "")
        self.why.setPlaceholderText(say("Why not? Then Enter"))
        self.why.setAccessibleName(say("Why it was not done"))
        self.not_here = button(say("Not for this case"))
        self.not_here.setAccessibleDescription(duty.text)
        reasons = row_of(self.why, self.not_here, stretch=False)
        column.addLayout(reasons)
        self.why.hide()
        self.not_here.hide()
        self.tick.box.clicked.connect(lambda on: self.settled.emit(duty.key, DONE if on else "", ""))
        self.why_not.clicked.connect(self._ask_why)
        self.not_here.clicked.connect(lambda: self.settled.emit(duty.key, NOT_HERE, ""))
        self.why.returnPressed.connect(lambda: self.settled.emit(duty.key, NOT_DONE, self.why.text().strip()))

    def _ask_why(self) -> None:
        self.open_why()
        self.why.setFocus()

    def open_why(self) -> None:
        """Show where the reason is typed."""
        self.why.show()
        self.not_here.show()


class DutyList(QWidget):
    """Duties, one below the other. Emits `settled` as its rows do."""

    settled = Signal(str, str, str)

    def __init__(
        self, around: Surroundings, duties: Sequence[Duty], settled: Mapping[str, DutyDone], may: bool
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.rows: dict[str, DutyRow] = {}
        for duty in duties:
            row = DutyRow(around, duty, settled.get(duty.key), may)
            row.settled.connect(self.settled)
            self.rows[duty.key] = row
            column.addWidget(row)

    def unsaved(self) -> dict[str, str]:
        """Reasons that were typed and not yet entered, by the duty's key."""
        return {key: row.why.text() for key, row in self.rows.items() if row.why.isVisible() and row.why.text().strip()}

    def restore(self, fields: Mapping[str, str]) -> None:
        """Put back what was typed before the program locked."""
        for key, text in fields.items():
            if key in self.rows:
                self.rows[key].why.setText(text)
                self.rows[key].open_why()
