"""What leaves as dates for another calendar, all of it on the page before it is written: a day and a neutral word."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from toolkit.domain.due import bounds
from toolkit.services.calendar import Calendar
from toolkit.ui.dates import shown_day
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import Tick, button, card, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping


class CalendarExportPage(QWidget):
    """Emits `save_wanted` with the text at each day and whether the code stands there; `left`."""

    save_wanted = Signal(str, bool)
    left = Signal()

    def __init__(self, around: Surroundings, found: Calendar) -> None:
        super().__init__()
        self._around, self._found = around, found
        say = around.words.say
        column = page_column(
            self,
            say("Dates for another calendar"),
            say("The file is not encrypted, and calendars are often shared and kept elsewhere."),
        )
        self.back = button(say("Back"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(self.back))
        made, inside = card(
            say("Exactly this goes out"), say("A day and a word. Not what it is about, no name, no time, no place.")
        )
        self.code = Tick(say("With the code of the case"))
        self.code.box.toggled.connect(self._tell)
        inside.addWidget(self.code)
        self.content = label("")
        inside.addWidget(self.content)
        column.addWidget(made)
        self.save = button(say("Save the file …"), "primary")
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.text, self.code.on))
        column.addLayout(wrapping(self.save))
        column.addWidget(label(say("That it was saved is written into the history of each case."), "small"))
        column.addStretch()
        self._tell()

    @property
    def text(self) -> str:
        """The word at each day."""
        return self._around.words.say("Appointment")

    def _tell(self) -> None:
        tag = self._around.words.tag
        lines = sorted((first, one.code) for one in self._found.dates if (first := bounds(one.marked.day)[0]))
        self.content.setText(
            "\n".join(
                f"{shown_day(day.isoformat(), tag)} · {self.text}" + (f" \u2066{code}\u2069" if self.code.on else "")
                for day, code in lines
            )
        )
