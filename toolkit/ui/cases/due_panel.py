"""What is due, in groups, the most pressing first: codes and days, nothing that names a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from toolkit.domain.due import Due, Lateness, grouped
from toolkit.support.i18n import N_
from toolkit.ui.dates import shown_day
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

GROUPS = {
    Lateness.OVERDUE: N_("Overdue: {count}"),
    Lateness.TODAY: N_("Today: {count}"),
    Lateness.AHEAD: N_("Within two weeks: {count}"),
}
MOST = 3
"""So many of a group are shown; the list shows the others."""


class DuePanel(QFrame):
    """Emits `wanted` with a case's id and the part of it, `all_wanted`, `directory_wanted` and `law_wanted`. Its place
    is there from the first: filling it moves nothing beside it.
    """

    wanted = Signal(str, str)
    all_wanted = Signal()
    directory_wanted = Signal()
    law_wanted = Signal()

    def __init__(self, around: Surroundings, one_case: bool = False) -> None:
        """`one_case`: no code, since all of it is of the case on the page."""
        super().__init__()
        self._around, self._one_case = around, one_case
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(8)
        column.addWidget(label(around.words.say("What is due"), "card"))
        self._inside = QVBoxLayout()
        self._inside.setSpacing(4)
        column.addLayout(self._inside)
        if not one_case:
            column.addStretch()
        self.due: dict[str, QPushButton] = {}
        self.groups: dict[Lateness, str] = {}
        self.state = label(around.words.say("Looking for what is due …"), "quiet")
        self._inside.addWidget(self.state)

    def fill(self, due: Sequence[Due]) -> None:
        """Show what was found."""
        self.state.setText("" if due else self._around.words.say("Nothing is due."))
        self.state.setVisible(not due)
        for lateness, ones in grouped(due).items():
            self.groups[lateness] = self._around.words.say(GROUPS[lateness], count=len(ones))
            self._inside.addWidget(label(self.groups[lateness], "strong"))
            shown = ones if self._one_case else ones[:MOST]
            for one in shown:
                self._add(one)
            if len(ones) > len(shown):
                self._more(len(ones) - len(shown))

    def add_directory(self, count: int) -> None:
        """How many entries of the directory are to be called again."""
        if count:
            text = self._around.words.say_many(
                "{count} entry of the directory is to be checked again",
                "{count} entries of the directory are to be checked again",
                count,
            )
            self.directory = self._add_way(text, self._around.words.say("Open the directory"), self.directory_wanted)

    def add_law(self, count: int) -> None:
        """How many facts of law are to be verified again."""
        if count:
            text = self._around.words.say_many(
                "{count} fact of local law is to be verified again",
                "{count} facts of local law are to be verified again",
                count,
            )
            self.law = self._add_way(text, self._around.words.say("Local law…"), self.law_wanted)

    def _add_way(self, text: str, name: str, wanted: SignalInstance) -> QPushButton:
        """What is due and belongs to no case, and the button that leads to it."""
        opens = button(name, "plain")
        opens.clicked.connect(wanted)
        self._inside.addWidget(label(text))
        self._inside.addLayout(wrapping(opens))
        return opens

    def _add(self, one: Due) -> None:
        words = self._around.words
        when = one.told(words)
        if day := shown_day(one.marked.day, words.tag):
            when = f"{when} · {day}"
        text = f"{one.about(words)}\n{when}"
        code = f"\u2066{one.code}\u2069"
        opens = button(words.say("Go there") if self._one_case else code, "value")
        opens.setAccessibleName(words.say("Case {code}", code=code))
        opens.setAccessibleDescription(text)
        opens.clicked.connect(lambda: self.wanted.emit(one.case_id, one.marked.opens))
        self.due.setdefault(one.case_id, opens)
        self._inside.addLayout(wrapping(opens))
        self._inside.addWidget(label(text, "small"))

    def _more(self, count: int) -> None:
        more = button(self._around.words.say_many("And {count} more", "And {count} more", count), "plain")
        more.clicked.connect(self.all_wanted)
        self._inside.addLayout(wrapping(more))


def due_in_line(around: Surroundings, found: Sequence[Due]) -> str:
    """How much is due, in one line."""
    counts = grouped(found)
    return " · ".join(around.words.say(GROUPS[lateness], count=len(ones)) for lateness, ones in counts.items())
