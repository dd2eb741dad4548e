"""Every page as a picture, in each language of the interface, light and dark: saved to be looked at, and checked
for text that is cut off.
"""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, picture, text_at
from toolkit.domain.sheet import Form, SheetOrder
from toolkit.ui.sheet.preview_page import PreviewPage
from toolkit.ui.window import Window

PLACES: list[tuple[str, object]] = [
    ("start", None), ("finder", None), ("sheet", "ar"), ("sheet", "km"), ("person", "ti"), ("person", "ar"),
    ("paper", SheetOrder("th", "en")), ("paper", SheetOrder("ar", "en")), ("batch", None),
    ("person", SheetOrder("en", None, Form.PICTOGRAM)), ("person", SheetOrder("en", None, Form.POCKET)),
    ("person", "ur"), ("paper", SheetOrder("ur", "en")),
]  # fmt: skip


def cut_off(window: QWidget) -> list[str]:
    """Texts that do not fit where they stand."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        shown = widget.visibleRegion().boundingRect()
        if not shown.isEmpty() and shown.width() < widget.width() - 2 and isinstance(widget, QLabel | QAbstractButton):
            found.append(f"beyond the edge: {widget}")
        if isinstance(widget, QLabel) and widget.text():
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            wide = 0 if widget.wordWrap() else widget.sizeHint().width()
            if needed > widget.height() + 1 or wide > widget.width() + 1:
                found.append(widget.text())
        elif isinstance(widget, QPushButton) and widget.text():
            icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
            letters = QFontMetrics(widget.font())
            text = max(widget.text().split(" "), key=len) if widget.hasHeightForWidth() else widget.text()
            if letters.horizontalAdvance(text) + icon > widget.width() - 8:
                found.append(widget.text())
            high = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
            if widget.height() < min(high, widget.maximumHeight()) - 1:
                found.append(f"too low: {widget.text()}")
    return found


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_page_is_looked_at(qtbot: QtBot, open_window: Opener, language: str, look: str) -> None:
    window = open_window(language, look)
    for number, (place, about) in enumerate(PLACES):
        window.go(place, about)
        QApplication.processEvents()
        picture(window, f"{language}-{look}-{number}-{place}")
        assert cut_off(window) == [], (place, about)
    preview(qtbot, window)
    picture(window, f"{language}-{look}-{len(PLACES)}-preview")
    assert cut_off(window) == []


def preview(qtbot: QtBot, window: Window) -> None:
    window.go("paper", SheetOrder("ar", "fr"))
    window.page.print_it.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: isinstance(window.page, PreviewPage), timeout=20_000)


@pytest.mark.parametrize("size", [(900, 600), (1920, 1080)])
def test_small_and_large_windows_cut_nothing_off(open_window: Opener, size: tuple[int, int]) -> None:
    window = open_window("fr")
    window.resize(*size)
    for place, about in (("start", None), ("finder", None), ("sheet", "fr"), ("person", "km")):
        window.go(place, about)
        QApplication.processEvents()
        picture(window, f"size-{size[0]}-{place}")
        assert cut_off(window) == [], place


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_at_twice_the_size_of_text_nothing_is_cut_off(
    open_window: Opener, language: str, size: tuple[int, int]
) -> None:
    """In the smallest window too: what stood side by side then stands below each other, and scrolls."""
    window = open_window(language)
    text_at(window, "200")
    window.resize(*size)
    for place, about in PLACES:
        window.go(place, about)
        QApplication.processEvents()
        picture(window, f"text-200-{language}-{size[0]}-{place}")
        assert cut_off(window) == [], place


def test_every_control_has_a_name_for_a_screen_reader(open_window: Opener) -> None:
    window = open_window()
    for place, about in PLACES:
        window.go(place, about)
        for control in window.findChildren(QAbstractButton):
            if control.isVisible() and control.objectName() != "qt_toolbar_ext_button":
                assert control.accessibleName() or control.text(), (place, control)
