"""The rail at the side: where one is, and the interface's language and look."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QVBoxLayout, QWidget

from toolkit.support.i18n import INTERFACE_NAMES, N_
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.text import label, surface

PLACES = {"start": ("home", N_("Start")), "cases": ("case", N_("Cases")), "finder": ("sheet", N_("Sheets")),
          "directory": ("pin", N_("Directory"))}  # fmt: skip
LOOKS = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}

TEXT = N_("Text {percent} %")
TEXT_SIZES = ("100", "125", "150", "200")


class Rail(QWidget):
    """Emits `place_chosen`, `language_chosen`, `look_chosen` and `text_chosen`."""

    place_chosen = Signal(str)
    language_chosen = Signal(str)
    look_chosen = Signal(str)
    text_chosen = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        surface(self, "rail")
        self.setFixedWidth(around.scaled(208, most=290))
        column = QVBoxLayout(self)
        # At large sizes of text the air goes, so that the smallest window still shows every line whole.
        air = 4 if not around.is_large else 0
        column.setContentsMargins(14, max(6, 4 * air), 14, max(6, 4 * air))
        column.setSpacing(max(2, air))
        column.addWidget(label("Waymark", "brand"))
        column.addSpacing(air)
        self._group = QButtonGroup(self)
        self.places = {name: self._place(name, icon, text) for name, (icon, text) in PLACES.items()}
        for button in self.places.values():
            column.addWidget(button)
        column.addStretch()
        self._add_choices(column)

    def mark(self, place: str) -> None:
        """Show which place the window is at."""
        self.places[place].setChecked(True)

    def _place(self, name: str, icon: str, text: str) -> QPushButton:
        button = QPushButton(self._around.words.say(text))
        button.setProperty("role", "rail")
        button.setCheckable(True)
        button.setIcon(self._around.icons.icon(icon, self._around.theme.rail_ink))
        button.clicked.connect(lambda: self.place_chosen.emit(name))
        self._group.addButton(button)
        return button

    def _add_choices(self, column: QVBoxLayout) -> None:
        say, chosen = self._around.words.say, self._around.preferences
        self.language = self._box(say("Language of the window"), INTERFACE_NAMES, self._around.words.tag)
        self.look = self._box(
            say("Look of the window"), {name: say(text) for name, text in LOOKS.items()}, chosen.appearance
        )
        sizes = {size: say(TEXT, percent=size) for size in TEXT_SIZES}
        self.text = self._box(say("Size of the window's text"), sizes, chosen.text)
        self.language.activated.connect(lambda: self.language_chosen.emit(self.language.currentData()))
        self.look.activated.connect(lambda: self.look_chosen.emit(self.look.currentData()))
        self.text.activated.connect(lambda: self.text_chosen.emit(self.text.currentData()))
        for box in (self.language, self.look, self.text):
            column.addWidget(box)

    def _box(self, name: str, choices: dict[str, str], chosen: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box
