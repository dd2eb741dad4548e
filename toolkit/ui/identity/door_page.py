"""Before who the person is comes into sight: that it is recorded, and why one looks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from toolkit.domain.case import Case
from toolkit.domain.history import WHY, Why
from toolkit.ui.cases.case_page import chips
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping


class IdentityDoorPage(QWidget):
    """Emits `opened` with why, or `left`."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, around: Surroundings, case: Case, kept: bool) -> None:
        """`kept`: whether anything is written down at all; that much is known without opening it."""
        super().__init__()
        say = around.words.say
        column = page_column(self, say("Who the person is"))
        self.back = button(say("Back to the case"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, case), self.back))
        made, inside = card(say("This is recorded. Why do you look?"))
        inside.addWidget(
            label(
                say(
                    "The history of the case keeps when it was opened, by whom and why. "
                    "It closes by itself after a minute without a key or a click, and when you leave it."
                )
            )
        )
        inside.addWidget(
            label(say("Something is written down.") if kept else say("Nothing is written down yet."), "quiet")
        )
        self.reasons: dict[Why, QPushButton] = {}
        for why, text in WHY.items():
            opens = self.reasons[why] = button(say(text))
            opens.clicked.connect(lambda _=False, chosen=why: self.opened.emit(chosen))
        inside.addLayout(wrapping(*self.reasons.values()))
        column.addWidget(made)
        column.addStretch()
