"""The history as it is read: every act, newest first, in words; the chain behind it is checked when the vault is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from toolkit.domain.history import ACTIONS, KINDS, HistoryLine
from toolkit.ui.dates import shown_moment
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button
from toolkit.ui.widgets.text import label, surface
from toolkit.ui.widgets.wrapping import wrapping


class HistoryPage(QWidget):
    """Emits `left`."""

    left = Signal()

    def __init__(self, around: Surroundings, lines: Sequence[HistoryLine], code: str = "") -> None:
        super().__init__()
        self._around = around
        say = around.words.say
        surface(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 28, 36, 20)
        column.setSpacing(12)
        title = say("History of case {code}", code=f"\u2066{code}\u2069") if code else say("History")
        column.addWidget(label(title, "title"))
        column.addWidget(
            label(say("Each entry is bound to the one before: a cut or changed history is noticed."), "quiet")
        )
        self.back = button(say("Back"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(self.back))
        column.addWidget(self._rows(lines), 1)

    def _rows(self, lines: Sequence[HistoryLine]) -> QTableWidget:
        say = self._around.words.say
        self.rows = QTableWidget(len(lines), 5)
        self.rows.setHorizontalHeaderLabels([say("No."), say("When"), say("Who"), say("What"), say("Of what")])
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.rows.setShowGrid(False)
        self.rows.setTabKeyNavigation(False)
        self.rows.verticalHeader().hide()
        self.rows.verticalHeader().setDefaultSectionSize(self._around.scaled(38))
        self.rows.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.rows.horizontalHeader().setStretchLastSection(True)
        self.rows.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for row, line in enumerate(lines):
            who = say("You") if line.mine else say("A colleague")
            what = say(ACTIONS[line.action]) if line.action in ACTIONS else line.action
            of_what = " · ".join(part for part in (say(KINDS.get(line.kind, "")), line.detail) if part)
            cells = (str(line.number), shown_moment(line.at, self._around.words.tag), who, what, of_what)
            for place, text in enumerate(cells):
                self.rows.setItem(row, place, QTableWidgetItem(text))
        return self.rows
