"""Before any paper: is it safe for you? Asked in the person's language; showing is the default."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from toolkit.domain.sheet import SheetOrder
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import whole_page
from toolkit.ui.widgets.text import label, person_label, set_families, surface, turn


class PaperQuestionPage(QWidget):
    """Emits the order: `show_wanted` when only the screen is wanted, `print_wanted` for paper."""

    show_wanted = Signal(object)
    print_wanted = Signal(object)

    def __init__(self, around: Surroundings, order: SheetOrder) -> None:
        super().__init__()
        self._around, self._order = around, order
        self._asked = around.sheets.paper_question(order.tag, order.form)
        surface(self, "person")
        # Large letters in a small window: the page scrolls rather than cutting an answer off.
        column = whole_page(self, fills=True)
        column.setContentsMargins(70, 30, 70, 40)
        column.setSpacing(18)
        column.addStretch(2)
        column.addWidget(self._centred(self._asked.question, "person-title"))
        column.addWidget(self._centred(self._asked.why, "person-text"))
        column.addWidget(self._for_staff())
        column.addStretch(3)
        column.addLayout(self._answers())

    def _centred(self, text: str, role: str) -> QLabel:
        language = self._asked.language
        families = self._around.typefaces.families_of(language)
        shown = self._around.typefaces.shown(text, language)
        made = person_label(shown, role, families, language.is_rtl)
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return made

    def _for_staff(self) -> QLabel:
        say = self._around.words.say
        meaning = say("You are asking: is paper safe for you? The person decides. Showing is the default.")
        made = label(meaning, "quiet")
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return made

    def _answers(self) -> QHBoxLayout:
        words, asked = self._around.words, self._asked
        self.show_it = self._answer(asked.show, words.say("Only show"))
        self.print_it = self._answer(asked.print, words.say("Print"))
        self.show_it.clicked.connect(lambda: self.show_wanted.emit(self._order))
        self.print_it.clicked.connect(lambda: self.print_wanted.emit(self._order))
        self.show_it.setDefault(True)
        self.show_it.setFocus()
        row = QHBoxLayout()
        row.setSpacing(22)
        order = [(self.show_it, words.say("Only show")), (self.print_it, words.say("Print"))]
        for button, meaning in reversed(order) if asked.language.is_rtl != words.is_rtl else order:
            row.addLayout(_with_meaning(button, meaning), 1)
        return row

    def _answer(self, text: str, here: str) -> QPushButton:
        language = self._asked.language
        button = QPushButton(self._around.typefaces.shown(text, language))
        button.setProperty("role", "person")
        button.setAccessibleName(f"{text}. {here}")
        button.setToolTip(here)
        button.setAutoDefault(True)
        turn(button, language.is_rtl)
        set_families(button, self._around.typefaces.families_of(language))
        return button


def _with_meaning(button: QPushButton, meaning: str) -> QVBoxLayout:
    """The person's answer, and beneath it, small, what it says in the responder's language."""
    column = QVBoxLayout()
    column.addWidget(button)
    small = label(meaning, "small")
    small.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(small)
    return column
