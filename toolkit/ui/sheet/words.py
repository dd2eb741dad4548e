"""The sheet's words as labels: the same text as on paper, in the same faces, at any size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from toolkit.domain.sheet import SheetLine, SheetText
from toolkit.services.typefaces import TypefaceService
from toolkit.ui.theme import PERSON_HEADING, PERSON_TEXT, PERSON_TITLE
from toolkit.ui.widgets.text import label, turn


class SheetWords(QWidget):
    """A sheet to read on the screen. `zoom` is 1.0 for the sizes that pages of the person have."""

    def __init__(self, typefaces: TypefaceService, text: SheetText, zoom: float) -> None:
        super().__init__()
        self._typefaces, self._text = typefaces, text
        self._families = typefaces.families(text.language.script)
        self._sized: list[tuple[Callable[[str], None], int, bool]] = []
        self._build()
        self.zoom(zoom)

    def zoom(self, factor: float) -> None:
        """Set every text at this many times its size."""
        named = ", ".join(f'"{family}"' for family in self._families)
        for style, size, bold in self._sized:
            style(f"font-family: {named}; font-size: {round(size * factor)}px; font-weight: {700 if bold else 400};")

    def _build(self) -> None:
        turn(self, self._text.language.is_rtl)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if self._text.draft:
            self._add(column, self._text.draft, 16, False, "person-small")
        self._add(column, self._text.title, PERSON_TITLE, True)
        self._add(column, self._text.lead, PERSON_TEXT, True)
        self._add(column, self._text.for_you, PERSON_TEXT, False)
        for number, line in enumerate(self._text.lines, 1):
            column.addWidget(self._line(number, line))

    def _line(self, number: int, line: SheetLine) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(4)
        self._add(column, f"{number}\u2002{line.heading}", PERSON_HEADING, True)
        self._add(column, line.body, PERSON_TEXT, False)
        if line.local:
            self._add(column, line.local, PERSON_TEXT, True)
        return card

    def _add(self, column: QVBoxLayout, text: str, size: int, bold: bool, role: str = "") -> None:
        made = label(self._typefaces.shown(text, self._text.language), role)
        made.setAccessibleName(text)
        turn(made, self._text.language.is_rtl)
        self._sized.append((made.setStyleSheet, size, bold))
        column.addWidget(made)
