"""Two versions of a form side by side: any two of its saves, what changed marked, with who saved them and when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from toolkit.domain.case import Case
from toolkit.domain.form import Form, FormSave, compared, standing
from toolkit.ui.cases.case_page import chips
from toolkit.ui.dates import shown_moment
from toolkit.ui.forms.telling import told
from toolkit.ui.sheet.choices import choice_box
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import Tick, button, card, named, page_column
from toolkit.ui.widgets.text import chip, label
from toolkit.ui.widgets.wrapping import wrapping


class ComparePage(QWidget):
    """Emits `left`."""

    left = Signal()

    def __init__(self, around: Surroundings, form: Form, case: Case, saves: Sequence[FormSave], member: str) -> None:
        super().__init__()
        self._around, self._form, self._saves, self._member = around, form, list(saves), member
        say = around.words.say
        column = page_column(self, say("Two versions: {form}", form=form.title))
        self.back = button(say("Back to the form"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, case), self.back))
        which, inside = card(say("Which two"))
        versions = {str(place): self._version(place, one) for place, one in enumerate(self._saves)}
        last = len(self._saves) - 1
        self.earlier = choice_box(say("One version"), versions, str(max(0, last - 1)))
        self.later = choice_box(say("The other"), versions, str(last))
        named(inside, say("One version"), self.earlier)
        named(inside, say("The other"), self.later)
        self.only = Tick(say("Only what differs"), on=True)
        inside.addWidget(self.only)
        for box in (self.earlier, self.later):
            box.activated.connect(self._show)
        self.only.box.clicked.connect(self._show)
        column.addWidget(which)
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        self.table: QFrame | None = None
        self._show()
        column.addStretch()

    def _version(self, place: int, save: FormSave) -> str:
        say = self._around.words.say
        who = say("You") if save.by == self._member else say("A colleague")
        when = shown_moment(save.at, self._around.words.tag)
        return say("{number}. {when}, {who}", number=place + 1, when=when, who=who)

    def _show(self) -> None:
        if self.table:
            self._place.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        say = self._around.words.say
        self.table, inside = card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        for place, box in enumerate((self.earlier, self.later)):
            grid.addWidget(label(box.currentText(), "small"), 0, place)
            grid.setColumnStretch(place, 1)
        rows = self._rows()
        for text, left, right, differs in rows:
            self._add_row(grid, text, (left, right), differs)
        inside.addLayout(grid)
        if not rows:
            inside.addWidget(label(say("Nothing differs."), "quiet"))
        self._place.addWidget(self.table)
        self.table.show()

    def _rows(self) -> list[tuple[str, str, str, bool]]:
        earlier, later = (standing(self._saves[: int(box.currentData()) + 1]) for box in (self.earlier, self.later))
        asked = {key: text for save in self._saves for key, text in save.asked.items()}
        fields = {one.key: one for one in self._form.fields}
        found = []
        for key, left, right in compared(self._form, earlier, later):
            one = fields.get(key)
            name = one.label if one else asked.get(key, key)
            if left != right or not self.only.on:
                found.append((name, told(self._around, one, left), told(self._around, one, right), left != right))
        return found

    def _add_row(self, grid: QGridLayout, name: str, sides: tuple[str, str], differs: bool) -> None:
        row = grid.rowCount()
        above = label(name, "strong")
        grid.addWidget(above, row, 0, 1, 2)
        if differs:
            grid.addWidget(chip(self._around.words.say("Changed"), "caution"), row + 1, 0, 1, 2)
        for place, text in enumerate(sides):
            grid.addWidget(label(text), row + 2, place)
