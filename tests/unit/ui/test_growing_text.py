"""A text of several lines begins at the side where the window's reading begins."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from toolkit.ui.forms.editors import GrowingText


def test_a_text_begins_where_reading_begins(qtbot: QtBot) -> None:
    """Qt orders the words of Arabic and leaves its lines at the left: who reads Arabic looks for them at the right."""
    text = GrowingText(2, 1_000)
    qtbot.addWidget(text)
    text.resize(500, 60)
    text.setPlainText("نص قصير")
    text.show()
    assert text.cursorRect().x() < 150
    text.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert text.cursorRect().x() > 350
    text.setPlainText("نص آخر")
    assert text.cursorRect().x() > 350
    text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert text.cursorRect().x() < 150
