"""Services for what a person wants, each with why it fits or does not. Without a case nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from toolkit.domain.directory.terms import ACCEPTS, HELPS
from toolkit.services.directory.fitting import Fit, Needs
from toolkit.services.referrals import Wanted
from toolkit.support.i18n import N_
from toolkit.ui.cases.case_page import chips
from toolkit.ui.directory.page import telling_of
from toolkit.ui.directory.telling import Telling
from toolkit.ui.referrals.telling import ReferralTelling
from toolkit.ui.sheet.choices import choice_box
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import FlowGrid
from toolkit.ui.widgets.forms import Tick, button, card, named, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

SCREENFUL = 10
WHY = (
    (N_("Fits: {reasons}"), "fits"),
    (N_("Does not fit: {reasons}"), "lacks"),
    (N_("Not known: {reasons}"), "unknown"),
)


class FitCard(QFrame):
    """A service with its reasons. Emits `chosen`. Where a confidential one lies is not shown here either."""

    chosen = Signal()

    def __init__(self, around: Surroundings, fit: Fit, telling: Telling, choose: str) -> None:
        super().__init__()
        self.setObjectName("card")
        say, one = around.words.say, fit.listing
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(4)
        column.addWidget(label(telling.safe(one.name), "card"))
        if one.organization and one.organization != one.name:
            column.addWidget(label(telling.safe(one.organization), "small"))
        if not one.confidential:
            column.addWidget(label(" · ".join(filter(None, (telling.where(one), telling.spoken(one)))), "quiet"))
        if one.phones:
            column.addWidget(label(telling.numbers(one), "number"))
        column.addWidget(label(telling.who(one)))
        column.addWidget(label(telling.onward(one), "quiet"))
        for text, name in WHY:
            reasons = [say(reason) for reason in getattr(fit, name)]
            if reasons:
                column.addWidget(label(say(text, reasons=" · ".join(reasons)), "" if name == "fits" else "quiet"))
        if one.confidential:
            column.addWidget(label(telling.freshness(one), "caution"))
        self.choose = button(choose)
        self.choose.setAccessibleDescription(one.name)
        self.choose.clicked.connect(self.chosen)
        column.addLayout(wrapping(self.choose))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class MatchPage(QWidget):
    """Emits `chosen` with a service's listing, `typed_wanted` and `left`. `wanted` is None without a case."""

    chosen = Signal(object)
    typed_wanted = Signal()
    left = Signal()

    def __init__(self, around: Surroundings, wanted: Wanted | None) -> None:
        super().__init__()
        self._around, self._wanted, self._most = around, wanted, SCREENFUL
        self._telling, self._names = telling_of(around), ReferralTelling(around)
        self.cards: list[FitCard] = []
        say = around.words.say
        column = page_column(self, say("Services for what the person wants"), self._under())
        self.back = button(say("Back to the referrals") if wanted else say("Back to the directory"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*(chips(around, wanted.case) if wanted else ()), self.back))
        if wanted and wanted.no_contact:
            column.addWidget(
                label(
                    say("Nobody in the country of origin is contacted: embassies and consulates are not shown."),
                    "caution",
                )
            )
        column.addWidget(self._needs())
        column.addWidget(self._wishes())
        self._told = label("", "quiet")
        column.addWidget(self._told)
        self._found = QVBoxLayout()
        self._found.setSpacing(12)
        column.addLayout(self._found)
        self.more = button(say("Show more"))
        self.more.clicked.connect(self._show_more)
        self.typed = button(say("Another service"))
        self.typed.setVisible(wanted is not None)
        self.typed.clicked.connect(self.typed_wanted)
        column.addLayout(wrapping(self.more, self.typed))
        column.addStretch()
        self._show()

    @property
    def needs(self) -> tuple[str, ...]:
        """The needs that are ticked."""
        return tuple(key for key, tick in self.ticks.items() if tick.on)

    def _under(self) -> str:
        say = self._around.words.say
        if self._wanted:
            return say("Ticked is what the person wants, by the form of needs.")
        return say("Nothing of this is kept.")

    def _needs(self) -> QFrame:
        made, column = card(self._around.words.say("Needs"))
        own_words = self._wanted.needs if self._wanted else {}
        self.ticks = {key: Tick(text, key in own_words) for key, text in self._names.needs.items()}
        grid = FlowGrid(self._around.scaled(260), gap=6)
        for tick in self.ticks.values():
            tick.box.toggled.connect(self._from_start)
        grid.show_only(tuple(self.ticks.values()))
        column.addWidget(grid)
        for key, words in own_words.items():
            for said in words:
                column.addWidget(label(f"{self._names.needs[key]}: {self._names.consents.own(said)}", "quiet"))
        return made

    def _wishes(self) -> QFrame:
        around, say = self._around, self._around.words.say
        made, column = card(say("Wishes"))
        spoken = self._wanted.language if self._wanted else ""
        names = {one.tag: around.words.name_of(one.name) for one in around.sheets.languages.all}
        offered = {tag: name for tag, name in names.items() if tag in {*around.directory.languages(), spoken}}
        countries = {code: self._telling.country(code) for code in around.directory.countries()}
        self.language = self._box(column, say("Language spoken"), {"": say("Any language")} | offered, spoken)
        by_name = dict(sorted(countries.items(), key=lambda pair: pair[1].casefold()))
        self.country = self._box(column, say("Country"), {"": say("Any country")} | by_name, "")
        self.place = QLineEdit()
        self.place.textEdited.connect(self._from_start)
        named(column, say("Near this place"), self.place)
        column.addWidget(label(say("Must take in"), "small"))
        self.accepts = {code: Tick(say(text)) for code, text in ACCEPTS.items()}
        self.quiet = Tick(say("Must not report against the person's will"))
        grid = FlowGrid(around.scaled(260), gap=6)
        for tick in (*self.accepts.values(), self.quiet):
            tick.box.toggled.connect(self._from_start)
        grid.show_only((*self.accepts.values(), self.quiet))
        column.addWidget(grid)
        return made

    def _box(self, column: QVBoxLayout, name: str, choices: dict[str, str], chosen: str) -> QComboBox:
        box = choice_box(name, choices, chosen)
        box.currentIndexChanged.connect(self._from_start)
        named(column, name, box)
        return box

    def _asked(self) -> Needs:
        kinds = dict.fromkeys(kind for need in self.needs for kind in HELPS[need])
        language = self.language.currentData()
        return Needs(
            kinds=tuple(kinds),
            languages=(language,) if language else (),
            country=self.country.currentData(),
            region=self.place.text().strip(),
            accepts=tuple(code for code, tick in self.accepts.items() if tick.on),
            no_embassy=bool(self._wanted and self._wanted.no_contact),
            no_report=self.quiet.on,
        )

    def _from_start(self, *_about: object) -> None:
        self._most = SCREENFUL
        self._show()

    def _show_more(self) -> None:
        self._most += 2 * SCREENFUL
        self._show()

    def _show(self) -> None:
        words = self._around.words
        found = self._around.directory.fitting(self._asked()) if self.needs else []
        self._put(found[: self._most])
        self.more.setVisible(len(found) > self._most)
        if not self.needs:
            self._told.setText(words.say("Tick what the person wants."))
        elif not found:
            self._told.setText(words.say("No service of these kinds is in the directory. Ask fewer conditions."))
        else:
            self._told.setText(words.say_many("{count} service, what fits best first.",
                                              "{count} services, what fits best first.", len(found)))  # fmt: skip

    def _put(self, fits: Iterable[Fit]) -> None:
        for old in self.cards:
            self._found.removeWidget(old)
            old.hide()
            old.deleteLater()
        say = self._around.words.say
        choose = say("Refer to this service") if self._wanted else say("Look at it")
        self.cards = [FitCard(self._around, fit, self._telling, choose) for fit in fits]
        for fit, made in zip(fits, self.cards, strict=True):
            made.chosen.connect(lambda one=fit.listing: self.chosen.emit(one))
            self._found.addWidget(made)
