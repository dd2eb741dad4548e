"""One case: what was agreed, what was asked, which sheets were given, and what can be done next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from toolkit.domain.case import Case, SheetHow, Status
from toolkit.domain.checklist import Checklist, Kind
from toolkit.domain.definitions.links import LinkStanding
from toolkit.domain.due import Due
from toolkit.domain.guidance import ResponderTexts
from toolkit.services.cases import CaseView
from toolkit.services.screening import Talk
from toolkit.support.i18n import N_
from toolkit.ui.cases.before_page import GIVEN
from toolkit.ui.cases.due_panel import DuePanel
from toolkit.ui.cases.parts import PARTS
from toolkit.ui.cases.state_card import StateCard
from toolkit.ui.dates import shown_moment
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, choice, named, page_column, row_of
from toolkit.ui.widgets.text import chip, label
from toolkit.ui.widgets.wrapping import wrapping

HOW = {
    SheetHow.SHOWN: N_("Shown on the screen"),
    SheetHow.PRINTED: N_("On paper"),
    SheetHow.READ_ALOUD: N_("Read aloud"),
}

CHAIN = "chain"
LINK_SHORT = {
    LinkStanding.WITHIN: N_("within"), LinkStanding.OUTSIDE: N_("outside"), LinkStanding.OPEN: N_("open"),
    LinkStanding.NOT_KNOWN: N_("not known"),
}  # fmt: skip


def chips(around: Surroundings, case: Case) -> list[QWidget]:
    """What marks a page as one of this case: its code, and whether it is for practice or closed to colleagues."""
    say = around.words.say
    made: list[QWidget] = [chip(say("Case {code}", code=f"\u2066{case.code}\u2069"), "plain")]
    if case.practice:
        made.append(chip(say("Practice: invented"), "caution"))
    if case.own:
        made.append(chip(say("Closed to colleagues"), "accent"))
    return made


CLOSED = N_("The case is closed: it is only read. Open it again to write.")
TAKEN_BACK = N_("The person has taken back their consent: nothing more is written down here.")


def why_only_read(around: Surroundings, agrees: bool) -> QWidget:
    """Why nothing is written here: the person took their consent back, or the case is closed."""
    return label(around.words.say(CLOSED if agrees else TAKEN_BACK), "caution")


@dataclass(frozen=True, slots=True)
class CaseFound:
    """A case with all that its page shows. `saved`: when each form was last saved."""

    view: CaseView
    talk: Talk
    saved: Mapping[str, str]
    due: Sequence[Due]


class CasePage(QWidget):
    """Emits `screen_wanted` with a checklist's id, `go_on_wanted` with a screening's id, `form_wanted` with a form's,
    `part_wanted` with a part's place, `due_wanted` with the part in which something is due, `state_changed` with the
    state and why, `sheet_given` with language and how, and the other ways on.
    """

    screen_wanted = Signal(str)
    go_on_wanted = Signal(str)
    form_wanted = Signal(str)
    outcome_wanted = Signal()
    cards_wanted = Signal()
    sheet_given = Signal(str, str)
    sheet_wanted = Signal(str)
    part_wanted = Signal(str)
    due_wanted = Signal(str, str)
    state_changed = Signal(object, object)
    withdraw_wanted = Signal()
    renew_wanted = Signal()
    left = Signal()

    def __init__(self, around: Surroundings, texts: ResponderTexts, found: CaseFound) -> None:
        super().__init__()
        self._around, self._texts, self._view, self._talk = around, texts, found.view, found.talk
        say, view, case = around.words.say, found.view, found.view.case
        self.case_id, self.code = case.id, case.code
        column = page_column(self, say("Case {code}", code=f"\u2066{case.code}\u2069"))
        self.back = button(say("All cases"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, case)[1:], self.back))
        if not view.may_record:
            column.addWidget(why_only_read(around, view.agrees))
        if case.before.held:
            column.addWidget(
                label(
                    say("Held or accused: a lawyer first, no questions before. Ask for release to a safe place."),
                    "caution",
                )
            )
        body: QHBoxLayout | QVBoxLayout = QVBoxLayout() if around.is_large else QHBoxLayout()
        body.setSpacing(20)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._due(found.due))
        left.addWidget(self._screening())
        left.addWidget(self._chain())
        left.addStretch()
        right.addWidget(self._sheets())
        right.addWidget(self._forms(found.saved))
        right.addWidget(self._parts())
        right.addWidget(self._agreed())
        self.state = StateCard(around, view)
        self.state.changed.connect(self.state_changed)
        right.addWidget(self.state)
        right.addStretch()
        body.addLayout(left, 3)
        body.addLayout(right, 2)
        column.addLayout(body)
        column.addStretch()

    def _due(self, due: Sequence[Due]) -> QFrame:
        self.due = DuePanel(self._around, one_case=True)
        self.due.fill(due)
        self.due.wanted.connect(self.due_wanted)
        return self.due

    def _screening(self) -> QFrame:
        say, may = self._around.words.say, self._view.may_record
        made, column = card(
            say("Screening"),
            say(
                "Our questions are our own and not clinically validated. The person may skip any and stop at any time."
            ),
        )
        self.outcome = button(say("What is recorded, and what to do now"), "primary" if self._talk.given else "")
        self.outcome.clicked.connect(self.outcome_wanted)
        column.addLayout(wrapping(self.outcome))
        self.go_on: dict[str, QPushButton] = {}
        talks = [one for one in self._talk.screenings if not self._is_link(one.checklist)]
        for number, screening in enumerate(talks, 1):
            title = self._title(screening.checklist)
            when = shown_moment(screening.begun_at, self._around.words.tag)
            column.addLayout(self._go_on_row(screening.id, f"{number}. {title} · {when}"))
        column.addWidget(label(say("Begin"), "strong"))
        column.addLayout(self._checklists(may))
        self.cards = button(say("The person answers alone, on cards"))
        self.cards.setEnabled(may)
        self.cards.clicked.connect(self.cards_wanted)
        column.addLayout(wrapping(self.cards))
        return made

    def _checklists(self, may: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(10)
        self.checklists: dict[str, QPushButton] = {}
        for place, checklist in enumerate(self._offered()):
            begin = button(checklist.title)
            begin.setToolTip(checklist.use)
            begin.setAccessibleDescription(checklist.use)
            begin.setEnabled(may)
            begin.clicked.connect(lambda _=False, id_=checklist.id: self.screen_wanted.emit(id_))
            self.checklists[checklist.id] = begin
            large = self._around.is_large
            grid.addWidget(begin, 2 * place, 0)
            grid.addWidget(label(checklist.use, "small"), 2 * place + large, 0 if large else 1)
        grid.setColumnStretch(0 if self._around.is_large else 1, 1)
        return grid

    def _go_on_row(self, screening: str, text: str) -> QHBoxLayout:
        say = self._around.words.say
        go_on = button(say("Go on"), "plain")
        go_on.setAccessibleDescription(text)
        go_on.setEnabled(self._view.may_record)
        go_on.clicked.connect(lambda: self.go_on_wanted.emit(screening))
        self.go_on[screening] = go_on
        row = row_of(label(text), stretch=False)
        row.addWidget(go_on)
        return row

    def _chain(self) -> QFrame:
        """Investigators' notes on links in the chain: never on the person's papers."""
        say = self._around.words.say
        checklist = self._texts.checklists[CHAIN]
        made, column = card(checklist.title, checklist.use)
        links = [one for one in self._talk.screenings if self._is_link(one.checklist)]
        for number, link in enumerate(links, 1):
            standing = say(LINK_SHORT[self._talk.link(link.id)])
            column.addLayout(
                self._go_on_row(link.id, say("Link {number}: {standing}", number=number, standing=standing))
            )
        self.chain = button(say("Add a link"))
        self.chain.setEnabled(self._view.may_record)
        self.chain.clicked.connect(lambda: self.screen_wanted.emit(CHAIN))
        column.addLayout(wrapping(self.chain))
        return made

    def _offered(self) -> Sequence[Checklist]:
        return [one for one in self._texts.checklists.values() if one.kind is Kind.PERSON]

    def _is_link(self, checklist: str) -> bool:
        known = self._texts.checklists.get(checklist)
        return known is not None and known.kind is Kind.LINK

    def _title(self, checklist: str) -> str:
        known = self._texts.checklists.get(checklist)
        return known.title if known else self._around.words.say("Question cards")

    def _sheets(self) -> QFrame:
        say, around = self._around.words.say, self._around
        made, column = card(say("Rights sheets given"), say("Give it first, before questions (Standard 5)."))
        languages = {one.tag: one for one in around.sheets.languages.all}
        for sheet in self._view.sheets:
            name = (
                around.words.name_of(languages[sheet.language].name) if sheet.language in languages else sheet.language
            )
            when = shown_moment(sheet.at, around.words.tag)
            column.addWidget(label(f"{name} · {say(HOW[sheet.how])} · {when}"))
        if not self._view.sheets:
            column.addWidget(label(say("None yet."), "quiet"))
        written = [one for one in languages.values() if one.is_written]
        chosen = self._view.case.before.language
        self.language: QComboBox = choice({one.tag: around.words.name_of(one.name) for one in written}, chosen)
        self.how = choice({how.value: say(text) for how, text in HOW.items()})
        named(column, say("Language"), self.language)
        named(column, say("How it was given"), self.how)
        self.give = button(say("Note that it was given"), "" if self._view.sheets else "primary")
        self.open_sheet = button(say("Open the sheet"), "plain")
        self.give.setEnabled(self._view.may_record)
        self.give.clicked.connect(lambda: self.sheet_given.emit(self.language.currentData(), self.how.currentData()))
        self.open_sheet.clicked.connect(lambda: self.sheet_wanted.emit(self.language.currentData()))
        column.addLayout(wrapping(self.give, self.open_sheet))
        return made

    def _forms(self, saved: Mapping[str, str]) -> QFrame:
        say, tag = self._around.words.say, self._around.words.tag
        made, column = card(say("Forms"), say("No form has to be filled before you help."))
        self.forms: dict[str, QPushButton] = {}
        for form in (one for one in self._texts.forms.values() if not one.page):
            opens = self.forms[form.id] = button(form.title)
            opens.setToolTip(form.use)
            opens.clicked.connect(lambda _=False, id_=form.id: self.form_wanted.emit(id_))
            at = saved.get(form.id, "")
            when = say("Last saved: {when}", when=shown_moment(at, tag)) if at else say("Nothing yet")
            opens.setAccessibleDescription(when)
            column.addLayout(wrapping(opens, label(when, "small", wrap=False)))
        return made

    def _parts(self) -> QFrame:
        say = self._around.words.say
        made, column = card(say("Of this case"))
        self.parts: dict[str, QPushButton] = {}
        for part in PARTS:
            opens = self.parts[part.place] = button(say(part.title))
            opens.setEnabled(part.reads or self._view.may_record)
            opens.setAccessibleDescription(say(part.line))
            opens.clicked.connect(lambda _=False, place=part.place: self.part_wanted.emit(place))
            column.addLayout(wrapping(opens))
            column.addWidget(label(say(part.line), "small"))
        return made

    def _agreed(self) -> QFrame:
        say, tag = self._around.words.say, self._around.words.tag
        made, column = card(say("Consent to record"))
        for consent in self._view.consents:
            text = say("Withdrawn") if consent.withdrawn_at else say(GIVEN[consent.how])
            column.addWidget(label(f"{text} · {shown_moment(consent.withdrawn_at or consent.at, tag)}"))
        if self._view.agrees:
            self.withdraw = button(say("The person takes it back"), "plain")
            self.withdraw.clicked.connect(self.withdraw_wanted)
            column.addLayout(wrapping(self.withdraw))
        else:
            self.renew = button(say("The person agrees again"), "plain")
            self.renew.setEnabled(self._view.case.status is not Status.CLOSED)
            self.renew.clicked.connect(self.renew_wanted)
            column.addLayout(wrapping(self.renew))
        return made
