"""How long closed cases are kept, and those that are past it: codes and days, each to be erased by hand or kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from toolkit.services.erasing import RetentionView
from toolkit.ui.dates import shown_day
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, named, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

MOST_LISTED = 200


class RetentionPage(QWidget):
    """Emits `rule_wanted` with the months as they were typed, `chosen` with a case's id, `left`."""

    rule_wanted = Signal(str)
    chosen = Signal(str)
    left = Signal()

    def __init__(self, around: Surroundings, view: RetentionView) -> None:
        super().__init__()
        self._around = around
        say = around.words.say
        column = page_column(
            self,
            say("How long cases are kept"),
            say("Nothing is ever erased by itself. Past the unit's time a closed case waits here for your decision."),
        )
        self.back = button(say("All cases"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(self.back))
        column.addWidget(self._rule(view.months))
        column.addWidget(self._past(view))
        column.addStretch()

    def _rule(self, months: int) -> QFrame:
        say = self._around.words.say
        made, column = card(
            say("The unit's rule"),
            say("Ask what the law here says before you set it: some records must be kept, some must not."),
        )
        self.months = QLineEdit(str(months) if months else "")
        self.months.setMaxLength(5)
        self.months.setMaximumWidth(self._around.scaled(140))
        named(column, say("Months after a case was closed; empty for no rule"), self.months)
        self.save = button(say("Save"), "primary")
        self.save.clicked.connect(lambda: self.rule_wanted.emit(self.months.text()))
        self.months.returnPressed.connect(self.save.click)
        column.addLayout(wrapping(self.save))
        return made

    def _past(self, view: RetentionView) -> QFrame:
        words = self._around.words
        made, column = card(words.say("Closed cases past that time"))
        self.cases: dict[str, QPushButton] = {}
        for one in view.past[:MOST_LISTED]:
            told = words.say(
                "closed on {day}, past the time since {since}",
                day=shown_day(one.closed_on.isoformat(), words.tag),
                since=shown_day(one.since.isoformat(), words.tag),
            )
            opens = self.cases[one.case_id] = button(words.say("Case {code}", code=f"\u2066{one.code}\u2069"))
            opens.setAccessibleDescription(told)
            opens.clicked.connect(lambda _=False, id_=one.case_id: self.chosen.emit(id_))
            column.addLayout(wrapping(opens))
            column.addWidget(label(told, "small"))
        if len(view.past) > MOST_LISTED:
            more = len(view.past) - MOST_LISTED
            column.addWidget(label(words.say_many("And {count} more", "And {count} more", more), "small"))
        if not view.past:
            column.addWidget(label(words.say("None."), "quiet"))
        return made
