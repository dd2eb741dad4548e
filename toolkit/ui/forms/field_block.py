"""A field on a form's page: its name, what helps to fill it, its editor, what is wrong, what stood there before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from toolkit.domain.form import NOTHING_KNOWN, Field, FieldChange, Known, Values
from toolkit.domain.form_values import Problem, is_empty, kept, problems_of
from toolkit.ui.cases.before_page import cited
from toolkit.ui.dates import shown_moment
from toolkit.ui.forms.editors import editor_for
from toolkit.ui.forms.telling import sentence, told
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping


class FieldBlock(QWidget):
    """Emits `edited` when the field's value changed by hand, `save_wanted` when one click is to write it down."""

    edited = Signal()
    save_wanted = Signal()

    def __init__(self, around: Surroundings, one: Field, member: str, known: Known = NOTHING_KNOWN) -> None:
        super().__init__()
        self._around, self.field, self._member = around, one, member
        self._saved: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(5)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        name = label(one.label, "strong")
        column.addWidget(name)
        self.editor = editor_for(around, one, known)
        name.setBuddy(self.editor)
        behind = cited(around, one.standards) if one.standards else ""
        helping = " · ".join(text for text in (one.hint, one.guidance, behind) if text)
        if helping:
            column.addWidget(label(helping, "small"))
            self.editor.setAccessibleDescription(helping)
        column.addWidget(self.editor)
        self.problem = label("", "caution")
        self.problem.hide()
        column.addWidget(self.problem)
        self._marks(column)
        self.editor.edited.connect(self._edited)
        self.editor.told.connect(self._tell)

    @property
    def changed(self) -> bool:
        """Whether another value stands in it than the one that was saved."""
        return bool(kept(self.field, self.editor.value()) != self._saved)

    def take(self, saved: Any, changes: Sequence[FieldChange]) -> None:
        """What is saved, and what was before; what stands in the editor is left."""
        self._saved = saved
        self.earlier.setVisible(bool(changes))
        say, tag = self._around.words.say, self._around.words.tag
        lines = []
        for change in reversed(changes):
            who = say("You") if change.by == self._member else say("A colleague")
            lines.append(f"{shown_moment(change.at, tag)} · {who}\n{told(self._around, self.field, change.value)}")
        self.before.setText("\n\n".join(lines))
        self._mark()

    def put(self, value: Any) -> None:
        """Show a value that was typed before."""
        self.editor.put(value)
        self._mark()

    def look_over(self, beside: Values) -> None:
        """Say what is wrong with what stands there; that something is missing is said when it is saved."""
        value = self.editor.value()
        self.complain(() if is_empty(value) else problems_of(self.field, value, beside))

    def complain(self, wrong: Problem | Sequence[Problem] | None) -> None:
        """Say all that is wrong, in rows at each cell too; or that nothing is."""
        found = [wrong] if isinstance(wrong, Problem) else list(wrong or ())
        self._tell("\n".join(sentence(self._around, one) for one in found))
        self.editor.mark(found)

    def close_for_writing(self) -> None:
        """Only to be read: the person took their consent back."""
        self.editor.setEnabled(False)
        self.today.setEnabled(False)

    def _marks(self, column: QVBoxLayout) -> None:
        say = self._around.words.say
        self.undo = button(say("Back to what was saved"), "plain")
        self.undo.setAccessibleDescription(self.field.label)
        self.undo.clicked.connect(self._undo)
        self.earlier = button(say("What was here before"), "plain")
        self.earlier.setAccessibleDescription(self.field.label)
        self.earlier.setCheckable(True)
        self.before = label("", "quiet")
        self.before.hide()
        self.earlier.toggled.connect(self.before.setVisible)
        self.undo.hide()
        self.earlier.hide()
        self.today = button(self.field.today)
        if not self.field.today:
            self.today.hide()
        self.today.clicked.connect(self._today)
        column.addLayout(wrapping(self.today, self.undo, self.earlier))
        column.addWidget(self.before)

    def _today(self) -> None:
        self.editor.put({"day": date.today().isoformat(), "estimated": False})
        self._edited()
        self.save_wanted.emit()

    def _undo(self) -> None:
        self.editor.put(self._saved)
        self._edited()
        self.editor.setFocus()

    def _edited(self) -> None:
        self.complain(None)
        self._mark()
        self.edited.emit()

    def _mark(self) -> None:
        self.undo.setVisible(self.changed and not is_empty(self._saved))

    def _tell(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
