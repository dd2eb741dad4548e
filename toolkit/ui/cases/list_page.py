"""The first page after unlocking: the list of cases, and what is due in them; codes, never names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from toolkit.domain.case import CaseLine
from toolkit.domain.due import Due, first_days
from toolkit.ui.cases.due_panel import DuePanel, due_in_line
from toolkit.ui.cases.table import CHANGED, CODE, DUE, OPENED, STATE, STATUSES, CaseTable
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import whole_page
from toolkit.ui.widgets.forms import button, choice
from toolkit.ui.widgets.text import label, surface
from toolkit.ui.widgets.wrapping import wrapping

WIDE = 860
"""From this width on, in unscaled pixels, what is due stands beside the list."""


MOST_WIDTH = 16_777_215
"""Qt's own number for a width without a bound."""
MOST_IN_SIGHT = 60
"""More rows than the highest screen shows."""


class CasesPage(QWidget):
    """Emits `new_wanted`, `chosen` with a case's id, `due_wanted` with a case's id and the part of it, and the ways to
    the calendar, the history and the directory. The cases come first, what is due when it was found.
    """

    new_wanted = Signal()
    chosen = Signal(str)
    due_wanted = Signal(str, str)
    calendar_wanted = Signal()
    history_wanted = Signal()
    retention_wanted = Signal()
    directory_wanted = Signal()
    law_wanted = Signal()

    def __init__(self, around: Surroundings, cases: Sequence[CaseLine]) -> None:
        super().__init__()
        self._around = around
        surface(self, "page")
        # The list takes what height there is; only where that is too low does the page scroll.
        column = whole_page(self, fills=True)
        column.setContentsMargins(44, 28, 28, 20)
        column.setSpacing(12)
        column.addWidget(label(around.words.say("Cases"), "title"))
        self._tools(column)
        self._table = CaseTable(around)
        self._table.fill(cases)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(20)
        self._body.addWidget(self._listed(), 1)
        self._panel = DuePanel(around)
        self._panel.wanted.connect(self.due_wanted)
        self._panel.all_wanted.connect(self._show_due)
        self._panel.directory_wanted.connect(self.directory_wanted)
        self._panel.law_wanted.connect(self.law_wanted)
        self.due = self._panel.due
        # It grows downwards only: nothing in sight moves when it is filled.
        self._body.addWidget(self._panel)
        column.addLayout(self._body, 1)
        self._tell_count()

    def fill(self, cases: Sequence[CaseLine]) -> None:
        """All the cases, once the rest of them was read; what is shown stays where it is."""
        self._in_place(lambda: self._table.fill(cases))
        self._tell_count()

    def fill_due(self, due: Sequence[Due], to_verify: int = 0, law: int = 0) -> None:
        """What is due in them, how many entries of the directory, and how many facts of law."""
        first = first_days(due)
        self._in_place(lambda: self._table.fill_due(first))
        self._panel.fill(due)
        self._panel.add_directory(to_verify)
        self._panel.add_law(law)
        self.summary.setText(due_in_line(self._around, due) or self._around.words.say("Nothing is due."))
        self._fit()

    def tell_past(self, count: int) -> None:
        """How many closed cases are past the unit's time: they wait for somebody's decision."""
        if count:
            self.retention.setText(self._around.words.say("Kept too long: {count}", count=count))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """What is due goes beneath the list where there is no room beside it."""
        super().resizeEvent(event)
        self._fit()

    def _tools(self, column: QVBoxLayout) -> None:
        say = self._around.words.say
        self.new = button(say("New case"), "primary")
        self.new.clicked.connect(self.new_wanted)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Letters of the code"))
        self.search.setAccessibleName(say("Search for a case"))
        self.search.setMinimumWidth(self._around.scaled(180, most=330))
        states = {"": say("Every state")} | {state.value: say(text) for state, text in STATUSES.items()}
        self.state = choice(states)
        self.state.setAccessibleName(say("State"))
        self.only_due = button(say("Something is due"))
        self.only_due.setCheckable(True)
        self.calendar = button(say("Calendar"), "plain")
        self.history = button(say("History"), "plain")
        self.calendar.clicked.connect(self.calendar_wanted)
        self.history.clicked.connect(self.history_wanted)
        self.retention = button(say("How long cases are kept"), "plain")
        self.retention.clicked.connect(self.retention_wanted)
        column.addLayout(
            wrapping(self.new, self.search, self.state, self.only_due, self.calendar, self.history, self.retention)
        )
        self.summary = label(say("Looking for what is due …"), "quiet")
        column.addWidget(self.summary)
        self.search.textChanged.connect(self._narrow)
        self.state.currentIndexChanged.connect(self._narrow)
        self.only_due.toggled.connect(self._narrow)
        self.search.returnPressed.connect(self._open_first)

    def _listed(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.nothing = label("", "quiet")
        self.rows = self._rows()
        self.count = label("", "small")
        column.addWidget(self.nothing)
        column.addWidget(self.rows, 1)
        column.addWidget(self.count)
        return holder

    def _rows(self) -> QTableView:
        rows = QTableView()
        rows.setModel(self._table)
        rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setShowGrid(False)
        rows.setTabKeyNavigation(False)
        rows.setAccessibleName(self._around.words.say("Cases"))
        rows.setMinimumHeight(self._around.scaled(210))
        rows.verticalHeader().hide()
        rows.verticalHeader().setDefaultSectionSize(self._around.scaled(44))
        header = rows.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        # A code that is cut is no code: the other columns share what is left, and some of them go for large text.
        header.setSectionResizeMode(CODE, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(CHANGED, Qt.SortOrder.DescendingOrder)
        header.setSortIndicatorShown(True)
        rows.setSortingEnabled(True)
        rows.activated.connect(self._open)
        rows.clicked.connect(self._open)
        rows.verticalScrollBar().valueChanged.connect(self._fit_codes)
        return rows

    def _fit_codes(self) -> None:
        """Every code in sight is whole. Qt would measure all ten thousand."""
        first = max(0, self.rows.rowAt(0))
        in_sight = self._table.shown[first : first + MOST_IN_SIGHT]
        metrics = self.rows.fontMetrics()
        widest = max((metrics.horizontalAdvance(line.code) for line in in_sight), default=0)
        header = self.rows.horizontalHeader()
        header.resizeSection(CODE, max(header.sectionSize(CODE), widest + self._around.scaled(34)))
        states = max(metrics.horizontalAdvance(self._around.words.say(text)) for text in STATUSES.values())
        header.resizeSection(STATE, states + self._around.scaled(34))

    def _fit(self) -> None:
        scale = self._around.scale
        beside = self.width() >= WIDE * scale
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(way)
        self.summary.setVisible(not beside)
        width = self._around.scaled(300, most=460)
        self._panel.setMinimumWidth(width if beside else 0)
        self._panel.setMaximumWidth(width if beside else MOST_WIDTH)
        self.rows.setColumnHidden(OPENED, self.width() < (WIDE + 300) * scale)
        self.rows.setColumnHidden(CHANGED, not beside)

    def _tell_count(self) -> None:
        say, shown = self._around.words.say, len(self._table.shown)
        some = self._table.count > 0
        self.rows.setVisible(some)
        self.nothing.setVisible(not shown)
        self.nothing.setText(
            say("No case is like that. Look for other letters, or in every state.")
            if some
            else say("No cases yet. A case begins with the person's consent that you write anything down.")
        )
        self.count.setVisible(some)
        self.count.setText(self._around.words.say_many("{count} case", "{count} cases", shown))
        self._fit_codes()

    def _narrow(self) -> None:
        self._table.narrow(self.search.text(), self.state.currentData(), self.only_due.isChecked())
        self._tell_count()

    def _show_due(self) -> None:
        """All in which something is due, the most pressing first."""
        self.rows.sortByColumn(DUE, Qt.SortOrder.AscendingOrder)
        self.only_due.setChecked(True)
        self.rows.setFocus()

    def _in_place(self, change: Callable[[], None]) -> None:
        """Change the rows; what was in sight and what was chosen stay so."""
        chosen = self.rows.currentIndex()
        case = self._table.shown[chosen.row()].id if chosen.isValid() else ""
        bar = self.rows.verticalScrollBar()
        seen = bar.value()
        change()
        if case and not self.rows.currentIndex().isValid():
            row = next((row for row, line in enumerate(self._table.shown) if line.id == case), -1)
            self.rows.setCurrentIndex(self._table.index(row, 0))
        bar.setValue(seen)

    def _open(self, index: QModelIndex) -> None:
        self.chosen.emit(self._table.shown[index.row()].id)

    def _open_first(self) -> None:
        if self._table.shown:
            self._open(self._table.index(0, 0))
