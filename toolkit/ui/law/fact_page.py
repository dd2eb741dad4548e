"""A fact by hand: one that no pack has, or the text of one that is wrong. Nobody has verified it then."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from toolkit.domain.country import TOPICS, Unit
from toolkit.domain.local_law import LawLine
from toolkit.services.law_entered import MOST_SOURCE, MOST_TEXT, WrittenFact
from toolkit.support.i18n import N_
from toolkit.ui.forms.editors import CalmBox, GrowingText
from toolkit.ui.law.entry import Entry
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

UNITS = {Unit.MONTHS: N_("months"), Unit.DAYS: N_("days")}


class FactPage(QWidget):
    """Emits `written` with what was entered, once nothing stands against it, and `left`."""

    written = Signal(object)
    left = Signal()

    def __init__(self, around: Surroundings, code: str, line: LawLine | None) -> None:
        """`line`: whose text is to be corrected; None for a new fact."""
        super().__init__()
        self._around, self._code, self._line = around, code, line
        say = around.words.say
        country = around.sheets.country_names(around.words.tag).get(code, code)
        under = say("It is for you and your colleagues. The person reads nothing of it until somebody verifies it.")
        title = say("Correct the text") if line else say("Add a fact")
        column = page_column(self, title, country)
        column.addWidget(label(under, "quiet"))
        made, inside = card()
        self.entries = {entry.field: entry for entry in self._fields()}
        for entry in self.entries.values():
            inside.addWidget(entry)
        column.addWidget(made)
        self.keep = button(say("Keep it"), "primary")
        self.keep.clicked.connect(self._keep)
        self.leave = button(say("Leave it as it was"))
        self.leave.clicked.connect(self.left)
        column.addLayout(wrapping(self.keep, self.leave))
        column.addStretch()

    def _fields(self) -> list[Entry]:
        say, line = self._around.words.say, self._line
        topics = {topic.value: say(title) for topic, title in TOPICS.items()}
        if line:
            topics = {line.about: topics[line.about]}
        text, source = GrowingText(3, 2 * MOST_TEXT), GrowingText(1, 2 * MOST_SOURCE)
        seen, count = QLineEdit(self._around.law.today.isoformat()), QLineEdit()
        units = {unit.value: say(name) for unit, name in UNITS.items()}
        unit = _box({"": say("No fixed period")} | units)
        if line:
            text.setPlainText(line.text)
            source.setPlainText(line.source)
            count.setText(str(line.count) if line.count else "")
            unit.setCurrentIndex(max(0, unit.findData(line.unit.value if line.unit else "")))
        fixed = say("Only where the law gives one that is fixed, and the text says it: dates are worked out from it.")
        return [
            Entry("topic", say("Topic"), _box(topics)),
            Entry("text", say("What the law gives"), text),
            Entry("source", say("Source"), source, say("The page, or the act with its number and article.")),
            Entry("seen", say("Seen on"), seen),
            Entry("unit", say("A period of staying"), unit, fixed),
            Entry("count", say("How many months or days"), count),
        ]

    def _keep(self) -> None:
        written = WrittenFact(**{name: entry.text for name, entry in self.entries.items()})
        faults = self._around.law.fact_faults(self._code, written, self._line.id if self._line else "")
        for entry in self.entries.values():
            entry.tell(faults, self._around.words)
        if not faults:
            self.written.emit(written)
            return
        first = next((entry for entry in self.entries.values() if not entry.wrong.isHidden()), None)
        if first:
            first.editor.setFocus()


def _box(options: dict[str, str]) -> CalmBox:
    box = CalmBox()
    for value, text in options.items():
        box.addItem(text, value)
    return box
