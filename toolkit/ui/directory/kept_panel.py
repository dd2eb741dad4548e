"""What is known of a service here and nowhere else: a note, the free beds, who called; it lies in the records."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSpinBox, QVBoxLayout, QWidget

from toolkit.domain.directory.listing import Listing
from toolkit.ui.dates import shown_moment
from toolkit.ui.directory.telling import Telling
from toolkit.ui.forms.editors import GrowingText
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

MOST_NOTE = 4_000
MOST_BEDS = 999


class KeptPanel(QWidget):
    """Emits `noted` with a note when it is left, `beds` with how many are free, and what is wanted of the service:
    `edit`, `take_back`, `hide_it`, `make_public`, `remove`, `unlock`.
    """

    noted = Signal(str)
    beds = Signal(int)
    edit = Signal()
    take_back = Signal()
    hide_it = Signal()
    make_public = Signal()
    remove = Signal()
    unlock = Signal()

    def __init__(self, around: Surroundings, one: Listing, telling: Telling) -> None:
        super().__init__()
        self._around, self._one, self._telling = around, one, telling
        self.asked: dict[str, tuple[QPushButton, QPushButton]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        if around.directory.is_unlocked:
            self._column.addWidget(self._kept())
            self._column.addWidget(self._changes())
        else:
            self._column.addWidget(self._locked())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  (Qt's name)
        """Keep the note of a page that is left."""
        super().hideEvent(event)
        self._keep_note()

    def _locked(self) -> QFrame:
        say = self._around.words.say
        made, column = card(say("The records are locked"))
        told = say("That somebody called is kept, but not who it was. Notes, free beds, corrections and confidential "
                   "places are in the records.")  # fmt: skip
        column.addWidget(label(told, "quiet"))
        self.open = button(say("Unlock the records"))
        self.open.clicked.connect(self.unlock)
        column.addWidget(self.open)
        return made

    def _kept(self) -> QFrame:
        say, part = self._around.words.say, self._around.directory.vault_part(self._one.service_id)
        made, column = card(say("Only in the records"))
        if part.verified_by:
            who = say("Last called by {name}: {how}", name=part.verified_by, how=self._telling.how(part.verified_how))
            column.addWidget(label(self._telling.safe(who), "quiet"))
        column.addWidget(label(say("Your note"), "small"))
        self.note = GrowingText(2, MOST_NOTE)
        self.note.setPlainText(part.note)
        self.note.setAccessibleName(say("Your note"))
        self._saved = part.note
        column.addWidget(self.note)
        self.keep_note = button(say("Keep the note"))
        self.keep_note.clicked.connect(self._keep_note)
        column.addWidget(self.keep_note)
        column.addWidget(label(say("Free beds"), "small"))
        self.count = QSpinBox()
        self.count.setRange(0, MOST_BEDS)
        self.count.setValue(part.beds or 0)
        self.count.setAccessibleName(say("Free beds"))
        self.keep_beds = button(say("Note them now"))
        self.keep_beds.clicked.connect(lambda: self.beds.emit(self.count.value()))
        column.addLayout(wrapping(self.count, self.keep_beds))
        if part.beds is not None:
            column.addWidget(label(self._telling.beds(part.beds, shown_moment(part.beds_at, self._around.words.tag))))
        return made

    def _changes(self) -> QFrame:
        say, own, service = self._around.words.say, self._around.directory.own, self._one.service_id
        made, column = card(say("Change it here"))
        self.correct = button(say("Correct what is wrong…"))
        self.correct.clicked.connect(self.edit)
        column.addWidget(self.correct)
        if not self._one.confidential and own.is_corrected(service):
            self.undo = button(say("Take the corrections back"))
            self.undo.clicked.connect(self.take_back)
            column.addWidget(self.undo)
        if self._one.confidential:
            if own.is_hidden(service):
                self._ask(column, say("Make it public again…"), say("Everybody at this computer will find it."),
                          say("Make it public"), self.make_public)  # fmt: skip
            return made
        self._ask(column, say("Make it confidential…"), self._about_hiding(), say("Move it into the records"),
                  self.hide_it)  # fmt: skip
        if own.is_own(service):
            self._ask(column, say("Remove it…"), say("It was added here by hand: no import brings it back."),
                      say("Remove it"), self.remove)  # fmt: skip
        return made

    def _about_hiding(self) -> str:
        say = self._around.words.say
        told = say("It leaves the directory: found only while the records are open, never printed, in no export. "
                   "No import brings it back.")  # fmt: skip
        others = self._around.directory.own.stays_public(self._one.service_id)
        if not others:
            return told
        also = say("Others name the same place, and stay public with it: {names}", names=", ".join(others[:5]))
        return f"{told} {self._telling.safe(also)}"

    def _ask(self, column: QVBoxLayout, wish: str, about: str, really: str, then: SignalInstance) -> None:
        """A button that tells what would come of it, and a second that does it."""
        first, told, second = button(wish), label(about, "quiet"), button(really)
        for part in (told, second):
            part.hide()

        def tell() -> None:
            first.hide()
            told.show()
            second.show()
            second.setFocus()

        first.clicked.connect(tell)
        second.clicked.connect(then)
        for part in (first, told, second):
            column.addWidget(part)
        self.asked[wish] = (first, second)

    def _keep_note(self) -> None:
        if hasattr(self, "note") and (text := self.note.toPlainText().strip()) != self._saved:
            self._saved = text
            self.noted.emit(text)
