"""How a case stands, and how it did: paused, closed for a reason, taken up again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from toolkit.domain.case import ClosedBecause, Status
from toolkit.services.cases import CaseView
from toolkit.support.i18n import N_
from toolkit.ui.cases.table import STATUSES
from toolkit.ui.dates import shown_moment
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, choice, named
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

BECAUSE = {
    ClosedBecause.GOALS_MET: N_("What the person wanted is done"),
    ClosedBecause.WISH: N_("The person wishes it"),
    ClosedBecause.LOST_CONTACT: N_("Contact is lost"),
    ClosedBecause.HANDED_OVER: N_("Handed over"),
    ClosedBecause.OTHER: N_("Another reason"),
}


class StateCard(QFrame):
    """Emits `changed` with the state and, where it is closed, why."""

    changed = Signal(object, object)

    def __init__(self, around: Surroundings, view: CaseView) -> None:
        super().__init__()
        self._around = around
        say, tag = around.words.say, around.words.tag
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(label(say("State of the case"), "card"))
        column.addWidget(label(say(STATUSES[view.case.status]), "strong"))
        for change in view.stood:
            why = f" · {say(BECAUSE[change.because])}" if change.because else ""
            column.addWidget(label(f"{say(STATUSES[change.status])}{why} · {shown_moment(change.at, tag)}", "small"))
        (self._reopening if view.case.status is Status.CLOSED else self._closing)(column, view.case.status)

    def _reopening(self, column: QVBoxLayout, _status: Status) -> None:
        say = self._around.words.say
        column.addWidget(label(say("It is only read. Open it again to go on."), "quiet"))
        self.reopen = button(say("Open it again"))
        self.reopen.clicked.connect(lambda: self.changed.emit(Status.OPEN, None))
        column.addLayout(wrapping(self.reopen))

    def _closing(self, column: QVBoxLayout, status: Status) -> None:
        say = self._around.words.say
        paused = status is Status.PAUSED
        self.pause = button(say("Take it up again") if paused else say("Pause it"), "plain")
        self.pause.clicked.connect(lambda: self.changed.emit(Status.OPEN if paused else Status.PAUSED, None))
        column.addLayout(wrapping(self.pause))
        self.because = choice({"": say("Choose …")} | {why.value: say(text) for why, text in BECAUSE.items()})
        # The longest reason does not make the page wider than the smallest window.
        self.because.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.because.setMinimumContentsLength(8)
        named(column, say("Why it is closed"), self.because)
        self.close_it = button(say("Close the case"), "plain")
        self.close_it.setEnabled(False)
        self.because.currentIndexChanged.connect(lambda: self.close_it.setEnabled(bool(self.because.currentData())))
        self.close_it.clicked.connect(self._close)
        column.addLayout(wrapping(self.close_it))

    def _close(self) -> None:
        self.changed.emit(Status.CLOSED, ClosedBecause(self.because.currentData()))
