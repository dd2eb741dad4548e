"""The sheet for the person alone: their language fills the screen, nothing else can be reached but leaving."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from toolkit.domain.sheet import SheetOrder
from toolkit.ui.sheet.words import SheetWords
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import scrolled
from toolkit.ui.widgets.text import surface

LEAST_ZOOM, MOST_ZOOM, ZOOM_STEP = 0.75, 3.0, 0.25


class PersonView(QWidget):
    """Emits `left` when the responder takes the screen back. Scrolls by touch, wheel and keys; zooms to 300 %."""

    left = Signal()

    def __init__(self, around: Surroundings, order: SheetOrder) -> None:
        super().__init__()
        self._around = around
        surface(self, "person")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._zoom = 1.0
        self.words = SheetWords(around.typefaces, around.sheets.words(order), self._zoom, around.pictogram)
        self.area = scrolled(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 24, 40, 16)
        column.addLayout(self._tools())
        column.addWidget(self.area, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Keys of reading, and Escape to leave."""
        bar = self.area.verticalScrollBar()
        steps = {Qt.Key.Key_Down: 60, Qt.Key.Key_Up: -60, Qt.Key.Key_PageDown: bar.pageStep(),
                 Qt.Key.Key_Space: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep(),
                 Qt.Key.Key_Home: -bar.maximum(), Qt.Key.Key_End: bar.maximum()}  # fmt: skip
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._change_zoom(ZOOM_STEP)
        elif event.key() == Qt.Key.Key_Minus:
            self._change_zoom(-ZOOM_STEP)
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @property
    def zoom(self) -> float:
        """How many times the ordinary size the text has now."""
        return self._zoom

    def _tools(self) -> QHBoxLayout:
        say = self._around.words.say
        row = QHBoxLayout()
        self.leave = self._tool("close", say("Take the screen back"))
        self.smaller = self._tool("minus", say("Smaller letters"))
        self.larger = self._tool("plus", say("Larger letters"))
        self.leave.clicked.connect(self.left)
        self.smaller.clicked.connect(lambda: self._change_zoom(-ZOOM_STEP))
        self.larger.clicked.connect(lambda: self._change_zoom(ZOOM_STEP))
        for tool in (self.smaller, self.larger):
            row.addWidget(tool)
        row.addStretch()
        row.addWidget(self.leave)
        return row

    def _tool(self, icon: str, name: str) -> QPushButton:
        tool = QPushButton()
        tool.setIcon(self._around.icons.icon(icon, self._around.theme.quiet))
        tool.setProperty("role", "plain")
        tool.setAccessibleName(name)
        tool.setToolTip(name)
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tool.setMinimumSize(52, 44)
        return tool

    def _change_zoom(self, by: float) -> None:
        self._zoom = min(MOST_ZOOM, max(LEAST_ZOOM, self._zoom + by))
        self.words.zoom(self._zoom)
