"""Making a vault: who uses it, for real records or for practice, and a passphrase that will hold."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from toolkit.domain.passphrase import LEAST_LETTERS, LEAST_WORDS
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.vault.unlock_page import CARD_WIDTH
from toolkit.ui.widgets.forms import Tick, busy_bar, button, named, narrow_card, page_column, row_of
from toolkit.ui.widgets.secret_field import SecretField
from toolkit.ui.widgets.text import label


class NewPassphrase(QWidget):
    """Two fields for a new passphrase, and six words of chance for someone who wants them."""

    def __init__(self, around: Surroundings, words: Sequence[str]) -> None:
        super().__init__()
        self._around, self._words = around, words
        say = around.words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.first = SecretField(around.theme, say("New passphrase"))
        self.again = SecretField(around.theme, say("The same again"))
        shown = Tick(say("Show the letters"))
        self.suggest = button(say("Suggest six words"), "plain")
        self.suggestion = label("", "caution")
        self.suggestion.hide()
        rule = say("At least {letters} characters, or {words} words that have nothing to do with each other.",
                   letters=LEAST_LETTERS, words=LEAST_WORDS)  # fmt: skip
        column.addWidget(label(rule, "quiet"))
        named(column, say("New passphrase"), self.first)
        named(column, say("The same again"), self.again)
        row = row_of(shown, self.suggest)
        row.setAlignment(shown, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        column.addWidget(self.suggestion)
        shown.box.toggled.connect(self.first.show_letters)
        shown.box.toggled.connect(self.again.show_letters)
        self.suggest.clicked.connect(self._suggest)

    def take(self) -> bytearray | None:
        """The new passphrase, the caller's to zero; None when the two are not the same."""
        if not self.first.same_as(self.again) or self.first.is_empty:
            self.again.clear()
            return None
        self.again.clear()
        return self.first.take()

    def _suggest(self) -> None:
        chosen = " ".join(secrets.choice(self._words) for _ in range(LEAST_WORDS))
        self.suggestion.setText(chosen)
        self.suggestion.show()


class CreatePage(QWidget):
    """Emits `create_wanted` with the name, the passphrase's bytes, and whether it is for practice."""

    create_wanted = Signal(str, object, bool)
    differ = Signal()

    def __init__(self, around: Surroundings, words: Sequence[str]) -> None:
        super().__init__()
        say = around.words.say
        column = page_column(
            self,
            say("Make a vault for records"),
            say("An encrypted folder on this computer. Nothing in it leaves unless you export or print it."),
        )
        made, inside = narrow_card(around.scaled(CARD_WIDTH, most=900))
        self.name = QLineEdit()
        self.passphrase = NewPassphrase(around, words)
        self.practice = Tick(say("For practice, with invented cases only: every screen and every paper will say so"))
        self.make = button(say("Make the vault"), "primary")
        self.bar = busy_bar()
        named(inside, say("Your name here: a nickname will do"), self.name)
        for part in (self.passphrase, self.practice, self.bar, self.make):
            inside.addWidget(part)
        column.addLayout(made)
        limit = say("It does not protect against malware or an administrator on an unlocked computer, or a photograph "
                    "of the screen. Use full-disk encryption as well.")  # fmt: skip
        column.addWidget(label(limit, "quiet"))
        column.addStretch()
        self.make.clicked.connect(self._create)
        self.passphrase.again.entered.connect(self._create)
        self.setFocusProxy(self.name)

    def busy(self, busy: bool) -> None:
        """Show that the vault is being made."""
        self.bar.setVisible(busy)
        self.make.setEnabled(not busy)

    def _create(self) -> None:
        if not self.make.isEnabled():
            return
        secret = self.passphrase.take()
        if secret is None:
            self.differ.emit()
        else:
            self.create_wanted.emit(self.name.text(), secret, self.practice.on)
