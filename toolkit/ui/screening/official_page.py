"""Before an official is marked as a suspect: the case goes where no colleague here can open it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from toolkit.domain.guidance import ResponderTexts
from toolkit.ui.cases.before_page import NoteCard
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping


class OfficialPage(QWidget):
    """Emits `move_wanted`, or `left` when nothing is to be marked."""

    move_wanted = Signal()
    left = Signal()

    def __init__(self, around: Surroundings, texts: ResponderTexts) -> None:
        super().__init__()
        say = around.words.say
        column = page_column(self, say("An official may be involved"))
        for note in texts.notes_of("official"):
            column.addWidget(NoteCard(around, note))
        column.addWidget(
            label(
                say(
                    "The case is moved to a compartment that only you can open: no colleague here, and not the lead. "
                    "They can see that a case was moved, never what it says. Backups made before still hold it."
                )
            )
        )
        self.close_it = button(say("Move the case, then mark it"), "primary")
        self.cancel = button(say("Mark nothing"))
        self.close_it.clicked.connect(self.move_wanted)
        self.cancel.clicked.connect(self.left)
        column.addLayout(wrapping(self.close_it, self.cancel))
        column.addStretch()
