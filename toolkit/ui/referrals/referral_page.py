"""One referral: what it asks, by which consent, its letter, and how it went on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QWidget

from toolkit.domain.papers import PaperOrder
from toolkit.domain.referral import FOLLOWS, State
from toolkit.domain.sheet import Copy, Paper
from toolkit.services.referrals import ReferralView
from toolkit.support.i18n import N_
from toolkit.ui.cases.case_page import chips, why_only_read
from toolkit.ui.consents.gate_panel import GatePanel
from toolkit.ui.dates import shown_moment
from toolkit.ui.referrals.list_page import ACCENTED
from toolkit.ui.referrals.telling import ReferralTelling
from toolkit.ui.sheet.choices import PAPERS, choice_box
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, named, page_column
from toolkit.ui.widgets.text import chip, label
from toolkit.ui.widgets.wrapping import wrapping

NEXT = {
    State.PLANNED: N_("Wanted again"),
    State.SENT: N_("It was sent"),
    State.ACCEPTED: N_("They accepted"),
    State.REJECTED: N_("They did not accept"),
    State.DONE: N_("It is done"),
    State.DECLINED: N_("The person declines"),
    State.UNAVAILABLE: N_("Not to be had now"),
}
TELLS = frozenset({State.SENT})
"""States in which the recipient is told: only with the person's consent."""


class ReferralPage(QWidget):
    """Emits `step_wanted` with a state, `decision_wanted` with what is told, `letter_wanted` with a PaperOrder."""

    step_wanted = Signal(str)
    decision_wanted = Signal(object)
    letter_wanted = Signal(object)
    left = Signal()

    def __init__(self, around: Surroundings, view: ReferralView, languages: dict[str, str]) -> None:
        """`languages`: those that the letter's frame is written in, by tag."""
        super().__init__()
        self._around, self._view, self._telling = around, view, ReferralTelling(around)
        say, one = around.words.say, view.referral
        column = page_column(self, say("Referral"))
        self.back = button(say("Back to the referrals"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, view.case), self.back))
        if not view.may_record:
            column.addWidget(why_only_read(self._around, view.agrees))
        column.addWidget(self._what())
        self.gate = GatePanel(around, one.disclosure, view.coverage, view.may_record)
        self.gate.decision_wanted.connect(self.decision_wanted)
        self.gate.setVisible(one.state not in (State.DECLINED, State.DONE))
        column.addWidget(self.gate)
        if FOLLOWS[one.state]:
            column.addWidget(self._next())
        column.addWidget(self._letter(languages))
        column.addWidget(self._steps())
        column.addStretch()

    def _what(self) -> QFrame:
        one = self._view.referral
        made, column = card(self._telling.whom(one))
        tone = "accent" if one.state in ACCENTED else "plain"
        column.addLayout(wrapping(chip(self._telling.state(one.state), tone)))
        column.addWidget(label(self._telling.told(one)))
        if again := self._telling.ask_again(one):
            column.addWidget(label(again, "quiet"))
        return made

    def _next(self) -> QFrame:
        say = self._around.words.say
        made, column = card(say("How it goes on"))
        self.next: dict[State, QPushButton] = {}
        for state in FOLLOWS[self._view.referral.state]:
            goes_on = self.next[state] = button(say(NEXT[state]))
            goes_on.setEnabled(self._view.may_record and (state not in TELLS or self.gate.is_open))
            goes_on.clicked.connect(lambda _=False, to=state: self.step_wanted.emit(to.value))
        column.addLayout(wrapping(*self.next.values()))
        return made

    def _letter(self, languages: dict[str, str]) -> QFrame:
        say = self._around.words.say
        made, column = card(
            say("Letter"),
            say("Needs and the consent, under a heading that says nothing. No name, no address, a code."),
        )
        if self._view.referral.confidential:
            column.addWidget(
                label(say("This service is confidential: write its name by hand, or leave it out."), "caution")
            )
        self.language: QComboBox = choice_box(say("Language"), languages, self._around.words.tag)
        self.beside = choice_box(say("Beside it"), {"": say("No second language")} | languages)
        self.paper = choice_box(say("Paper"), {one.value: say(text) for one, text in PAPERS.items()})
        for name, box in (
            (say("Language"), self.language),
            (say("Beside it"), self.beside),
            (say("Paper"), self.paper),
        ):
            named(column, name, box)
        self.letter = button(say("Look at the letter"))
        self.letter.setEnabled(self._view.may_record and self.gate.is_open)
        self.letter.clicked.connect(lambda: self.letter_wanted.emit(self._order()))
        column.addLayout(wrapping(self.letter))
        return made

    def _order(self) -> PaperOrder:
        return PaperOrder(
            self.language.currentData(),
            self.beside.currentData() or None,
            Paper(self.paper.currentData()),
            Copy.PERSON,
        )

    def _steps(self) -> QFrame:
        say, tag, one = self._around.words.say, self._around.words.tag, self._view.referral
        made, column = card(say("What became of it"))
        for step in reversed(one.steps):
            who = say("You") if step.by == self._view.member else say("A colleague")
            column.addWidget(label(self._telling.step(step)))
            column.addWidget(label(f"{who} · {shown_moment(step.at, tag)}", "small"))
        made_on = say("Made on {when}", when=shown_moment(one.made_at, tag))
        column.addWidget(label(made_on, "small"))
        return made
