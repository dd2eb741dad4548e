"""Before something goes out: what to whom, by which decision of the person, or why not; and the way to ask them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from toolkit.domain.consent import UNCOVERED, Coverage, Disclosure, Item, Uncovered
from toolkit.ui.consents.telling import ConsentTelling
from toolkit.ui.dates import shown_moment
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping


class GatePanel(QFrame):
    """A card for any page from which something goes out. Emits `decision_wanted` with what is to be told: lead to the
    place "decision" with it, and from there back here. What sends something is to be enabled only where `is_open`.
    """

    decision_wanted = Signal(object)

    def __init__(self, around: Surroundings, asked: Disclosure, found: Coverage, may_record: bool = True) -> None:
        super().__init__()
        self.setObjectName("card")
        self._around, self._telling = around, ConsentTelling(around)
        self.is_open = found.is_whole and bool(found.rows)
        say = around.words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(8)
        column.addWidget(label(say("The person's consent"), "card"))
        column.addWidget(label(self._telling.asked(asked)))
        self._covered(column, found)
        self._uncovered(column, found)
        self.ask = button(say("Record the decision"), "" if self.is_open else "primary")
        self.ask.setEnabled(may_record)
        self.ask.setVisible(Uncovered.NO_CONTACT not in found.uncovered.values())
        self.ask.clicked.connect(lambda: self.decision_wanted.emit(asked))
        column.addLayout(wrapping(self.ask))

    def _covered(self, column: QVBoxLayout, found: Coverage) -> None:
        say, tag = self._around.words.say, self._around.words.tag
        for row in found.rows:
            when = shown_moment(row.given_at.isoformat(), tag)
            items = self._telling.items(row.items)
            column.addWidget(label(say("Agreed on {when}: {items}", when=when, items=items), "good"))
            column.addWidget(label(self._telling.until(row), "small"))

    def _uncovered(self, column: QVBoxLayout, found: Coverage) -> None:
        """Each reason once, with the items that it keeps here. A no is no fault, and is not coloured as one."""
        say = self._around.words.say
        for reason in dict.fromkeys(found.uncovered.values()):
            items: list[Item] = [item for item, why in found.uncovered.items() if why is reason]
            role = "" if reason in (Uncovered.REFUSED, Uncovered.WITHDRAWN) else "caution"
            column.addWidget(label(f"{self._telling.items(items)}: {say(UNCOVERED[reason])}", role))
        if found.uncovered:
            column.addWidget(label(say("Nothing goes out before the person agrees."), "strong"))
