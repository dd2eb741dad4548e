"""Large targets: a card that is one action, and a tile that is one language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from toolkit.ui.theme import Theme
from toolkit.ui.widgets.text import label, set_families


class Surface(QAbstractButton):
    """A button that is a rounded surface with its own content; its frame tells focus, hover and what is missing."""

    def __init__(self, theme: Theme, dashed: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._dashed = dashed
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """Draw the surface and its frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isEnabled() and (self.hasFocus() or self.underMouse() or self.isDown())
        pen = QPen(self._theme.accent if chosen else self._theme.line)
        pen.setWidthF(2.0 if chosen else 1.2)
        if self._dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        pressed = self.isDown() or (self.isEnabled() and self.hasFocus())
        empty = self._dashed or not self.isEnabled()
        painter.setBrush(QColor(self._theme.wash if pressed else self._theme.page if empty else self._theme.card))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 12, 12)

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """As large as its content."""
        layout = self.layout()
        return layout.sizeHint() if layout else QSize(100, 60)


class ActionCard(Surface):
    """A large action of the first page: picture, name, one quiet line."""

    def __init__(self, theme: Theme, picture: QPixmap, name: str, line: str) -> None:
        super().__init__(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        image = QLabel()
        image.setPixmap(picture)
        column.addWidget(image)
        column.addSpacing(4)
        column.addWidget(label(name, "card"))
        column.addWidget(label(line, "quiet"))
        column.addStretch()
        let_through(self)
        self.setAccessibleName(name)
        self.setAccessibleDescription(line)
        self.setMinimumHeight(160)
        # A button asks to be as wide as its text in one line; this one's goes on in the next.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


TILE_WIDTH = 168


class LanguageTile(Surface):
    """A language in its own script, with the interface's name of it beneath; dashed where it is only wanted."""

    def __init__(self, theme: Theme, native: str, families: Sequence[str], here: str, wanted: bool, width: int) -> None:
        super().__init__(theme, dashed=wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 10, 12)
        column.setSpacing(4)
        own = label(native, "native")
        set_families(own, families)
        # Tiles are equally wide whatever their names: a long one takes a second line.
        own.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        own.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name = label(here, "small")
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column.addWidget(own, 1)
        column.addWidget(name)
        let_through(self)
        self.setAccessibleName(f"{native}, {here}")
        self.setMinimumSize(width, width * 4 // 7)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)


def let_through(widget: QWidget) -> None:
    """Clicks on a surface's content are clicks on the surface."""
    for child in widget.findChildren(QWidget):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
