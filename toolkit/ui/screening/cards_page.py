"""The cards as the person sees them: one question at a time in their language; yes, no, skip and stop equally large.

No counter hurries. Leaving needs the passphrase, or the PIN that was chosen when the cards were opened.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from toolkit.domain.checklist import Question
from toolkit.ui.screening.cards import SKIPPED, CardTalk
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import scrolled
from toolkit.ui.widgets.forms import button, named, row_of
from toolkit.ui.widgets.secret_field import SecretField
from toolkit.ui.widgets.text import label, person_label, surface, turn
from toolkit.ui.widgets.wrapping import wrapping

PICTURE = 132


class CardsPage(QWidget):
    """Emits `leave_wanted` with what was typed to leave. `passphrase`: whether the passphrase is asked, or a PIN."""

    leave_wanted = Signal(object)

    def __init__(self, around: Surroundings, talk: CardTalk, passphrase: bool) -> None:
        super().__init__()
        self._around, self.talk, self._passphrase = around, talk, passphrase
        self._language = talk.cards.language
        self.question: Question | None = None
        surface(self, "person")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(56, 28, 56, 28)
        self._tools()
        self._middle = QVBoxLayout()
        self._column.addLayout(self._middle, 1)
        self._replies = QWidget()
        self._column.addWidget(self._replies)
        self._door()
        self._begin()

    def refused(self, text: str) -> None:
        """Say why the cards stay."""
        self.wrong.setText(text)
        self.wrong.show()
        self.secret.setFocus()

    def busy(self, busy: bool) -> None:
        """Show that what was typed is being tried."""
        self.leave.setEnabled(not busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Escape leads nowhere from here: it asks for the passphrase."""
        if event.key() == Qt.Key.Key_Escape:
            self._show_door(shown=True)
        else:
            super().keyPressEvent(event)

    def _tools(self) -> None:
        say = self._around.words.say
        self.take_back = QPushButton()
        self.take_back.setIcon(self._around.icons.icon("lock", self._around.theme.quiet))
        self.take_back.setProperty("role", "plain")
        self.take_back.setAccessibleName(say("Take the screen back"))
        self.take_back.setToolTip(say("Take the screen back"))
        self.take_back.setMinimumSize(52, 44)
        self.take_back.clicked.connect(lambda: self._show_door(shown=True))
        row = row_of()
        row.addWidget(self.take_back)
        self._column.addLayout(row)

    def _begin(self) -> None:
        words = self.talk.words
        self._say([(words["begin"], "person-text"), (words["may_skip"], "person-text"),
                   *([(words["draft_note"], "person-small")] if self.talk.cards.draft else [])])  # fmt: skip
        self.go_on = self._arrow()
        self._offer([self.go_on, self._reply_button("stop", self._stopped)])

    def _arrow(self) -> QPushButton:
        """The way on, as a picture: it needs no word that the person would have to read."""
        made = QPushButton()
        made.setProperty("role", "person")
        made.setIcon(self._around.icons.icon("forward", self._around.theme.accent, self._language.is_rtl))
        made.setIconSize(QSize(44, 44))
        made.setAccessibleName(self.talk.words["yes"])
        made.clicked.connect(self._next)
        return made

    def _next(self) -> None:
        self.question = self.talk.next()
        if self.question is None:
            self._end("end")
            return
        words, question = self.talk.words, self.question
        self._say([(self.talk.cards.questions[question.card], "person-title"), (words["may_skip"], "person-small")],
                  question.picture)  # fmt: skip
        self.yes = self._reply_button("yes", lambda: self._reply("yes"))
        self.no = self._reply_button("no", lambda: self._reply("no"))
        self.skip = self._reply_button("skip", lambda: self._reply(SKIPPED))
        self.stop = self._reply_button("stop", self._stopped)
        self._offer([self.yes, self.no, self.skip, self.stop])

    def _reply(self, reply: str) -> None:
        if self.question:
            self.talk.reply(self.question, reply)
        self._next()

    def _stopped(self) -> None:
        self.question = None
        self._end("stopped")

    def _end(self, key: str) -> None:
        self._say([(self.talk.words[key], "person-title")])
        self._offer([])

    def _say(self, texts: list[tuple[str, str]], picture: str = "") -> None:
        while item := self._middle.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setSpacing(24)
        # In the middle of what room there is, all of which is the question's before it must be scrolled.
        column.addStretch()
        if picture:
            column.addWidget(self._picture(picture), 0, Qt.AlignmentFlag.AlignHCenter)
        families = self._around.typefaces.families_of(self._language)
        for text, role in texts:
            shown = person_label(
                self._around.typefaces.shown(text, self._language), role, families, self._language.is_rtl
            )
            shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            shown.setAccessibleName(text)
            column.addWidget(shown)
        column.addStretch()
        self._middle.addWidget(scrolled(content))

    def _picture(self, name: str) -> QLabel:
        made = QLabel()
        made.setPixmap(self._around.icons.pictogram(name, self._around.theme.accent, PICTURE))
        made.setFixedSize(PICTURE, PICTURE)
        return made

    def _reply_button(self, key: str, done: Callable[[], None]) -> QPushButton:
        text = self.talk.words[key]
        made = QPushButton(self._around.typefaces.shown(text, self._language))
        made.setProperty("role", "person")
        made.setAccessibleName(text)
        families = ", ".join(f'"{one}"' for one in self._around.typefaces.families_of(self._language))
        # All are equally high, and scripts with tall lines need the room.
        made.setStyleSheet(f"font-family: {families}; padding: 6px 22px;")
        made.clicked.connect(lambda _checked: done())
        return made

    def _offer(self, buttons: list[QPushButton]) -> None:
        """Buttons of one size; the first stands where the person's reading begins."""
        old, self._replies = self._replies, QWidget()
        turn(self._replies, self._language.is_rtl)
        grid = QGridLayout(self._replies)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(20)
        # All as wide as each other, in two rows where a word is too long for a quarter of the screen.
        widest = max((one.sizeHint().width() for one in buttons), default=0)
        columns = len(buttons) if (widest + 20) * len(buttons) <= self.width() - 112 else 2
        high = max(124 if columns > 2 else 104, *(one.sizeHint().height() for one in buttons), 0)
        for place, one in enumerate(buttons):
            one.setFixedHeight(high)
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(one, place // columns, place % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self._column.replaceWidget(old, self._replies)
        old.hide()
        old.deleteLater()
        # None of them is marked beforehand: an answer that stands out would lead.
        self.setFocus()

    def _door(self) -> None:
        say = self._around.words.say
        self.door = QWidget()
        surface(self.door, "page")
        column = QVBoxLayout(self.door)
        column.setContentsMargins(0, 16, 0, 0)
        asked = (
            say("Your passphrase, to take the screen back")
            if self._passphrase
            else say("The PIN, to take the screen back")
        )
        self.secret = SecretField(self._around.theme, asked)
        self.wrong = label("", "caution")
        self.wrong.hide()
        self.leave = button(say("Take the screen back"), "primary")
        self.stay = button(say("Back to the cards"))
        named(column, asked, self.secret)
        column.addWidget(self.wrong)
        column.addLayout(wrapping(self.leave, self.stay))
        self.secret.entered.connect(self._leave)
        self.leave.clicked.connect(self._leave)
        self.stay.clicked.connect(lambda: self._show_door(shown=False))
        self._column.addWidget(self.door)
        self.door.hide()

    def _show_door(self, shown: bool) -> None:
        self.door.setVisible(shown)
        self.wrong.hide()
        if shown:
            self.secret.setFocus()
        else:
            self.secret.clear()
            self.setFocus()

    def _leave(self) -> None:
        if self.leave.isEnabled() and not self.secret.is_empty:
            self.leave_wanted.emit(self.secret.take())
