"""The shelter's stock: twenty sheets in six languages as one file, from the language finder."""

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, click
from toolkit.ui.batch.page import BatchPage, CalledOffError, Progress
from toolkit.ui.finder.page import FinderPage
from toolkit.ui.window import Window

WANTED = {"ar": 4, "ti": 4, "km": 3, "fr": 3, "hi": 3, "th": 3}


def at_the_batch(qtbot: QtBot, window: Window) -> BatchPage:
    window.go("finder")
    assert isinstance(window.page, FinderPage)
    click(qtbot, window.page.batch)
    assert isinstance(window.page, BatchPage)
    return window.page


def save_in(folder: Path, window: Window) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        name = Path(dialog.selectedFiles()[0]).name
        dialog.setDirectory(str(folder))
        dialog.selectFile(name)
        dialog.accept()

    QTimer.singleShot(0, window, answer)


def test_twenty_sheets_in_six_languages_as_one_file(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = open_window()
    page = at_the_batch(qtbot, window)
    assert not page.save.isEnabled()
    for tag, count in WANTED.items():
        page.counts[tag].setValue(count)
    assert page.total.text() == "20 sheets"
    target = tmp_path / "papers"
    target.mkdir()
    save_in(target, window)
    click(qtbot, page.save)
    qtbot.waitUntil(lambda: window.notice.isVisible(), timeout=20_000)
    (saved,) = target.iterdir()
    assert saved.name.startswith("document-")
    document = pypdfium2.PdfDocument(saved.read_bytes())
    assert len(document) == 20 * 2, "each in two languages, on two pages"
    document.close()
    assert saved.stat().st_size < 400_000, "copies of a sheet stand in the file once"


def test_a_batch_can_be_called_off_and_leaves_nothing(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = open_window()
    page = at_the_batch(qtbot, window)
    for box in page.counts.values():
        box.setValue(5)
    target = tmp_path / "papers"
    target.mkdir()
    save_in(target, window)
    click(qtbot, page.save)
    qtbot.waitUntil(window.progress.cancel.isVisible, timeout=5_000)
    click(qtbot, window.progress.cancel)
    assert not window.progress.cancel.isVisible()
    window._around.background.stop()
    QApplication.processEvents()
    assert list(target.iterdir()) == []
    assert not window.notice.isVisible()


def test_work_that_is_called_off_ends_after_the_sheet_it_is_at(qtbot: QtBot) -> None:
    progress = Progress()
    with qtbot.waitSignal(progress.moved):
        progress.tell(1)
    progress.stop()
    try:
        progress.tell(2)
    except CalledOffError:
        return
    raise AssertionError
