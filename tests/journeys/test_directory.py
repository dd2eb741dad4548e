"""Finding help: from the first page without unlocking, to who answers; a call noted in two clicks; a directory brought in
after a look at what it changes.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, click, picture, type_in
from tests.journeys.test_pictures import cut_off
from tests.journeys.test_records import unlock
from tests.security.vaults import PASSPHRASE, service
from tests.unit.directory_packs import SERVICE, folder, other_service, tables, zipped
from toolkit.domain.directory.query import Query
from toolkit.ui.directory.card import ServiceCard
from toolkit.ui.directory.import_page import ImportPage
from toolkit.ui.directory.page import DirectoryPage
from toolkit.ui.directory.service_page import ServicePage
from toolkit.ui.start.page import StartPage
from toolkit.ui.window import Window


def shown(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def directory_page(window: Window) -> DirectoryPage:
    assert isinstance(window.page, DirectoryPage)
    return window.page


def settle() -> None:
    """Let what was laid out anew find its room: each round of events may ask for the next."""
    for _ in range(4):
        QApplication.processEvents()


def cards(page: DirectoryPage) -> list[ServiceCard]:
    return [card for card in page.cards if card.isVisible()]


def service_page(window: Window) -> ServicePage:
    assert isinstance(window.page, ServicePage)
    return window.page


def choose(box: object, value: str) -> None:
    box.setCurrentIndex(box.findData(value))  # type: ignore[attr-defined]


def bring_in(qtbot: QtBot, window: Window, path: Path) -> ImportPage:
    """Through the page itself, up to the preview."""
    window.go("directory")
    click(qtbot, directory_page(window).import_it)
    page = window.page
    assert isinstance(page, ImportPage)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        dialog.accept()

    QTimer.singleShot(0, window, answer)
    click(qtbot, page.choose_file)
    qtbot.waitUntil(lambda: page._rows.count() > 0 or window.notice.isVisible(), timeout=10_000)
    QApplication.processEvents()
    return page


def test_found_without_unlocking_and_nothing_is_stored(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = open_window()
    before = sorted(tmp_path.rglob("*"))
    start = window.page
    assert isinstance(start, StartPage)
    click(qtbot, start.directory)
    page = directory_page(window)
    assert page.search.hasFocus()
    type_in(qtbot, page.search, "strada")
    assert [card.accessibleName().split(".")[0] for card in cards(page)] == [
        "La Strada Czech Republic", "La Strada Moldova", "La Strada International"]  # fmt: skip
    text = shown(page)
    assert "+420 222 717 171" in text
    assert "Who answers is not known" in text
    assert "Not verified. Last seen in 2022." in text
    click(qtbot, cards(page)[0])
    assert "strada.cz" in shown(service_page(window))
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)
    assert directory_page(window).search.text() == "strada", "the list is as it was left"
    assert sorted(tmp_path.rglob("*")) == before, "something was stored"


def test_with_the_keyboard_alone(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    window.go("directory")
    page = directory_page(window)
    qtbot.keyClicks(page.search, "+420 222")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert "La Strada" in shown(service_page(window))


def test_narrowed_by_country_and_who_answers(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    window.go("directory")
    page = directory_page(window)
    choose(page.filters.country, "AT")
    assert {"Federal police line", "MEN VIA"} <= {card.accessibleName().split(".")[0] for card in cards(page)}
    choose(page.filters.who, "police")
    assert [card.accessibleName().split(".")[0] for card in cards(page)] == ["Federal police line"]
    assert "The police answer" in shown(page)
    click(qtbot, page.clear)
    assert len(cards(page)) == 12
    click(qtbot, page.more)
    assert len(cards(page)) > 12


def test_a_call_is_noted_in_two_clicks(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    window.go("directory", Query("numero verde"))
    click(qtbot, cards(directory_page(window))[0])
    page = service_page(window)
    click(qtbot, page.called)  # one
    click(qtbot, page.answers["ngo"])  # two
    assert "Verified today" in shown(window)
    assert "An organisation answers, not an authority" in shown(window)
    assert "for 90 days" in window.notice.text()
    click(qtbot, service_page(window).pin)
    click(qtbot, service_page(window).back)
    page = directory_page(window)
    click(qtbot, page.clear)
    assert cards(page)[0].accessibleName().startswith("Numero Verde"), "what is pinned comes first"
    window.go("start")
    start = window.page
    assert isinstance(start, StartPage)
    assert "800 290 290" in start.pinned[0].text()
    picture(window, "directory-start-pinned")
    assert cut_off(window) == []
    click(qtbot, start.pinned[0])
    assert "Numero Verde" in shown(service_page(window))


def test_a_new_number_is_noted_with_the_call(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    window.go("directory", Query("numero verde"))
    click(qtbot, cards(directory_page(window))[0])
    page = service_page(window)
    click(qtbot, page.called)
    type_in(qtbot, page.number, "800 111 222")
    click(qtbot, page.answers["mixed"])
    assert "800 111 222" in shown(window)
    assert "800 290 290" not in shown(window)


def test_a_directory_is_brought_in_after_a_look(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = open_window()
    page = bring_in(qtbot, window, zipped(tmp_path / "pack.zip", tables()))
    text = shown(page)
    assert "services · Night shelter" in text
    assert "Not signed: nobody vouches for it." in text
    click(qtbot, page.accept)
    qtbot.waitUntil(lambda: isinstance(window.page, DirectoryPage), timeout=10_000)
    type_in(qtbot, directory_page(window).search, "roma")
    assert "+39 06 1234567" in shown(window)
    assert "Reports onward only if the person agrees. Calls are not recorded." in shown(window)


def test_rejected_rows_are_told_and_the_rest_can_be_taken(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    given = tables()
    given["services"].append({**other_service(1), "status": "open"})
    window = open_window()
    page = bring_in(qtbot, window, zipped(tmp_path / "pack.zip", given))
    assert "services.csv:4: status «open»" in shown(page)
    assert page.accept.text() == "Import the rest, without 1 row"
    click(qtbot, page.accept)
    qtbot.waitUntil(lambda: isinstance(window.page, DirectoryPage), timeout=10_000)
    assert window.around.directory.listing(SERVICE).name == "Night shelter"


def test_a_spreadsheet_s_columns_are_named_first(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("wer;dial;where\nHaus;+49 30 1234567;DE\n", "utf-8")
    window = open_window()
    page = bring_in(qtbot, window, tmp_path / "list.csv")
    for field, column in (("name", "wer"), ("phone", "dial"), ("country", "where")):
        choose(page.columns[field], column)
    page.go_on.click()
    qtbot.waitUntil(lambda: hasattr(page, "accept") and page.accept.isVisible(), timeout=10_000)
    settle()
    click(qtbot, page.accept)
    qtbot.waitUntil(lambda: isinstance(window.page, DirectoryPage), timeout=10_000)
    type_in(qtbot, directory_page(window).search, "haus")
    assert "+49 30 1234567" in shown(window)


def test_a_broken_file_is_one_sentence(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 no zip")
    window = open_window()
    bring_in(qtbot, window, tmp_path / "broken.zip")
    assert window.notice.text() == (
        "The archive is damaged, or is no zip file. Ask the sender for it anew. Nothing was changed.")  # fmt: skip


def test_an_import_that_is_called_off_changes_nothing(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    given = tables()
    given["services"] += [other_service(number) for number in range(3000)]
    window = open_window()
    page = bring_in(qtbot, window, zipped(tmp_path / "pack.zip", given))
    click(qtbot, page.accept)
    # At once, before it is even in sight.
    window.progress.cancel.click()
    window.around.background.stop()
    window.around.directory.close()
    assert window.around.directory.count() == 81


def test_exported_whole_under_a_name_that_tells_nothing(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = open_window()
    window.go("directory")

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(tmp_path))
        dialog.accept()

    QTimer.singleShot(0, window, answer)
    click(qtbot, directory_page(window).export_it)
    qtbot.waitUntil(lambda: window.notice.isVisible(), timeout=10_000)
    (path,) = tmp_path.glob("document-*.zip")
    assert window.around.directory.plan_file(path).changes_nothing


@pytest.mark.parametrize(
    ("language", "look", "size"),
    [("en", "light", "100"), ("ar", "light", "100"), ("fr", "dark", "100"), ("ar", "dark", "200"), ("fr", "light", "200"),
     ("en", "light", "200")],
)  # fmt: skip
def test_every_page_of_it_is_looked_at(
    qtbot: QtBot, open_window: Opener, tmp_path: Path, language: str, look: str, size: str
) -> None:
    window = open_window(language, look)
    box = window.rail.text
    choose(box, size)
    box.activated.emit(box.currentIndex())
    pack = folder(tmp_path / "pack", tables())
    window.around.directory.apply(window.around.directory.plan_file(pack))
    name = f"directory-{language}-{look}-{size}"
    for place, about in (("directory", Query()), ("directory", Query("roma")), ("service", SERVICE), ("import", None)):
        window.go(place, about)
        QApplication.processEvents()
        picture(window, f"{name}-{place}{'-found' if about == Query('roma') else ''}")
        assert cut_off(window) == [], place
    window.go("service", SERVICE)
    service_page(window).called.click()
    picture(window, f"{name}-call")
    assert cut_off(window) == []
    page = window.page
    window.go("import")
    page = window.page
    assert isinstance(page, ImportPage)
    given = tables()
    given["services"][0]["name"] = "Another name"
    given["services"].append({**other_service(1), "status": "open"})
    page.take(folder(tmp_path / "next", given))
    qtbot.waitUntil(lambda: hasattr(page, "accept") and page.accept.isVisible(), timeout=10_000)
    settle()
    picture(window, f"{name}-preview")
    assert cut_off(window) == []


def test_numbers_keep_their_order_in_arabic(open_window: Opener) -> None:
    window = open_window("ar")
    window.go("directory", Query("strada"))
    assert "\u2066+420 222 717 171\u2069" in shown(window.page)


def test_who_verified_is_kept_in_the_vault_while_it_is_open_and_nowhere_else(
    qtbot: QtBot, open_window: Opener, tmp_path: Path
) -> None:
    service().create(tmp_path / "data" / "records", "Ada", PASSPHRASE, practice=True)
    window = open_window()
    directory = window.around.directory
    directory.apply(directory.plan_file(folder(tmp_path / "pack", tables())))
    unlock(qtbot, window)
    directory.verify(SERVICE, window.session.user, "called; the desk answered")
    directory.note(SERVICE, "ask for Mehret")
    assert directory.vault_part(SERVICE).verified_by == "Ada"
    qtbot.waitUntil(lambda: not window.session._worker._running, timeout=5_000)
    window.lock()
    assert directory.vault_part(SERVICE).verified_by == "", "locked, nobody reads who it was"
    unlock(qtbot, window)
    qtbot.waitUntil(lambda: directory.vault_part(SERVICE).note == "ask for Mehret", timeout=5_000)
    assert directory.vault_part(SERVICE).verified_by == "Ada"
    assert directory.listing(SERVICE).verified_on is not None
    public = (tmp_path / "data" / "directory").read_bytes()
    assert b"Ada" not in public
    assert b"Mehret" not in public


@pytest.mark.parametrize("when", ["looked at", "done"])
def test_an_import_that_is_left_while_it_runs_tells_nothing_to_a_page_that_is_gone(
    qtbot: QtBot, open_window: Opener, tmp_path: Path, when: str
) -> None:
    given = tables()
    given["services"] += [other_service(number) for number in range(3000)]
    path = zipped(tmp_path / "pack.zip", given)
    window = open_window()
    if when == "done":
        page = bring_in(qtbot, window, path)
        click(qtbot, page.accept)
    else:
        window.go("import")
        page = window.page
        assert isinstance(page, ImportPage)
        page.take(path)
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)
    assert isinstance(window.page, DirectoryPage)
    QApplication.sendPostedEvents(None, 52)  # the page is deleted
    qtbot.waitUntil(lambda: not window.around.background._running, timeout=20_000)
    settle()
    window.around.directory.close()
    assert window.around.directory.count() in (81, 81 + 3001)
