"""Watches for nobody being there: locks after a time without keys and clicks, and at once on twice Escape.

While somebody is being listened to it can wait, an hour at the most. A machine that slept counts as nobody there.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

IDLE_SECONDS = 120
LONGEST_LISTENING = 3600
TWICE_WITHIN = 0.8

_SOMEBODY = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.InputMethod,
})  # fmt: skip


class IdleWatch(QObject):
    """Emits `idle` when nobody was there for long enough, `panic` on twice Escape. Install it on the application."""

    idle = Signal()
    panic = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._clock, self._wall = clock, wall
        self._seen, self._seen_wall = clock(), wall()
        self._listening_until = 0.0
        self._escaped, self._down = -TWICE_WITHIN * 2, False
        self._timer = QTimer(self)
        self._timer.setInterval(500)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to watch."""
        self.somebody()
        self._listening_until = 0.0
        self._timer.start()

    def stop(self) -> None:
        """There is nothing to lock."""
        self._timer.stop()

    def listen(self, on: bool) -> None:
        """Wait while somebody is being listened to; an hour at the most."""
        self._listening_until = self._clock() + LONGEST_LISTENING if on else 0.0
        self.somebody()

    @property
    def listening(self) -> bool:
        """Whether it waits because somebody is being listened to."""
        return self._clock() < self._listening_until

    def somebody(self) -> None:
        """Somebody is there."""
        self._seen, self._seen_wall = self._clock(), self._wall()

    def look(self) -> None:
        """See whether nobody has been there for long enough."""
        if self.listening:
            return
        since = max(self._seen, self._listening_until)
        gone = self._clock() - since
        # The running clock stands still while the machine sleeps; the one on the wall does not.
        slept = self._wall() - self._seen_wall - (self._clock() - self._seen)
        if gone >= IDLE_SECONDS or gone + max(0.0, slept) >= IDLE_SECONDS:
            self._timer.stop()
            self.idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """See whatever a person does to the program."""
        if event.type() in _SOMEBODY and event.spontaneous():
            self.somebody()
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            return self._escape(event)
        return False

    def _escape(self, event: QKeyEvent) -> bool:
        """Whether this was the second Escape: then nothing else hears of it. One press is offered to several objects
        on its way: until it is released it is the same one.
        """
        if event.type() == QEvent.Type.KeyRelease:
            self._down = False
        if event.type() != QEvent.Type.KeyPress or self._down or not self._timer.isActive():
            return False
        now, before = self._clock(), self._escaped
        self._down, self._escaped = True, now
        if now - before > TWICE_WITHIN:
            return False
        self._escaped = -TWICE_WITHIN * 2
        self.panic.emit()
        return True
