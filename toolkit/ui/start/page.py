"""The first page, locked: four large actions and a quiet reminder."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from toolkit.domain.directory.listing import Listing
from toolkit.domain.errors import WaymarkError
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.buttons import ActionCard
from toolkit.ui.widgets.flow import FlowGrid, whole_page
from toolkit.ui.widgets.text import label, surface

CARD_WIDTH = 380
NAME_LETTERS = 24
"""Of a pinned service's name; its number must stand whole."""


class StartPage(QWidget):
    """Emits `finder_wanted` when the person's language is to be found, `sheet_wanted` for the staff's own list,
    `unlock_wanted` for the records, `cards_wanted` when the person is to answer alone,
    `directory_wanted` for the referral directory, `service_wanted` with a pinned service's id.
    """

    finder_wanted = Signal()
    sheet_wanted = Signal()
    unlock_wanted = Signal()
    cards_wanted = Signal()
    directory_wanted = Signal()
    service_wanted = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        say = around.words.say
        surface(self, "page")
        column = whole_page(self)
        column.setContentsMargins(44, 36, 36, 28)
        column.setSpacing(8)
        column.addWidget(label(say("What does the person need first?"), "title"))
        column.addWidget(
            label(say("Safety, care, and information in their own language come before any question."), "quiet")
        )
        column.addSpacing(12)
        column.addWidget(self._cards())
        self.pinned = [self._pinned(one) for one in _pinned_services(around)]
        if self.pinned:
            grid = FlowGrid(around.scaled(CARD_WIDTH), gap=12, most=2)
            grid.show_only(self.pinned)
            column.addWidget(grid)
        column.addSpacing(16)
        column.addLayout(self._reminder())
        column.addStretch()

    def _cards(self) -> FlowGrid:
        say = self._around.words.say
        written = sum(language.is_written for language in self._around.sheets.languages.all)
        self.find_language = self._card(
            "globe",
            say("Find the language"),
            say("The person points to their language. No name, no passphrase."),
        )
        self.sheet = self._card("sheet", say("Rights sheet"), self._around.words.say_many(
            "Show it on this screen, or print it, in {count} language.",
            "Show it on this screen, or print it, in {count} languages.", written))  # fmt: skip
        self.directory = self._card("pin", say("Find help nearby"),
            say("Helplines, shelters, advice: who answers, and whether they tell anybody."))  # fmt: skip
        self.unlock = self._card(
            "lock", say("Records"), say("Cases of your unit, encrypted. Unlock them with your passphrase.")
        )
        self.find_language.clicked.connect(self.finder_wanted)
        self.sheet.clicked.connect(self.sheet_wanted)
        self.directory.clicked.connect(self.directory_wanted)
        self.unlock.clicked.connect(self.unlock_wanted)
        grid = FlowGrid(self._around.scaled(CARD_WIDTH), gap=16, most=2)
        grid.show_only((self.find_language, self.sheet, self.directory, self.unlock))
        return grid

    def _pinned(self, one: Listing) -> QPushButton:
        """A number that the unit keeps at hand; the page behind it says who answers and how old it is."""
        numbers = " / ".join(f"\u2066{phone.number}\u2069" for phone in one.phones[:1]) or one.name
        name = one.name if len(one.name) <= NAME_LETTERS else f"{one.name[:NAME_LETTERS]}…"
        button = QPushButton(f"{name} · {numbers}" if self._around.scale < 1.5 else numbers)
        button.setAccessibleName(f"{one.name}, {numbers}")
        button.setIcon(self._around.icons.icon("pin", self._around.theme.accent))
        button.clicked.connect(lambda: self.service_wanted.emit(one.service_id))
        return button

    def _card(self, icon: str, name: str, line: str) -> ActionCard:
        around = self._around
        return ActionCard(around.theme, around.icons.pixmap(icon, around.theme.accent, 34, 2.0), name, line)

    def _reminder(self) -> QBoxLayout:
        around = self._around
        row = QHBoxLayout()
        row.setSpacing(10)
        picture = QLabel()
        picture.setPixmap(around.icons.pixmap("compass", around.theme.quiet, 20, 2.0))
        row.addWidget(picture)
        reminder = around.words.say(
            "Before you start: is it safe to talk here, who is interpreting, does anyone need a doctor?"
        )
        row.addWidget(label(reminder, "quiet"), 1)
        self.cards = QPushButton(around.words.say("Question cards"))
        self.cards.setProperty("role", "plain")
        self.cards.setToolTip(around.words.say("The person answers alone, in their language, without a record"))
        self.cards.clicked.connect(self.cards_wanted)
        if not around.is_large:
            row.addWidget(self.cards)
            return row
        column = QVBoxLayout()
        column.addLayout(row)
        column.addWidget(self.cards, 0, Qt.AlignmentFlag.AlignLeading)
        return column


def _pinned_services(around: Surroundings) -> list[Listing]:
    """What the unit pinned. The first page opens even over a damaged directory, whose own page tells of it."""
    try:
        return around.directory.pinned()
    except WaymarkError:
        return []
