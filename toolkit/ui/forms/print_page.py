"""Before a form becomes paper: for whom it is, whether paper is safe for them, which consent covers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from toolkit.domain.consent import Coverage, Disclosure, RecipientKind, Uncovered, coverage
from toolkit.domain.form import Form
from toolkit.domain.form_paper import FormPaper, items_told, left_out
from toolkit.domain.papers import PaperOrder
from toolkit.domain.sheet import Paper
from toolkit.services.consents import Ledger
from toolkit.services.form_texts import FILE_COPY, NO_HEALTH, PERSONS_COPY
from toolkit.services.forms import FormView
from toolkit.support.i18n import INTERFACE_NAMES
from toolkit.ui.cases.case_page import chips
from toolkit.ui.consents.gate_panel import GatePanel
from toolkit.ui.consents.telling import ConsentTelling
from toolkit.ui.sheet.choices import PAPERS, choice_box
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import Tick, button, card, named, page_column
from toolkit.ui.widgets.text import label, person_label
from toolkit.ui.widgets.wrapping import wrapping

PERSON, FILE = "person", "file"


@dataclass(frozen=True, slots=True)
class Printable:
    """A form of a case as it is saved, with the ledger of the case."""

    form: Form
    view: FormView
    ledger: Ledger

    def paper(self, to: Disclosure | None = None, in_file: bool = False) -> FormPaper:
        """What is printed of it, for the person unless others are named."""
        case = self.view.case
        return FormPaper(
            form=self.form.id, code=case.code, on=date.today(), values=self.view.saved, asked=self.view.asked,
            practice=case.practice, to=to, in_file=in_file,
            consents={row.id: row.recipient for row in self.ledger.rows},
        )  # fmt: skip


class SettingCard(QFrame):
    """How a paper is set: its language, a second one beside it, the size of the paper."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        say = around.words.say
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(8)
        column.addWidget(label(say("How it is set"), "card"))
        names = dict(INTERFACE_NAMES)
        self.language = choice_box(say("Language"), names, around.words.tag)
        self.beside = choice_box(say("Second language"), {"": say("One language only")} | names)
        sizes = {one.value: say(text) for one, text in PAPERS.items()}
        self.paper = choice_box(say("Paper"), sizes, around.preferences.paper)
        named(column, say("Language"), self.language)
        self.second = QWidget()
        below = QVBoxLayout(self.second)
        below.setContentsMargins(0, 0, 0, 0)
        named(below, say("Second language"), self.beside)
        column.addWidget(self.second)
        named(column, say("Paper"), self.paper)

    def order(self) -> PaperOrder:
        """What was chosen."""
        beside = self.beside.currentData() or None
        return PaperOrder(self.language.currentData(), beside, Paper(self.paper.currentData()))


class SafeQuestion(QFrame):
    """Is paper safe for you? In the person's language, with what it means; nothing is printed before they say so."""

    def __init__(self, around: Surroundings, tag: str) -> None:
        super().__init__()
        self.setObjectName("card")
        say = around.words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(8)
        written = {one.tag for one in around.sheets.languages.all if one.is_written}
        asked = around.sheets.paper_question(tag if tag in written else "en")
        families = around.typefaces.families_of(asked.language)
        for text, role in ((asked.question, "card"), (asked.why, "")):
            shown = around.typefaces.shown(text, asked.language)
            column.addWidget(person_label(shown, role, families, asked.language.is_rtl))
        column.addWidget(label(say("You are asking: is paper safe for you? The person decides."), "small"))
        self.safe = Tick(say("The person says that paper is safe for them"))
        column.addWidget(self.safe)


