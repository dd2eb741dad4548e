"""The shelter's stock: twenty sheets in six languages as one file, from the language finder."""

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, PaperTray, click, wait_for
from toolkit.domain.sheet import Paper
from toolkit.support.stopping import CalledOffError
from toolkit.ui.batch.page import BatchPage
from toolkit.ui.finder.page import FinderPage
from toolkit.ui.progress_line import Progress
from toolkit.ui.sheet.preview_page import PreviewPage
from toolkit.ui.widgets.picture import FittedPicture
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


def test_twenty_sheets_in_six_languages_as_one_print_job(qtbot: QtBot, open_window: Opener, tray: PaperTray) -> None:
    window = open_window()
    page = at_the_batch(qtbot, window)
    assert not page.print.isEnabled()
    for tag, count in WANTED.items():
        page.counts[tag].setValue(count)
    page.paper.setCurrentIndex(page.paper.findData(Paper.LETTER.value))
    assert any("is paper safe for you?" in told.text() for told in page.findChildren(QLabel)), "said before Print"
    click(qtbot, page.print)
    preview = wait_for(qtbot, window, PreviewPage)
    assert len(preview.findChildren(FittedPicture)) == len(WANTED) * 2, "each sheet is looked at once"
    assert any("40 pages" in told.text() for told in preview.findChildren(QLabel))
    click(qtbot, preview.send)
    qtbot.waitUntil(lambda: bool(tray.sent), timeout=60_000)
    ((name, job, pages, paper, copies),) = tray.sent
    assert (name, pages, paper, copies) == ("Office", 40, Paper.LETTER, 1)
    assert job.startswith("document-")
    again = wait_for(qtbot, window, BatchPage)
    assert {tag: box.value() for tag, box in again.counts.items() if box.value()} == WANTED, "what was chosen is there"
    assert again.paper.currentData() == Paper.LETTER.value


def test_a_print_job_can_be_called_off(qtbot: QtBot, open_window: Opener, tray: PaperTray) -> None:
    window = open_window()
    page = at_the_batch(qtbot, window)
    page.counts["ar"].setValue(90)
    click(qtbot, page.print)
    preview = wait_for(qtbot, window, PreviewPage)
    click(qtbot, preview.send)
    qtbot.waitUntil(window.progress.cancel.isVisible, timeout=5_000)
    assert window.progress.bar.maximum() == 180
    click(qtbot, window.progress.cancel)
    window._around.background.rest()
    QApplication.processEvents()
    assert not tray.sent, "the job ended at the page it was at"
    assert window.page is preview, "and another try is one click away"
