"""A unit verifies a country's law in the window: what it says it reads on the sheet, in its languages and no other, for
as long as somebody vouches for it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, click, picture, text_at, type_in, wait_for
from tests.journeys.test_directory import settle, shown
from tests.journeys.test_directory_here import settle_records
from tests.journeys.test_pictures import cut_off
from tests.journeys.test_records import unlock
from tests.security.vaults import PASSPHRASE, service
from toolkit.services.law_entered import WrittenFact
from toolkit.ui.cases.list_page import CasesPage
from toolkit.ui.directory.page import DirectoryPage
from toolkit.ui.law.fact_page import FactPage
from toolkit.ui.law.flow import LineAt
from toolkit.ui.law.page import LawAt, LawPage
from toolkit.ui.law.verify_page import VerifyPage
from toolkit.ui.sheet.page import SheetPage
from toolkit.ui.vault.unlock_page import UnlockPage
from toolkit.ui.window import Window

AR = "يجب أن يكون لك 30 يوما لتقرر."
ASK_AR = "يرجى سؤال محام"
DAYS = WrittenFact("recovery", "30 days to decide.", "Act 7/2026, Art. 2", "2026-11-20", "30", "days")


def choose(qtbot: QtBot, box: QComboBox, value: str) -> None:
    """By keys: to the one that is wanted, from wherever the box stands."""
    box.setFocus()
    place = box.findData(value)
    assert place >= 0
    for _ in range(abs(place - box.currentIndex())):
        qtbot.keyClick(box, Qt.Key.Key_Down if place > box.currentIndex() else Qt.Key.Key_Up)
    assert box.currentData() == value


def law_page(window: Window) -> LawPage:
    settle()
    assert isinstance(window.page, LawPage)
    return window.page


def sheet_of(qtbot: QtBot, window: Window, tag: str, country: str) -> str:
    """What the sheet of a country says on the line about staying, as it is shown to the person."""
    window.go("sheet", tag)
    page = window.page
    assert isinstance(page, SheetPage)
    place = page.country.findData(country)
    page.country.setCurrentIndex(place)
    settle()
    return "\n".join(one.text() for one in page.words.findChildren(QLabel)).replace("\u2066", "").replace("\u2069", "")


def verify(qtbot: QtBot, window: Window, line: str, tag: str, sentence: str) -> None:
    """From the page of the country: the sentence in one language, and how it is known."""
    click(qtbot, law_page(window).acts[line]["verify"])
    page = wait_for(qtbot, window, VerifyPage)
    if tag not in page.entries:
        choose(qtbot, page.more, tag)
        click(qtbot, page.add)
    type_in(qtbot, page.entries[tag].editor, sentence)
    type_in(qtbot, page.how.editor, "asked the lawyer")
    click(qtbot, page.keep)


def unlocked(qtbot: QtBot, open_window: Opener, folder: Path) -> Window:
    service().create(folder / "data" / "records", "Ada", PASSPHRASE, practice=True)
    window = open_window()
    unlock(qtbot, window)
    settle_records(qtbot, window)
    return window


def write_recovery(qtbot: QtBot, window: Window) -> None:
    """From the sheet: Italy's pack has no recovery period, so the unit writes it."""
    click(qtbot, window.page.law)  # type: ignore[attr-defined]
    page = law_page(window)
    assert page.country.currentText() == "Italy"
    assert "Nobody has verified it: the person's sheet says to ask a lawyer." in shown(page)
    click(qtbot, page.add)
    written = wait_for(qtbot, window, FactPage)
    click(qtbot, written.keep)
    assert "Nothing is written here; fill it in." in shown(written)
    type_in(qtbot, written.entries["text"].editor, DAYS.text)
    type_in(qtbot, written.entries["source"].editor, DAYS.source)
    choose(qtbot, written.entries["unit"].editor, "days")  # type: ignore[arg-type]
    type_in(qtbot, written.entries["count"].editor, "31")
    click(qtbot, written.keep)
    assert "The text does not say this number as a period that is fixed" in shown(written)
    written.entries["count"].editor.clear()  # type: ignore[attr-defined]
    type_in(qtbot, written.entries["count"].editor, "30")
    click(qtbot, written.keep)


