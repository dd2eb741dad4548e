"""Rows of a form: each a card of its own with every column under its name, so that nothing has to be scrolled aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from toolkit.domain.form import NOTHING_KNOWN, Field, Known
from toolkit.domain.form_values import MOST_ROWS, Problem
from toolkit.ui.forms.editors import Editor, editor_for
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, named
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping


class RowCard(QFrame):
    """One row. Emits `edited`, `told`, and `removed` when it is to go."""

    edited = Signal()
    told = Signal(str)
    removed = Signal()

    def __init__(self, around: Surroundings, one: Field, number: int, row: dict[str, Any], known: Known) -> None:
        super().__init__()
        self._say = around.words.say
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        self.editors = {each.key: editor_for(around, each, known) for each in one.columns}
        self.marks = {each.key: label("", "caution") for each in one.columns}
        for each in one.columns:
            editor = self.editors[each.key]
            named(column, each.label, editor)
            column.addWidget(self.marks[each.key])
            self.marks[each.key].hide()
            editor.put(row.get(each.key))
            editor.edited.connect(self.edited)
            editor.told.connect(self.told)
        self.remove = button(around.words.say("Take this row out"), "plain")
        self.remove.setAccessibleDescription(f"{one.label}, {number}")
        self.remove.clicked.connect(self.removed)
        column.addLayout(wrapping(self.remove))

    def mark(self, wrong: Sequence[Problem]) -> None:
        """Say at each column what is wrong there."""
        said = {one.values.get("key"): self._say(one.sentence, **one.values) for one in wrong}
        for key, mark in self.marks.items():
            mark.setText(said.get(key, ""))
            mark.setVisible(key in said)

    def value(self) -> dict[str, Any]:
        """By column, what stands in it."""
        return {key: editor.value() for key, editor in self.editors.items()}


class RowsEditor(Editor):
    """Rows, none at first; a row that was taken out comes back with what was saved."""

    def __init__(self, around: Surroundings, one: Field, known: Known = NOTHING_KNOWN) -> None:
        super().__init__()
        self._around, self._one, self._known = around, one, known
        self.cards: list[RowCard] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add = button(around.words.say("Add a row"))
        self.add.setAccessibleDescription(one.label)
        self.add.clicked.connect(self._add)
        self._full = label(around.words.say("There is no room for more rows here."), "small")
        self._full.hide()
        column = self._column()
        column.addLayout(self._rows)
        column.addLayout(wrapping(self.add))
        column.addWidget(self._full)
        self.setFocusProxy(self.add)

    def value(self) -> list[dict[str, Any]]:
        """Every row."""
        return [card.value() for card in self.cards]

    def put(self, value: Any) -> None:
        """Show rows."""
        while self.cards:
            self._drop(self.cards[0])
        for row in value or ():
            self._append(row)
        self._count()

    def mark(self, wrong: Sequence[Problem]) -> None:
        """Say at each cell what is wrong in it."""
        for number, card in enumerate(self.cards, 1):
            card.mark([one for one in wrong if one.values.get("row") == number])

    def _add(self) -> None:
        card = self._append({})
        self._count()
        next(iter(card.editors.values())).setFocus()
        self.edited.emit()

    def _append(self, row: dict[str, Any]) -> RowCard:
        card = RowCard(self._around, self._one, len(self.cards) + 1, row, self._known)
        card.edited.connect(self.edited)
        card.told.connect(self.told)
        card.removed.connect(lambda: self._take_out(card))
        self.cards.append(card)
        self._rows.addWidget(card)
        return card

    def _take_out(self, card: RowCard) -> None:
        self._drop(card)
        self._count()
        self.add.setFocus()
        self.edited.emit()

    def _drop(self, card: RowCard) -> None:
        self.cards.remove(card)
        self._rows.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _count(self) -> None:
        full = len(self.cards) >= MOST_ROWS
        self.add.setEnabled(not full)
        self._full.setVisible(full)
