"""A service in the list: at a glance who answers, whether they tell anybody, and how old the row is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from toolkit.domain.directory.listing import Listing
from toolkit.ui.directory.telling import Telling
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.buttons import Surface, let_through
from toolkit.ui.widgets.text import label


class ServiceCard(Surface):
    """Shows one listing after another: cards are made once and used again while one types."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around.theme)
        self.service, self.is_pinned = "", False
        say, icons, theme = around.words.say, around.icons, around.theme
        self._pin_words = (say("Pin it to the first page"), say("Take it off the first page"))
        self._pin_icons = (icons.icon("pin", theme.quiet), icons.icon("pin", theme.on_accent))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(4)
        self._name, self._organization, self._where = label("", "card"), label("", "small"), label("", "quiet")
        self._numbers, self._site = label("", "number"), label("", "quiet")
        self._who, self._onward = label(""), label("", "quiet")
        self._verified, self._unverified = label("", "good"), label("", "caution")
        self._beds, self.pin = label("", "card"), QPushButton()
        self.pin.setFixedSize(around.scaled(34), around.scaled(34))
        self.pin.setStyleSheet("padding: 0;")
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self.pin, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for part in (self._organization, self._where, self._numbers, self._beds, self._site, self._who, self._onward,
                     self._verified, self._unverified):  # fmt: skip
            column.addWidget(part)
        column.addStretch()
        let_through(self)
        self.pin.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_listing(self, one: Listing, telling: Telling, verified: bool, changed: bool) -> None:
        """Show this service; `changed` when an update changed it after it was verified here."""
        self.service = one.service_id
        working = telling.is_working(one)
        fresh = telling.freshness(one, changed) if working else telling.not_working()
        verified = verified and working and not changed
        for part, text in (
            (self._name, telling.safe(one.name)),
            (self._organization, telling.safe(one.organization) if one.organization != one.name else ""),
            (self._where, " · ".join(part for part in (telling.where(one), telling.spoken(one)) if part)),
            (self._numbers, telling.numbers(one)),
            (self._site, "" if one.phones or not one.url else telling.address(one.url)),
            (self._who, telling.who(one)),
            (self._onward, telling.onward(one)),
            (self._verified, fresh if verified else ""),
            (self._unverified, "" if verified else fresh),
        ):
            _fill(part, text)
        numbers = ", ".join(phone.number for phone in one.phones)
        self.setAccessibleName(f"{one.name}. {numbers}. {telling.who(one)} {fresh}")
        self.updateGeometry()

    def show_here(self, pinned: bool | None, beds: str) -> None:
        """Show what this place knows: whether it is on the first page, None where it may not be; its free beds."""
        self.is_pinned = bool(pinned)
        self.pin.setVisible(pinned is not None)
        self.pin.setIcon(self._pin_icons[self.is_pinned])
        self.pin.setProperty("role", "primary" if pinned else "")
        self.pin.style().polish(self.pin)
        self.pin.setToolTip(self._pin_words[self.is_pinned])
        self.pin.setAccessibleName(self._pin_words[self.is_pinned])
        _fill(self._beds, beds)


def _fill(part: QLabel, text: str) -> None:
    part.setText(text)
    part.setVisible(bool(text))
