"""What is under way beside the window, and the way to call it off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from toolkit.support.stopping import CalledOffError
from toolkit.ui.background import Background

_T = TypeVar("_T")

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

    def follow(self, progress: Progress, parts: int) -> None:
        """Show how far work of so many parts is; calling it off ends it after the part that it is at."""
        self.bar.setRange(0, parts)
        progress.moved.connect(self.bar.setValue)
        self.cancel.clicked.connect(progress.stop)

    @Slot(bool)
    def show_busy(self, busy: bool) -> None:
        """Something began, or nothing is left to do."""
        if not busy:
            self._soon.stop()
            self.hide()
        elif not self.isVisible() and not self._soon.isActive():
            self.bar.setRange(0, 0)
            self._soon.start()


class Progress(QObject):
    """Carries the progress of long work to the window's thread, and the wish to stop to the other."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._off = False

    def stop(self) -> None:
        """Have the work end after the part that it is at."""
        self._off = True

    def tell(self, done: int) -> None:
        """So many parts are done; called on the other thread. Raises CalledOffError."""
        if self._off:
            raise CalledOffError
        self.moved.emit(done)

    def along(self, parts: Iterable[_T]) -> Iterator[_T]:
        """The parts one by one, each told when it is asked for. Raises CalledOffError."""
        for number, part in enumerate(parts):
            self.tell(number)
            yield part
