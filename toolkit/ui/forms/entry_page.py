"""A form of which each filling is a record of its own: whole or not at all, every fault told at its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toolkit.domain.form import Form, shown
from toolkit.domain.form_values import Problem, kept, problems
from toolkit.services.forms import FormView
from toolkit.ui.forms.form_page import FormPage
from toolkit.ui.surroundings import Surroundings

Look = Callable[[Mapping[str, Any]], dict[str, Problem]]
"""What is wrong with these values beyond what each field says by itself, by field."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is entered: its form, what was typed before, what else can be wrong with it, and what the two buttons say.
    `begin`: what stands in the fields at first.
    """

    form: Form
    view: FormView
    look: Look
    save: str
    back: str
    begin: Mapping[str, Any] = field(default_factory=dict, repr=False)


class EntryPage(FormPage):
    """Emits `entered` with the values of the fields that are shown, once nothing is wrong. `above` stands over them."""

    entered = Signal(object)

    def __init__(self, around: Surroundings, entry: Entry, above: QWidget | None = None) -> None:
        self._above, self._look, self._entered = above, entry.look, False
        super().__init__(around, entry.form, replace(entry.view, draft={**entry.view.draft, **entry.begin}))
        self.save.setText(entry.save)
        self.back.setText(entry.back)
        if not entry.view.draft:
            self.state.setText("")

    def unsaved(self) -> dict[str, str]:
        """What is typed, by field, as JSON; nothing once it was recorded."""
        return {} if self._entered else super().unsaved()

    def recorded(self) -> None:
        """It was recorded, and its draft with it forgotten: nothing typed is left to keep."""
        self._entered, self._kept = True, {}

    def _ways(self) -> list[QWidget]:
        """None: each filling is a record of its own."""
        return []

    def _show_ways(self) -> None:
        """There are none."""

    def _before_fields(self, column: QVBoxLayout) -> None:
        if self._above:
            column.addWidget(self._above)

    def _save(self) -> None:
        self._pause.stop()
        values = self.values()
        visible = shown(self._form, values)
        found = self._look(values) | problems(self._form, values)
        for key, block in self.blocks.items():
            block.complain(found.get(key))
        wrong = [block for key, block in self.blocks.items() if key in found]
        self._tell_state()
        if wrong:
            wrong[0].editor.setFocus()
            return
        fields = {one.key: one for one in self._form.fields if one.key in visible}
        self.entered.emit({key: kept(one, values[key]) for key, one in fields.items()})
