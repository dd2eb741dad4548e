"""A country's law: every fact with its source and whether anybody here vouches for it. Nothing is unlocked for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from toolkit.domain.local_law import EMERGENCY, LawLine, LawState
from toolkit.ui.directory.altered import altered_card
from toolkit.ui.forms.editors import CalmBox
from toolkit.ui.law.telling import SOUND, LawTelling
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, named, page_column
from toolkit.ui.widgets.text import label, person_label
from toolkit.ui.widgets.wrapping import wrapping


@dataclass(frozen=True, slots=True)
class LawAt:
    """Where the page is: a country's code, empty for none yet; the place it goes back to."""

    code: str = ""
    back: tuple[str, object] = ("start", None)


class LawPage(QWidget):
    """Emits `country_chosen`; with a line's id `verify_wanted`, `take_back_wanted`, `correct_wanted` and
    `remove_wanted`; `add_wanted`, `vouched`, `left`. Raises UnknownCountryError or StoreError.
    """

    country_chosen = Signal(str)
    verify_wanted = Signal(str)
    take_back_wanted = Signal(str)
    correct_wanted = Signal(str)
    remove_wanted = Signal(str)
    add_wanted = Signal()
    vouched = Signal()
    left = Signal()

    def __init__(self, around: Surroundings, code: str) -> None:
        super().__init__()
        self._around, self._telling, self._code = around, LawTelling(around), code
        self.acts: dict[str, dict[str, QPushButton]] = {}
        say = around.words.say
        lines = around.law.lines(code) if code else ()
        column = page_column(self, say("Local law"), say(
            "What was seen of a country's law. A fact that nobody here has verified is not printed for the person: "
            "their sheet says to ask a lawyer. Standards are not law."))  # fmt: skip
        self.back = button(say("Back"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(self.back))
        if around.law.was_changed:
            altered, self.vouch = altered_card(around)
            self.vouch.clicked.connect(self.vouched)
            column.addWidget(altered)
        self._add_due(column)
        self._add_country(column)
        for line in lines:
            column.addWidget(self._line(line))
        if code:
            self.add = button(say("Add a fact…"))
            self.add.clicked.connect(self.add_wanted)
            column.addLayout(wrapping(self.add))
        column.addStretch()

    def _add_country(self, column: QBoxLayout) -> None:
        words = self._around.words
        names = self._around.sheets.country_names(words.tag)
        self.country = CalmBox()
        self.country.addItem(words.say("Choose a country"), "")
        for code, name in names.items():
            self.country.addItem(name, code)
        self.country.setCurrentIndex(max(0, self.country.findData(self._code)))
        self.country.activated.connect(lambda: self.country_chosen.emit(self.country.currentData()))
        named(column, words.say("Country"), self.country)

    def _add_due(self, column: QBoxLayout) -> None:
        """What somebody here vouched for, and does not much longer or no more, with the way there."""
        words = self._around.words
        due = self._around.law.due()
        self.due: list[QPushButton] = []
        if not due:
            return
        made, inside = card(words.say("To be verified again"))
        names = self._around.sheets.country_names(words.tag)
        for code, line in due:
            opens = button(f"{names.get(code, code)}: {words.say(line.title)}", "value")
            opens.setAccessibleDescription(self._telling.state(line))
            opens.clicked.connect(lambda _on=False, chosen=code: self.country_chosen.emit(chosen))
            self.due.append(opens)
            inside.addLayout(wrapping(opens, label(self._telling.state(line), "quiet")))
        column.addWidget(made)

    def _line(self, line: LawLine) -> QFrame:
        words, telling = self._around.words, self._telling
        made, column = card(words.say(line.title))
        if line.about == EMERGENCY and line.text:
            column.addWidget(label(telling.number(line.text), "number"))
        elif line.text:
            column.addWidget(label(telling.own(line.text)))
        if line.source:
            column.addWidget(label(telling.source(line), "small"))
        if line.own:
            written = words.say("Written here in place of what the pack says.") if line.corrects else ""
            column.addWidget(label(written or words.say("Written here: no pack has it."), "small"))
        column.addWidget(label(telling.state(line), "good" if line.state in SOUND else "caution"))
        if printed := telling.printed(line):
            column.addWidget(label(printed, "quiet"))
        self._add_sentences(column, line)
        self._add_who(column, line)
        column.addLayout(wrapping(*self._acts(line)))
        return made

    def _add_sentences(self, column: QBoxLayout, line: LawLine) -> None:
        """What the person reads, in its languages: for what does not hold any more, what they read then."""
        around = self._around
        known = {one.tag: one for one in around.sheets.languages.all}
        for tag, text in (line.said or {}).items() if line.kept or line.sentences else ():
            if tag in known:
                one = known[tag]
                column.addWidget(label(self._telling.language(tag), "small"))
                families = around.typefaces.families_of(one)
                column.addWidget(person_label(around.typefaces.shown(text, one), "", families, one.is_rtl))

    def _add_who(self, column: QBoxLayout, line: LawLine) -> None:
        words, law = self._around.words, self._around.law
        if line.kept is None:
            return
        who = law.who(self._code, line)
        if who.by:
            told = words.say(
                "Verified by {name}: {how}", name=self._telling.own(who.by), how=self._telling.own(who.how)
            )
            column.addWidget(label(told, "quiet"))
        elif law.is_unlocked:
            column.addWidget(label(words.say("Who verified it was not kept: the records were locked."), "small"))
        else:
            column.addWidget(label(words.say("Who verified it, and how, is in the records."), "small"))

    def _acts(self, line: LawLine) -> Iterable[QPushButton]:
        say = self._around.words.say
        acts: dict[str, QPushButton] = {}
        if line.state is not LawState.GONE:
            acts["verify"] = button(say("Verify…") if line.state is not LawState.HOLDS else say("Verify again…"))
            acts["verify"].clicked.connect(lambda: self.verify_wanted.emit(line.id))
        if line.kept:
            acts["take_back"] = button(say("Take back"))
            acts["take_back"].clicked.connect(lambda: self.take_back_wanted.emit(line.id))
        if line.about != EMERGENCY and line.state is not LawState.GONE:
            acts["correct"] = button(say("Correct the text…"))
            acts["correct"].clicked.connect(lambda: self.correct_wanted.emit(line.id))
        if line.own:
            acts["remove"] = button(say("Take the correction back") if line.corrects else say("Remove it"))
            acts["remove"].clicked.connect(lambda: self.remove_wanted.emit(line.id))
        for one in acts.values():
            one.setAccessibleDescription(say(line.title))
        self.acts[line.id] = acts
        return acts.values()
