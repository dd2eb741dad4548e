"""The referrals of a case: to whom, for what, how each stands, when to ask again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from toolkit.domain.referral import Referral, State, is_due
from toolkit.services.referrals import CaseReferrals
from toolkit.ui.cases.case_page import chips, why_only_read
from toolkit.ui.referrals.telling import ReferralTelling
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, page_column
from toolkit.ui.widgets.text import chip, label
from toolkit.ui.widgets.wrapping import wrapping

ACCENTED = frozenset({State.ACCEPTED, State.DONE})
"""States in which the person has what they wanted. No state is coloured as a fault: a no is an answer."""


class ReferralsPage(QWidget):
    """Emits `match_wanted`, `typed_wanted` for a service that is in no directory, `chosen` with a referral's id."""

    match_wanted = Signal()
    typed_wanted = Signal()
    chosen = Signal(str)
    left = Signal()

    def __init__(self, around: Surroundings, found: CaseReferrals) -> None:
        super().__init__()
        self._around, self._found, self._telling = around, found, ReferralTelling(around)
        say = around.words.say
        column = page_column(
            self, say("Referrals"), say("The person chooses. Each service is told only what they agreed to.")
        )
        self.back = button(say("Back to the case"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, found.case), self.back))
        if not found.may_record:
            column.addWidget(why_only_read(self._around, found.agrees))
        self.match = button(say("Find services that fit"), "primary")
        self.match.clicked.connect(self.match_wanted)
        self.typed = button(say("Another service"))
        self.typed.clicked.connect(self.typed_wanted)
        for one in (self.match, self.typed):
            one.setEnabled(found.may_record)
        column.addLayout(wrapping(self.match, self.typed))
        self.referrals: dict[str, QPushButton] = {}
        if not found.referrals:
            column.addWidget(label(say("None yet."), "quiet"))
        for referral in reversed(found.referrals):
            column.addWidget(self._referral(referral))
        column.addStretch()

    def _referral(self, one: Referral) -> QFrame:
        say = self._around.words.say
        made, column = card(self._telling.whom(one))
        tone = "accent" if one.state in ACCENTED else "plain"
        column.addLayout(wrapping(chip(self._telling.state(one.state), tone)))
        column.addWidget(label(self._telling.told(one)))
        if again := self._telling.ask_again(one):
            column.addWidget(label(again, "caution" if is_due(one, self._found.today) else "quiet"))
        opens = self.referrals[one.id] = button(say("Open"))
        opens.setAccessibleDescription(one.service)
        opens.clicked.connect(lambda: self.chosen.emit(one.id))
        column.addLayout(wrapping(opens))
        return made
