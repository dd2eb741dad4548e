"""Checkpoint, locked laptop, no name asked: from the start to the sheet in the person's language, then to paper."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, PaperTray, click, type_in
from tests.journeys.test_records import tick
from toolkit.app.bootstrap import assemble
from toolkit.domain.sheet import Paper
from toolkit.ui.finder.page import FinderPage
from toolkit.ui.sheet.page import SheetPage
from toolkit.ui.sheet.paper_question import PaperQuestionPage
from toolkit.ui.sheet.person_view import PersonView
from toolkit.ui.sheet.preview_page import PreviewPage
from toolkit.ui.start.page import StartPage


def shown(widget: object) -> str:
    """All the text that can be read on a page."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))  # type: ignore[attr-defined]


def test_three_actions_to_the_sheet_in_front_of_the_person(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = open_window()
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert isinstance(window.page, StartPage)
    click(qtbot, window.page.find_language)  # one
    assert isinstance(window.page, FinderPage)
    click(qtbot, window.page.tiles["ti"])  # two: the sheet can be read
    assert isinstance(window.page, SheetPage)
    assert "መሰላትኩም" in shown(window.page)
    click(qtbot, window.page.turn)  # three: nothing else is on the screen
    assert isinstance(window.page, PersonView)
    assert not window.rail.isVisible()
    assert "መሰላትኩም" in shown(window.page)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before, "something was stored"


def test_the_person_reads_all_of_it_alone(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    window.go("person", "ar")
    view = window.page
    assert isinstance(view, PersonView)
    bar = view.area.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    for _ in range(20):
        click(qtbot, view.larger)
    assert view.zoom == 3.0
    for _ in range(20):
        qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom == 0.75
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert isinstance(window.page, SheetPage)


def test_before_paper_the_person_is_asked_and_showing_is_the_default(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    window.go("sheet", "km")
    click(qtbot, window.page.print)  # type: ignore[attr-defined]
    question = window.page
    assert isinstance(question, PaperQuestionPage)
    assert "ក្រដាស" in shown(question)
    assert question.show_it.hasFocus()
    qtbot.keyClick(question.show_it, Qt.Key.Key_Return)
    assert isinstance(window.page, PersonView)


def test_to_paper_after_the_question_and_a_look(qtbot: QtBot, open_window: Opener, tray: PaperTray) -> None:
    window = open_window()
    window.go("finder")
    qtbot.keyClicks(window.page.search, "ara")  # type: ignore[attr-defined]
    qtbot.keyClick(window.page.search, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    sheet = window.page
    assert isinstance(sheet, SheetPage)
    assert sheet.order().beside == "en", "a draft stands beside the responder's language"
    sheet.paper.setCurrentIndex(sheet.paper.findData("letter"))
    click(qtbot, sheet.print)
    click(qtbot, window.page.print_it)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: isinstance(window.page, PreviewPage), timeout=20_000)
    preview = window.page
    assert isinstance(preview, PreviewPage)
    assert "2 pages" in shown(preview)
    preview.printer.setCurrentText("Hall")
    preview.copies.setValue(3)
    click(qtbot, preview.send)
    qtbot.waitUntil(lambda: bool(tray.sent), timeout=20_000)
    name, job, pages, paper, copies = tray.sent[0]
    assert (name, pages, paper, copies) == ("Hall", 2, Paper.LETTER, 3)
    assert job.startswith("document-")
    qtbot.waitUntil(lambda: isinstance(window.page, SheetPage), timeout=5_000)


def test_without_a_printer_it_says_so_and_offers_to_save(qtbot: QtBot, open_window: Opener, tray: PaperTray) -> None:
    tray.there = []
    window = open_window()
    window.go("sheet", "fr")
    click(qtbot, window.page.print)  # type: ignore[attr-defined]
    click(qtbot, window.page.print_it)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: isinstance(window.page, PreviewPage), timeout=20_000)
    assert "No printer was found" in shown(window.page)
    click(qtbot, window.page.back)  # type: ignore[attr-defined]
    assert isinstance(window.page, SheetPage)


def test_saved_under_a_neutral_name_and_without_traces(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = open_window()
    window.go("sheet", "hi")
    target = tmp_path / "papers"
    target.mkdir()
    suggested: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        suggested.append(Path(dialog.selectedFiles()[0]).name)
        dialog.setDirectory(str(target))
        dialog.selectFile(suggested[0])
        dialog.accept()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, window, answer)
    click(qtbot, window.page.save)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.notice.isVisible(), timeout=20_000)
    assert "Saved as document-" in window.notice.text()
    assert [path.name for path in target.iterdir()] == suggested
    assert (target / suggested[0]).read_bytes().startswith(b"%PDF")


def test_search_finds_by_own_name_interface_name_country_and_script(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window("fr")
    window.go("finder")
    finder = window.page
    assert isinstance(finder, FinderPage)
    for typed, tag in (
        ("ትግ", "ti"),
        ("tigrigna", "ti"),
        ("Érythrée", "ti"),
        ("erit", "ti"),
        ("Ethi", "am"),
        ("chinois", "zh-Hans"),
    ):
        finder.search.clear()
        type_in(qtbot, finder.search, typed)
        assert finder.tiles[tag].isVisible(), typed
    finder.search.clear()
    qtbot.keyClicks(finder.search, "qqqq")
    assert not any(tile.isVisible() for tile in finder.tiles.values())


def test_a_unit_may_hand_out_only_what_a_named_person_has_checked(
    qtbot: QtBot, open_window: Opener, tmp_path: Path
) -> None:
    """The rule is set where languages are pointed to; a draft is then for the responder alone, on paper and screen."""
    window = open_window()
    window.go("finder")
    assert not window.page.rule.on  # type: ignore[attr-defined]
    tick(qtbot, window.page.rule)  # type: ignore[attr-defined]
    finder = window.page
    assert isinstance(finder, FinderPage)
    assert finder.rule.on
    assert assemble(tmp_path / "data").sheets.refuses_drafts, "the next start knows it"
    click(qtbot, finder.tiles["ti"])
    sheet = window.page
    assert isinstance(sheet, SheetPage)
    assert "by the rule of this unit it is for you alone" in shown(sheet)
    assert "መሰላትኩም" in shown(sheet)
    assert [one.isEnabled() for one in (sheet.turn, sheet.print, sheet.save)] == [False] * 3
    window.go("person", "ti")
    assert isinstance(window.page, SheetPage)
    assert "this unit hands out only" in shown(window)
    window.go("cards-setup")
    cards = window.page
    qtbot.keyClicks(cards.pin, "2468")  # type: ignore[attr-defined]
    qtbot.keyClicks(cards.again, "2468")  # type: ignore[attr-defined]
    click(qtbot, cards.begin)  # type: ignore[attr-defined]
    assert window.page is cards
    window.go("finder")
    tick(qtbot, window.page.rule)  # type: ignore[attr-defined]
    window.go("sheet", "ti")
    assert window.page.turn.isEnabled()  # type: ignore[attr-defined]


def test_a_wanted_language_says_so_and_stays_on_the_finder(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    window.go("finder")
    click(qtbot, window.page.tiles["bin"])  # type: ignore[attr-defined]
    assert isinstance(window.page, FinderPage)
    assert "Edo" in window.notice.text()
    assert "wanted" in window.notice.text()


def test_the_whole_way_with_the_keyboard_alone(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    start = window.page
    assert isinstance(start, StartPage)
    start.find_language.setFocus()
    qtbot.keyClick(start.find_language, Qt.Key.Key_Space)
    finder = window.page
    assert isinstance(finder, FinderPage)
    assert finder.search.hasFocus()
    qtbot.keyClicks(finder.search, "thai")
    qtbot.keyClick(finder.search, Qt.Key.Key_Return)
    sheet = window.page
    assert isinstance(sheet, SheetPage)
    sheet.turn.setFocus()
    qtbot.keyClick(sheet.turn, Qt.Key.Key_Space)
    assert isinstance(window.page, PersonView)
    for place in (SheetPage, FinderPage, StartPage):
        qtbot.keyClick(window.page, Qt.Key.Key_Escape)
        assert isinstance(window.page, place)


def test_language_and_look_change_without_a_restart(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    window.go("sheet", "ar")
    box = window.rail.language
    box.setCurrentIndex(box.findData("ar"))
    box.activated.emit(box.currentIndex())
    assert isinstance(window.page, SheetPage)
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert window.page.order().beside is None or window.page.order().beside != "ar"
    look = window.rail.look
    look.setCurrentIndex(look.findData("dark"))
    look.activated.emit(look.currentIndex())
    assert window.grab().toImage().pixelColor(600, 20).lightness() < 60


def test_setting_pages_can_be_called_off(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    window.go("sheet", "th")
    click(qtbot, window.page.print)  # type: ignore[attr-defined]
    click(qtbot, window.page.print_it)  # type: ignore[attr-defined]
    window.progress.cancel.click()
    assert not window.progress.cancel.isVisible()
    window._around.background.stop()
    QApplication.processEvents()
    assert isinstance(window.page, PaperQuestionPage)


def test_the_form_that_is_chosen_is_the_one_that_is_read(qtbot: QtBot, open_window: Opener) -> None:
    """A child reads the child's sheet, on the responder's page and alone."""
    window = open_window()
    window.go("sheet", "en")
    page = window.page
    assert isinstance(page, SheetPage)
    page.form.setCurrentIndex(page.form.findData("child"))
    assert "If nobody is sure how old you are" in shown(page)
    assert "whatever your papers" not in shown(page)
    page.country.setCurrentIndex(page.country.findData("BE"))
    assert "112" not in shown(page), "nobody here has verified it"
    window.around.law.verify("BE", "emergency", "Ada", "called it", {})
    page.country.setCurrentIndex(0)
    page.country.setCurrentIndex(page.country.findData("BE"))
    assert "Emergency: 112" in shown(page)
    click(qtbot, page.turn)
    assert isinstance(window.page, PersonView)
    assert "If nobody is sure how old you are" in shown(window.page)
