"""What will come out of the printer, seen before it is sent: pages from memory, the printer, the copies."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from toolkit.domain.page import PagePicture
from toolkit.ui.sheet.printing import Printers, image
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import scrolled, scrolled_panel
from toolkit.ui.widgets.picture import FittedPicture
from toolkit.ui.widgets.text import label, surface

PREVIEW_DOTS = 150
PREVIEW_WIDTH = 900
PANEL_WIDTH = 330


class PreviewPage(QWidget):
    """Emits `sent` with the printer's name and the copies, `save_wanted`, and `left` to go back without printing."""

    sent = Signal(str, int)
    save_wanted = Signal()
    left = Signal()

    def __init__(
        self, around: Surroundings, pages: list[PagePicture], printers: Printers, saved_too: bool, count: int
    ) -> None:
        """`saved_too`: it may be saved even where there is a printer. `count`: how many pages will be printed, of which
        `pages` shows some.
        """
        super().__init__()
        self._around, self._saved_too = around, saved_too
        surface(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 28, 36, 20)
        column.addWidget(label(around.words.say("Before it is printed"), "title"))
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addWidget(scrolled(self._pages(pages)), 1)
        body.addWidget(
            scrolled_panel(self._panel(count, len(pages), printers.names()), around.scaled(PANEL_WIDTH, most=430))
        )
        column.addLayout(body, 1)

    def _pages(self, pages: list[PagePicture]) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setSpacing(16)
        for number, page in enumerate(pages, 1):
            name = self._around.words.say("Page {number} of {count}", number=number, count=len(pages))
            column.addWidget(FittedPicture(image(page), name, PREVIEW_WIDTH))
        return shown

    def _panel(self, pages: int, shown: int, names: list[str]) -> QWidget:
        words = self._around.words
        panel = QFrame()
        panel.setObjectName("card")
        column = QVBoxLayout(panel)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(10)
        column.addWidget(label(words.say_many("{count} page", "{count} pages", pages), "card"))
        if shown < pages:
            told = words.say("Each sheet is shown once here, and printed as often as you chose.")
            column.addWidget(label(told, "small"))
        for widget in self._printer(names) if names else self._no_printer():
            column.addWidget(widget)
        column.addStretch()
        note = words.say("The system keeps what it prints for a while. Paper, once printed, cannot be called back.")
        column.addWidget(label(note, "small"))
        self.back = QPushButton(words.say("Back without printing"))
        self.back.clicked.connect(self.left)
        column.addWidget(self.back)
        return panel

    def _printer(self, names: list[str]) -> list[QWidget]:
        say = self._around.words.say
        self.printer = QComboBox()
        self.printer.addItems(names)
        self.printer.setAccessibleName(say("Printer"))
        self.copies = QSpinBox()
        self.copies.setRange(1, 99)
        self.copies.setAccessibleName(say("Copies"))
        self.send = QPushButton(say("Print now"))
        self.send.setProperty("role", "primary")
        self.send.clicked.connect(lambda: self.sent.emit(self.printer.currentText(), self.copies.value()))
        return [
            label(say("Printer"), "small"),
            self.printer,
            label(say("Copies"), "small"),
            self.copies,
            self.send,
            *([self._save("")] if self._saved_too else []),
        ]

    def _no_printer(self) -> list[QWidget]:
        say = self._around.words.say
        told = label(say("No printer was found. Connect one and come back, or save the sheet as PDF."), "caution")
        return [told, self._save("primary")]

    def _save(self, role: str) -> QPushButton:
        self.save = QPushButton(self._around.words.say("Save as PDF…"))
        self.save.setProperty("role", role)
        self.save.clicked.connect(self.save_wanted)
        return self.save
