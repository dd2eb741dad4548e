"""A grid that has as many columns as fit, and scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QScroller, QVBoxLayout, QWidget


class FlowGrid(QWidget):
    """Widgets of one least width, in rows that fill the width there is; `most` in a row at the most."""

    def __init__(self, least_width: int, gap: int = 12, most: int = 100) -> None:
        super().__init__()
        self._least, self._gap, self._most = least_width, gap, most
        self._widgets: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)

    def show_only(self, widgets: Sequence[QWidget]) -> None:
        """Lay these widgets out, in this order; others are hidden."""
        for widget in self._widgets:
            self._grid.removeWidget(widget)
            widget.setVisible(widget in widgets)
        self._widgets = list(widgets)
        self._columns = 0
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Count the columns anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        fitting = (self.width() + self._gap) // (self._least + self._gap)
        columns = max(1, min(fitting, self._most))
        if columns == self._columns:
            return
        for old in range(self._columns):
            self._grid.setColumnStretch(old, 0)
        self._columns = columns
        for place, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, place // columns, place % columns)
            widget.show()
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)


def whole_page(page: QWidget, fills: bool = False) -> QVBoxLayout:
    """Have all of a page scroll where it is low; the column to fill. `fills`: it takes all the height there is."""
    whole, inside = QVBoxLayout(page), QWidget()
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(scrolled(inside, fills))
    return QVBoxLayout(inside)


def below_each_other(*parts: QWidget) -> QScrollArea:
    """Parts of a page that scroll together, where text is too large for them to stand side by side."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(24)
    for part in parts:
        column.addWidget(part)
    return scrolled(inside)


def scrolled_panel(panel: QWidget, width: int) -> QScrollArea:
    """A panel of a fixed width at the side of a page; it scrolls where the window is low."""
    area = _area(panel)
    area.setFixedWidth(width)
    return area


def scrolled(content: QWidget, fills: bool = False) -> QScrollArea:
    """Content that scrolls up and down, never sideways. `fills`: it takes all the height there is."""
    holder = QWidget()
    holder.setObjectName("scrolled")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 8, 0)
    column.addWidget(content, int(fills))
    if not fills:
        column.addStretch()
    return _area(holder)


def _area(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
    return area
