"""The cases as rows: narrowed and ordered here, so that ten thousand take no longer than the eye needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from toolkit.domain.case import CaseLine, Status
from toolkit.domain.due import Due
from toolkit.support.i18n import N_
from toolkit.ui.dates import shown_moment
from toolkit.ui.surroundings import Surroundings

STATUSES = {Status.OPEN: N_("Open"), Status.PAUSED: N_("Paused"), Status.CLOSED: N_("Closed")}
COLUMNS = (N_("Case"), N_("State"), N_("Due"), N_("Opened"), N_("Last change"))
CODE, STATE, DUE, OPENED, CHANGED = range(5)

_Index = QModelIndex | QPersistentModelIndex
_ORDER = tuple(Status)


class CaseTable(QAbstractTableModel):
    """The cases that are shown, in their order. What is due comes later than the cases."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._all: list[CaseLine] = []
        self._due: Mapping[str, Due] = {}
        self._wanted: tuple[str, str, bool] = ("", "", False)
        self._by, self._descending = CHANGED, True
        self.shown: list[CaseLine] = []

    @property
    def count(self) -> int:
        """How many there are, shown or not."""
        return len(self._all)

    def fill(self, lines: Sequence[CaseLine]) -> None:
        """Other cases, the latest change first; where they are the same ones and more behind them, nothing that is
        shown moves.
        """
        shown = self.shown
        self._all = list(lines)
        after = self._arranged()
        if after[: len(shown)] != shown:
            self._show(after)
        elif len(after) > len(shown):
            self.beginInsertRows(QModelIndex(), len(shown), len(after) - 1)
            self.shown = after
            self.endInsertRows()

    def fill_due(self, due: Mapping[str, Due]) -> None:
        """What is due first in each case."""
        self._due = due
        if self._by == DUE or self._wanted[2]:
            self._show(self._arranged())
        elif self.shown:
            self.dataChanged.emit(self.index(0, DUE), self.index(len(self.shown) - 1, DUE))

    def narrow(self, letters: str, state: str, due: bool) -> None:
        """Show only those with these letters in their code, of this state ("" for any), with something due."""
        self._wanted = (letters.strip().upper(), state, due)
        self._show(self._arranged())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; cases in which nothing is due come last."""
        wanted = (column, order == Qt.SortOrder.DescendingOrder)
        if wanted != (self._by, self._descending):
            self._by, self._descending = wanted
            self._show(self._arranged())

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008  (Qt's name and default)
        """A row a case."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008  (Qt's name and default)
        """Code, state, due, opened, last change."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell; what is due is told in full where one rests on it."""
        line = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[index.column()](line)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            due = self._due.get(line.id) if index.column() == DUE else None
            return due.about(self._around.words) if due else None
        return None

    def headerData(  # noqa: N802  (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._around.words.say(COLUMNS[section])
        return None

    @property
    def _cells(self) -> tuple[Callable[[CaseLine], str], ...]:
        words = self._around.words
        return (
            lambda line: f"\u2066{line.code}\u2069",
            lambda line: words.say(STATUSES[line.status]),
            lambda line: self._due[line.id].told(words) if line.id in self._due else "",
            lambda line: shown_moment(line.opened_at, words.tag),
            lambda line: shown_moment(line.changed_at, words.tag),
        )

    def _show(self, lines: list[CaseLine]) -> None:
        self.beginResetModel()
        self.shown = lines
        self.endResetModel()

    def _arranged(self) -> list[CaseLine]:
        letters, state, due = self._wanted
        found = self._all
        if letters or state or due:
            found = [
                line
                for line in found
                if letters in line.code and state in ("", line.status.value) and (not due or line.id in self._due)
            ]
        if (self._by, self._descending) == (CHANGED, True):
            # So they came.
            return list(found)
        key = self._keys[self._by]
        found = sorted(found, key=key, reverse=self._descending)
        # Where nothing is due comes last in either order.
        return sorted(found, key=lambda line: line.id not in self._due) if self._by == DUE else found

    @property
    def _keys(self) -> tuple[Callable[[CaseLine], Any], ...]:
        return (
            lambda line: line.code,
            lambda line: (_ORDER.index(line.status), line.code),
            self._pressing,
            lambda line: (line.opened_at, line.id),
            lambda line: (line.changed_at, line.id),
        )

    def _pressing(self, line: CaseLine) -> tuple[bool, int, str]:
        due = self._due.get(line.id)
        return (due is not None and due.days is not None, (due.days or 0) if due else 0, line.code)
