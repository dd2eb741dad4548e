"""What is under way beside the window, and the way to call it off."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from toolkit.ui.background import Background

SOON = 200
"""Milliseconds of work before it is told of: what is done sooner moves nothing on the page."""


class ProgressLine(QWidget):
    """Shown while the background is at work for long. `bar` tells how far, where that is known."""

    def __init__(self, background: Background, cancel: str) -> None:
        """`cancel` is the button's text."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = QPushButton(cancel)
        self.cancel.clicked.connect(background.cancel)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.show)
        self.show_busy(busy=False)
        background.busy.connect(self.show_busy)

    @Slot(bool)
    def show_busy(self, busy: bool) -> None:
        """Something began, or nothing is left to do."""
        if not busy:
            self._soon.stop()
            self.hide()
        elif not self.isVisible() and not self._soon.isActive():
            self.bar.setRange(0, 0)
            self._soon.start()
