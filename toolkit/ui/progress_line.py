"""What is under way beside the window, and the way to call it off."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from toolkit.ui.background import Background


class ProgressLine(QWidget):
    """Shown while the background is at work. `bar` tells how far, where that is known."""

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
        self.show_busy(busy=False)
        background.busy.connect(self.show_busy)

    @Slot(bool)
    def show_busy(self, busy: bool) -> None:
        """Something began, or nothing is left to do."""
        self.bar.setRange(0, 0)
        self.setVisible(busy)
