"""Where a fact is verified: how it is known, and the sentences in which the person reads it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toolkit.domain.language import Language
from toolkit.domain.local_law import EMERGENCY, LawLine
from toolkit.services.law_entered import MOST_HOW, SAID
from toolkit.ui.forms.editors import CalmBox, GrowingText
from toolkit.ui.law.entry import Entry, written_from
from toolkit.ui.law.telling import LawTelling
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, page_column
from toolkit.ui.widgets.text import label, set_families
from toolkit.ui.widgets.wrapping import wrapping

MOST_TYPED = 1_000
"""Letters that a field takes; what is too long for a sheet is told, and not cut."""


class VerifyPage(QWidget):
    """Emits `verified` with how it is known and the sentences by language, once nothing stands against them; `edited`
    with the sentences whenever one changes; `unlock_wanted`, `left`. Raises UnknownLineError or StoreError.
    """

    verified = Signal(str, object)
    edited = Signal(object)
    unlock_wanted = Signal()
    left = Signal()

    def __init__(self, around: Surroundings, code: str, line: LawLine, by: str, said: Mapping[str, str]) -> None:
        """`by`: who verifies; `said`: sentences to begin with, those that were typed before."""
        super().__init__()
        self._around, self._line, self._by = around, line, by
        self._telling = LawTelling(around)
        self._known = {one.tag: one for one in around.sheets.languages.all if one.is_written}
        self.entries: dict[str, Entry] = {}
        say = around.words.say
        country = around.sheets.country_names(around.words.tag).get(code, code)
        column = page_column(self, say(line.title), country)
        column.addWidget(self._fact())
        self._add_how(column)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        if line.about != EMERGENCY:
            self._add_sentences(column, said)
        self.count = label("", "caution")
        self.count.hide()
        column.addWidget(self.count)
        self.keep = button(say("It is the law today"), "primary")
        self.keep.clicked.connect(self._keep)
        self.leave = button(say("Leave it as it was"))
        self.leave.clicked.connect(self.left)
        column.addLayout(wrapping(self.keep, self.leave))
        held = say("It holds for twelve months, as long as the text stays the same: law changes.")
        column.addWidget(label(held, "small"))
        column.addStretch()

    def said(self) -> dict[str, str]:
        """The sentences that stand there, by language."""
        return {tag: entry.text for tag, entry in self.entries.items()}

    def _fact(self) -> QWidget:
        made, column = card()
        if self._line.about == EMERGENCY:
            column.addWidget(label(self._telling.number(self._line.text), "number"))
        else:
            column.addWidget(label(self._telling.own(self._line.text)))
        column.addWidget(label(self._telling.source(self._line), "small"))
        return made

    def _add_how(self, column: QVBoxLayout) -> None:
        say = self._around.words.say
        made, inside = card(say("How do you know?"))
        editor = GrowingText(2, MOST_HOW)
        hint = say("Who said so, or where you read it yourself: the act, the authority, a lawyer.")
        written_from(editor, self._around.words.is_rtl)
        self.how = Entry("how", say("How it was verified"), editor, hint)
        inside.addWidget(self.how)
        if not self._around.law.is_unlocked:
            told = say("The records are locked: the day is kept, but not who verified it and how.")
            inside.addWidget(label(told, "caution"))
            self.unlock = button(say("Unlock the records"))
            self.unlock.clicked.connect(self.unlock_wanted)
            inside.addLayout(wrapping(self.unlock))
        column.addWidget(made)

    def _add_sentences(self, column: QVBoxLayout, said: Mapping[str, str]) -> None:
        words = self._around.words
        about = words.say(
            "One plain sentence in each language that you have it in, by somebody who writes that language. Keep the "
            "numbers, say \u201cshould\u201d, promise nothing more. Without one, sheets say to ask a lawyer."
        )
        made, inside = card(words.say("What the person reads"), about)
        inside.addLayout(self._rows)
        self.more = CalmBox()
        self.more.setAccessibleName(words.say("Another language"))
        # Keys walk through the box: only the button adds what they came to.
        self.add = button(words.say("Add this language"))
        self.add.clicked.connect(lambda: self._more(str(self.more.currentData() or "")))
        inside.addLayout(wrapping(self.more, self.add))
        start = [tag for tag in said if tag in self._known] or [words.tag]
        for tag in start:
            self._add_row(self._known[tag], said.get(tag, ""))
        self._offer()
        column.addWidget(made)

    def _add_row(self, one: Language, text: str) -> None:
        editor = GrowingText(2, MOST_TYPED)
        written_from(editor, one.is_rtl)
        set_families(editor, self._around.typefaces.families_of(one))
        editor.setPlainText(text)
        name = self._telling.language(one.tag)
        named = name if one.native_name == name else f"{name} · \u2068{one.native_name}\u2069"
        entry = Entry(SAID + one.tag, named, editor)
        editor.textChanged.connect(lambda: self.edited.emit(self.said()))
        self.entries[one.tag] = entry
        self._rows.addWidget(entry)

    def _more(self, tag: str) -> None:
        if tag in self._known and tag not in self.entries:
            self._add_row(self._known[tag], "")
            self.entries[tag].editor.setFocus()
        self._offer()

    def _offer(self) -> None:
        """The languages that are left, by their names."""
        self.more.clear()
        self.more.addItem(self._around.words.say("Another language"), "")
        names = {tag: self._telling.language(tag) for tag in self._known if tag not in self.entries}
        for tag, name in sorted(names.items(), key=lambda pair: pair[1].casefold()):
            self.more.addItem(name, tag)

    def _keep(self) -> None:
        """Everything that stands against it is told at once, each at its field; nothing that was typed goes."""
        words = self._around.words
        faults = self._around.law.faults(self._line, self._by, self.how.text, self.said())
        entries = [self.how, *self.entries.values()]
        for entry in entries:
            entry.tell(faults, words)
        self.count.setVisible(bool(faults))
        self.count.setText(words.say_many("{count} thing to mend above", "{count} things to mend above", len(faults)))
        if not faults:
            self.verified.emit(self.how.text, self.said())
            return
        first = next((entry for entry in entries if not entry.wrong.isHidden()), None)
        if first:
            first.editor.setFocus()
