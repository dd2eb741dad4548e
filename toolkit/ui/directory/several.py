"""Several of many choices: a box to add one, and a button for each that was chosen, which takes it away again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from toolkit.ui.forms.editors import CalmBox
from toolkit.ui.widgets.forms import button
from toolkit.ui.widgets.wrapping import WrappingRow

TAKEN_AWAY = "✕"


class Several(QWidget):
    """Emits `changed` when one was added or taken away."""

    changed = Signal()

    def __init__(self, options: Mapping[str, str], nothing: str) -> None:
        super().__init__()
        self._options = options
        self.buttons: dict[str, QPushButton] = {}
        self.box = CalmBox()
        self.box.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.box.addItem(nothing, "")
        for value, text in options.items():
            self.box.addItem(text, value)
        self.box.activated.connect(self._add_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.box)
        self._row = WrappingRow(6)
        column.addLayout(self._row)
        self.setFocusProxy(self.box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802  (Qt's name)
        """The name is the box's."""
        super().setAccessibleName(name)
        self.box.setAccessibleName(name)

    def chosen(self) -> list[str]:
        """What is chosen, in the order of choosing; what is not offered any more is kept."""
        return list(self.buttons)

    def put(self, values: Iterable[str]) -> None:
        """Choose these alone."""
        for value in list(self.buttons):
            self._drop(value)
        for value in values:
            self._add(value)

    def _add_chosen(self, _place: int) -> None:
        value = str(self.box.currentData() or "")
        self.box.setCurrentIndex(0)
        if value and value not in self.buttons:
            self._add(value)
            self.changed.emit()

    def _add(self, value: str) -> None:
        made = button(f"{self._options.get(value, value)}  {TAKEN_AWAY}", "value")
        made.clicked.connect(lambda: self._take_away(value))
        self.buttons[value] = made
        self._row.addWidget(made)
        made.show()
        self.updateGeometry()

    def _take_away(self, value: str) -> None:
        self._drop(value)
        self.box.setFocus()
        self.changed.emit()

    def _drop(self, value: str) -> None:
        gone = self.buttons.pop(value)
        self._row.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self.updateGeometry()
