"""The cases opened since the records were unlocked, as tabs by their codes; each leads back to the place it was at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QTabBar

from toolkit.ui.surroundings import Surroundings


@runtime_checkable
class OfCase(Protocol):
    """A page of one case that gives it a tab."""

    case_id: str
    code: str


@dataclass(slots=True)
class Tab:
    """A case and where one was in it."""

    case_id: str
    code: str
    place: str
    about: object


class CaseTabs(QTabBar):
    """Emits `chosen` with a tab's place and what it is about; nothing is kept of them once the records lock."""

    chosen = Signal(str, object)
    emptied = Signal()

    def __init__(self, around: Surroundings, tabs: list[Tab]) -> None:
        """`tabs` outlive this row: a change of language makes a new one of them."""
        super().__init__()
        self.tabs, self._around = tabs, around
        self.setObjectName("cases")
        self.setAccessibleName(around.words.say("Cases that are open here"))
        self.setTabsClosable(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        for tab in tabs:
            self._add(tab.code)
        # By a click or an arrow key; what the window does itself is not told.
        self.currentChanged.connect(self._choose)
        self.tabCloseRequested.connect(self._close)
        self.setVisible(bool(tabs))

    def went(self, page: object, place: str, about: object) -> None:
        """Remember where one is: of a case that is new here, in a tab of its own; outside of all cases no tab shows."""
        case_id = (
            page.case_id if isinstance(page, OfCase) else next(iter(about), "") if isinstance(about, tuple) else about
        )
        blocked = QSignalBlocker(self)
        if isinstance(page, OfCase) and self._row(case_id) < 0:
            self.tabs.append(Tab(page.case_id, page.code, place, about))
            self._add(page.code)
            self.show()
        row = self._row(case_id)
        if row >= 0:
            self.tabs[row].place, self.tabs[row].about = place, about
        self.setCurrentIndex(row)
        blocked.unblock()

    def turn(self, steps: int) -> None:
        """To the next tab, or the one before."""
        if self.tabs:
            self._choose((max(self.currentIndex(), 0 if steps < 0 else -1) + steps) % len(self.tabs))

    def close_current(self) -> None:
        """Close the tab of the case that is shown; the case itself stays as it is."""
        if self.currentIndex() >= 0:
            self._close(self.currentIndex())

    def clear(self) -> None:
        """The records are locked."""
        self.tabs.clear()
        with QSignalBlocker(self):
            while self.count():
                self.removeTab(self.count() - 1)
        self.hide()

    def _add(self, code: str) -> None:
        row = self.addTab(f"\u2066{code}\u2069")
        for side in (QTabBar.ButtonPosition.LeftSide, QTabBar.ButtonPosition.RightSide):
            if close := self.tabButton(row, side):
                close.setAccessibleName(self._around.words.say("Close the tab of case {code}", code=code))

    def _row(self, case_id: object) -> int:
        return next((row for row, tab in enumerate(self.tabs) if tab.case_id == case_id), -1)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.tabs):
            self.chosen.emit(self.tabs[row].place, self.tabs[row].about)

    def _close(self, row: int) -> None:
        shown = row == self.currentIndex()
        self.tabs.pop(row)
        with QSignalBlocker(self):
            self.removeTab(row)
        self.setVisible(bool(self.tabs))
        if shown and self.tabs:
            self._choose(min(row, len(self.tabs) - 1))
        elif shown:
            self.emptied.emit()
