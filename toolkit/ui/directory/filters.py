"""What a service must be: boxes to choose from, which stand in as many rows as they need."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from toolkit.domain.directory.query import Query
from toolkit.domain.directory.terms import ACCEPTS, KINDS, REPORTS, WHO_ANSWERS
from toolkit.support.i18n import N_
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import FlowGrid

CHECKS = {
    "verified": N_("Verified only"),
    "open_now": N_("Open now"),
    "free": N_("Costs nothing"),
}
WIDTH = 196


class Filters(QWidget):
    """Emits `changed` when anything was chosen."""

    changed = Signal()

    def __init__(self, around: Surroundings, countries: Mapping[str, str], languages: Mapping[str, str]) -> None:
        super().__init__()
        say = around.words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.country = self._box(say("Country"), say("Any country"), countries)
        self.kind = self._box(say("Kind of service"), say("Any kind"), _said(KINDS, around))
        self.language = self._box(say("Language spoken"), say("Any language"), languages)
        self.who = self._box(say("Who answers"), say("Whoever answers"), _said(WHO_ANSWERS, around))
        self.reports = self._box(say("Reports onward"), say("Reporting or not"), _said(REPORTS, around))
        self.accepts = self._box(say("Takes in"), say("Takes in anybody"), _said(ACCEPTS, around))
        self.checks = {name: self._check(say(text)) for name, text in CHECKS.items()}
        self.region = QLineEdit()
        self.region.setPlaceholderText(say("City or region"))
        self.region.setAccessibleName(say("City or region"))
        self.region.textChanged.connect(lambda _text: self.changed.emit())
        boxes = (self.country, self.region, self.kind, self.language, self.who, self.reports, self.accepts)
        grid = FlowGrid(around.scaled(WIDTH), gap=8)
        grid.show_only((*boxes, *self.checks.values()))
        column.addWidget(grid)

    def query(self, typed: str) -> Query:
        """What is asked: what was typed, and what was chosen here."""
        return Query(
            typed,
            country=self.country.currentData(),
            region=self.region.text().strip(),
            kind=self.kind.currentData(),
            languages=(self.language.currentData(),) if self.language.currentData() else (),
            accepts=(self.accepts.currentData(),) if self.accepts.currentData() else (),
            who_answers=self.who.currentData(),
            reports_onward=self.reports.currentData(),
            verified=self.checks["verified"].isChecked(),
            open_now=self.checks["open_now"].isChecked(),
            free=self.checks["free"].isChecked(),
        )

    def set_query(self, query: Query) -> None:
        """Choose what a query asks, without telling of it."""
        self.blockSignals(True)
        for box, value in (
            (self.country, query.country), (self.kind, query.kind), (self.who, query.who_answers),
            (self.language, query.languages[0] if query.languages else ""), (self.reports, query.reports_onward),
            (self.accepts, query.accepts[0] if query.accepts else ""),
        ):  # fmt: skip
            box.setCurrentIndex(max(0, box.findData(value)))
        self.region.setText(query.region)
        for name, check in self.checks.items():
            check.setChecked(getattr(query, name))
        self.blockSignals(False)

    def clear(self) -> None:
        """Ask nothing."""
        self.set_query(Query())
        self.changed.emit()

    def _box(self, name: str, nothing: str, choices: Mapping[str, str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.addItem(nothing, "")
        for value, text in choices.items():
            box.addItem(text, value)
        # As wide as its place, whatever the longest choice.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.currentIndexChanged.connect(lambda _place: self.changed.emit())
        return box

    def _check(self, text: str) -> QCheckBox:
        check = QCheckBox(text)
        check.toggled.connect(lambda _on: self.changed.emit())
        return check


def _said(texts: Mapping[str, str], around: Surroundings) -> dict[str, str]:
    return {code: around.words.say(text) for code, text in texts.items()}
