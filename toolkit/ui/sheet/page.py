"""The sheet as the responder sees it: its words at once, and what can be done with it beside them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from toolkit.domain.language import State
from toolkit.domain.sheet import Copy, Form, Paper, SheetOrder
from toolkit.support.i18n import N_
from toolkit.ui.sheet.choices import COPIES, FORMS, PAPERS, choice_box
from toolkit.ui.sheet.words import SheetWords
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import below_each_other, scrolled, scrolled_panel
from toolkit.ui.widgets.forms import button as wrapping_button
from toolkit.ui.widgets.text import label, person_label, surface

STATES = {
    State.DRAFT: N_("Draft: no named person has checked this text. Have an interpreter read along."),
    State.CHECKED: N_("Checked by a named person, not yet approved."),
    State.APPROVED: N_("Checked and approved."),
}

KEPT_BACK = N_(
    "A draft that no named person has checked: by the rule of this unit it is for you alone. Use an interpreter."
)

PANEL_WIDTH = 330


class SheetPage(QWidget):
    """Emits the order that is chosen: `turn_wanted` to hand the screen to the person, `paper_wanted` to print it,
    `save_wanted` to save it. Its words are those of the chosen form. `law_wanted` with the chosen country: what is
    known of its law.
    """

    turn_wanted = Signal(object)
    paper_wanted = Signal(object)
    save_wanted = Signal(object)
    finder_wanted = Signal()
    law_wanted = Signal(str)

    def __init__(self, around: Surroundings, tag: str) -> None:
        super().__init__()
        self._around, self._tag = around, tag
        self._text = around.sheets.text(tag)
        surface(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 28, 36, 20)
        column.setSpacing(10)
        column.addLayout(self._head())
        holder, panel = QWidget(), self._panel()
        self._read = QVBoxLayout(holder)
        self._read.setContentsMargins(0, 0, 0, 0)
        if around.is_large:
            column.addWidget(below_each_other(panel, holder), 1)
        else:
            body = QHBoxLayout()
            body.setSpacing(24)
            body.addWidget(holder, 1)
            body.addWidget(scrolled_panel(panel, around.scaled(PANEL_WIDTH, most=430)))
            column.addLayout(body, 1)
        self._show_words()
        for box in (self.form, self.country):
            box.currentIndexChanged.connect(self._show_words)

    def order(self) -> SheetOrder:
        """What is to be set, as chosen on this page."""
        return SheetOrder(
            self._tag,
            self.beside.currentData() or None,
            Form(self.form.currentData()),
            Paper(self.paper.currentData()),
            self.country.currentData() or None,
            Copy(self.copy.currentData()),
        )

    def _show_words(self) -> None:
        """The words of the chosen form, in place of those that were shown."""
        around = self._around
        words = around.sheets.words(self.order())
        self.words = SheetWords(around.typefaces, words, min(1.0, 0.75 * around.scale), around.pictogram)
        old = self._read.takeAt(0)
        if old and (shown := old.widget()):
            shown.setParent(None)
            shown.deleteLater()
        self._read.addWidget(self.words if around.is_large else scrolled(self.words))

    def _head(self) -> QHBoxLayout:
        around, language = self._around, self._text.language
        row = QHBoxLayout()
        row.setSpacing(14)
        self.other = QPushButton(around.words.say("Another language"))
        self.other.setProperty("role", "plain")
        self.other.setIcon(around.icons.icon("back", around.theme.accent, around.words.is_rtl))
        self.other.clicked.connect(self.finder_wanted)
        families = around.typefaces.families_of(language)
        native = person_label(language.native_name, "native", families, language.is_rtl)
        native.setWordWrap(False)
        row.addWidget(self.other)
        row.addWidget(native)
        row.addWidget(label(around.words.name_of(language.name), "quiet", wrap=False))
        row.addStretch()
        return row

    def _panel(self) -> QWidget:
        say = self._around.words.say
        panel = QFrame()
        panel.setObjectName("card")
        column = QVBoxLayout(panel)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(10)
        kept_back = self._around.sheets.keeps_back(self._text.language)
        column.addWidget(label(say(KEPT_BACK if kept_back else STATES[self._text.language.state]), "caution"))
        self.turn = self._button("screen", say("Show it to the person"), primary=True)
        self.print = self._button("printer", say("Print…"))
        self.save = self._button("save", say("Save as PDF…"))
        self.turn.clicked.connect(lambda: self.turn_wanted.emit(self.order()))
        self.print.clicked.connect(lambda: self.paper_wanted.emit(self.order()))
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.order()))
        for button in (self.turn, self.print, self.save):
            button.setEnabled(not kept_back)
            column.addWidget(button)
        column.addSpacing(6)
        column.addWidget(label(say("On paper"), "card"))
        for box in self._choices():
            column.addWidget(box)
        self.law = wrapping_button(say("Local law…"))
        self.law.clicked.connect(lambda: self.law_wanted.emit(self.country.currentData()))
        column.addWidget(self.law)
        column.addStretch()
        child = say("A child, or maybe a child: child protection first. This sheet is written for adults.")
        column.addWidget(label(child, "small"))
        column.addWidget(label(say("The standards behind the sheet are not law, and it says so."), "small"))
        return panel

    def _button(self, icon: str, text: str, primary: bool = False) -> QPushButton:
        theme = self._around.theme
        button = QPushButton(text)
        button.setProperty("role", "primary" if primary else "")
        button.setIcon(self._around.icons.icon(icon, theme.on_accent if primary else theme.accent))
        return button

    def _choices(self) -> list[QComboBox]:
        say = self._around.words.say
        self.beside = choice_box(say("Second language"), self._second_languages())
        forms = self._around.sheets.forms(self._tag)
        self.form = choice_box(say("Form"), {form.value: say(FORMS[form]) for form in forms})
        self.paper = choice_box(say("Paper"), {paper.value: say(name) for paper, name in PAPERS.items()})
        self.paper.setCurrentIndex(max(0, self.paper.findData(self._around.preferences.paper)))
        if self._text.language.state is State.DRAFT:
            # Beside a draft stands the responder's own language, so that an interpreter can check it.
            self.beside.setCurrentIndex(max(0, self.beside.findData(self._around.words.tag)))
        countries = {"": say("No country")} | self._around.sheets.country_names(self._around.words.tag)
        self.country = choice_box(say("Country"), countries)
        self.copy = choice_box(say("Whose copy"), {copy.value: say(name) for copy, name in COPIES.items()})
        return [self.beside, self.form, self.paper, self.country, self.copy]

    def _second_languages(self) -> dict[str, str]:
        words = self._around.words
        written = [one for one in self._around.sheets.languages.all if one.is_written and one.tag != self._tag]
        return {"": words.say("One language only")} | {
            one.tag: words.say("With {language}", language=words.name_of(one.name)) for one in written
        }
