"""One page that shows any form from its file: sections and fields, kept as a draft while one types, saved on demand."""

from __future__ import annotations

import json
from functools import partial
from time import perf_counter
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from toolkit.domain.computed import lines_of, wrong_in
from toolkit.domain.form import NOTHING_KNOWN, Form, Known, Section, shown
from toolkit.domain.form_values import is_empty
from toolkit.services.forms import FormView, draft_place
from toolkit.ui.cases.case_page import chips, why_only_read
from toolkit.ui.forms.editors import ComputedView
from toolkit.ui.forms.field_block import FieldBlock
from toolkit.ui.forms.telling import told
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, page_column, page_foot
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

SLOW = 0.05
"""Seconds: what takes longer to work out waits until one pauses."""
PAUSE = 1_200
"""Milliseconds from the first letter that is not kept to the draft: whatever happens, no more than two seconds go."""


class FormPage(QWidget):
    """Emits `save_wanted` with the values to save, `draft_wanted` with what is typed and not saved, each as JSON;
    `closing_wanted` with a field and its value where the case must first be closed to colleagues; `print_wanted` once
    what is typed is saved, and `compare_wanted`.
    """

    save_wanted = Signal(object)
    draft_wanted = Signal(object)
    closing_wanted = Signal(str, object)
    print_wanted = Signal()
    compare_wanted = Signal()
    left = Signal()

    def __init__(self, around: Surroundings, form: Form, view: FormView, known: Known = NOTHING_KNOWN) -> None:
        super().__init__()
        self._around, self._form, self._view, self._known = around, form, view, known
        self.code = view.case.code
        self.case_id, self.draft_place = view.case.id, draft_place(form.id)
        self.waits = label("", "caution")
        self._kept = {key: json.dumps(value) for key, value in view.draft.items()}
        self._printing = self._slow = False
        self.blocks: dict[str, FieldBlock] = {}
        self._cards: list[tuple[QFrame, Section]] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._rested)
        say = around.words.say
        column = page_column(self, form.title, form.use)
        self.back = button(say("Back to the case"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, view.case), *self._ways(), self.back))
        if not view.may_record:
            column.addWidget(why_only_read(around, view.agrees))
        self._before_fields(column)
        for section in form.sections:
            column.addWidget(self._section(section))
        self._no_more_asked(column)
        column.addStretch()
        self._bar()
        self._fill()

    @property
    def first(self) -> QWidget:
        """Where typing begins."""
        return (
            next(block.editor for block in self.blocks.values() if block.editor.isEnabled())
            if (self._view.may_record)
            else self.back
        )

    def unsaved(self) -> dict[str, str]:
        """What is typed and not saved, by field, as JSON."""
        if not self._view.may_record:
            return {}
        return {key: json.dumps(block.editor.value()) for key, block in self.blocks.items() if block.changed}

    def saved(self, view: FormView) -> None:
        """Show that it was saved; what was typed meanwhile, or cannot be saved, stays."""
        self._view = view
        self._tell_waits()
        self._show_wanted()
        for key, block in self.blocks.items():
            block.take(view.saved.get(key), view.changes.get(key, ()))
        self._keep()
        self._show_ways()
        self._tell_state()
        if self._printing:
            # What needs another look stays here as a draft: paper with a hole in it would not be noticed.
            self._printing = False
            if not any(block.problem.text() for block in self.blocks.values()):
                self.print_wanted.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  (Qt's name)
        """Keep what is typed before one goes elsewhere."""
        self._pause.stop()
        self._keep()
        super().hideEvent(event)

    def values(self) -> dict[str, Any]:
        """What stands in each field, as it was typed."""
        return {key: block.editor.value() for key, block in self.blocks.items()}

    def _ways(self) -> list[QWidget]:
        """The ways on from what is saved: to paper, and to what was saved before."""
        say = self._around.words.say
        self.print = button(say("Print…"))
        self.print.clicked.connect(self._print)
        self.compare = button(say("Compare versions"), "plain")
        self.compare.clicked.connect(self.compare_wanted)
        self._show_ways()
        return [self.print, self.compare]

    def _show_ways(self) -> None:
        self.print.setEnabled(bool(self._view.saved) or self._view.may_record)
        self.compare.setVisible(self._view.versions > 1)

    def _print(self) -> None:
        """To paper goes what is saved: what is typed is saved first."""
        if self._view.may_record and any(block.changed for block in self.blocks.values()):
            self._printing = True
            self._save()
        else:
            self.print_wanted.emit()

    def _before_fields(self, column: QVBoxLayout) -> None:
        """What stands above the fields: nothing on most forms."""

    def _section(self, section: Section) -> QFrame:
        made, column = card(section.title, section.text)
        if section.opens_for and not self.waits.parent():
            column.addWidget(self.waits)
        for one in section.fields:
            block = self.blocks[one.key] = FieldBlock(self._around, one, self._view.member, self._known)
            column.addWidget(block)
            block.edited.connect(partial(self._edited, block))
            block.save_wanted.connect(self._save)
            if not self._view.may_record:
                block.close_for_writing()
        self._cards.append((made, section))
        return made

    def _no_more_asked(self, column: QVBoxLayout) -> None:
        """Answers to fields that the form had when they were saved."""
        gone = {key: value for key, value in self._view.saved.items() if key not in self.blocks and not is_empty(value)}
        if not gone:
            return
        say = self._around.words.say
        self.gone, inside = card(say("Asked before, and no more"), say("These answers stay readable."))
        for key, value in gone.items():
            inside.addWidget(label(self._view.asked.get(key, key), "strong"))
            inside.addWidget(label(told(self._around, None, value)))
        column.addWidget(self.gone)

    def _bar(self) -> None:
        """Beneath the page, always in sight: save, and what became of what was typed."""
        self.save = button(self._around.words.say("Save"), "primary")
        self.save.setEnabled(self._view.may_record)
        self.save.clicked.connect(self._save)
        self.state = label("", "quiet")
        page_foot(self, self.save, self.state)

    def _fill(self) -> None:
        for key, block in self.blocks.items():
            block.editor.put(self._view.draft.get(key, self._view.saved.get(key)))
            block.take(self._view.saved.get(key), self._view.changes.get(key, ()))
        self._tell_waits()
        self._show_wanted()
        self._compute()
        self._tell_state()

    def _compute(self) -> None:
        """Work out anew what the form works out by itself."""
        begun = perf_counter()
        for block in self.blocks.values():
            if isinstance(block.editor, ComputedView):
                block.editor.show_lines(lines_of(self._form, block.field, self.values()))
        self._slow = perf_counter() - begun > SLOW

    def _edited(self, block: FieldBlock) -> None:
        value = block.editor.value()
        if block.field.needs_closing(value) and not self._view.case.own:
            # Not even a draft of it lies where a colleague could read it.
            block.put(self._view.saved.get(block.field.key))
            self.closing_wanted.emit(block.field.key, value)
            return
        self._show_wanted()
        if not self._slow:
            self._compute()
        self.state.setText(self._around.words.say("Not saved yet"))
        # Not begun anew with each letter: whoever types without rest loses no more than others.
        if not self._pause.isActive():
            self._pause.start()

    def _rested(self) -> None:
        values = self.values()
        if self._slow:
            self._compute()
        for block in self.blocks.values():
            if block.changed and not block.editor.hasFocus() and not block.problem.text():
                block.look_over(values)
        self._keep()
        self._tell_state()

    def _keep(self) -> None:
        unsaved = self.unsaved()
        if self._view.may_record and unsaved != self._kept:
            self._kept = unsaved
            self.draft_wanted.emit(unsaved)

    def _save(self) -> None:
        self._pause.stop()
        values, waiting = self.values(), self._waiting
        found = {key: one for key, one in wrong_in(self._form, values).items() if key not in waiting}
        for key, block in self.blocks.items():
            block.complain(found.get(key))
        self.save_wanted.emit(
            {
                key: value
                for key, value in values.items()
                if key not in found and self.blocks[key].changed and key not in waiting
            }
        )
        if found:
            self.blocks[next(iter(found))].editor.setFocus()

    @property
    def _waiting(self) -> frozenset[str]:
        """Fields of a plan for a return that may not be made yet: what was typed there before waits as a draft."""
        return self._form.planning if self._view.unmet else frozenset()

    def _tell_waits(self) -> None:
        """What comes before the plan of a return; most forms plan none, and have no place for it."""
        if self._form.planning:
            self.waits.setText("\n".join(self._around.words.say(sentence) for sentence in self._view.unmet))
            self.waits.setVisible(bool(self._view.unmet))

    def _show_wanted(self) -> None:
        wanted = shown(self._form, self.values()) - self._waiting
        for key, block in self.blocks.items():
            block.setVisible(key in wanted)
        for made, section in self._cards:
            # What comes first is said once, in the first of the sections that wait for it.
            made.setVisible(made.isAncestorOf(self.waits) or any(one.key in wanted for one in section.fields))

    def _tell_state(self) -> None:
        say = self._around.words.say
        wrong = sum(bool(block.problem.text()) for block in self.blocks.values())
        if wrong:
            text = self._around.words.say_many(
                "{count} field needs another look; what you typed is kept as a draft",
                "{count} fields need another look; what you typed is kept as a draft",
                wrong,
            )
        elif self._kept:
            text = say("Kept as a draft, not saved yet")
        else:
            text = say("Saved") if self._view.changes else ""
        self.state.setText(text)
