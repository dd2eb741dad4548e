"""The notes of a case, the newest first: what was corrected stays readable, struck through."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from toolkit.domain.form_values import MOST_LONG, cleaned
from toolkit.domain.note import Note, struck
from toolkit.services.notes import NOTES, NotesView
from toolkit.support.i18n import N_
from toolkit.ui.cases.case_page import chips, why_only_read
from toolkit.ui.dates import shown_moment
from toolkit.ui.forms.editors import GrowingText
from toolkit.ui.forms.form_page import PAUSE
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping


class NotesPage(QWidget):
    """Emits `add_wanted` with a text and the id of the note that it strikes ("" for none), `draft_wanted` with what is
    typed and not added, and `left`.
    """

    add_wanted = Signal(str, str)
    draft_wanted = Signal(object)
    left = Signal()

    def __init__(self, around: Surroundings, view: NotesView) -> None:
        super().__init__()
        self._around, self._view = around, view
        self.case_id, self.code, self.draft_place = view.case.id, view.case.code, NOTES
        self._kept = dict(view.draft)
        self._strikes, self._sent = view.draft.get("strikes", ""), ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._keep)
        say = around.words.say
        under = say("What was seen and agreed, in plain words. People stand as codes.")
        column = page_column(self, say("Notes"), under)
        self.back = button(say("Back to the case"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, view.case), self.back))
        if not view.may_record:
            column.addWidget(why_only_read(around, view.agrees))
        column.addWidget(self._new())
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        column.addLayout(self._list)
        column.addStretch()
        self._fill()

    def unsaved(self) -> dict[str, str]:
        """What is typed and not added."""
        text = cleaned(self.text.toPlainText())
        if not self._view.may_record or not text.strip():
            return {}
        return {"text": text, "strikes": self._strikes}

    def added(self, view: NotesView) -> None:
        """Show that it was added."""
        self._view, self._kept, self._strikes = view, {}, ""
        # What was typed since stays, for a note of its own.
        if self.text.toPlainText() == self._sent:
            self.text.clear()
        self._fill()
        self.text.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  (Qt's name)
        """Keep what is typed before one goes elsewhere."""
        self._pause.stop()
        self._keep()
        super().hideEvent(event)

    def _new(self) -> QFrame:
        say = self._around.words.say
        made, column = card(say("New note"))
        self.striking = label("", "caution")
        self.not_striking = button(say("No, a note of its own"), "plain")
        self.not_striking.clicked.connect(lambda: self._correct(""))
        column.addWidget(self.striking)
        column.addLayout(wrapping(self.not_striking))
        self.text = GrowingText(3, MOST_LONG)
        self.text.setAccessibleName(say("New note"))
        self.text.setPlainText(self._view.draft.get("text", ""))
        self.text.setEnabled(self._view.may_record)
        self.text.textChanged.connect(self._edited)
        self.told = label("", "caution")
        self.told.hide()
        self.text.refused.connect(self._refused)
        column.addWidget(self.text)
        column.addWidget(self.told)
        self.add = button(say("Add the note"), "primary")
        self.add.setEnabled(self._view.may_record)
        self.add.clicked.connect(self._add)
        column.addLayout(wrapping(self.add))
        return made

    def _fill(self) -> None:
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        gone = struck(self._view.notes)
        self.corrections: dict[str, QPushButton] = {}
        self.texts: dict[str, QWidget] = {}
        for note in reversed(self._view.notes):
            self._list.addWidget(self._card(note, gone.get(note.id)))
        if not self._view.notes:
            self._list.addWidget(label(self._around.words.say("No notes yet."), "quiet"))
        self._correct(self._strikes)

    def _card(self, note: Note, by: Note | None) -> QFrame:
        words = self._around.words
        made, column = card()
        column.addWidget(label(self._signed(note), "small"))
        text = self.texts[note.id] = label(note.text, "quiet" if by else "")
        if by:
            font = text.font()
            font.setStrikeOut(True)
            text.setFont(font)
            text.setStyleSheet("text-decoration: line-through;")
        column.addWidget(text)
        if by:
            column.addWidget(label(words.say("Struck: see the note of {when}", when=self._signed(by)), "small"))
        elif self._view.may_record:
            correct = self.corrections[note.id] = button(words.say("Correct it"), "plain")
            correct.setAccessibleDescription(self._signed(note))
            correct.clicked.connect(lambda: self._correct(note.id, begin=True))
            column.addLayout(wrapping(correct))
        return made

    def _signed(self, note: Note) -> str:
        say = self._around.words.say
        who = say("You") if note.by == self._view.member else say("A colleague")
        return f"{shown_moment(note.at, self._around.words.tag)} · {who}"

    def _correct(self, note: str, begin: bool = False) -> None:
        """The new note strikes this one, or none."""
        one = next((each for each in self._view.notes if each.id == note), None)
        self._strikes = one.id if one else ""
        when = self._signed(one) if one else ""
        self.striking.setText(self._around.words.say("It strikes the note of {when}, which stays readable.", when=when))
        self.striking.setVisible(one is not None)
        self.not_striking.setVisible(one is not None)
        if one and begin:
            if not self.text.toPlainText().strip():
                self.text.setPlainText(one.text)
            self.text.setFocus()
        self._edited()

    def _add(self) -> None:
        # The draft is written before the note, which takes it away: never after it.
        self._pause.stop()
        self._keep()
        self._sent = self.text.toPlainText()
        self.add_wanted.emit(self._sent, self._strikes)

    def _edited(self) -> None:
        self.told.hide()
        if not self._pause.isActive():
            self._pause.start()

    def _refused(self, count: int) -> None:
        say = self._around.words.say
        sentence = N_("What you pasted has {count} characters, and a field holds {most}. Nothing changed.")
        self.told.setText(say(sentence, count=count, most=MOST_LONG))
        self.told.show()

    def _keep(self) -> None:
        unsaved = self.unsaved()
        if self._view.may_record and unsaved != self._kept:
            self._kept = unsaved
            self.draft_wanted.emit(unsaved)
