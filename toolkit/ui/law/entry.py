"""A field under its name, with room for what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from toolkit.services.law_entered import LawFault
from toolkit.support.i18n import Words
from toolkit.ui.forms.editors import GrowingText
from toolkit.ui.widgets.forms import named
from toolkit.ui.widgets.text import label, turn


def written_from(editor: GrowingText, rtl: bool) -> None:
    """Have a text begin at the side where its language does, whatever the window's is."""
    turn(editor, rtl)
    option = editor.document().defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    editor.document().setDefaultTextOption(option)


class Entry(QWidget):
    """`field` is what it is called where faults are told; `editor` what it is filled with."""

    def __init__(self, field: str, name: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field, self.editor = field, editor
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        named(column, name, editor)
        if hint:
            column.addWidget(label(hint, "small"))
        self.wrong = label("", "caution")
        self.wrong.hide()
        column.addWidget(self.wrong)

    @property
    def text(self) -> str:
        """What stands in it."""
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData() or "")
        assert isinstance(self.editor, QLineEdit)  # noqa: S101  (there is no other)
        return self.editor.text()

    def tell(self, faults: Iterable[LawFault], words: Words) -> None:
        """Show what is wrong in this field, or nothing."""
        between = {"ar": "\u061b ", "fr": "\u202f; "}.get(words.tag, "; ")
        said = [between.join(one.flaw.said(words.translated)) for one in faults if one.field == self.field]
        self.wrong.setText("\n".join(f"{one[:1].upper()}{one[1:]}." for one in said))
        self.wrong.setVisible(bool(said))
