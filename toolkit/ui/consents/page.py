"""The consent ledger of a case: every decision of the person, how it stands, what went out by it, whom to tell."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from toolkit.domain.consent import Consent, Standing, Use
from toolkit.domain.form import Field, FieldKind
from toolkit.services.consents import Ledger
from toolkit.ui.cases.case_page import chips, why_only_read
from toolkit.ui.consents.telling import STANDS, ConsentTelling
from toolkit.ui.dates import shown_day
from toolkit.ui.forms.telling import told
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, page_column
from toolkit.ui.widgets.text import chip, label
from toolkit.ui.widgets.wrapping import wrapping

TONES = {Standing.HOLDS: "accent", Standing.LAPSED: "caution", Standing.NOT_VALID: "caution"}
"""How a decision's mark is coloured; a no, or one that was taken back, is an answer like any other."""


class ConsentsPage(QWidget):
    """Emits `decision_wanted`, `taken_back` with a decision's id, `was_told` with a decision's and a use's, `left`."""

    decision_wanted = Signal()
    taken_back = Signal(str)
    was_told = Signal(str, str)
    left = Signal()

    def __init__(self, around: Surroundings, ledger: Ledger) -> None:
        super().__init__()
        self._around, self._ledger, self._telling = around, ledger, ConsentTelling(around)
        say = around.words.say
        column = page_column(
            self, say("Who may be told what"), say("The person decides, for each recipient. Help never depends on it.")
        )
        self.back = button(say("Back to the case"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, ledger.case), self.back))
        self._warnings(column)
        self.tell: dict[tuple[str, str], QPushButton] = {}
        if ledger.to_tell:
            column.addWidget(self._to_tell())
        self.record = button(say("Record a decision"), "primary")
        self.record.setEnabled(ledger.may_record)
        self.record.clicked.connect(self.decision_wanted)
        column.addLayout(wrapping(self.record))
        self.take_back: dict[str, QPushButton] = {}
        if not ledger.rows:
            column.addWidget(label(say("The person has not been asked yet."), "quiet"))
        for row in reversed(ledger.rows):
            column.addWidget(self._decision(row))
        if ledger.earlier:
            column.addWidget(self._earlier())
        column.addStretch()

    def _warnings(self, column: QVBoxLayout) -> None:
        words = self._around.words
        if not self._ledger.may_record:
            column.addWidget(why_only_read(self._around, self._ledger.agrees))
        if self._ledger.no_contact:
            column.addWidget(
                label(words.say("The case says that nobody in the country of origin may be contacted."), "caution")
            )
        for one in self._ledger.lapsing:
            who = self._telling.recipient(one.row.recipient, one.row.kind)
            day = shown_day(one.row.until.isoformat() if one.row.until else "", words.tag)
            runs_out = words.say("{who}: runs out on {day}. Ask again before.", who=who, day=day)
            column.addWidget(label(runs_out, "caution"))

    def _to_tell(self) -> QFrame:
        say = self._around.words.say
        made, column = card(
            say("To be told"),
            say("The person took a consent back after something had gone out. Tell each recipient to use it no more."),
        )
        for row, use in self._ledger.to_tell:
            column.addWidget(label(self._telling.recipient(use.recipient, use.recipient_kind), "strong"))
            column.addWidget(label(self._telling.use(use), "quiet"))
            told_them = button(say("They were told"))
            told_them.setAccessibleDescription(use.recipient)
            told_them.clicked.connect(lambda _=False, pair=(row.id, use.id): self.was_told.emit(*pair))
            self.tell[row.id, use.id] = told_them
            column.addLayout(wrapping(told_them))
        return made

    def _decision(self, row: Consent) -> QFrame:
        say = self._around.words.say
        made, column = card(self._telling.recipient(row.recipient, row.kind))
        stands = self._ledger.stands[row.id]
        column.addLayout(wrapping(chip(say(STANDS[stands]), TONES.get(stands, "plain"))))
        column.addWidget(label(self._telling.decided(row)))
        went = [use for use in self._ledger.uses if row.id in use.consents]
        if went:
            column.addWidget(label(say("Went out by it"), "strong"))
        for use in reversed(went):
            column.addWidget(label(self._went(row, use), "quiet"))
        if row.agreed and not row.withdrawn_at:
            back = self.take_back[row.id] = button(say("The person takes it back"))
            back.setAccessibleDescription(row.recipient)
            back.clicked.connect(lambda: self.taken_back.emit(row.id))
            column.addLayout(wrapping(back))
        return made

    def _went(self, row: Consent, use: Use) -> str:
        said = self._telling.use(use)
        told = self._around.words.say("They were told that it was taken back.")
        return f"{said}\n{told}" if row.id in use.told else said

    def _earlier(self) -> QFrame:
        """Rows of the form that was there before the ledger."""
        say = self._around.words.say
        made, column = card(
            say("Written down before there was this ledger"),
            say("These stay readable. Nothing goes out by them: ask the person again."),
        )
        rows = Field("decisions", "", FieldKind.ROWS, columns=self._telling.form.fields)
        column.addWidget(label(told(self._around, rows, list(self._ledger.earlier))))
        return made