class FormPrintPage(QWidget):
    """Emits `preview_wanted` with the paper and how it is set, `decision_wanted` with what is to be told to whom, or
    None where nobody is named yet.
    """

    preview_wanted = Signal(object, object)
    decision_wanted = Signal(object)
    left = Signal()

    def __init__(self, around: Surroundings, found: Printable) -> None:
        super().__init__()
        self._around, self._found = around, found
        self._gate: GatePanel | None = None
        say, view = around.words.say, found.view
        column = page_column(self, say("On paper: {form}", form=found.form.title))
        self.back = button(say("Back to the form"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, view.case), self.back))
        if view.draft:
            column.addWidget(label(say("What is typed and not saved yet does not go to paper."), "caution"))
        column.addWidget(self._whom())
        self.question = SafeQuestion(around, view.case.before.language)
        self.question.safe.box.clicked.connect(self._show)
        column.addWidget(self.question)
        self._gates = QVBoxLayout()
        column.addLayout(self._gates)
        self.left_out = label(say(NO_HEALTH), "caution")
        self.betrays = label("", "caution")
        column.addWidget(self.left_out)
        column.addWidget(self.betrays)
        self.setting = SettingCard(around)
        column.addWidget(self.setting)
        self.preview = button(say("Look at it first"), "primary")
        self.preview.clicked.connect(lambda: self.preview_wanted.emit(self._paper(), self.setting.order()))
        column.addLayout(wrapping(self.preview))
        column.addStretch()
        self._show()

    def _whom(self) -> QFrame:
        say, telling = self._around.words.say, ConsentTelling(self._around)
        made, column = card(say("For whom"))
        self._others = _recipients(self._found.ledger)
        names = {PERSON: say(PERSONS_COPY), FILE: say(FILE_COPY)}
        names |= {str(place): telling.recipient(*one) for place, one in enumerate(self._others)}
        self.whom = choice_box(say("For whom"), names)
        self.whom.activated.connect(self._show)
        column.addWidget(self.whom)
        self.else_ = button(say("For somebody else"), "plain")
        self.else_.setEnabled(self._found.ledger.may_record)
        self.else_.clicked.connect(lambda: self.decision_wanted.emit(None))
        column.addLayout(wrapping(self.else_))
        return made

    def _show(self) -> None:
        """What belongs to the reader who is chosen."""
        paper = self._paper()
        self.question.setVisible(paper.for_person)
        self.left_out.setVisible(bool(paper.to and left_out(self._found.form, paper.values, paper.to.kind)))
        self._show_betraying(paper)
        self._show_gate(paper.to)
        is_open = self._gate.is_open if self._gate else paper.in_file or self.question.safe.on
        self.preview.setEnabled(bool(is_open))

    def _show_betraying(self, paper: FormPaper) -> None:
        around = self._around
        words = around.papers.betraying_form(around.words.tag, paper) if paper.for_person else []
        told = around.words.say(
            "On the person's paper these words could betray them: {words}. Change the answer, or show it only.",
            words=", ".join(words),
        )
        self.betrays.setText(told if words else "")
        self.betrays.setVisible(bool(words))

    def _show_gate(self, to: Disclosure | None) -> None:
        if self._gate:
            self._gates.removeWidget(self._gate)
            self._gate.deleteLater()
            self._gate = None
        if to:
            self._gate = GatePanel(self._around, to, self._coverage(to), self._found.ledger.may_record)
            self._gate.decision_wanted.connect(self.decision_wanted)
            self._gates.addWidget(self._gate)
            self._gate.show()

    def _coverage(self, to: Disclosure) -> Coverage:
        ledger = self._found.ledger
        if to.kind is RecipientKind.EMBASSY and ledger.no_contact:
            return Coverage((), dict.fromkeys(sorted(to.items), Uncovered.NO_CONTACT))
        return coverage(ledger.rows, to.recipient, to.kind, to.items, date.today())

    def _paper(self) -> FormPaper:
        whom = str(self.whom.currentData())
        if whom in (PERSON, FILE):
            return self._found.paper(in_file=whom == FILE)
        name, kind = self._others[int(whom)]
        items = items_told(self._found.form, self._found.view.saved, kind)
        return self._found.paper(Disclosure(name, kind, items))


def _recipients(ledger: Ledger) -> Sequence[tuple[str, RecipientKind]]:
    """Everybody that the person was asked about, once each."""
    return list(dict.fromkeys((row.recipient, row.kind) for row in ledger.rows))
