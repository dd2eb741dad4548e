"""Every language, always in the same order, each in its own script; the small line is for the responder."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from toolkit.domain.language import Language
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.buttons import TILE_WIDTH, LanguageTile
from toolkit.ui.widgets.flow import FlowGrid, scrolled, whole_page
from toolkit.ui.widgets.forms import Tick
from toolkit.ui.widgets.text import label, surface


class FinderPage(QWidget):
    """Emits `chosen` with the tag of the language that was pointed to, `batch_wanted` for several at once,
    `checked_only` with whether this unit is to hand out nothing that no named person has checked.
    """

    chosen = Signal(str)
    batch_wanted = Signal()
    checked_only = Signal(bool)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._languages = around.sheets.languages
        self._here = {one.tag: around.words.name_of(one.name) for one in self._languages.all}
        countries = around.sheets.search_words(around.words.tag)
        self._also = {tag: (name, *countries[tag]) for tag, name in self._here.items()}
        surface(self, "page")
        self.tiles = {one.tag: self._tile(one) for one in self._languages.all}
        self._build()
        self._show("")

    def _build(self) -> None:
        say = self._around.words.say
        wide = self._around.is_large
        column = self._column(wide)
        head: QBoxLayout = QVBoxLayout() if wide else QHBoxLayout()
        head.addWidget(label(say("Point to your language"), "title"), 1)
        head.addWidget(self._search_field())
        column.addLayout(head)
        foot: QBoxLayout = QVBoxLayout() if wide else QHBoxLayout()
        foot.addWidget(label(say("Every language, always in the same order. The small line is for you."), "quiet"), 1)
        self.batch = QPushButton(say("Several sheets…"))
        self.batch.setProperty("role", "plain")
        self.batch.clicked.connect(self.batch_wanted)
        foot.addWidget(self.batch, 0, Qt.AlignmentFlag.AlignLeading if wide else Qt.AlignmentFlag(0))
        column.addLayout(foot)
        column.addSpacing(4)
        groups = self._groups()
        column.addWidget(groups if wide else scrolled(groups), 1)
        column.addWidget(self._rule())

    def _column(self, wide: bool) -> QVBoxLayout:
        """Where all stands: at large sizes of text the whole page scrolls, otherwise the languages alone."""
        column = whole_page(self) if wide else QVBoxLayout(self)
        column.setContentsMargins(44, 36, 36, 20)
        column.setSpacing(8)
        return column

    def _rule(self) -> Tick:
        say = self._around.words.say
        self.rule = Tick(say("Hand out only what a named person has checked"), self._around.sheets.refuses_drafts)
        self.rule.setToolTip(say("A rule of this unit: drafts are then neither shown to the person nor printed."))
        self.rule.box.clicked.connect(self.checked_only)
        return self.rule

    def _search_field(self) -> QLineEdit:
        say = self._around.words.say
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Type a language, a country or a few letters"))
        self.search.setAccessibleName(say("Search for a language"))
        self.search.setMinimumWidth(min(480, self._around.scaled(320)))
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self._choose_first)
        return self.search

    def _groups(self) -> QWidget:
        say = self._around.words.say
        groups = QWidget()
        column = QVBoxLayout(groups)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(12)
        self._written, self._wanted = (FlowGrid(self._around.scaled(TILE_WIDTH)) for _ in range(2))
        self._nothing = label(say("No language fits. Try fewer letters, or the name of a country."), "quiet")
        self._missing = label(say("No text yet in these: show them to know which interpreter to call."), "quiet")
        for part in (self._nothing, self._written, self._missing, self._wanted):
            column.addWidget(part)
        return groups

    def _tile(self, language: Language) -> LanguageTile:
        around = self._around
        families = around.typefaces.families_of(language)
        wanted = not language.is_written
        tile = LanguageTile(
            around.theme, language.native_name, families, self._here[language.tag], wanted, around.scaled(TILE_WIDTH)
        )
        tile.clicked.connect(lambda: self.chosen.emit(language.tag))
        return tile

    def _show(self, typed: str) -> None:
        found = self._languages.matching(typed, self._also)
        written = [self.tiles[one.tag] for one in found if one.is_written]
        wanted = [self.tiles[one.tag] for one in found if not one.is_written]
        self._written.show_only(written)
        self._wanted.show_only(wanted)
        self._missing.setVisible(bool(wanted))
        self._nothing.setVisible(not found)

    def _choose_first(self) -> None:
        found = self._languages.matching(self.search.text(), self._also)
        if found:
            self.chosen.emit(found[0].tag)
