"""How many sheets in which languages: one print job or one file of them all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from toolkit.domain.language import Language
from toolkit.domain.sheet import BatchLine, Form, Paper, SheetOrder
from toolkit.ui.sheet.choices import FORMS, PAPERS, choice_box
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import below_each_other, scrolled, scrolled_panel
from toolkit.ui.widgets.text import label, person_label, surface

PANEL_WIDTH = 330
MOST = 99


class BatchPage(QWidget):
    """Emits `print_wanted` or `save_wanted` with the lines to set. `counts` has a box for each written language, by
    tag; `lines` are what was chosen before, for who comes back from the printer.
    """

    print_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(self, around: Surroundings, lines: Sequence[BatchLine] = ()) -> None:
        super().__init__()
        self._around = around
        surface(self, "page")
        say = around.words.say
        body = QGridLayout(self)
        body.setContentsMargins(44, 28, 36, 20)
        body.setHorizontalSpacing(24)
        body.addWidget(label(say("Several sheets"), "title"), 0, 0, 1, 2)
        told = say("How many in each language? They are printed as one job, or become one file.")
        body.addWidget(label(told, "quiet"), 1, 0, 1, 2)
        languages, panel = self._languages(), self._panel()
        if around.is_large:
            body.addWidget(below_each_other(languages, panel), 2, 0, 1, 2)
        else:
            body.addWidget(scrolled(languages), 2, 0)
            body.addWidget(scrolled_panel(panel, around.scaled(PANEL_WIDTH, most=430)), 2, 1)
        body.setColumnStretch(0, 1)
        body.setRowStretch(2, 1)
        self._choose_again(lines)
        self._count()

    def _choose_again(self, lines: Sequence[BatchLine]) -> None:
        for line in lines:
            self.counts[line.order.tag].setValue(line.copies)
        for order in (line.order for line in lines[:1]):
            for box, value in (
                (self.form, order.form.value),
                (self.beside, order.beside or ""),
                (self.paper, order.paper.value),
                (self.country, order.country or ""),
            ):
                box.setCurrentIndex(max(0, box.findData(value)))

    def lines(self) -> list[BatchLine]:
        """What was chosen, in the order of the languages."""
        wanted = [(tag, box.value()) for tag, box in self.counts.items() if box.value()]
        return [BatchLine(self._order(tag), copies) for tag, copies in wanted]

    def _order(self, tag: str) -> SheetOrder:
        beside = self.beside.currentData() or None
        form, paper = Form(self.form.currentData()), Paper(self.paper.currentData())
        return SheetOrder(tag, beside, form, paper, self.country.currentData() or None)

    def _languages(self) -> QWidget:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setColumnStretch(1, 1)
        self.counts: dict[str, QSpinBox] = {}
        written = [one for one in self._around.sheets.languages.all if one.is_written]
        for place, language in enumerate(written):
            self._add_row(grid, place, language)
        return rows

    def _add_row(self, grid: QGridLayout, place: int, language: Language) -> None:
        around = self._around
        here = around.words.name_of(language.name)
        native = person_label(language.native_name, "card", around.typefaces.families_of(language), around.words.is_rtl)
        # Beside its box, whichever way its own letters run.
        side = Qt.AlignmentFlag.AlignRight if around.words.is_rtl else Qt.AlignmentFlag.AlignLeft
        native.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        box = QSpinBox()
        box.setRange(0, MOST)
        box.setMinimumWidth(around.scaled(84))
        box.setAccessibleName(around.words.say("Copies in {language}", language=here))
        box.valueChanged.connect(self._count)
        self.counts[language.tag] = box
        grid.addWidget(box, 2 * place, 0, 2, 1)
        grid.addWidget(native, 2 * place, 1)
        grid.addWidget(label(here, "small"), 2 * place + 1, 1)

    def _panel(self) -> QWidget:
        say = self._around.words.say
        panel = QFrame()
        panel.setObjectName("card")
        column = QVBoxLayout(panel)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(10)
        self.total = label("", "card")
        asked = say("Before you hand one over, ask the person: is paper safe for you? Showing is the default.")
        self.print = QPushButton(say("Print…"))
        self.print.setProperty("role", "primary")
        self.print.setIcon(self._around.icons.icon("printer", self._around.theme.on_accent))
        self.print.clicked.connect(lambda: self.print_wanted.emit(self.lines()))
        self.save = QPushButton(say("Save as PDF…"))
        self.save.setIcon(self._around.icons.icon("save", self._around.theme.ink))
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.lines()))
        for widget in (self.total, label(asked, "caution"), self.print, self.save, *self._choices()):
            column.addWidget(widget)
        column.addStretch()
        note = say("A file outside the vault can be read by whoever finds it. Delete it once it is printed.")
        column.addWidget(label(note, "small"))
        return panel

    def _choices(self) -> list[QComboBox]:
        around = self._around
        say, sheets = around.words.say, around.sheets
        written = {one.tag: around.words.name_of(one.name) for one in sheets.languages.all if one.is_written}
        second = {"": say("One language only")} | {
            tag: say("With {language}", language=name) for tag, name in written.items()
        }
        countries = {"": say("No country")} | sheets.country_names(around.words.tag)
        self.form = choice_box(say("Form"), {form.value: say(name) for form, name in FORMS.items()})
        self.beside = choice_box(say("Second language"), second, around.words.tag)
        self.paper = choice_box(
            say("Paper"), {paper.value: say(name) for paper, name in PAPERS.items()}, around.preferences.paper
        )
        self.country = choice_box(say("Country"), countries)
        return [self.form, self.beside, self.paper, self.country]

    def _count(self) -> None:
        total = sum(box.value() for box in self.counts.values())
        self.total.setText(self._around.words.say_many("{count} sheet", "{count} sheets", total))
        for button in (self.print, self.save):
            button.setEnabled(total > 0)