def test_a_recovery_period_is_verified_printed_taken_back(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = unlocked(qtbot, open_window, tmp_path)
    asking = sheet_of(qtbot, window, "ar", "IT")
    write_recovery(qtbot, window)
    assert sheet_of(qtbot, window, "ar", "IT") == asking, "nobody has verified it yet"
    click(qtbot, window.page.law)  # type: ignore[attr-defined]
    verify(qtbot, window, "recovery-own-1", "ar", AR)
    page = law_page(window)
    text = shown(page)
    assert "Sheets say it in: Arabic. In every other language they say to ask a lawyer." in text
    assert "Verified by \u2068Ada\u2069: \u2068asked the lawyer\u2069" in text
    # Back at the sheet the country is still chosen.
    click(qtbot, page.back)
    sheet = window.page
    assert isinstance(sheet, SheetPage)
    assert sheet.country.currentData() == "IT"
    said = sheet_of(qtbot, window, "ar", "IT")
    assert AR in said
    assert said.count(ASK_AR) == asking.count(ASK_AR) - 1
    french = sheet_of(qtbot, window, "fr", "IT")
    assert "30" not in french
    assert french.count("avocat") == sheet_of(qtbot, window, "fr", "FR").count("avocat")
    # A start anew finds it; who said so is in the records.
    window.close()
    window = open_window()
    window.go("law", LawAt("IT"))
    text = shown(law_page(window))
    assert "Who verified it, and how, is in the records." in text
    assert "asked the lawyer" not in text
    assert AR in sheet_of(qtbot, window, "ar", "IT")
    window.go("law", LawAt("IT"))
    click(qtbot, law_page(window).acts["recovery-own-1"]["take_back"])
    assert "Taken back." in window.notice.text()
    assert sheet_of(qtbot, window, "ar", "IT") == asking


@pytest.mark.parametrize(
    ("tag", "sentence", "told"),
    [
        ("ar", "You should have some time.", "Most of it is not in the script Arab; write it in that script."),
        ("ar", "يجب أن يكون لك 90 يوما.", "The fact does not say this number: 90"),
        ("en", "Victims should have time.", "«victim» would betray what the paper is about"),
        ("en", "Vic\u200btims should have time.", "«victim» would betray what the paper is about"),
        ("fr", "Les victimes devraient attendre.", "would betray what the paper is about"),
        ("my", "ေမြာက်", "It is written in Zawgyi, not in Unicode"),
        ("en", "\u202eyou should wait", "It has signs that nobody sees: U+202E"),
        ("en", "You should wait \U0001f996", "No typeface can draw U+1F996"),
        ("en", "You should wait. " * 30, "there is room for 280; shorten it."),
        ("en", "<img src=x> 7", "The fact does not say this number: 7"),
    ],
)
def test_hostile_and_broken_sentences_are_refused_and_kept(
    qtbot: QtBot, open_window: Opener, tmp_path: Path, tag: str, sentence: str, told: str
) -> None:
    window = open_window()
    window.go("law", LawAt("IT"))
    verify(qtbot, window, "residence", tag, sentence)
    page = wait_for(qtbot, window, VerifyPage)
    assert told in shown(page)
    assert page.entries[tag].text == sentence, "what was typed stays"
    assert "mend above" in page.count.text()
    assert not (tmp_path / "data" / "directory").exists()


def test_all_that_is_wrong_is_told_at_once(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    window.go("law-verify", LineAt(LawAt("IT"), "residence"))
    page = wait_for(qtbot, window, VerifyPage)
    type_in(qtbot, page.entries["en"].editor, "Victims 7")
    choose(qtbot, page.more, "ar")
    click(qtbot, page.add)
    type_in(qtbot, page.entries["ar"].editor, "Hello")
    click(qtbot, page.keep)
    assert page.count.text() == "4 things to mend above"
    assert page.how.editor.hasFocus(), "the first of them has the keys"


def test_locked_it_is_verified_too_and_told_at_unlocking(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = unlocked(qtbot, open_window, tmp_path)
    window.go("law", LawAt("IT"))
    verify(qtbot, window, "work", "en", "You should be allowed to work.")
    settle_records(qtbot, window)
    window.go("law-verify", LineAt(LawAt("IT"), "residence"))
    page = wait_for(qtbot, window, VerifyPage)
    type_in(qtbot, page.how.editor, "the ministry told Ada")
    type_in(qtbot, page.entries["en"].editor, "You should have 6 months.")
    window.lock()
    page = wait_for(qtbot, window, VerifyPage)
    assert page.how.text == "", "how it is known went from the screen"
    assert page.entries["en"].text == "You should have 6 months.", "the sentence stayed"
    assert "the day is kept, but not who verified it and how" in shown(page)
    type_in(qtbot, page.how.editor, "read the act")
    click(qtbot, page.keep)
    assert "Sheets say it in: English." in shown(law_page(window))
    unlock(qtbot, window)
    settle_records(qtbot, window)
    directory = window.around.directory
    qtbot.waitUntil(lambda: directory.changed == ("law",), timeout=10_000)
    window.go("law", LawAt("IT"))
    text = shown(law_page(window))
    assert "local law that was verified or written" in text
    assert "Who verified it was not kept: the records were locked." in text
    click(qtbot, law_page(window).vouch)
    settle_records(qtbot, window)
    assert directory.changed == ()
    assert b"ministry" not in (tmp_path / "data" / "directory").read_bytes()


def test_writing_a_fact_needs_the_records_and_finding_one_does_not(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window("fr")
    window.go("directory")
    page = window.page
    assert isinstance(page, DirectoryPage)
    click(qtbot, page.law)
    codes = [law_page(window).country.itemData(place) for place in range(law_page(window).country.count())]
    for _ in range(codes.index("DE")):
        assert law_page(window).country.hasFocus() or law_page(window).country.currentData() == ""
        qtbot.keyClick(law_page(window).country, Qt.Key.Key_Down)
    assert "Allemagne" in law_page(window).country.currentText()
    click(qtbot, law_page(window).add)
    assert isinstance(window.page, UnlockPage)
    window.go("law", LawAt("DE", ("directory", None)))
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert isinstance(window.page, DirectoryPage)


@pytest.mark.parametrize(("language", "look", "size"), [
    ("en", "light", "100"), ("fr", "light", "100"), ("ar", "light", "100"), ("en", "dark", "100"), ("fr", "dark", "100"),
    ("ar", "dark", "100"), ("en", "light", "200"), ("fr", "dark", "200"), ("ar", "light", "200"),
])  # fmt: skip
def test_every_page_is_looked_at(
    qtbot: QtBot, open_window: Opener, tmp_path: Path, language: str, look: str, size: str
) -> None:
    service().create(tmp_path / "data" / "records", "Ada", PASSPHRASE, practice=True)
    window = open_window(language, look)
    text_at(window, size)
    unlock(qtbot, window)
    settle_records(qtbot, window)
    law = window.around.law
    made = law.write("IT", DAYS)
    law.verify("IT", made, "Ada", "asked the lawyer of the house", {"ar": AR, "fr": "Il devrait y avoir 30 jours."})
    law.verify("IT", "work", "Ada", "read it", {})
    settle_records(qtbot, window)

    def look_at(name: str, *sizes: tuple[int, int]) -> None:
        for width, height in ((1280, 800), *sizes):
            window.resize(width, height)
            settle()
            picture(window, f"law-{language}-{look}-{size}-{name}-{width}x{height}")
            assert cut_off(window) == [], (name, width)
        window.resize(1280, 800)
        assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window], "no stray window"

    window.go("law", LawAt("IT"))
    look_at("country", (900, 600), (1280, 2400))
    window.go("law-fact", LineAt(LawAt("IT"), "residence"))
    page = wait_for(qtbot, window, FactPage)
    page.entries["source"].editor.clear()  # type: ignore[attr-defined]
    click(qtbot, page.keep)
    look_at("fact", (900, 600), (1280, 2400))
    window.go("law-verify", LineAt(LawAt("IT"), made))
    verifying = wait_for(qtbot, window, VerifyPage)
    choose(qtbot, verifying.more, "ti")
    click(qtbot, verifying.add)
    verifying.entries["ti"].editor.setPlainText("victim 7")  # type: ignore[attr-defined]
    click(qtbot, verifying.keep)
    look_at("verify", (900, 600), (1280, 2400))
    window.lock()
    look_at("locked", (900, 600), (1280, 2400))
    window.go("directory")
    look_at("directory")
    window.go("sheet", "ar")
    look_at("sheet")


def test_what_lapses_is_named_where_calls_are_due(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    law, directory = window.around.law, window.around.directory
    today = datetime.now(UTC)
    directory._now = lambda: today - timedelta(days=345)
    law.verify("IT", "residence", "Ada", "read it", {"en": "You should have 6 months."})
    directory._now = lambda: today
    window.go("directory")
    page = window.page
    assert isinstance(page, DirectoryPage)
    assert page.law.text() == "Local law: 1 to verify"
    assert "6 months" in sheet_of(qtbot, window, "en", "IT"), "it holds still"
    directory._now = lambda: today + timedelta(days=30)
    assert "6 months" not in sheet_of(qtbot, window, "en", "IT")
    window.go("directory")
    click(qtbot, window.page.law)  # type: ignore[attr-defined]
    (due,) = law_page(window).due
    assert due.text() == "Italy: Staying in the country"
    click(qtbot, due)
    text = shown(law_page(window))
    assert "Law changes: verify it again." in text
    assert "You should have 6 months." in text, "what they read then helps whoever verifies it again"
    click(qtbot, law_page(window).acts["residence"]["verify"])
    verifying = wait_for(qtbot, window, VerifyPage)
    assert verifying.entries["en"].text == "You should have 6 months."
    type_in(qtbot, verifying.how.editor, "read it again")
    click(qtbot, verifying.keep)
    assert law_page(window).due == []
    assert "6 months" in sheet_of(qtbot, window, "en", "IT")


def test_the_first_page_after_unlocking_names_law_that_lapses(
    qtbot: QtBot, open_window: Opener, tmp_path: Path
) -> None:
    window = unlocked(qtbot, open_window, tmp_path)
    law, directory = window.around.law, window.around.directory
    today = datetime.now(UTC)
    directory._now = lambda: today - timedelta(days=345)
    law.verify("IT", "residence", "Ada", "read it", {"en": "You should have 6 months."})
    directory._now = lambda: today
    window.go("cases")
    qtbot.waitUntil(lambda: "1 fact of local law is to be verified again" in shown(window.page))
    click(qtbot, window.page._panel.law)  # type: ignore[attr-defined]
    assert [due.text() for due in law_page(window).due] == ["Italy: Staying in the country"]
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)
    wait_for(qtbot, window, CasesPage)
