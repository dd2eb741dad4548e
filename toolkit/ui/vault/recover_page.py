"""Coming back with the recovery words, and a new passphrase from then on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from toolkit.ui.surroundings import Surroundings
from toolkit.ui.vault.create_page import NewPassphrase
from toolkit.ui.vault.unlock_page import CARD_WIDTH
from toolkit.ui.widgets.forms import busy_bar, button, named, narrow_card, page_column


class RecoverPage(QWidget):
    """Emits `recover_wanted` with the name, the words, and the new passphrase's bytes."""

    recover_wanted = Signal(str, str, object)
    differ = Signal()

    def __init__(self, around: Surroundings, words: Sequence[str]) -> None:
        super().__init__()
        say = around.words.say
        column = page_column(
            self,
            say("Unlock with the recovery words"),
            say("They are on the paper that was written when you were added."),
        )
        made, inside = narrow_card(around.scaled(CARD_WIDTH, most=900))
        self.name = QLineEdit()
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(around.scaled(110))
        self.passphrase = NewPassphrase(around, words)
        self.recover = button(say("Unlock and change the passphrase"), "primary")
        self.bar = busy_bar()
        named(inside, say("Your name, as it was given when you were added"), self.name)
        named(inside, say("The recovery words, with spaces between them"), self.words)
        for part in (self.passphrase, self.bar, self.recover):
            inside.addWidget(part)
        column.addLayout(made)
        column.addStretch()
        self.recover.clicked.connect(self._recover)
        self.setFocusProxy(self.name)

    def busy(self, busy: bool) -> None:
        """Show that the words are being tried."""
        self.bar.setVisible(busy)
        self.recover.setEnabled(not busy)

    def _recover(self) -> None:
        secret = self.passphrase.take()
        if secret is None:
            self.differ.emit()
        else:
            self.recover_wanted.emit(self.name.text(), self.words.toPlainText(), secret)
