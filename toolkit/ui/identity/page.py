"""Who the person is: fields as on a form, and a photograph; closed when nobody touches it for a minute."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from toolkit.domain.form import Form, Section
from toolkit.domain.form_values import problems
from toolkit.services.identity import IDENTITY, IdentityView
from toolkit.ui.cases.case_page import chips, why_only_read
from toolkit.ui.forms.field_block import FieldBlock
from toolkit.ui.identity.closing import Closing
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, page_column, page_foot
from toolkit.ui.widgets.picture import FittedPicture
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

PHOTO_WIDTH = 220


class IdentityPage(QWidget):
    """Emits `save_wanted` with the values that have no problem, `draft_wanted` with what is typed and not saved when
    one goes elsewhere, `photo_wanted`, `photo_gone`, `closed` when nobody touched it, and `left`.
    """

    save_wanted = Signal(object)
    draft_wanted = Signal(object)
    photo_wanted = Signal()
    photo_gone = Signal()
    closed = Signal()
    left = Signal()
    draft_place = IDENTITY

    def __init__(self, around: Surroundings, form: Form, view: IdentityView) -> None:
        super().__init__()
        self._around, self._form, self._view = around, form, view
        self.case_id = view.case.id
        self._saved = dict(view.saved)
        self._kept = {key: json.dumps(value) for key, value in view.draft.items()}
        self.blocks: dict[str, FieldBlock] = {}
        self.closing = Closing(self)
        self.closing.due.connect(self.closed)
        say = around.words.say
        column = page_column(self, form.title, form.use)
        self.back = button(say("Close it"), "primary")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, view.case), self.back))
        column.addWidget(label(say("It closes by itself after a minute without a key or a click."), "quiet"))
        if not view.may_record:
            column.addWidget(why_only_read(around, view.agrees))
        column.addWidget(self._photo())
        for section in form.sections:
            column.addWidget(self._section(section))
        column.addStretch()
        self._bar()
        self.show_photo(view.photo)
        self._fill()

    def unsaved(self) -> dict[str, str]:
        """What is typed and not saved, by field, as JSON."""
        if not self._view.may_record:
            return {}
        return {key: json.dumps(block.editor.value()) for key, block in self.blocks.items() if block.changed}

    def saved(self, values: Mapping[str, Any]) -> None:
        """Show that it was saved; what was typed meanwhile, or cannot be saved, stays."""
        self._saved = dict(values)
        for key, block in self.blocks.items():
            block.take(self._saved.get(key), ())
        # What the sealed file holds as a draft now is what could not be saved.
        self._kept = {key: text for key, text in self._kept.items() if self.blocks[key].changed}
        self._tell_state()

    def show_photo(self, jpeg: bytes) -> None:
        """Show a photograph, or that there is none."""
        while item := self._shown.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        image = QImage.fromData(jpeg) if jpeg else QImage()
        self.no_photo.setVisible(image.isNull())
        self.take_out.setVisible(bool(jpeg))
        if not image.isNull():
            name = self._around.words.say("Photograph of the person")
            self._shown.addWidget(FittedPicture(image, name, PHOTO_WIDTH))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  (Qt's name)
        """From now on it closes by itself."""
        super().showEvent(event)
        self.closing.watch()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  (Qt's name)
        """Keep what is typed, where the identity lies, before one goes elsewhere."""
        self.closing.rest()
        unsaved = self.unsaved()
        if self._view.may_record and unsaved != self._kept:
            self._kept = unsaved
            self.draft_wanted.emit(unsaved)
        super().hideEvent(event)

    def _photo(self) -> QFrame:
        say, may = self._around.words.say, self._view.may_record
        made, column = card(say("Photograph"))
        self._shown = QVBoxLayout()
        column.addLayout(self._shown)
        self.no_photo = label(say("None yet."), "quiet")
        column.addWidget(self.no_photo)
        self.choose = button(say("Choose a picture…"))
        self.take_out = button(say("Take the picture out"), "plain")
        for one, signal in ((self.choose, self.photo_wanted), (self.take_out, self.photo_gone)):
            one.setEnabled(may)
            one.clicked.connect(signal)
        column.addLayout(wrapping(self.choose, self.take_out))
        column.addWidget(
            label(say("It is made smaller and drawn anew, so that nothing tells where it was taken."), "small")
        )
        return made

    def _section(self, section: Section) -> QFrame:
        made, column = card(section.title, section.text)
        for one in section.fields:
            block = self.blocks[one.key] = FieldBlock(self._around, one, self._view.member)
            column.addWidget(block)
            block.edited.connect(self._tell_state)
            if not self._view.may_record:
                block.close_for_writing()
        return made

    def _bar(self) -> None:
        self.save = button(self._around.words.say("Save"), "primary")
        self.save.setEnabled(self._view.may_record)
        self.save.clicked.connect(self._save)
        self.state = label("", "quiet")
        page_foot(self, self.save, self.state)

    def _fill(self) -> None:
        for key, block in self.blocks.items():
            block.editor.put(self._view.draft.get(key, self._saved.get(key)))
            block.take(self._saved.get(key), ())
        self._tell_state()

    def _save(self) -> None:
        values = {key: block.editor.value() for key, block in self.blocks.items()}
        found = problems(self._form, values)
        for key, block in self.blocks.items():
            block.complain(found.get(key))
        self.save_wanted.emit({key: value for key, value in values.items() if key not in found})
        if found:
            self.blocks[next(iter(found))].editor.setFocus()

    def _tell_state(self) -> None:
        say, waits = self._around.words.say, bool(self.unsaved())
        self.state.setText(say("Not saved yet") if waits else say("Saved") if self._saved else "")
