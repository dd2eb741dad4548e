"""A safety plan on paper: asked each time, nothing by default, never the whole while the person is controlled."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from toolkit.domain.form import Form, Values
from toolkit.domain.papers import PocketCard
from toolkit.domain.plan_print import Phase, PlanPrint, card_lines, phase_of, plan_prints
from toolkit.services.papers import CARD_HEADINGS
from toolkit.support.i18n import N_
from toolkit.ui.cases.case_page import chips
from toolkit.ui.forms.print_page import Printable, SafeQuestion, SettingCard
from toolkit.ui.sheet.choices import choice_box
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import Tick, button, card, named, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

PRINTS = {
    PlanPrint.NOTHING: N_("Nothing on paper"),
    PlanPrint.CARD: N_("A pocket card under a heading that says nothing"),
    PlanPrint.AT_THE_SHELTER: N_("The plan for the shelter's file: it stays there"),
    PlanPrint.FULL: N_("The whole plan for the person"),
}
_SAFE_FIRST = (PlanPrint.CARD, PlanPrint.FULL)


class PlanPage(QWidget):
    """Emits `card_wanted` with a card and `plan_wanted` with the paper of the plan, each with how it is set."""

    card_wanted = Signal(object, object)
    plan_wanted = Signal(object, object)
    left = Signal()

    def __init__(self, around: Surroundings, found: Printable) -> None:
        super().__init__()
        self._around, self._found = around, found
        say, view = around.words.say, found.view
        column = page_column(
            self,
            say("On paper: {form}", form=found.form.title),
            say("Asked each time. Paper can be found: what is known by heart cannot."),
        )
        self.back = button(say("Back to the form"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, view.case), self.back))
        if view.draft:
            column.addWidget(label(say("What is typed and not saved yet does not go to paper."), "caution"))
        column.addWidget(self._what(phase_of(view.saved)))
        column.addWidget(self._if_found(view.saved))
        self.question = SafeQuestion(around, view.case.before.language)
        self.question.safe.box.clicked.connect(self._show)
        column.addWidget(self.question)
        self.card = self._card(found.form, view.saved)
        column.addWidget(self.card)
        self.betrays = label("", "caution")
        column.addWidget(self.betrays)
        self.setting = SettingCard(around)
        column.addWidget(self.setting)
        self.preview = button(say("Look at it first"), "primary")
        self.preview.clicked.connect(self._go)
        column.addLayout(wrapping(self.preview))
        column.addStretch()
        self._show()

    def _what(self, phase: Phase) -> QFrame:
        say = self._around.words.say
        made, column = card(say("What goes to paper this time"))
        offered = {one.value: say(PRINTS[one]) for one in plan_prints(phase)}
        self.what = choice_box(say("What goes to paper this time"), offered)
        self.what.activated.connect(self._show)
        column.addWidget(self.what)
        if phase is Phase.CONTROLLED:
            column.addWidget(
                label(say("While the person is still controlled, or that is not known, the whole plan is not printed."))
            )
        return made

    def _if_found(self, values: Values) -> QFrame:
        say = self._around.words.say
        made, column = card(say("If this plan is found"))
        agreed = values.get("if_found") or ""
        text = agreed or say("Nothing is agreed yet. Agree on what the person says before they carry any paper.")
        column.addWidget(label(text, "" if agreed else "caution"))
        return made

    def _card(self, form: Form, values: Values) -> QFrame:
        say = self._around.words.say
        made, column = card(say("On the card"), say("Only what is ticked. Fewer lines are safer."))
        self.heading = choice_box(say("Heading"), {one: say(one) for one in CARD_HEADINGS})
        named(column, say("Heading"), self.heading)
        self.lines = [(Tick(_shown(name, one.text, one.numbers)), one) for name, one in card_lines(form, values)]
        for tick, _ in self.lines:
            column.addWidget(tick)
            tick.box.clicked.connect(self._show)
        if not self.lines:
            column.addWidget(label(say("The plan holds nothing yet that a card could carry."), "quiet"))
        return made

    @property
    def _chosen(self) -> PlanPrint:
        return PlanPrint(self.what.currentData())

    def _pocket(self) -> PocketCard:
        return PocketCard(tuple(line for tick, line in self.lines if tick.on), str(self.heading.currentData()))

    def _show(self) -> None:
        chosen = self._chosen
        self.question.setVisible(chosen in _SAFE_FIRST)
        self.card.setVisible(chosen is PlanPrint.CARD)
        self.setting.setVisible(chosen is not PlanPrint.NOTHING)
        self.preview.setVisible(chosen is not PlanPrint.NOTHING)
        self.setting.second.setVisible(chosen is not PlanPrint.CARD)
        self._show_betraying()
        some = chosen is not PlanPrint.CARD or bool(self._pocket().lines)
        self.preview.setEnabled(some and (chosen not in _SAFE_FIRST or self.question.safe.on))

    def _show_betraying(self) -> None:
        words = self._betraying()
        say = self._around.words.say
        told = say("These words could betray what the paper is: {words}.", words=", ".join(words))
        self.betrays.setText(told if words else "")
        self.betrays.setVisible(bool(words))

    def _betraying(self) -> list[str]:
        papers, order = self._around.papers, self.setting.order()
        if self._chosen is PlanPrint.CARD:
            return papers.betraying(order, self._pocket())
        return papers.betraying_form(order.tag, self._found.paper()) if self._chosen is PlanPrint.FULL else []

    def _go(self) -> None:
        if self._chosen is PlanPrint.CARD:
            self.card_wanted.emit(self._pocket(), self.setting.order())
        else:
            in_file = self._chosen is PlanPrint.AT_THE_SHELTER
            self.plan_wanted.emit(self._found.paper(in_file=in_file), self.setting.order())


def _shown(name: str, text: str, numbers: tuple[str, ...]) -> str:
    said = " · ".join(part for part in (text, *(f"\u2066{number}\u2069" for number in numbers)) if part)
    return f"{name}: {said}"
