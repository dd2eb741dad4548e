"""The directory: type a few letters, see who answers. Nothing is unlocked for it and nothing is stored by it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from toolkit.domain.directory.listing import Listing
from toolkit.domain.directory.query import Query
from toolkit.domain.errors import WaymarkError
from toolkit.ui.dates import shown_moment
from toolkit.ui.directory.altered import altered_card
from toolkit.ui.directory.card import ServiceCard
from toolkit.ui.directory.filters import Filters
from toolkit.ui.directory.telling import Telling
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import FlowGrid, scrolled
from toolkit.ui.widgets.forms import button
from toolkit.ui.widgets.text import label, surface

SCREENFUL = 12


class DirectoryPage(QWidget):
    """Emits `chosen` with a service's id, `pin_wanted` with it and whether to pin, `asked` with a query whenever it
    changes, `match_wanted` for the services that fit needs, `failed` with what the store refused, and what else is
    wanted.
    """

    chosen = Signal(str)
    pin_wanted = Signal(str, bool)
    asked = Signal(object)
    list_wanted = Signal()
    add_wanted = Signal()
    signers_wanted = Signal()
    numbers_wanted = Signal()
    vouched = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    match_wanted = Signal()
    law_wanted = Signal()
    failed = Signal(object)

    def __init__(self, around: Surroundings, query: Query) -> None:
        super().__init__()
        self._around, self._directory = around, around.directory
        self.telling = telling_of(around)
        self._most = SCREENFUL
        self._due = False
        surface(self, "page")
        self._build()
        self.filters.set_query(query)
        # At large sizes of text what was found has the room first.
        self.filters.hide()
        self.narrow.setChecked(query.narrows or not around.is_large)
        self.search.setText(query.typed)
        self.search.textChanged.connect(self._from_start)
        self.filters.changed.connect(self._from_start)
        self._show()

    @property
    def query(self) -> Query:
        """What is asked now."""
        return self.filters.query(self.search.text())

    def found(self) -> list[str]:
        """The ids of the services that are shown, in their order."""
        return [card.service for card in self.cards if not card.isHidden()]

    def _build(self) -> None:
        say = self._around.words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 28, 36, 20)
        column.setSpacing(8)
        column.addWidget(label(say("Find help"), "title"))
        column.addWidget(self._search_field())
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(2, 2, 2, 2)
        rows.setSpacing(10)
        if self._directory.changed:
            rows.addWidget(self._altered())
        rows.addWidget(self._actions())
        rows.addWidget(self._filters())
        self._told = label("", "quiet")
        rows.addWidget(self._told)
        self._grid = FlowGrid(self._around.scaled(400), gap=12, most=2)
        rows.addWidget(self._grid)
        self.more = QPushButton(say("Show more"))
        self.more.clicked.connect(self._show_more)
        rows.addWidget(self.more)
        rows.addWidget(self._exchange())
        self.cards: list[ServiceCard] = []
        column.addWidget(scrolled(inside), 1)

    def _altered(self) -> QWidget:
        made, self.vouch = altered_card(self._around)
        self.vouch.clicked.connect(self.vouched)
        return made

    def _search_field(self) -> QLineEdit:
        say = self._around.words.say
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("A name, a place, a language, a kind of help, a number"))
        self.search.setAccessibleName(say("Search the directory"))
        self.search.setClearButtonEnabled(True)
        self.search.returnPressed.connect(self._choose_first)
        return self.search

    def _filters(self) -> Filters:
        around, directory = self._around, self._directory
        countries = {code: self.telling.country(code) for code in directory.countries()}
        languages = {one.tag: around.words.name_of(one.name) for one in around.sheets.languages.all}
        spoken = {tag: languages[tag] for tag in directory.languages() if tag in languages}
        by_name = dict(sorted(countries.items(), key=lambda pair: pair[1].casefold()))
        self.filters = Filters(around, by_name, spoken)
        return self.filters

    def _actions(self) -> QWidget:
        say = self._around.words.say
        due = len(self._directory.due())
        self.narrow = QPushButton(say("Narrow it down"))
        self.narrow.setCheckable(True)
        self.narrow.toggled.connect(self._narrow)
        self.clear = QPushButton(say("Clear all"))
        self.clear.clicked.connect(self._clear)
        self.due = QPushButton(self._around.words.say_many("{count} to call", "{count} to call", due))
        self.due.setCheckable(True)
        self.due.toggled.connect(self._show_due)
        self.match = QPushButton(say("By needs"))
        self.match.clicked.connect(self.match_wanted)
        self.law = button(self._law())
        self.law.clicked.connect(self.law_wanted)
        holder = FlowGrid(self._around.scaled(180), gap=8)
        self.list_it = self._wish(say("On paper…"), self.list_wanted)
        self.list_it.setToolTip(say("A list to hand over: the verified rows of what is asked"))
        holder.show_only((self.narrow, self.clear, self.match, self.list_it, self.law, *((self.due,) if due else ())))
        return holder

    def _law(self) -> str:
        """The way to the law of countries; how much of it is to be verified again."""
        words = self._around.words
        try:
            due = len(self._around.law.due())
        except WaymarkError:
            due = 0  # its own page tells what is damaged
        again = words.say_many("Local law: {count} to verify", "Local law: {count} to verify", due)
        return again if due else words.say("Local law…")

    def _exchange(self) -> QWidget:
        """What is seldom wanted stands below what was found."""
        say = self._around.words.say
        self.add_it = self._wish(say("Add a service…"), self.add_wanted)
        self.import_it = self._wish(say("Import…"), self.import_wanted)
        self.export_it = self._wish(say("Export…"), self.export_wanted)
        self.signers = self._wish(say("Rules of this unit…"), self.signers_wanted)
        holder = FlowGrid(self._around.scaled(180), gap=8)
        self.numbers = self._wish(say("Check the numbers…"), self.numbers_wanted)
        holder.show_only((self.add_it, self.numbers, self.import_it, self.export_it, self.signers))
        return holder

    @staticmethod
    def _wish(text: str, wanted: SignalInstance) -> QPushButton:
        made = QPushButton(text)
        made.clicked.connect(wanted)
        return made

    def _from_start(self, *_about: object) -> None:
        self._most = SCREENFUL
        self._show()
        self.asked.emit(self.query)

    def refresh(self) -> None:
        """Show again what is asked, after something was done to it."""
        self._show()

    def _show_due(self, on: bool) -> None:
        self._due = on
        self._show()

    def _narrow(self, on: bool) -> None:
        self.filters.setVisible(on)

    def _clear(self) -> None:
        self.search.clear()
        self.filters.clear()

    def _show_more(self) -> None:
        self._most += 2 * SCREENFUL
        self._show()

    def _show(self) -> None:
        try:
            found = self._listings()
        except WaymarkError as error:
            self.failed.emit(error)
            return
        shown = found[: self._most]
        while len(self.cards) < len(shown):
            self.cards.append(self._card())
        pinned, beds, today = self._directory.pinned_ids(), self._directory.beds(), self._directory.today
        for shown_card, one in zip(self.cards, shown, strict=False):
            changed = one.verified_on is not None and self._directory.changed_since_verified(one.service_id)
            shown_card.show_listing(one, self.telling, one.is_verified(today), changed)
            shown_card.show_here(
                None if one.confidential else one.service_id in pinned, self._beds(beds, one.service_id)
            )
        self._grid.show_only(self.cards[: len(shown)])
        for left in self.cards[len(shown) :]:
            left.hide()
        self.more.setVisible(len(found) > len(shown))
        self._told.setText(self._summary(shown, len(found) > len(shown)))

    def _listings(self) -> list[Listing]:
        if self._due:
            return self._directory.due()
        query = self.query
        pinned = [] if query.typed or query.narrows else self._directory.pinned()
        ids = {one.service_id for one in pinned}
        rest = self._directory.search(query, self._most + 1 + len(pinned))
        hidden = self._directory.confidential(query)
        return [*pinned, *hidden, *(one for one in rest if one.service_id not in ids)]

    def _beds(self, beds: Mapping[str, tuple[int, str]], service: str) -> str:
        """How many beds were free, and when; empty where nobody noted it, or the records are locked."""
        if service not in beds:
            return ""
        count, at = beds[service]
        return self.telling.beds(count, shown_moment(at, self._around.words.tag))

    def _card(self) -> ServiceCard:
        card = ServiceCard(self._around)
        card.clicked.connect(lambda: self.chosen.emit(card.service))
        card.pin.clicked.connect(lambda: self.pin_wanted.emit(card.service, not card.is_pinned))
        return card

    def _summary(self, shown: list[Listing], more: bool) -> str:
        words = self._around.words
        if not shown:
            return words.say("Nothing fits. Try fewer letters, another word, or fewer conditions.")
        if self._due:
            return words.say("Verified once, and soon or already too old: call, and note who answered.")
        if more:
            return words.say("The best and freshest first. There are more.")
        return words.say_many("{count} service, the best and freshest first.",
                              "{count} services, the best and freshest first.", len(shown))  # fmt: skip

    def _choose_first(self) -> None:
        found = self.found()
        if found:
            self.chosen.emit(found[0])


def telling_of(around: Surroundings) -> Telling:
    """How services are told in this window's language."""
    languages = {one.tag: around.words.name_of(one.name) for one in around.sheets.languages.all}
    countries = around.directory.country_names(around.words.tag)
    return Telling(around.words, countries, languages, around.directory.today)
