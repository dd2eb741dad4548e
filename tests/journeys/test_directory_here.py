"""What a unit does to its own directory through the window: notes and free beds, corrections, a service by hand, a
place made confidential, a trusted signer, a list for paper; and that all of it goes from the screen on locking.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, PaperTray, click, picture, type_in, wait_for
from tests.journeys.test_directory import cards, choose, directory_page, service_page, settle, shown
from tests.journeys.test_pictures import cut_off
from tests.journeys.test_records import unlock
from tests.security.vaults import PASSPHRASE, service
from tests.unit.directory_packs import SERVICE, folder, other_service, tables
from tests.unit.services.directory.test_updates import key_file
from toolkit.domain.directory.query import Query
from toolkit.sealing.signatures import new_signing_pair
from toolkit.ui.directory.edit_page import EditPage
from toolkit.ui.directory.numbers_page import NumbersPage
from toolkit.ui.directory.page import DirectoryPage
from toolkit.ui.directory.paper_page import PaperListPage
from toolkit.ui.directory.service_page import ServicePage
from toolkit.ui.directory.signers_page import SignersPage
from toolkit.ui.sheet.preview_page import PreviewPage
from toolkit.ui.vault.unlock_page import UnlockPage
from toolkit.ui.window import Window


def opened(qtbot: QtBot, open_window: Opener, tmp_path: Path, language: str = "en", look: str = "light") -> Window:
    """The window over a vault that is open, and a directory with a shelter in it."""
    service().create(tmp_path / "data" / "records", "Ada", PASSPHRASE, practice=True)
    window = open_window(language, look)
    directory = window.around.directory
    given = tables()
    given["services"].append({**other_service(1), "name": "Desk", "country": "IT"})
    directory.apply(directory.plan_file(folder(tmp_path / "pack", given)))
    unlock(qtbot, window)
    settle_records(qtbot, window)
    return window


def settle_records(qtbot: QtBot, window: Window) -> None:
    """Until what was put is written."""
    qtbot.waitUntil(lambda: not window.session._worker._running, timeout=10_000)
    settle()


def again(qtbot: QtBot, window: Window) -> None:
    """Lock, and unlock: what is there now was written."""
    settle_records(qtbot, window)
    window.lock()
    unlock(qtbot, window)
    settle_records(qtbot, window)


def asked(page: ServicePage, wish: str) -> None:
    """A wish that is asked about, and meant."""
    first, second = page.kept.asked[wish]
    first.click()
    second.click()


def test_a_note_and_free_beds_are_kept_in_the_records(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = opened(qtbot, open_window, tmp_path)
    window.go("service", SERVICE)
    page = service_page(window)
    type_in(qtbot, page.kept.note, "ask for Mehret")
    page.kept.count.setValue(3)
    click(qtbot, page.kept.keep_beds)
    assert "3 beds free" in shown(window)
    again(qtbot, window)
    window.go("service", SERVICE)
    assert service_page(window).kept.note.toPlainText() == "ask for Mehret", "a note that was left is kept"
    window.go("directory", Query("night"))
    assert "3 beds free" in shown(directory_page(window))
    window.lock()
    settle()
    assert "3 beds free" not in shown(directory_page(window))
    public = (tmp_path / "data" / "directory").read_bytes()
    assert b"Mehret" not in public


def test_locked_the_page_says_what_is_not_kept(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = opened(qtbot, open_window, tmp_path)
    window.go("service", SERVICE)
    page = service_page(window)
    click(qtbot, page.called)
    click(qtbot, page.answers["ngo"])
    assert "Last called by Ada: An organisation answers, not an authority" in shown(window)
    again(qtbot, window)
    window.go("service", SERVICE)
    assert "Last called by Ada" in shown(window)
    window.lock()
    window.go("service", SERVICE)
    text = shown(window)
    assert "Ada" not in text
    assert "That somebody called is kept, but not who it was." in text
    assert "Verified today" in text
    page = service_page(window)
    click(qtbot, page.called)
    click(qtbot, page.answers["mixed"])
    assert "Verified today" in shown(window), "a call is noted without the records, too"
    click(qtbot, service_page(window).kept.open)
    assert isinstance(window.page, UnlockPage)


def test_what_is_wrong_is_corrected_and_taken_back(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = opened(qtbot, open_window, tmp_path)
    window.go("service", SERVICE)
    click(qtbot, service_page(window).kept.correct)
    page = wait_for(qtbot, window, EditPage)
    number = page.form.fields["phone"]
    assert number.text() == "+39 06 1234567"  # type: ignore[attr-defined]
    number.clear()  # type: ignore[attr-defined]
    type_in(qtbot, number, "+39 06 12")
    choose(page.form.fields["status"], "temporarily closed")
    click(qtbot, page.keep)
    assert "too few digits" in page.doubt.text() or "begins" in page.doubt.text()
    assert page.keep.text() == "Keep it all the same"
    number.clear()  # type: ignore[attr-defined]
    type_in(qtbot, number, "+39 06 7654321")
    click(qtbot, page.keep)
    text = shown(wait_for(qtbot, window, ServicePage))
    assert "+39 06 7654321" in text
    assert "not working at present" in text
    click(qtbot, service_page(window).kept.undo)
    assert "+39 06 1234567" in shown(service_page(window))


def test_a_shelter_that_no_package_has(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = opened(qtbot, open_window, tmp_path)
    window.go("directory")
    click(qtbot, directory_page(window).add_it)
    page = wait_for(qtbot, window, EditPage)
    click(qtbot, page.keep)
    faults = shown(page)
    assert "The service has no name; give it one." in faults
    assert "The country is missing; choose one." in faults
    assert "There is no way to reach it; give a number or a website." in faults
    fields = page.form.fields
    type_in(qtbot, fields["name"], "Quiet house")
    type_in(qtbot, fields["phone"], "+39 080 1234567")
    choose(fields["country"], "IT")
    choose(fields["who_answers"], "ngo")
    several = fields["languages"]
    choose(several.box, "ti")  # type: ignore[attr-defined]
    several.box.activated.emit(several.box.currentIndex())  # type: ignore[attr-defined]
    click(qtbot, page.keep)
    text = shown(wait_for(qtbot, window, ServicePage))
    assert "Quiet house" in text
    assert "Tigrinya" in text
    assert "Not verified" in text
    assert "before you rely on it" in window.notice.text()
    asked(service_page(window), "Remove it…")
    assert isinstance(window.page, DirectoryPage)
    type_in(qtbot, directory_page(window).search, "quiet")
    assert cards(directory_page(window)) == []


def test_a_confidential_one_is_never_in_the_public_file(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = opened(qtbot, open_window, tmp_path)
    window.go("service-new")
    page = wait_for(qtbot, window, EditPage)
    fields = page.form.fields
    type_in(qtbot, fields["name"], "Quiet house")
    type_in(qtbot, fields["phone"], "+39 080 1234567")
    choose(fields["country"], "IT")
    page.confidential.box.click()
    click(qtbot, page.keep)
    assert "Confidential: never printed" in shown(wait_for(qtbot, window, ServicePage))
    again(qtbot, window)
    window.go("directory", Query("quiet"))
    assert "Quiet house" in shown(directory_page(window))
    window.lock()
    settle()
    assert "Quiet house" not in shown(directory_page(window))
    assert directory_page(window).search.text() == "quiet"
    assert b"Quiet house" not in (tmp_path / "data" / "directory").read_bytes()


def test_a_place_is_made_confidential_and_public_again(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = opened(qtbot, open_window, tmp_path)
    window.go("service", SERVICE)
    asked(service_page(window), "Make it confidential…")
    qtbot.waitUntil(lambda: "Confidential: never printed" in shown(window), timeout=10_000)
    assert b"Night shelter" not in (tmp_path / "data" / "directory").read_bytes()
    again(qtbot, window)
    window.go("service", SERVICE)
    assert "Confidential: never printed" in shown(window)
    window.lock()
    settle()
    assert isinstance(window.page, DirectoryPage), "a confidential page goes from the screen on locking"
    assert "Night shelter" not in shown(window)
    unlock(qtbot, window)
    settle_records(qtbot, window)
    window.go("service", SERVICE)
    asked(service_page(window), "Make it public again…")
    assert "Confidential" not in shown(service_page(window))
    again(qtbot, window)
    window.lock()
    window.go("directory", Query("night"))
    assert "Night shelter" in shown(window)


def test_pinned_from_the_list(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = opened(qtbot, open_window, tmp_path)
    window.go("directory", Query("desk"))
    (card,) = cards(directory_page(window))
    assert card.pin.accessibleName() == "Pin it to the first page"
    click(qtbot, card.pin)
    assert (card.is_pinned, card.pin.accessibleName()) == (True, "Take it off the first page")
    assert window.around.directory.is_pinned(other_service(1)["id"])
    click(qtbot, card.pin)
    assert not window.around.directory.is_pinned(other_service(1)["id"])


def test_a_signer_is_compared_then_pinned(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = opened(qtbot, open_window, tmp_path)
    path = key_file(tmp_path / "unit.pub", new_signing_pair())
    window.go("directory")
    click(qtbot, directory_page(window).signers)
    page = wait_for(qtbot, window, SignersPage)
    assert "no package is believed yet" in shown(page)
    assert page.days.currentText() == "90 days"
    page.days.setCurrentIndex(page.days.findData("30"))
    click(qtbot, page.keep_days)
    page = wait_for(qtbot, window, SignersPage)
    assert page.days.currentText() == "30 days"
    click(qtbot, page.choose)
    assert "Say first whose key it is." in shown(page)
    type_in(qtbot, page.name, "The unit")

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        dialog.accept()

    QTimer.singleShot(0, window, answer)
    click(qtbot, page.choose)
    key = path.read_text().splitlines()[1]
    assert key in page.seen.text().replace(" ", "")
    assert window.around.directory.signers() == []
    click(qtbot, page.pin)
    page = wait_for(qtbot, window, SignersPage)
    assert key in shown(page).replace(" ", "")
    click(qtbot, page.drops[0])
    assert window.around.directory.signers() == []
    window.lock()
    window.go("signers")
    assert isinstance(window.page, UnlockPage), "whom to trust is decided with the records open"


def test_a_list_for_a_place_and_a_language_goes_on_paper(
    qtbot: QtBot, open_window: Opener, tray: PaperTray, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window, tmp_path)
    directory = window.around.directory
    hidden = directory.own.add(
        {"name": "Quiet house", "country": "IT", "phone": "+39 080 1", "who_answers": "ngo"}, True
    )
    directory.verify(hidden, "Ada", "called", who_answers="ngo")
    window.go("directory")
    choose(directory_page(window).filters.country, "IT")
    click(qtbot, directory_page(window).list_it)
    page = wait_for(qtbot, window, PaperListPage)
    assert not page.print_it.isEnabled()
    assert "Nothing that fits your search is verified." in shown(page)
    directory.verify(SERVICE, "Ada", "called", who_answers="ngo")
    window.go("directory", Query(country="IT"))
    click(qtbot, directory_page(window).list_it)
    page = wait_for(qtbot, window, PaperListPage)
    assert [one.service_id for one in page.listed] == [SERVICE]
    assert "Quiet house" not in shown(page)
    assert "Left out" in shown(page)
    choose(page.language, "ti")
    click(qtbot, page.print_it)
    preview = wait_for(qtbot, window, PreviewPage)
    picture(window, "directory-list-preview")
    click(qtbot, preview.send)
    qtbot.waitUntil(lambda: bool(tray.sent), timeout=20_000)
    wait_for(qtbot, window, PaperListPage)


def test_what_was_changed_while_locked_is_told_until_somebody_vouches_for_it(
    qtbot: QtBot, open_window: Opener, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window, tmp_path)
    directory = window.around.directory
    directory.verify(SERVICE, "Ada", "called", who_answers="ngo")
    again(qtbot, window)
    qtbot.waitUntil(lambda: not window.around.background._running, timeout=10_000)
    window.go("directory")
    assert "While the records were locked" not in shown(window)
    window.lock()
    directory.own.correct(SERVICE, {"phone": "+39 06 6666666"})
    unlock(qtbot, window)
    qtbot.waitUntil(lambda: directory.changed == ("edit",), timeout=10_000)
    window.go("directory")
    assert "the directory was changed: corrections." in shown(window)
    picture(window, "directory-here-altered")
    assert cut_off(window) == []
    click(qtbot, directory_page(window).vouch)
    assert "While the records were locked" not in shown(window)
    window.lock()
    settle()
    assert "While the records were locked" not in shown(window)
    unlock(qtbot, window)
    settle_records(qtbot, window)
    qtbot.waitUntil(lambda: not window.around.background._running, timeout=10_000)
    assert directory.changed == ()


def test_the_numbers_are_looked_at_before_anybody_relies_on_them(
    qtbot: QtBot, open_window: Opener, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window, tmp_path)
    window.around.directory.own.correct(SERVICE, {"phone": "+39 06 12"})
    window.go("directory")
    click(qtbot, directory_page(window).numbers)
    page = wait_for(qtbot, window, NumbersPage)
    text = shown(page)
    assert "\u2066+39 06 12\u2069" in text
    assert "This short code cannot be dialled from abroad; add the number for callers from abroad." in text
    click(qtbot, page.services[0])
    assert isinstance(window.page, ServicePage)


@pytest.mark.parametrize(
    ("language", "look", "size"),
    [("en", "light", "100"), ("ar", "dark", "100"), ("ar", "light", "200"), ("en", "dark", "200"), ("fr", "light", "100")],
)  # fmt: skip
def test_every_page_of_it_is_looked_at(
    qtbot: QtBot, open_window: Opener, tmp_path: Path, language: str, look: str, size: str
) -> None:
    window = opened(qtbot, open_window, tmp_path, language, look)
    box = window.rail.text
    choose(box, size)
    box.activated.emit(box.currentIndex())
    directory = window.around.directory
    directory.verify(SERVICE, "Ada", "called; ngo answered", who_answers="ngo")
    directory.own.correct(SERVICE, {"phone_2": "+39 06 7654321"})
    directory.verify(SERVICE, "Ada", "called; ngo answered", who_answers="ngo")
    directory.note(SERVICE, "Ring twice")
    directory.set_beds(SERVICE, 3)
    directory.pin(SERVICE, True)
    directory.pin_signer(key_file(tmp_path / "unit.pub", new_signing_pair()), "The unit")
    directory.own.add({"name": "Quiet house", "country": "IT", "phone": "+39 080 1234567", "languages": "ti"}, True)
    name = f"directory-here-{language}-{look}-{size}"
    for wide in ((1280, 800), (900, 600)):
        window.resize(*wide)
        for place, about in (("directory", Query(country="IT")), ("service", SERVICE), ("service-edit", SERVICE),
                             ("service-new", None), ("signers", None), ("list", Query(country="IT"))):  # fmt: skip
            window.go(place, about)
            settle()
            if place == "service-new":
                window.page.keep.click()  # type: ignore[attr-defined]
            elif place == "service":
                for first, _ in service_page(window).kept.asked.values():
                    first.click()
            settle()
            picture(window, f"{name}-{wide[0]}-{place}")
            assert cut_off(window) == [], place
        window.go("numbers")
        wait_for(qtbot, window, NumbersPage)
        settle()
        picture(window, f"{name}-{wide[0]}-numbers")
        assert cut_off(window) == []
    window.lock()
    window.go("service", SERVICE)
    settle()
    picture(window, f"{name}-locked")
    assert cut_off(window) == []
