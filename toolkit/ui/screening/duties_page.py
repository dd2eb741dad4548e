"""All duties of a role, standard by standard: what to do, what to ask others for, what not to do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toolkit.domain.case import DutyDone, Role
from toolkit.domain.guidance import Duty, ResponderTexts
from toolkit.services.cases import CaseView
from toolkit.support.i18n import N_
from toolkit.ui.cases.case_page import chips
from toolkit.ui.screening.duties import ROLES, DutyList
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

KINDS = {"do": N_("Do now"), "ask": N_("Ask for it"), "dont": N_("Do not")}


class DutiesPage(QWidget):
    """Emits `settled` as a duty's row does, and `left`."""

    settled = Signal(str, str, str)
    left = Signal()

    def __init__(self, around: Surroundings, texts: ResponderTexts, view: CaseView, role: Role) -> None:
        super().__init__()
        self._around, self._view = around, view
        self.case_id, self.draft_place = view.case.id, "duties"
        say = around.words.say
        column = page_column(
            self,
            say("All duties as {role}", role=say(ROLES[role])),
            say("Tick, or say why not. The list is about what was done, never about the person."),
        )
        self.back = button(say("Back"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, view.case), self.back))
        self.lists: list[DutyList] = []
        duties = texts.duties_for(role)
        for number in sorted({duty.standard for duty in duties}):
            made, inside = card(f"{number}\u2002{texts.standards[number]}")
            for kind, title in KINDS.items():
                of_kind = [duty for duty in duties if duty.standard == number and duty.kind == kind]
                if of_kind:
                    inside.addWidget(label(say(title), "strong"))
                    self._add(inside, of_kind, view.duties)
            column.addWidget(made)
        column.addStretch()

    def unsaved(self) -> dict[str, str]:
        """Reasons that were typed and not yet entered."""
        return {key: text for one in self.lists for key, text in one.unsaved().items()}

    def restore(self, fields: Mapping[str, str]) -> None:
        """Put back what was typed before the program locked."""
        for one in self.lists:
            one.restore(fields)

    def _add(self, column: QVBoxLayout, duties: list[Duty], settled: Mapping[str, DutyDone]) -> None:
        made = DutyList(self._around, duties, settled, self._view.may_record)
        made.settled.connect(self.settled)
        self.lists.append(made)
        column.addWidget(made)
