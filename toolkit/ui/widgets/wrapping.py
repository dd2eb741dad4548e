"""What goes on in the next line where it does not fit: a row of marks and buttons, and a button's own text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QSizePolicy, QStyleOptionButton, QWidget


class WrappingRow(QLayout):
    """Widgets in their own sizes, from where reading begins; a line as high as its highest."""

    def __init__(self, gap: int = 10) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  (Qt's name)
        """Add one at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  (Qt's name)
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  (Qt's name)
        """Take one away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802  (Qt's name)
        """It takes more lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  (Qt's name)
        """As high as its lines are at this width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def minimumSize(self) -> QSize:  # noqa: N802  (Qt's name)
        """As wide as its widest."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """All in one line."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  (Qt's name)
        """Put each in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  (Qt's name)
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, move: bool) -> int:
        """Lay the lines out; how high they are together."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        left = rect.width()
        for item in self._shown():
            size = _size_in(item, max(rect.width(), 1))
            if lines[-1] and size.width() > left:
                lines.append([])
                left = rect.width()
            lines[-1].append((item, size))
            left -= size.width() + self._gap
        top = rect.top()
        for line in lines:
            height = max((size.height() for _, size in line), default=0)
            if move:
                self._move(line, rect, top, height)
            top += height + self._gap
        return top - self._gap - rect.top()

    def _move(self, line: list[tuple[QLayoutItem, QSize]], rect: QRect, top: int, height: int) -> None:
        parent = self.parentWidget()
        turned = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        along = 0
        for item, size in line:
            x = rect.right() + 1 - along - size.width() if turned else rect.left() + along
            item.setGeometry(QRect(QPoint(x, top + (height - size.height()) // 2), size))
            along += size.width() + self._gap


def wrapping(*widgets: QWidget) -> WrappingRow:
    """Widgets beside each other, as many in a line as fit."""
    row = WrappingRow()
    for widget in widgets:
        row.addWidget(widget)
    return row


def _size_in(item: QLayoutItem, width: int) -> QSize:
    """The size of an item in a line of this width: narrower than it wants to be, it may be higher."""
    size = item.sizeHint()
    if size.width() <= width:
        return size
    return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else size.height())


class WrappingButton(QPushButton):
    """A button whose text takes as many lines as it needs: at twice its size a sentence is wider than a page."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._measured = False
        self._least = -1

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Ask for the height of its lines: a row asks a button for its height before it knows how wide it will be."""
        super().resizeEvent(event)
        if self._least < 0:
            # The look's own.
            self._least = self.minimumHeight()
        needed = self.heightForWidth(self.width())
        self.setMinimumHeight(needed if needed > self.sizeHint().height() else self._least)

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802  (Qt's name)
        """Its text in lines, as it is drawn."""
        super().initStyleOption(option)
        # Qt asks for the same while it measures the text, which is then in one line.
        if not self._measured:
            option.text = "\n".join(self._lines(self.width()))

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """All in one line."""
        self._measured = True
        try:
            return super().sizeHint()
        finally:
            self._measured = False

    def hasHeightForWidth(self) -> bool:  # noqa: N802  (Qt's name)
        """It is higher where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  (Qt's name)
        """As high as its lines are at this width."""
        return self.sizeHint().height() + (len(self._lines(width)) - 1) * self._letters.lineSpacing()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """As wide as its longest word."""
        words = self.text().split()
        longest = max((self._letters.horizontalAdvance(word) for word in words), default=0)
        return QSize(min(self.sizeHint().width(), longest + self._around), self.sizeHint().height())

    @property
    def _letters(self) -> QFontMetrics:
        self.ensurePolished()
        return QFontMetrics(self.font())

    @property
    def _around(self) -> int:
        """So wide is what is not text: the frame, the icon, the room about them."""
        return self.sizeHint().width() - self._letters.horizontalAdvance(self.text())

    def _lines(self, width: int) -> list[str]:
        letters, room = self._letters, width - self._around
        lines: list[str] = [""]
        for word in self.text().split(" "):
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if lines[-1] and letters.horizontalAdvance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines
