"""The history as it is read: every act, newest first, in words; the chain behind it is checked when the vault is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from toolkit.services.cases import HistoryLine
from toolkit.support.i18n import N_
from toolkit.ui.dates import shown_moment
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button
from toolkit.ui.widgets.text import label, surface
from toolkit.ui.widgets.wrapping import wrapping

ACTIONS = {
    "create": N_("Written"), "change": N_("Changed"), "erase": N_("Erased"), "draft": N_("Kept as a draft"),
    "unlock": N_("Unlocked"), "lock": N_("Locked"), "unlock.failed": N_("Wrong attempts to unlock"),
    "vault.create": N_("Vault made"), "passphrase": N_("Passphrase changed"), "recovery": N_("New recovery words"),
    "recover": N_("Unlocked with recovery words"), "member.add": N_("User added"),
    "compartment.own": N_("Compartment closed to colleagues made"), "identity.view": N_("Identity looked at"),
    "identity.begin": N_("Identity about to be written"), "identity.change": N_("Identity written"),
    "move.out": N_("Moved to another compartment"), "move.in": N_("Moved here from another compartment"),
    "print": N_("Printed or saved for the person"),
}  # fmt: skip
KINDS = {
    "case": N_("Case"), "consent-to-record": N_("Consent to record"), "sheet-given": N_("Rights sheet given"),
    "duty": N_("Duty"), "draft": N_("Draft"), "screening": N_("Screening"), "answer": N_("Answer"),
    "decision": N_("Decision on contradicting answers"), "identity": N_("Identity"), "responder": N_("Your role"),
    "need": N_("Need"), "link": N_("Link in the chain"), "form.case-details": N_("Case details"),
    "form.needs": N_("Needs"), "form.safety-plan": N_("Safety plan"), "form.risk-check": N_("Risk check"),
    "form.consent": N_("Consent to tell others"), "form.stay": N_("Stay and proceedings"),
    "form.return-wish": N_("Return"), "consent": N_("Decision of the person"),
    "consent-withdrawn": N_("Consent taken back"), "consent-use": N_("Something went out"),
    "consent-told": N_("Recipient told of a withdrawal"), "referral": N_("Referral"),
    "referral-step": N_("How a referral went on"),
}  # fmt: skip


class HistoryPage(QWidget):
    """Emits `left`."""

    left = Signal()

    def __init__(self, around: Surroundings, lines: Sequence[HistoryLine], code: str = "") -> None:
        super().__init__()
        self._around = around
        say = around.words.say
        surface(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 28, 36, 20)
        column.setSpacing(12)
        title = say("History of case {code}", code=f"\u2066{code}\u2069") if code else say("History")
        column.addWidget(label(title, "title"))
        column.addWidget(
            label(say("Each entry is bound to the one before: a cut or changed history is noticed."), "quiet")
        )
        self.back = button(say("Back"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(self.back))
        column.addWidget(self._rows(lines), 1)

    def _rows(self, lines: Sequence[HistoryLine]) -> QTableWidget:
        say = self._around.words.say
        self.rows = QTableWidget(len(lines), 5)
        self.rows.setHorizontalHeaderLabels([say("No."), say("When"), say("Who"), say("What"), say("Of what")])
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.rows.setShowGrid(False)
        self.rows.setTabKeyNavigation(False)
        self.rows.verticalHeader().hide()
        self.rows.verticalHeader().setDefaultSectionSize(self._around.scaled(38))
        self.rows.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.rows.horizontalHeader().setStretchLastSection(True)
        self.rows.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for row, line in enumerate(lines):
            who = say("You") if line.mine else say("A colleague")
            what = say(ACTIONS[line.action]) if line.action in ACTIONS else line.action
            of_what = " · ".join(part for part in (say(KINDS.get(line.kind, "")), line.detail) if part)
            cells = (str(line.number), shown_moment(line.at, self._around.words.tag), who, what, of_what)
            for place, text in enumerate(cells):
                self.rows.setItem(row, place, QTableWidgetItem(text))
        return self.rows
