"""Closes what is open when nobody touches the program for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

CLOSES_AFTER = 60
"""Seconds without a key or a click."""
_TOUCHED = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin,
                      QEvent.Type.InputMethod})  # fmt: skip


class Closing(QObject):
    """Emits `due` once nobody has touched the program for that long, from `watch` to `rest`."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(CLOSES_AFTER * 1000)
        self.timer.timeout.connect(self.due)

    def watch(self) -> None:
        """Begin."""
        application = QApplication.instance()
        if application:
            application.installEventFilter(self)
        self.timer.start()

    def rest(self) -> None:
        """There is nothing to close any more."""
        self.timer.stop()
        application = QApplication.instance()
        if application:
            application.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """See whatever a person does to the program."""
        if event.type() in _TOUCHED and self.timer.isActive():
            self.timer.start()
        return False
