"""The passphrase's field: bytes of its own, zeroed when they go, in any script."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import type_in
from toolkit.ui.theme import LIGHT
from toolkit.ui.widgets.secret_field import MOST_BYTES, SecretField


@pytest.fixture
def field(qtbot: QtBot) -> SecretField:
    made = SecretField(LIGHT, "Passphrase")
    qtbot.addWidget(made)
    made.show()
    return made


def test_typed_composed_deleted_and_taken(qtbot: QtBot, field: SecretField) -> None:
    type_in(qtbot, field, "ab c")
    type_in(qtbot, field, "ሰላም")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    taken = field.take()
    assert taken == bytearray("ab cሰላ", "utf-8")
    assert field.is_empty
    qtbot.keyClicks(field, "xyz")
    qtbot.keyClick(field, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert field.is_empty
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.is_empty


def test_what_goes_is_zeroed(qtbot: QtBot, field: SecretField) -> None:
    qtbot.keyClicks(field, "secret")
    inside = field._bytes
    qtbot.keyClicks(field, "s")
    assert not any(inside), "a bytearray that grows would leave its old memory behind"
    inside = field._bytes
    field.clear()
    assert not any(inside)


def test_pasted_and_return(qtbot: QtBot, field: SecretField) -> None:
    QGuiApplication.clipboard().setText("from a manager\n")
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.take() == b"from a manager"
    QGuiApplication.clipboard().clear()


def test_it_takes_no_flood_and_shows_dots(qtbot: QtBot, field: SecretField) -> None:
    QGuiApplication.clipboard().setText("x" * (MOST_BYTES + 1))
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.is_empty
    QGuiApplication.clipboard().clear()
    qtbot.keyClicks(field, "iiii")
    dots = field.grab().toImage()
    field.clear()
    qtbot.keyClicks(field, "mmmm")
    assert field.grab().toImage() == dots, "what is shown tells nothing but the length"
    field.show_letters(True)
    assert field.grab().toImage() != dots
