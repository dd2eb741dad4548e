"""Before a referral is made: what it tells to whom, and by which decision of the person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from toolkit.domain.case import Case
from toolkit.domain.consent import Coverage
from toolkit.domain.referral import Referral
from toolkit.ui.cases.case_page import chips
from toolkit.ui.consents.gate_panel import GatePanel
from toolkit.ui.referrals.telling import ReferralTelling
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping


class ReferralConsentPage(QWidget):
    """Emits `agreed` to plan it, `declined`, `decision_wanted` with what is told, and `left` to change something."""

    agreed = Signal()
    declined = Signal()
    decision_wanted = Signal(object)
    left = Signal()

    def __init__(self, around: Surroundings, case: Case, one: Referral, found: Coverage) -> None:
        super().__init__()
        say, telling = around.words.say, ReferralTelling(around)
        column = page_column(self, say("Before this referral"))
        self.back = button(say("Change something"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, case), self.back))
        made, inside = card(telling.whom(one))
        inside.addWidget(label(telling.told(one)))
        column.addWidget(made)
        self.gate = GatePanel(around, one.disclosure, found)
        self.gate.decision_wanted.connect(self.decision_wanted)
        column.addWidget(self.gate)
        self.plan = button(say("Plan this referral"), "primary" if self.gate.is_open else "")
        self.plan.setEnabled(self.gate.is_open)
        self.plan.clicked.connect(self.agreed)
        self.decline = button(say("The person declines"))
        self.decline.clicked.connect(self.declined)
        column.addLayout(wrapping(self.plan, self.decline))
        column.addStretch()

    @property
    def first(self) -> QWidget:
        """What comes next."""
        return self.plan if self.gate.is_open else self.gate.ask
