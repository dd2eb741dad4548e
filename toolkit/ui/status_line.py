"""The line at the foot of the window: whether the records are open and for whom, locking, and what is promised."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from toolkit.ui.session import Session
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.text import label, surface
from toolkit.ui.widgets.wrapping import wrapping


class StatusLine(QWidget):
    """Emits `lock_wanted`, and `listening` when the idle lock is to wait or not."""

    lock_wanted = Signal()
    listening = Signal(bool)

    def __init__(self, around: Surroundings, session: Session) -> None:
        super().__init__()
        self._around, self._session = around, session
        say = around.words.say
        surface(self, "status")
        self._picture = QLabel()
        self.state = label("")
        self.lock = QPushButton(say("Lock"))
        self.lock.setProperty("role", "status")
        self.lock.setToolTip(say("Lock the records (twice Escape)"))
        self.lock.clicked.connect(self.lock_wanted)
        self.listen = QPushButton(say("Somebody is being listened to"))
        self.listen.setProperty("role", "status")
        self.listen.setCheckable(True)
        self.listen.setToolTip(say("The records do not lock by themselves while this is on, for an hour at the most"))
        self.listen.toggled.connect(self.listening)
        self._promise = promise = label(say("Nothing leaves this computer unless you export it"))
        promise.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._arrange()
        self.refresh()

    def _arrange(self) -> None:
        """In one line; at large sizes of text the buttons below, whole in the narrowest window."""
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 5, 24, 5)
        row = QHBoxLayout()
        row.addWidget(self._picture)
        large = self._around.is_large
        row.addWidget(self.state, int(large))
        if not large:
            row.addWidget(self.lock)
            row.addWidget(self.listen)
        row.addWidget(self._promise, 1)
        column.addLayout(row)
        if large:
            column.addLayout(wrapping(self.lock, self.listen))

    def refresh(self) -> None:
        """Say how it stands now."""
        say, is_open = self._around.words.say, self._session.is_open
        icon = self._around.icons.pixmap("unlock" if is_open else "lock", self._around.theme.quiet, 16, 2.0)
        self._picture.setPixmap(icon)
        if not is_open:
            self.state.setText(say("Records locked"))
        elif self._session.practice:
            self.state.setText(say("Unlocked: {name} · practice, all cases invented", name=self._session.user))
        else:
            self.state.setText(say("Unlocked: {name}", name=self._session.user))
        self.state.setWordWrap(is_open)
        for one in (self.lock, self.listen):
            one.setVisible(is_open)
        # At large sizes of text there is room for one of them: open records matter more.
        self._promise.setVisible(not is_open or not self._around.is_large)
        if not is_open:
            self.listen.setChecked(False)
