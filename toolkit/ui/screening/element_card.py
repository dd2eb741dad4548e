"""An element of the definition as a picture: filled where it is recorded, dashed where it is not known, outlined for a
no. Never red and green.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout

from toolkit.domain.definitions.facts import Value
from toolkit.ui.theme import Theme
from toolkit.ui.widgets.text import label


class ElementCard(QAbstractButton):
    """A button that opens the answers behind one element."""

    def __init__(self, theme: Theme, title: str, state: str, named: str, more: str, value: Value) -> None:
        super().__init__()
        self._theme, self._value = theme, value
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Equally wide whatever they say, and as high as the highest.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(f"{title}: {state}. {named}")
        colour = {Value.YES: theme.on_accent, Value.UNKNOWN: theme.accent, Value.NO: theme.quiet}[value]
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(4)
        for text, role in ((title, "card"), (state, "strong"), (named, ""), (more, "")):
            shown = label(text, role)
            shown.setStyleSheet(f"color: {colour};")
            shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            shown.setVisible(bool(text))
            column.addWidget(shown)
        column.addStretch()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """As large as its text."""
        layout = self.layout()
        return layout.sizeHint() if layout else QSize(160, 140)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  (Qt's name)
        """Its text takes more lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  (Qt's name)
        """As high as its text needs at this width."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout else 140

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """Filled, dashed or outlined."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known = {Value.YES: self._theme.accent, Value.UNKNOWN: self._theme.accent, Value.NO: self._theme.line}
        pen = QPen(QColor(self._theme.ink if self.hasFocus() else known[self._value]), 3 if self.hasFocus() else 2)
        if self._value is Value.UNKNOWN:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(self._theme.accent if self._value is Value.YES else self._theme.card))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 12, 12)
