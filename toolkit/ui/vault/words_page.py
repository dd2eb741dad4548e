"""The recovery words: told once, written down, and typed back before anything else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from toolkit.domain.errors import WaymarkError
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, named, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

COLUMNS = 4


class WordsPage(QWidget):
    """Emits `known` when the words were typed back, `refused` with what was wrong with them."""

    known = Signal()
    refused = Signal(object)

    def __init__(self, around: Surroundings, words: list[str], same: Callable[[list[str], str], bool]) -> None:
        """`same` says whether what was typed are the words; it may raise what is wrong with them."""
        super().__init__()
        self._around, self._words, self._same = around, words, same
        say = around.words.say
        column = page_column(
            self,
            say("Write these words down, on paper, now"),
            say(
                "They open the records if the passphrase is forgotten. They are shown only this once. Keep the paper "
                "away from this computer."
            ),
        )
        self.card, inside = card()
        inside.addLayout(self._grid())
        column.addWidget(self.card)
        self.written = button(say("I have written them down"), "primary")
        column.addLayout(wrapping(self.written))
        self.proof, proving = card(say("Type them from the paper"), say("So that you know that the paper is right."))
        self.typed = QPlainTextEdit()
        self.typed.setTabChangesFocus(True)
        self.typed.setFixedHeight(around.scaled(110))
        self.prove = button(say("Compare"), "primary")
        self.again = button(say("Show the words again"), "plain")
        named(proving, say("All {count} words, with spaces between them", count=len(words)), self.typed)
        proving.addLayout(wrapping(self.prove, self.again))
        column.addWidget(self.proof)
        column.addStretch()
        self.written.clicked.connect(lambda: self._turn(typing=True))
        self.again.clicked.connect(lambda: self._turn(typing=False))
        self.prove.clicked.connect(self._prove)
        self._turn(typing=False)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(10)
        rows = -(-len(self._words) // COLUMNS)
        for place, word in enumerate(self._words):
            # The words are Latin letters: they read from the left on every screen.
            shown = label(f"\u2066{place + 1}\u2002{word}\u2069", "card", wrap=False)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            grid.addWidget(shown, place % rows, place // rows)
        return grid

    def _turn(self, typing: bool) -> None:
        """Never both at once: copying from the screen would prove nothing of the paper."""
        self.card.setVisible(not typing)
        self.written.setVisible(not typing)
        self.proof.setVisible(typing)
        (self.typed if typing else self.written).setFocus()

    def _prove(self) -> None:
        try:
            same = self._same(self._words, self.typed.toPlainText())
        except WaymarkError as error:
            self.refused.emit(error)
            return
        self.typed.clear()
        if same:
            self.known.emit()
