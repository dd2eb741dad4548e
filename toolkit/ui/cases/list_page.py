"""The list of cases: codes, never names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from toolkit.domain.case import Case, Status
from toolkit.services.forms import DueReview
from toolkit.support.i18n import N_
from toolkit.ui.dates import shown_day, shown_moment
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, choice
from toolkit.ui.widgets.text import label, surface
from toolkit.ui.widgets.wrapping import wrapping

STATUSES = {Status.OPEN: N_("Open"), Status.PAUSED: N_("Paused"), Status.CLOSED: N_("Closed")}
MOST_DUE = 3
"""So many that are due stand above the list; the oldest first."""
OPENED = 2
COLUMNS = (N_("Case"), N_("State"), N_("Opened"), N_("Last change"))

_Index = QModelIndex | QPersistentModelIndex


class CaseTable(QAbstractTableModel):
    """The cases as rows."""

    def __init__(self, around: Surroundings, cases: Sequence[Case]) -> None:
        super().__init__()
        self._around, self.cases = around, list(cases)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008  (Qt's name and default)
        """A row a case."""
        return 0 if parent.isValid() else len(self.cases)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008  (Qt's name and default)
        """Code, state, opened, last change."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        case, say = self.cases[index.row()], self._around.words.say
        if index.column() == 0:
            return f"\u2066{case.code}\u2069"
        if index.column() == 1:
            return say(STATUSES[case.status])
        return shown_moment(case.opened_at if index.column() == OPENED else case.changed_at, self._around.words.tag)

    def headerData(  # noqa: N802  (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._around.words.say(COLUMNS[section])
        return None


class CaseFilter(QSortFilterProxyModel):
    """The rows whose code has these letters and whose state is this one; empty for any."""

    def __init__(self, table: CaseTable) -> None:
        super().__init__()
        self._table, self._letters, self._state = table, "", ""
        self.setSourceModel(table)

    def narrow(self, letters: str, state: str) -> None:
        """Show only these."""
        self._letters, self._state = letters.strip().upper(), state
        self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: _Index) -> bool:  # noqa: N802  (Qt's name)
        """Whether a row is shown."""
        case = self._table.cases[row]
        return self._letters in case.code and self._state in ("", case.status.value)


class CasesPage(QWidget):
    """Emits `new_wanted`, `chosen` with a case's id, and `review_wanted` with that of a case whose plan is due."""

    new_wanted = Signal()
    chosen = Signal(str)
    review_wanted = Signal(str)

    def __init__(self, around: Surroundings, cases: Sequence[Case], due: Sequence[DueReview] = ()) -> None:
        super().__init__()
        self._around = around
        say = around.words.say
        surface(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 28, 36, 20)
        column.setSpacing(12)
        column.addWidget(label(say("Cases"), "title"))
        if due:
            column.addWidget(self._due(due))
        self.new = button(say("New case"), "primary")
        self.new.clicked.connect(self.new_wanted)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Letters of the code"))
        self.search.setAccessibleName(say("Search for a case"))
        self.search.setMinimumWidth(around.scaled(220, most=330))
        states = {"": say("Every state")} | {state.value: say(text) for state, text in STATUSES.items()}
        self.state = choice(states)
        self.state.setAccessibleName(say("State"))
        column.addLayout(wrapping(self.new, self.search, self.state))
        self.nothing = label(
            say("No cases yet. A case begins with the person's consent that you write anything down."), "quiet"
        )
        self.nothing.setVisible(not cases)
        column.addWidget(self.nothing)
        self._table = CaseTable(around, cases)
        self._shown = CaseFilter(self._table)
        self.rows = self._rows()
        self.rows.setVisible(bool(cases))
        column.addWidget(self.rows, 1)
        if not cases:
            column.addStretch(1)
        self.search.textChanged.connect(self._narrow)
        self.state.currentIndexChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._open_first)

    def _due(self, due: Sequence[DueReview]) -> QFrame:
        """What waits: codes and days, nothing that names a person."""
        words = self._around.words
        made, column = card(words.say("Due"))
        self.due: dict[str, QPushButton] = {}
        for one in due[:MOST_DUE]:
            code = f"\u2066{one.code}\u2069"
            day = shown_day(one.since, words.tag)
            told = (
                words.say("Safety plan to be looked at again: since {day}", day=day)
                if day
                else words.say("Safety plan without a day to be looked at again")
            )
            opens = self.due[one.case_id] = button(words.say("Case {code}", code=code))
            opens.setAccessibleDescription(told)
            opens.clicked.connect(lambda _=False, id_=one.case_id: self.review_wanted.emit(id_))
            column.addWidget(label(told))
            column.addLayout(wrapping(opens))
        if len(due) > MOST_DUE:
            column.addWidget(
                label(words.say_many("And {count} more", "And {count} more", len(due) - MOST_DUE), "small")
            )
        return made

    def _rows(self) -> QTableView:
        rows = QTableView()
        rows.setModel(self._shown)
        rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setShowGrid(False)
        rows.setTabKeyNavigation(False)
        rows.setAccessibleName(self._around.words.say("Cases"))
        rows.verticalHeader().hide()
        rows.verticalHeader().setDefaultSectionSize(self._around.scaled(44))
        rows.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        # A code that is cut is no code: the other columns share what is left, and one of them goes for large text.
        rows.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        rows.setColumnHidden(OPENED, self._around.scale > 1.25)
        rows.horizontalHeader().setHighlightSections(False)
        rows.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        rows.activated.connect(self._open)
        rows.clicked.connect(self._open)
        return rows

    def _narrow(self) -> None:
        self._shown.narrow(self.search.text(), self.state.currentData())

    def _open(self, index: QModelIndex) -> None:
        self.chosen.emit(self._table.cases[self._shown.mapToSource(index).row()].id)

    def _open_first(self) -> None:
        if self._shown.rowCount():
            self._open(self._shown.index(0, 0))
