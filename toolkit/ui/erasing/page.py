"""Before something of a case is erased: what goes, what remains, and the code of the case typed by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from toolkit.services.erasing import ErasingView
from toolkit.support.i18n import N_
from toolkit.ui.attachments.telling import shown_size
from toolkit.ui.cases.case_page import chips
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, named, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

REMAINS = (
    N_("The entries of the history: that something was written or erased, when and by whom; never what it said."),
    N_("Backups that were made before. They hold the case until they are erased too."),
    N_("What went out: exports, prints, copies that others hold. Only they can erase those."),
    N_("Paper, and the original files of attachments."),
)


class ErasingPage(QWidget):
    """Emits `identity_wanted`, `case_wanted` with what was typed, `left`."""

    identity_wanted = Signal()
    case_wanted = Signal(str)
    left = Signal()

    def __init__(self, around: Surroundings, view: ErasingView) -> None:
        super().__init__()
        self._around, self._view = around, view
        say = around.words.say
        column = page_column(self, say("Erase"))
        self.back = button(say("Back to the case"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, view.case), self.back))
        column.addWidget(self._remains())
        column.addWidget(self._code())
        column.addWidget(self._identity())
        column.addWidget(self._case())
        column.addStretch()
        self.code.textChanged.connect(self._typed)
        self._typed()

    def _remains(self) -> QFrame:
        say = self._around.words.say
        made, column = card(say("What remains, whatever you erase here"))
        for text in REMAINS:
            column.addWidget(label(say(text)))
        return made

    def _code(self) -> QFrame:
        say = self._around.words.say
        made, column = card(say("Nothing that is erased comes back"))
        self.code = QLineEdit()
        self.code.setMaxLength(40)
        code = f"\u2066{self._view.case.code}\u2069"
        named(column, say("Type the code of the case to go on: {code}", code=code), self.code)
        return made

    def _identity(self) -> QFrame:
        say = self._around.words.say
        made, column = card(say("Who the person is"))
        kept = self._view.identity
        goes = N_("Names, papers, telephone, address and photograph go. The case stays, under its code.")
        column.addWidget(label(say(goes if kept else N_("Nothing is written down of who the person is."))))
        self.identity = button(say("Erase who the person is"))
        self.identity.clicked.connect(self.identity_wanted)
        column.addLayout(wrapping(self.identity))
        return made

    def _case(self) -> QFrame:
        words, view = self._around.words, self._view
        made, column = card(words.say("The whole case"))
        for line in (
            words.say_many("{count} record: talks, answers, forms, consents, sheets given, duties",
                           "{count} records: talks, answers, forms, consents, sheets given, duties", view.records),
            words.say_many("{count} draft", "{count} drafts", view.drafts),
            words.say_many("{count} attachment", "{count} attachments", view.attachments)
            + f" · {shown_size(self._around, view.size)}",
            words.say("Who the person is") if view.identity else "",
        ):  # fmt: skip
            if line:
                column.addWidget(label(line))
        self.case = button(words.say("Erase the whole case"))
        self.case.clicked.connect(lambda: self.case_wanted.emit(self.code.text()))
        column.addLayout(wrapping(self.case))
        return made

    def _typed(self) -> None:
        same = self._view.is_code(self.code.text())
        self.identity.setEnabled(same and self._view.identity)
        self.case.setEnabled(same)
