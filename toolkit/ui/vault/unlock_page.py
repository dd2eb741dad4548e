"""The door to the records: a name and a passphrase, or the way to make a vault where there is none yet."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import Tick, busy_bar, button, named, narrow_card, page_column
from toolkit.ui.widgets.secret_field import SecretField
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

CARD_WIDTH = 560


class UnlockPage(QWidget):
    """Emits `unlock_wanted` with the name and the passphrase's bytes, and the other ways in."""

    unlock_wanted = Signal(str, object)
    make_wanted = Signal()
    recover_wanted = Signal()
    place_wanted = Signal()

    def __init__(self, around: Surroundings, is_there: bool, name: str = "", waiting: int = 0) -> None:
        """`is_there`: whether there is a vault; `name`: of the one who just made it; `waiting`: seconds until the
        next attempt.
        """
        super().__init__()
        self._around, self._waiting = around, waiting
        say = around.words.say
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count_down)
        column = page_column(self, say("Unlock the records"))
        made, inside = narrow_card(around.scaled(CARD_WIDTH, most=900))
        if is_there:
            self._door(inside, name)
        else:
            inside.addWidget(label(say("There are no records on this computer yet."), "card"))
            inside.addWidget(label(say("Sheets, the language finder and the directory work without them."), "quiet"))
        self._others(inside, is_there)
        column.addLayout(made)
        column.addWidget(
            label(say("Without the passphrase nobody can read a record, not even who made this program."), "quiet")
        )
        column.addStretch()
        if waiting:
            self.wait(waiting)

    def busy(self, busy: bool) -> None:
        """Show that the passphrase is being tried: it takes a second, on purpose."""
        self.bar.setVisible(busy)
        self.unlock.setEnabled(not busy)

    def wait(self, seconds: int) -> None:
        """After many wrong attempts the next one has to wait; count down."""
        self._waiting = seconds + 1
        self._timer.start()
        self._count_down()

    def _door(self, column: QVBoxLayout, name: str) -> None:
        say = self._around.words.say
        self.name = QLineEdit(name)
        self.secret = SecretField(self._around.theme, say("Passphrase"))
        self.unlock = button(say("Unlock"), "primary")
        self.bar = busy_bar()
        self.waiting = label("", "caution")
        self.waiting.hide()
        shown = Tick(say("Show the letters"))
        named(column, say("Your name, as it was given when you were added"), self.name)
        named(column, say("Passphrase"), self.secret)
        column.addWidget(shown)
        column.addWidget(self.waiting)
        column.addWidget(self.bar)
        column.addWidget(self.unlock)
        shown.box.toggled.connect(self.secret.show_letters)
        self.unlock.clicked.connect(self._try)
        self.secret.entered.connect(self._try)
        self.name.returnPressed.connect(self.secret.setFocus)
        self.setFocusProxy(self.secret if name else self.name)

    def _others(self, column: QVBoxLayout, is_there: bool) -> None:
        say = self._around.words.say
        self.make = button(say("Make a vault for records…"), "" if is_there else "primary")
        self.place = button(say("Records in another folder…"), "plain")
        self.make.clicked.connect(self.make_wanted)
        self.place.clicked.connect(self.place_wanted)
        if is_there:
            self.forgotten = button(say("I have forgotten the passphrase"), "plain")
            self.forgotten.clicked.connect(self.recover_wanted)
            column.addLayout(wrapping(self.forgotten, self.place))
            self.make.hide()
        else:
            column.addLayout(wrapping(self.make, self.place))

    def _try(self) -> None:
        if self.unlock.isEnabled() and not self.secret.is_empty:
            self.unlock_wanted.emit(self.name.text(), self.secret.take())

    def _count_down(self) -> None:
        self._waiting -= 1
        over = self._waiting <= 0
        self.unlock.setEnabled(over)
        self.waiting.setVisible(not over)
        self.waiting.setText(
            self._around.words.say("There were many wrong attempts. Wait {seconds} seconds.", seconds=self._waiting)
        )
        if over:
            self._timer.stop()
