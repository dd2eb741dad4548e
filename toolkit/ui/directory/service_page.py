"""One service: its numbers, who answers, its rules, and the two clicks that say somebody called."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from toolkit.domain.directory.listing import Listing
from toolkit.domain.directory.terms import ACCEPTS, WHO_ANSWERS
from toolkit.support.i18n import N_
from toolkit.ui.directory.kept_panel import KeptPanel
from toolkit.ui.directory.page import telling_of
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import scrolled, scrolled_panel
from toolkit.ui.widgets.text import label, surface

PANEL_WIDTH = 350
LARGE = 1.3
"""Size of text from which on the panel stands beneath."""
ANSWERED = {
    "ngo": N_("An organisation"),
    "government": N_("An authority"),
    "police": N_("The police"),
    "mixed": N_("Both together"),
}
YES_NO = {
    "anonymous_possible": (N_("A caller may stay without a name."), N_("A caller must say who they are.")),
    "dialable_from_abroad": (N_("Can be dialled from abroad."), N_("Cannot be dialled from abroad.")),
    "charged": (N_("The call or the service costs money."), N_("Costs nothing.")),
    "free_to_leave": (N_("Residents may leave when they want."), N_("Residents may not leave when they want.")),
    "keeps_phone_and_papers": (N_("Phones and papers are taken for keeping."), N_("Residents keep phone and papers.")),
}


class ServicePage(QWidget):
    """Emits `left` to go back, `verified` with what is known after a call, `pin_wanted` with whether to pin."""

    left = Signal()
    verified = Signal(object)
    pin_wanted = Signal(bool)

    def __init__(self, around: Surroundings, service: str) -> None:
        super().__init__()
        self._around, self._directory = around, around.directory
        self._one = self._directory.listing(service)
        self._telling = telling_of(around)
        surface(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 28, 36, 20)
        column.setSpacing(10)
        column.addLayout(self._head())
        self.kept = KeptPanel(around, self._one, self._telling)
        if around.scale > LARGE:
            column.addWidget(scrolled(self._stacked()), 1)
        else:
            column.addLayout(self._side_by_side(), 1)

    def _stacked(self) -> QWidget:
        """At large sizes of text there is no room beside what is told."""
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 6, 0)
        rows.setSpacing(12)
        for part in (self._facts(), self._panel(), self.kept):
            rows.addWidget(part)
        return whole

    def _side_by_side(self) -> QHBoxLayout:
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addWidget(scrolled(self._facts()), 1)
        side = QWidget()
        rows = QVBoxLayout(side)
        rows.setContentsMargins(0, 0, 6, 0)
        rows.setSpacing(12)
        rows.addWidget(self._panel())
        rows.addWidget(self.kept)
        rows.addStretch()
        body.addWidget(scrolled_panel(side, self._around.scaled(PANEL_WIDTH)))
        return body

    def _head(self) -> QHBoxLayout:
        around = self._around
        row = QHBoxLayout()
        self.back = QPushButton(around.words.say("Back to the list"))
        self.back.setProperty("role", "plain")
        self.back.setIcon(around.icons.icon("back", around.theme.accent, around.words.is_rtl))
        self.back.clicked.connect(self.left)
        row.addWidget(self.back)
        row.addStretch()
        return row

    def _facts(self) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in self._parts(self._one):
            column.addWidget(part)
        column.addStretch()
        return shown

    def _parts(self, one: Listing) -> Iterator[QLabel]:
        telling = self._telling
        yield label(telling.safe(one.name), "title")
        if one.organization != one.name:
            yield label(telling.safe(one.organization), "quiet")
        yield label(telling.where(one), "quiet")
        if not telling.is_working(one):
            yield label(telling.not_working(), "caution")
        if one.alert:
            yield label(telling.safe(one.alert), "caution")
        yield from self._numbers(one)
        yield label(telling.who(one))
        yield label(telling.onward(one))
        yield from self._told(one)

    def _numbers(self, one: Listing) -> Iterator[QLabel]:
        say, telling = self._around.words.say, self._telling
        for phone in one.phones:
            yield label(telling.number(phone), "number")
            if phone.note:
                yield label(telling.safe(phone.note), "small")
        if not one.phones:
            yield label(say("No number is known."), "caution")
        for text in (one.url, one.email):
            if text:
                yield label(telling.address(text), "quiet")

    def _told(self, one: Listing) -> Iterator[QLabel]:
        say, telling = self._around.words.say, self._telling
        open_now = self._directory.is_open(one)
        hours = {True: say("Open now."), False: say("Closed now."), None: say("Opening hours are not known.")}
        yield label(hours[open_now])
        if spoken := telling.spoken(one):
            yield label(say("Speaks: {languages}", languages=spoken))
        if one.accepts:
            accepted = ", ".join(say(ACCEPTS[code]) for code in one.accepts)
            yield label(say("Takes in: {people}", people=accepted))
        for name, (yes, no) in YES_NO.items():
            value = getattr(one, name)
            if value is not None:
                yield label(say(yes if value else no))
        if one.description:
            yield label(telling.safe(one.description))
        if one.source:
            yield label(telling.safe(say("Seen at: {source}", source=one.source)), "small")

    def _panel(self) -> QWidget:
        say, one = self._around.words.say, self._one
        panel = QFrame()
        panel.setObjectName("card")
        column = QVBoxLayout(panel)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(10)
        changed = self._directory.changed_since_verified(one.service_id)
        sound = one.is_verified(self._directory.today) and not changed
        column.addWidget(label(self._telling.freshness(one, changed), "good" if sound else "caution"))
        self.called = QPushButton(say("I called"))
        self.called.setProperty("role", "primary")
        self.called.clicked.connect(self._ask)
        column.addWidget(self.called)
        self._questions = self._question()
        self._questions.hide()
        column.addWidget(self._questions)
        if not one.confidential:
            pinned = self._directory.is_pinned(one.service_id)
            self.pin = QPushButton(say("Take it off the first page") if pinned else say("Pin it to the first page"))
            self.pin.setToolTip(say("What is pinned stands first when nothing is asked."))
            self.pin.clicked.connect(lambda: self.pin_wanted.emit(not pinned))
            column.addWidget(self.pin)
        column.addStretch()
        note = say(
            "Only verified rows are printed for a person. A verification holds for {days} days.",
            days=self._directory.own.valid_days,
        )
        column.addWidget(label(note, "small"))
        return panel

    def _question(self) -> QWidget:
        """What the call showed: who answered, the second click; a new number and a note beside it, if there is any."""
        say = self._around.words.say
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.number, self.changed = QLineEdit(), QLineEdit()
        self.number.setPlaceholderText(say("New number"))
        self.number.setAccessibleName(say("New number"))
        self.changed.setPlaceholderText(say("What changed"))
        self.changed.setAccessibleName(say("What changed"))
        for field in (self.number, self.changed):
            column.addWidget(field)
        column.addWidget(label(say("Who answered?"), "card"))
        self.answers = {code: QPushButton(say(text)) for code, text in ANSWERED.items()}
        for code, button in self.answers.items():
            button.setAccessibleDescription(say(WHO_ANSWERS[code]))
            button.clicked.connect(lambda _on=False, chosen=code: self._tell(chosen))
            column.addWidget(button)
        return asked

    def _ask(self) -> None:
        self._questions.show()
        self.called.hide()
        self.answers["ngo"].setFocus()

    def _tell(self, code: str) -> None:
        self.verified.emit((code, self.number.text(), self.changed.text()))
