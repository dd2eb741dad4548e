"""A field for a passphrase: what is typed lies in bytes of our own, which are zeroed; a QLineEdit would keep copies."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from toolkit.ui.theme import Theme

MOST_BYTES = 1024


class SecretField(QWidget):
    """Shows a dot for each letter. Emits `entered` on Return, `edited` when it changes."""

    entered = Signal()
    edited = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._shown = theme, False
        self._bytes = bytearray()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def take(self) -> bytearray:
        """What was typed, which is now the caller's to zero; the field is empty."""
        taken, self._bytes = self._bytes, bytearray()
        self._changed()
        return taken

    def same_as(self, other: SecretField) -> bool:
        """Whether the same was typed in both."""
        return self._bytes == other._bytes

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self._bytes

    def clear(self) -> None:
        """Zero what was typed."""
        self._bytes[:] = bytes(len(self._bytes))
        self._bytes = bytearray()
        self._changed()

    def show_letters(self, shown: bool) -> None:
        """Show the letters themselves, for someone who is alone; or dots again."""
        self._shown = shown
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Letters, deleting, pasting, Return."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._add(QGuiApplication.clipboard().text().strip("\r\n"))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self._remove(all_of_it=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.text() and event.text().isprintable():
            self._add(event.text())
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802  (Qt's name)
        """Letters that an input method composed."""
        self._add(event.commitString())
        event.accept()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """As high as a line of text with its frame."""
        return QSize(240, self.fontMetrics().height() + 22)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        """Show where typing goes."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        """Show that typing goes elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """The frame, a dot for each letter, and where the next one goes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.accent if self.hasFocus() else self._theme.line), 2))
        painter.setBrush(QColor(self._theme.card))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        painter.setPen(QColor(self._theme.ink))
        inside = self.rect().adjusted(14, 0, -14, 0)
        text = self._bytes.decode("utf-8") if self._shown else "●" * len(self._bytes.decode("utf-8"))
        self._draw(painter, inside, text)

    def _draw(self, painter: QPainter, inside: QRect, text: str) -> None:
        width = painter.fontMetrics().horizontalAdvance(text)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft and not self._shown
        painter.setClipRect(inside)
        # A long one moves out of sight at its beginning: the end is where it is typed.
        over = max(0, width - inside.width() + 2)
        where = inside.adjusted(0, 0, over, 0) if rtl else inside.adjusted(-over, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        if self.hasFocus():
            end = where.right() - width - 1 if rtl else where.left() + width + 1
            painter.drawLine(end, inside.top() + 11, end, inside.bottom() - 11)

    def _add(self, text: str) -> None:
        added = bytearray(text, "utf-8")
        if len(self._bytes) + len(added) <= MOST_BYTES:
            # A bytearray that grows leaves its old memory behind: it is moved by hand, and the old one zeroed.
            longer = bytearray(len(self._bytes) + len(added))
            longer[: len(self._bytes)] = self._bytes
            longer[len(self._bytes) :] = added
            self._bytes[:] = bytes(len(self._bytes))
            self._bytes = longer
        added[:] = bytes(len(added))
        self._changed()

    def _remove(self, all_of_it: bool) -> None:
        if all_of_it:
            self.clear()
            return
        end = len(self._bytes)
        while end and self._bytes[end - 1] & 0xC0 == 0x80:
            end -= 1
        end = max(0, end - 1)
        shorter = self._bytes[:end]
        self._bytes[:] = bytes(len(self._bytes))
        self._bytes = shorter
        self._changed()

    def _changed(self) -> None:
        self.update()
        self.edited.emit()
