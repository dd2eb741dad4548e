"""The fields of a service as a person fills them: a new one whole, or what can be corrected about one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from toolkit.domain.directory.faults import RowFault
from toolkit.domain.directory.hsds import STATUS
from toolkit.domain.directory.terms import ACCEPTS, KINDS, REPORTS, WHO_ANSWERS
from toolkit.support.i18n import N_, Translate
from toolkit.ui.directory.several import Several
from toolkit.ui.forms.editors import CalmBox, GrowingText
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import FlowGrid
from toolkit.ui.widgets.forms import card
from toolkit.ui.widgets.text import label

FIELD_WIDTH = 300
MOST = 200
"""Letters of a line."""
MOST_TEXT = 4_000

STATUSES = {
    "active": N_("Working"),
    "inactive": N_("Not working"),
    "temporarily closed": N_("Closed for some time"),
    "defunct": N_("Gone for good"),
}
YES_NO = {"yes": N_("Yes"), "no": N_("No")}
assert set(STATUSES) == STATUS  # noqa: S101  (what a package may say)

CARDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("What it is"), ("name", "organization", "kinds", "country", "region", "status")),
    (N_("How to reach it"), ("phone", "phone_2", "url", "email")),
    (N_("Who answers"), ("who_answers", "reports_onward", "calls_recorded", "anonymous_possible", "charged")),
    (N_("Whom it helps"), ("languages", "accepts", "description")),
)
NAMES = {
    "name": N_("Name of the service"),
    "organization": N_("Organisation"),
    "kinds": N_("Kind of service"),
    "country": N_("Country"),
    "region": N_("City or region"),
    "status": N_("Is it working?"),
    "phone": N_("Telephone"),
    "phone_2": N_("Second telephone"),
    "url": N_("Website"),
    "email": N_("E-mail"),
    "who_answers": N_("Who answers"),
    "reports_onward": N_("Reports onward"),
    "calls_recorded": N_("Calls are recorded"),
    "anonymous_possible": N_("A caller may stay without a name"),
    "charged": N_("Costs money"),
    "languages": N_("Languages spoken"),
    "accepts": N_("Takes in"),
    "description": N_("Description"),
}
ONE_OF = {
    "status": STATUSES, "who_answers": WHO_ANSWERS, "reports_onward": REPORTS, "calls_recorded": YES_NO,
    "anonymous_possible": YES_NO, "charged": YES_NO,
}  # fmt: skip
DIALLED = ("phone", "phone_2", "url", "email")
"""Fields that are written from left to right in any language."""


@dataclass(frozen=True, slots=True)
class Places:
    """Countries by code and languages by tag, named in the interface's language."""

    countries: Mapping[str, str]
    languages: Mapping[str, str]


class ServiceForm(QWidget):
    """Shows fields, gives what stands in them, and tells faults under each."""

    def __init__(self, around: Surroundings, fields: Iterable[str], places: Places) -> None:
        super().__init__()
        self._around, self._places = around, places
        self.fields: dict[str, QWidget] = {}
        self._faults: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        asked = set(fields)
        for title, names in CARDS:
            if there := [name for name in names if name in asked]:
                made, inside = card(around.words.say(title))
                grid = FlowGrid(around.scaled(FIELD_WIDTH), gap=12, most=2)
                grid.show_only([self._block(name) for name in there])
                inside.addWidget(grid)
                column.addWidget(made)

    def said(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: _read(field) for name, field in self.fields.items()}

    def put(self, said: Mapping[str, str]) -> None:
        """Fill the fields."""
        for name, field in self.fields.items():
            _fill(field, said.get(name, ""))

    def tell(self, faults: Iterable[RowFault], translate: Translate) -> None:
        """Tell each fault under its field, and go to the first."""
        for told in self._faults.values():
            told.hide()
        first = ""
        for fault in faults:
            said = f"{translate(fault.wrong)}; {translate(fault.right)}".format(**fault.places)
            self.hint(fault.column, f"{said[:1].upper()}{said[1:]}.")
            first = first or fault.column
        if first in self.fields:
            self.fields[first].setFocus()

    def hint(self, name: str, text: str) -> None:
        """A sentence under a field."""
        told = self._faults[name]
        told.setText(text)
        told.show()

    def _block(self, name: str) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        named, field = label(self._around.words.say(NAMES[name]), "small"), self._field(name)
        named.setBuddy(field)
        field.setAccessibleName(named.text())
        self.fields[name], self._faults[name] = field, label("", "caution")
        self._faults[name].hide()
        for part in (named, field, self._faults[name]):
            column.addWidget(part)
        column.addStretch()
        return block

    def _field(self, name: str) -> QWidget:
        say = self._around.words.say
        if name in ONE_OF:
            nothing = {} if name == "status" else {"": say("Not known")}
            return _box(nothing | {code: say(text) for code, text in ONE_OF[name].items()})
        if name == "country":
            return _box({"": say("– choose –")} | dict(self._places.countries))
        if name in ("kinds", "accepts"):
            known = KINDS if name == "kinds" else ACCEPTS
            return Several({code: say(text) for code, text in known.items()}, say("Add…"))
        if name == "languages":
            return Several(dict(self._places.languages), say("Add…"))
        if name == "description":
            return GrowingText(3, MOST_TEXT)
        return _line(name)


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(MOST)
    if name in DIALLED:
        # A number that is typed from the right would be read, and dialled, the wrong way round.
        made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return made


def _box(options: Mapping[str, str]) -> CalmBox:
    made = CalmBox()
    made.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    for value, text in options.items():
        made.addItem(text, value)
    return made


def _read(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text().strip()
    if isinstance(field, GrowingText):
        return field.toPlainText().strip()
    if isinstance(field, Several):
        return "; ".join(field.chosen())
    assert isinstance(field, CalmBox)  # noqa: S101  (nothing else is made here)
    return str(field.currentData() or "")


def _fill(field: QWidget, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
    elif isinstance(field, GrowingText):
        field.setPlainText(text)
    elif isinstance(field, Several):
        field.put([part.strip() for part in text.split(";") if part.strip()])
    elif isinstance(field, CalmBox):
        field.setCurrentIndex(max(0, field.findData(text)))
