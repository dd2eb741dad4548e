"""The dates of all cases or of one, by day, with how long there is; and when a stay ends by verified local law."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from toolkit.domain.country import CountryPack
from toolkit.domain.due import Due
from toolkit.domain.stay import NO_END
from toolkit.services.calendar import Calendar, stay_end
from toolkit.support.i18n import N_
from toolkit.ui.dates import shown_day
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, choice, named, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

MOST = 120
"""So many dates stand on the page: each case has a calendar of its own."""


class CalendarPage(QWidget):
    """Emits `wanted` with a case's id and the part a date is from, `export_wanted`, `country_chosen`,
    `law_wanted` with the chosen country's code, and `left`."""

    wanted = Signal(str, str)
    export_wanted = Signal()
    country_chosen = Signal(str)
    law_wanted = Signal(str)
    left = Signal()

    def __init__(self, around: Surroundings, found: Calendar) -> None:
        super().__init__()
        self._around, self._found = around, found
        words = around.words
        title = words.say("Calendar of case {code}", code=f"\u2066{found.code}\u2069") if found.code else ""
        column = page_column(
            self,
            title or words.say("Calendar"),
            words.say("The dates of cases that are not closed. Reminders stand on the first page after unlocking."),
        )
        self.back = button(words.say("Back"), "plain")
        self.back.clicked.connect(self.left)
        self.export = button(words.say("Dates for another calendar …"))
        self.export.setEnabled(bool(found.dates))
        self.export.clicked.connect(self.export_wanted)
        column.addLayout(wrapping(self.back, self.export))
        if found.case_id:
            column.addWidget(self._stay())
        column.addWidget(self._dates())
        column.addStretch()

    def show_law(self, pack: CountryPack) -> None:
        """When the stay ends by the law of this country, with its source; or why no day is worked out."""
        words, end = self._around.words, stay_end(self._found.start, pack)
        if end.on:
            day = shown_day(end.on.isoformat(), words.tag)
            self.end.setText(words.say("By the verified law the stay ends on {day}.", day=day))
            told = N_("Source, and when this unit verified it: {source}")
            if end.law and not end.law.fact.here:
                told = N_("Source, and who verified it: {source}")
            self.source.setText(words.say(told, source=end.source))
        else:
            self.end.setText(words.say(NO_END[end.reason]) if end.reason else "")
        self.source.setVisible(end.on is not None)

    def _stay(self) -> QFrame:
        words, found = self._around.words, self._found
        made, column = card(words.say("End of the stay"))
        if found.start:
            since = N_("Counted from the decision: {day}") if found.decided else N_("Counted from the request: {day}")
            column.addWidget(label(words.say(since, day=shown_day(found.start.isoformat(), words.tag))))
        countries = {"": words.say("No country")} | self._around.sheets.country_names(words.tag)
        self.country = choice(countries)
        self.country.activated.connect(lambda: self.country_chosen.emit(self.country.currentData()))
        named(column, words.say("Country"), self.country)
        self.end, self.source = label("", "strong"), label("", "small")
        column.addWidget(self.end)
        column.addWidget(self.source)
        self.law = button(words.say("Local law…"))
        self.law.clicked.connect(lambda: self.law_wanted.emit(self.country.currentData()))
        column.addLayout(wrapping(self.law))
        return made

    def _dates(self) -> QFrame:
        words = self._around.words
        made, column = card(words.say("Dates"))
        self.dates: list[QPushButton] = []
        if not self._found.dates:
            column.addWidget(label(words.say("No date is noted."), "quiet"))
        by_day = sorted(self._found.dates, key=lambda one: one.marked.day)[:MOST]
        for day, ones in groupby(by_day, key=lambda one: one.marked.day):
            together = list(ones)
            column.addWidget(label(f"{shown_day(day, words.tag)} · {together[0].told(words)}", "strong"))
            for one in together:
                column.addLayout(wrapping(*self._line(one)))
        more = len(self._found.dates) - MOST
        if more > 0:
            column.addWidget(label(words.say_many("And {count} later date", "And {count} later dates", more), "quiet"))
        return made

    def _line(self, one: Due) -> tuple[QWidget, ...]:
        words = self._around.words
        code = f"\u2066{one.code}\u2069"
        opens = button(words.say("Go there") if self._found.case_id else code, "value")
        opens.setAccessibleName(words.say("Case {code}", code=code))
        opens.setAccessibleDescription(f"{one.about(words)}, {one.told(words)}")
        opens.clicked.connect(lambda: self.wanted.emit(one.case_id, one.marked.opens))
        self.dates.append(opens)
        return opens, label(one.about(words))
