"""The history as it is read: every act, newest first, in words, narrowed down, and the way to paper with its head."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from toolkit.domain.history import ACTIONS, DETAILS, HistoryHead, HistoryLine, Wanted, kind_names
from toolkit.services.history import MOST
from toolkit.services.history_paper import OLDER
from toolkit.support.i18n import INTERFACE_NAMES, N_
from toolkit.ui.attachments.telling import shown_hash
from toolkit.ui.dates import shown_moment
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, choice, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

TIMES = {
    "": N_("At any time"), "1": N_("Since yesterday"), "7": N_("In the last 7 days"), "30": N_("In the last 30 days"),
    "365": N_("In the last year"),
}  # fmt: skip
"""Days back from now."""
TABLE = 420
"""So high is the table at least; with large text the page scrolls around it."""
WHO = {"": N_("By anybody"), "mine": N_("By you"), "others": N_("By colleagues")}


class HistoryPage(QWidget):
    """Emits `wanted` when it was narrowed down, `paper_wanted` with the language of the paper, `left`."""

    wanted = Signal(object)
    paper_wanted = Signal(str)
    left = Signal()

    def __init__(
        self, around: Surroundings, lines: Sequence[HistoryLine], heads: Sequence[HistoryHead], code: str = ""
    ) -> None:
        super().__init__()
        self._around = around
        self._kinds = kind_names(around.words, around.guidance.texts(around.words.tag).forms)
        say = around.words.say
        title = say("History of case {code}", code=f"\u2066{code}\u2069") if code else say("History")
        column = page_column(
            self, title, say("Each entry is bound to the one before: a cut or changed history is noticed.")
        )
        self.back = button(say("Back"), "plain")
        self.back.clicked.connect(self.left)
        self.language = choice(INTERFACE_NAMES, around.words.tag)
        self.language.setAccessibleName(say("Language of the paper"))
        self.paper = button(say("Print or save…"))
        self.paper.clicked.connect(lambda: self.paper_wanted.emit(self.language.currentData()))
        column.addLayout(wrapping(self.back, self.paper, self.language))
        column.addLayout(wrapping(*self._filters()))
        self.rows = self._table()
        column.addWidget(self.rows, 1)
        self.nothing = label(say("No entry is like this."), "quiet")
        self.older = label(say(OLDER), "quiet")
        column.addWidget(self.nothing)
        column.addWidget(self.older)
        for head in heads:
            column.addWidget(label(head_told(around, head), "small"))
        self.fill(lines)

    @property
    def chosen(self) -> Wanted:
        """What is asked for."""
        back, who = self.time.currentData(), self.who.currentData()
        since = datetime.now(UTC) - timedelta(days=int(back)) if back else None
        return Wanted(
            action=self.action.currentData(),
            kind=self.kind.currentData(),
            since=since.isoformat(timespec="seconds") if since else "",
            mine=(who == "mine") if who else None,
        )

    def fill(self, lines: Sequence[HistoryLine]) -> None:
        """Show entries."""
        say = self._around.words.say
        self.rows.setRowCount(len(lines))
        self.nothing.setVisible(not lines)
        self.older.setVisible(len(lines) >= MOST)
        for row, line in enumerate(lines):
            who = say("You") if line.mine else say("A colleague")
            what = say(ACTIONS[line.action]) if line.action in ACTIONS else line.action
            detail = say(DETAILS[line.detail]) if line.detail in DETAILS else line.detail
            of_what = " · ".join(part for part in (self._kinds.get(line.kind, ""), detail) if part)
            cells = (str(line.number), shown_moment(line.at, self._around.words.tag), who, what, of_what)
            for place, text in enumerate(cells):
                self.rows.setItem(row, place, QTableWidgetItem(text))

    def _filters(self) -> tuple[QComboBox, ...]:
        say = self._around.words.say
        self.action = self._box(
            say("What was done"), {"": say("Every act")} | _in_order({key: say(text) for key, text in ACTIONS.items()})
        )
        self.kind = self._box(say("Of what"), {"": say("Of everything")} | _in_order(self._kinds))
        self.time = self._box(say("When"), {key: say(text) for key, text in TIMES.items()})
        self.who = self._box(say("Who"), {key: say(text) for key, text in WHO.items()})
        return self.action, self.kind, self.time, self.who

    def _box(self, name: str, options: dict[str, str]) -> QComboBox:
        box = choice(options)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(max(len(text) for text in list(options.values())[:1]) + 6)
        box.activated.connect(lambda _: self.wanted.emit(self.chosen))
        return box

    def _table(self) -> QTableWidget:
        say = self._around.words.say
        rows = QTableWidget(0, 5)
        rows.setHorizontalHeaderLabels([say("No."), say("When"), say("Who"), say("What"), say("Of what")])
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        rows.setShowGrid(False)
        rows.setTabKeyNavigation(False)
        rows.setAccessibleName(say("History"))
        rows.setMinimumHeight(self._around.scaled(TABLE, most=480))
        rows.verticalHeader().hide()
        rows.verticalHeader().setDefaultSectionSize(self._around.scaled(38))
        rows.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        rows.horizontalHeader().setStretchLastSection(True)
        rows.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return rows


def head_told(around: Surroundings, head: HistoryHead) -> str:
    """The head of a history: whoever notes it can tell later whether what stood before was changed."""
    said = around.words.say("Last entry: {number}, {hash}", number=head.number, hash=shown_hash(head.hash))
    return f"{said} · {around.words.say('Closed to colleagues')}" if head.own else said


def _in_order(texts: dict[str, str]) -> dict[str, str]:
    """By their texts in order, so that one is found."""
    return dict(sorted(texts.items(), key=lambda pair: pair[1]))
