"""The rules of this unit about its directory: how long a verification holds, and whose signed updates are believed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from toolkit.domain.errors import WaymarkError
from toolkit.services.directory.told import Signer
from toolkit.ui.dates import shown_moment
from toolkit.ui.directory.files import ask_key
from toolkit.ui.directory.page import telling_of
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, choice, named, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

DAYS = (7, 14, 30, 60, 90)


class SignersPage(QWidget):
    """Emits `pin_wanted` with a key's file and a name, `unpin_wanted` with a key, `days_wanted` with how long a
    verification holds, `failed` with what is no key, and `left`.
    """

    pin_wanted = Signal(object, str)
    unpin_wanted = Signal(str)
    days_wanted = Signal(int)
    left = Signal()
    failed = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.drops: list[QPushButton] = []
        say = around.words.say
        column = page_column(self, say("Rules of this unit"))
        self.back = button(say("Back to the list"))
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(self.back))
        column.addWidget(self._validity())
        told = say("A package from a stick that one of these keys signed is believed; what came signed is only ever "
                   "replaced by the same signer, and never by something older.")  # fmt: skip
        column.addWidget(label(say("Trusted signers"), "strong"))
        column.addWidget(label(told, "quiet"))
        self.cards = [self._card(one) for one in around.directory.signers()]
        for made in self.cards:
            column.addWidget(made)
        if not self.cards:
            column.addWidget(label(say("No key is pinned: no package is believed yet."), "caution"))
        column.addWidget(self._new())
        column.addStretch()

    def _validity(self) -> QFrame:
        words = self._around.words
        told = words.say(
            "After that a service is shown with its age, and not printed until somebody calls again. "
            "What was verified before keeps its day."
        )
        made, column = card(words.say("How long a verification holds"), told)
        now = self._around.directory.own.valid_days
        offered = sorted({*DAYS, now})
        self.days = choice({str(one): words.say_many("{count} day", "{count} days", one) for one in offered}, str(now))
        named(column, words.say("Days"), self.days)
        self.keep_days = button(words.say("Keep this rule"))
        self.keep_days.clicked.connect(lambda: self.days_wanted.emit(int(self.days.currentData())))
        column.addLayout(wrapping(self.keep_days))
        return made

    def _card(self, one: Signer) -> QFrame:
        say, words = self._around.words.say, self._around.words
        made, column = card(telling_of(self._around).safe(one.name))
        key = label(_grouped(one.key), "small")
        column.addWidget(key)
        moment = shown_moment(datetime.fromtimestamp(one.last, UTC).isoformat(), words.tag) if one.last else ""
        column.addWidget(
            label(say("Last update signed: {day}", day=moment) if moment else say("No update yet."), "quiet")
        )
        drop = button(say("Believe this key no more"))
        drop.clicked.connect(lambda: self.unpin_wanted.emit(one.key))
        column.addLayout(wrapping(drop))
        self.drops.append(drop)
        return made

    def _new(self) -> QFrame:
        say = self._around.words.say
        told = say("Compare the whole line with its owner by telephone, or face to face, before you pin it.")
        made, column = card(say("Pin a key"), told)
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        named(column, say("Whose key it is"), self.name)
        self.choose = button(say("Choose the key's file…"), "primary")
        self.choose.clicked.connect(self._choose)
        column.addLayout(wrapping(self.choose))
        self.missing = label(say("Say first whose key it is."), "caution")
        self.missing.hide()
        column.addWidget(self.missing)
        self.seen = label("", "number")
        self.pin = button(say("I compared it: pin it"), "primary")
        for part in (self.seen, self.pin):
            part.hide()
            column.addWidget(part)
        self.pin.clicked.connect(lambda: self.pin_wanted.emit(self._path, self.name.text().strip()))
        return made

    def _choose(self) -> None:
        name = self.name.text().strip()
        self.missing.setVisible(not name)
        if name and (path := ask_key(self, self._around)) is not None:
            self._look(path)

    def _look(self, path: Path) -> None:
        """Show the key before it is pinned."""
        try:
            key = self._around.directory.key_in(path)
        except WaymarkError as error:
            self.failed.emit(error)
            return
        self._path = path
        self.seen.setText(_grouped(key))
        self.seen.show()
        self.pin.show()


def _grouped(key: str) -> str:
    """A key in groups of four, to be read aloud, in the order in which it is written on any page."""
    groups = " ".join(key[place : place + 4] for place in range(0, len(key), 4))
    return f"\u2066{groups}\u2069"
