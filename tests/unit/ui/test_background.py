"""Work beside the window: its result comes back on this thread, its error too, and neither after it was called off."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from toolkit.ui.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Background:
    return Background()


def test_results_come_back_on_this_thread_in_their_order(qtbot: QtBot, background: Background) -> None:
    found: list[tuple[int, bool]] = []
    here = threading.current_thread()
    for number in range(3):
        background.run(
            lambda number=number: number,
            lambda result: found.append((result, threading.current_thread() is here)),
            raised,
        )
    qtbot.waitUntil(lambda: len(found) == 3)
    assert found == [(0, True), (1, True), (2, True)]


def raised(error: Exception) -> None:
    raise AssertionError(error)


def test_an_error_comes_back_as_an_error(qtbot: QtBot, background: Background) -> None:
    found: list[Exception] = []

    def work() -> None:
        raise KeyError("x")

    background.run(work, raised, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert isinstance(found[0], KeyError)


def test_busy_is_told_from_start_to_end(qtbot: QtBot, background: Background) -> None:
    told: list[bool] = []
    background.busy.connect(told.append)
    background.run(lambda: None, lambda _: None, raised)
    qtbot.waitUntil(lambda: told[-1:] == [False])
    assert told == [True, False]


def test_what_is_called_off_is_never_told(qtbot: QtBot, background: Background) -> None:
    go, told = threading.Event(), list[object]()
    background.run(go.wait, told.append, raised)
    background.cancel()
    go.set()
    done: list[object] = []
    background.run(lambda: 1, done.append, raised)
    qtbot.waitUntil(lambda: bool(done))
    assert told == []


def test_stop_waits_for_the_other_thread(background: Background) -> None:
    ended = threading.Event()
    background.run(ended.set, lambda _: None, raised)
    background.stop()
    assert ended.is_set()
