"""The attachments of a case, and the way to add one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from toolkit.domain.attachment import Attachment
from toolkit.services.attachments import AttachmentsView
from toolkit.ui.attachments.adding import Adding
from toolkit.ui.attachments.telling import told
from toolkit.ui.cases.case_page import chips, why_only_read
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, named, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping


class AttachmentsPage(QWidget):
    """Emits `file_wanted`, `look_wanted` and `remove_wanted` with an attachment's id, `left`."""

    file_wanted = Signal()
    look_wanted = Signal(str)
    remove_wanted = Signal(str)
    left = Signal()

    def __init__(self, around: Surroundings, view: AttachmentsView) -> None:
        super().__init__()
        self._around, self._view = around, view
        self.adding: Adding | None = None
        say = around.words.say
        column = page_column(self, say("Attachments"))
        self.back = button(say("Back to the case"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, view.case), self.back))
        if not view.may_record:
            column.addWidget(why_only_read(around, view.agrees))
        column.addWidget(self._add())
        self.look: dict[str, QPushButton] = {}
        self.remove: dict[str, QPushButton] = {}
        self.really: dict[str, QPushButton] = {}
        for one in reversed(view.attachments):
            column.addWidget(self._row(one))
        if not view.attachments:
            column.addWidget(label(say("None yet."), "quiet"))
        column.addStretch()

    def show_adding(self, adding: Adding) -> None:
        """Show how far a file is on its way; leaving the page calls it off."""
        self.adding = adding
        adding.moved.connect(self.bar.setValue)
        self._under_way(on=True)
        self.cancel.setFocus()

    def show_refused(self) -> None:
        """Nothing is on its way any more; what was typed stays."""
        self.adding = None
        self._under_way(on=False)
        self.choose.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  (Qt's name)
        """What is not whole by now is called off."""
        self._stop()
        super().hideEvent(event)

    def _under_way(self, on: bool) -> None:
        self.bar.setValue(0)
        for widget, shown in ((self.bar, on), (self.cancel, on), (self.choose, not on)):
            widget.setVisible(shown)

    def _stop(self) -> None:
        if self.adding:
            self.adding.stop()

    def _add(self) -> QFrame:
        say = self._around.words.say
        made, column = card(say("Attach a file"))
        for text, role in (
            (say("Pictures (JPEG, PNG, TIFF, WebP), PDF, recordings, plain text; at most 200 MB each."), ""),
            (
                say(
                    "Where and with what a picture was taken is taken out of it; its points stay as they are. "
                    "A PDF, a recording and a text are kept as they came, with whatever they tell of their origin."
                ),
                "small",
            ),
            (
                say(
                    "The file's name is not kept: it can name a person. "
                    "The original stays where it is: see to it that it is kept safe or erased."
                ),
                "small",
            ),
        ):
            column.addWidget(label(text, role))
        self.note = QLineEdit()
        self.note.setMaxLength(200)
        named(column, say("What it is, without any name of a person"), self.note)
        self.choose = button(say("Choose a file…"), "primary")
        self.choose.clicked.connect(self.file_wanted)
        self.cancel = button(say("Cancel"))
        self.cancel.clicked.connect(self._stop)
        self.cancel.hide()
        for widget in (self.note, self.choose):
            widget.setEnabled(self._view.may_record)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("How much is attached"))
        self.bar.hide()
        column.addLayout(wrapping(self.choose, self.cancel))
        column.addWidget(self.bar)
        return made

    def _row(self, one: Attachment) -> QFrame:
        say = self._around.words.say
        made, column = card()
        column.addWidget(label(told(self._around, one), "strong"))
        if one.note:
            column.addWidget(label(one.note))
        look = self.look[one.id] = button(say("Look at it"))
        look.clicked.connect(lambda: self.look_wanted.emit(one.id))
        remove = self.remove[one.id] = button(say("Remove…"), "plain")
        remove.setCheckable(True)
        for each in (look, remove):
            each.setAccessibleDescription(f"{told(self._around, one)} {one.note}")
        column.addLayout(wrapping(look, remove))
        column.addWidget(self._question(one, remove))
        return made

    def _question(self, one: Attachment, remove: QPushButton) -> QWidget:
        """Shown while "Remove" is pressed: that it cannot be taken back, and the button that does it."""
        say = self._around.words.say
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        told_so = say("It cannot be brought back. Backups made before, and copies that went out, still hold it.")
        column.addWidget(label(told_so, "caution"))
        really = self.really[one.id] = button(say("Remove it for good"))
        really.clicked.connect(lambda: self.remove_wanted.emit(one.id))
        column.addLayout(wrapping(really))
        asked.hide()
        remove.toggled.connect(asked.setVisible)
        return asked
