"""The sheet's words as labels: the same text as on paper, in the same faces, at any size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from toolkit.domain.sheet import SheetLine, SheetText, numbered
from toolkit.services.typefaces import TypefaceService
from toolkit.ui.theme import PERSON_HEADING, PERSON_TEXT, PERSON_TITLE
from toolkit.ui.widgets.text import LEAN, label, turn

PICTURE = 64
"""A pictogram's side, in pixels."""


class SheetWords(QWidget):
    """A sheet to read on the screen. `zoom` is 1.0 for the sizes that pages of the person have; `draw` gives a
    pictogram by its name, so many pixels wide.
    """

    def __init__(
        self, typefaces: TypefaceService, text: SheetText, zoom: float, draw: Callable[[str, int], QPixmap]
    ) -> None:
        super().__init__()
        self._typefaces, self._text, self._draw = typefaces, text, draw
        self._pictures: list[tuple[QLabel, str]] = []
        self._families = typefaces.families_of(text.language)
        self._sized: list[tuple[Callable[[str], None], int, bool]] = []
        self._build()
        self.zoom(zoom)

    def zoom(self, factor: float) -> None:
        """Set every text at this many times its size."""
        named = ", ".join(f'"{family}"' for family in self._families)
        for style, size, bold in self._sized:
            style(f"font-family: {named}; font-size: {round(size * factor)}px; font-weight: {700 if bold else 400};")
        for picture, name in self._pictures:
            picture.setPixmap(self._draw(name, round(PICTURE * factor)))

    def _build(self) -> None:
        turn(self, self._text.language.is_rtl)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if self._text.draft:
            self._add(column, self._text.draft, 16, False, "person-small")
        for text, size, bold in (
            (self._text.title, PERSON_TITLE, True),
            (self._text.lead, PERSON_TEXT, True),
            (self._text.for_you, PERSON_TEXT, False),
        ):
            if text:
                self._add(column, text, size, bold)
        for number, line in numbered(self._text.lines):
            column.addWidget(self._line(number, line))

    def _line(self, number: int, line: SheetLine) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(4)
        if line.pictogram:
            self._add_picture(column, line.pictogram)
        if line.heading:
            # Pictograms are pointed to: only what is read in order has numbers.
            heading = line.heading if line.pictogram else f"{number}\u2002{line.heading}"
            self._add(column, heading, PERSON_HEADING, True)
        if line.body:
            self._add(column, line.body, PERSON_TEXT, False)
        if line.local:
            self._add(column, line.local, PERSON_TEXT, True)
        for call in line.calls:
            self._add(column, f"{call.name}: {' / '.join(call.numbers)}", PERSON_TEXT, True)
            if call.note:
                self._add(column, call.note, PERSON_TEXT, False)
        return card

    def _add_picture(self, column: QVBoxLayout, name: str) -> None:
        picture = QLabel()
        picture.setAlignment(Qt.AlignmentFlag.AlignLeading)
        turn(picture, self._text.language.is_rtl)
        self._pictures.append((picture, name))
        column.addWidget(picture)

    def _add(self, column: QVBoxLayout, text: str, size: int, bold: bool, role: str = "") -> None:
        made = label(self._typefaces.shown(text, self._text.language), role)
        made.setAccessibleName(text)
        turn(made, self._text.language.is_rtl)
        if self._text.language.is_rtl:
            made.setIndent(LEAN)
        self._sized.append((made.setStyleSheet, size, bold))
        column.addWidget(made)
