"""The real window over the real content, driven by clicks and keys, and looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.security.vaults import service
from toolkit.app.bootstrap import Program, assemble
from toolkit.app.window_start import make_window
from toolkit.domain.page import PagePicture
from toolkit.domain.sheet import Paper
from toolkit.ui.window import Window

PICTURES = Path(__file__).resolve().parents[2] / "build" / "pictures"
"""Where the pages are saved to be looked at; git ignores it."""


class PaperTray:
    """Stands for the machine's printers: keeps what was sent, prints nothing."""

    def __init__(self, names: list[str]) -> None:
        self.there = names
        self.sent: list[tuple[str, str, int, Paper, int]] = []

    def names(self) -> list[str]:
        return self.there

    def print(self, name: str, job: str, pages: Iterable[PagePicture], paper: Paper, copies: int) -> None:
        self.sent.append((name, job, len(list(pages)), paper, copies))


Opener = Callable[..., Window]
Page = TypeVar("Page", bound=QWidget)


@pytest.fixture
def tray() -> PaperTray:
    return PaperTray(["Office", "Hall"])


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, program: Program, tmp_path: Path, tray: PaperTray
) -> Iterator[Opener]:
    """Opens the window with an interface language and a look; its data lie in an empty folder."""
    opened: list[Window] = []

    def open_one(language: str = "en", look: str = "light") -> Window:
        own = assemble(tmp_path / "data")
        # The faces are loaded once for all windows of a run, as within one program.
        own.__dict__["shelf"] = program.shelf
        # Passphrases cost the least that is allowed: a test is no adversary.
        own.__dict__["vault"] = service()
        own.preferences.change(interface=language, appearance=look)
        window = make_window(qapp, own, tray)  # type: ignore[arg-type]  # a stub of Printers
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        opened.append(window)
        return window

    yield open_one
    for window in opened:
        window.close()


def wait_for(qtbot: QtBot, window: Window, kind: type[Page]) -> Page:
    """The page of this kind, once it is shown."""
    qtbot.waitUntil(lambda: isinstance(window.page, kind), timeout=20_000)
    page = window.page
    assert isinstance(page, kind)
    QApplication.processEvents()
    return page


def click(qtbot: QtBot, widget: QWidget) -> None:
    """A real click of the left button in the middle of a widget, once it can be seen."""
    if not widget.isVisible():
        # What was added just now is laid out, and seen, a turn of the loop later.
        qtbot.waitUntil(widget.isVisible, timeout=5_000)
    assert widget.isEnabled()
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def type_in(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Keys for what a keyboard has; other scripts come as an input method brings them."""
    if text.isascii():
        qtbot.keyClicks(field, text)
    else:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)


def picture(window: QWidget, name: str) -> None:
    """Save what the window shows."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    # A page that was filled just now is laid out in more than one turn.
    for _ in range(3):
        QApplication.processEvents()
    assert window.grab().save(str(PICTURES / f"{name}.png"))


def text_at(window: Window, size: str) -> None:
    """Have the window's text in a size, in per cent, as by the rail."""
    if size != "100":
        box = window.rail.text
        box.setCurrentIndex(box.findData(size))
        box.activated.emit(box.currentIndex())
