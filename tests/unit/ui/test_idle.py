"""Nobody there for two minutes locks; listening waits an hour at the most; a machine that slept counts; twice Escape."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from toolkit.ui.idle import IDLE_SECONDS, LONGEST_LISTENING, IdleWatch


class Clock:
    def __init__(self) -> None:
        self.running, self.wall = 1000.0, 5000.0

    def on(self, seconds: float, asleep: float = 0.0) -> None:
        self.running += seconds
        self.wall += seconds + asleep


class Watched:
    def __init__(self, qapp: QApplication) -> None:
        self.clock = Clock()
        self.watch = IdleWatch(None, lambda: self.clock.running, lambda: self.clock.wall)
        self.heard: list[str] = []
        self.watch.idle.connect(lambda: self.heard.append("idle"))
        self.watch.panic.connect(lambda: self.heard.append("panic"))
        qapp.installEventFilter(self.watch)
        self.watch.start()

    def after(self, seconds: float, asleep: float = 0.0) -> list[str]:
        self.clock.on(seconds, asleep)
        self.watch.look()
        return self.heard


@pytest.fixture
def watched(qapp: QApplication) -> Iterator[Watched]:
    made = Watched(qapp)
    yield made
    made.watch.stop()
    qapp.removeEventFilter(made.watch)


def test_it_locks_after_two_minutes_and_not_before(watched: Watched) -> None:
    assert IDLE_SECONDS == 120
    assert watched.after(119) == []
    assert watched.after(1) == ["idle"]


def test_a_key_or_a_click_begins_anew(watched: Watched, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert watched.after(100) == []
    qtbot.keyClick(widget, Qt.Key.Key_A)
    assert watched.after(100) == []
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    assert watched.after(119) == []
    assert watched.after(1) == ["idle"]


def test_listening_waits_an_hour_at_the_most(watched: Watched) -> None:
    watched.watch.listen(True)
    assert watched.after(LONGEST_LISTENING - 1) == []
    assert watched.watch.listening
    assert watched.after(2) == []
    assert not watched.watch.listening
    assert watched.after(IDLE_SECONDS) == ["idle"]


def test_a_machine_that_slept_is_locked_when_it_wakes(watched: Watched) -> None:
    assert watched.after(1, asleep=600) == ["idle"]


def test_a_clock_set_back_keeps_nothing_open(watched: Watched) -> None:
    watched.clock.wall -= 100_000
    assert watched.after(IDLE_SECONDS) == ["idle"]


def test_twice_escape_within_a_moment_and_not_one_key_seen_twice(watched: Watched, qtbot: QtBot) -> None:
    outer = QWidget()
    inner = QWidget(outer)
    qtbot.addWidget(outer)
    qtbot.keyClick(inner, Qt.Key.Key_Escape)  # offered to the inner one and then to the outer one
    assert watched.heard == []
    watched.clock.on(0.5)
    qtbot.keyClick(inner, Qt.Key.Key_Escape)
    assert watched.heard == ["panic"]
    watched.clock.on(5)
    qtbot.keyClick(inner, Qt.Key.Key_Escape)
    watched.clock.on(1)
    qtbot.keyClick(inner, Qt.Key.Key_Escape)
    assert watched.heard == ["panic"], "a second apart is not twice"


def test_while_locked_it_hears_nothing(watched: Watched, qtbot: QtBot) -> None:
    watched.watch.stop()
    widget = QWidget()
    qtbot.addWidget(widget)
    for _ in range(2):
        qtbot.keyClick(widget, Qt.Key.Key_Escape)
    assert watched.heard == []
