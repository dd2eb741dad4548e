"""How we read the text: each choice, what the text of 1999 says, what we do, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from toolkit.domain.guidance import ResponderTexts
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping


class ReadingPage(QWidget):
    """Emits `left`."""

    left = Signal()

    def __init__(self, around: Surroundings, texts: ResponderTexts) -> None:
        super().__init__()
        say = around.words.say
        under = say(
            "The standards of 1999 address states and are not law. Where their text leaves a choice, this is ours."
        )
        column = page_column(self, say("How we read the text"), under)
        self.back = button(say("Back"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(self.back))
        for one in texts.reading:
            made, inside = card(f"{one.key}\u2002{one.title}")
            for title, text in ((say("The text"), one.text), (say("What we do"), one.handling), (say("Why"), one.why)):
                inside.addWidget(label(title, "strong"))
                inside.addWidget(label(text))
            column.addWidget(made)
        column.addStretch()
