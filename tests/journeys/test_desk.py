"""The responder's desk by real clicks and keys: what is due, the list, the state of a case, its calendar and notes."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, click, picture, text_at, type_in, wait_for
from tests.journeys.test_pictures import cut_off
from tests.journeys.test_records import shown, unlock
from tests.security.vaults import PASSPHRASE, service
from toolkit.content.folders import Folders
from toolkit.content.forms import load_forms
from toolkit.domain.case import Before, ConsentToRecord, Given, Status
from toolkit.services.records import OpenRecords
from toolkit.ui.calendar import flow as calendar_flow
from toolkit.ui.calendar.export_page import CalendarExportPage
from toolkit.ui.calendar.page import CalendarPage
from toolkit.ui.cases.case_page import CasePage
from toolkit.ui.cases.list_page import CasesPage
from toolkit.ui.cases.table import CODE, DUE, STATE
from toolkit.ui.forms.form_page import FormPage
from toolkit.ui.law.page import LawPage
from toolkit.ui.notes.page import NotesPage
from toolkit.ui.window import Window

FORMS = load_forms(Folders(Path(__file__).resolve().parents[2]))
TODAY = date.today()


def on(days: int) -> dict[str, object]:
    return {"day": (TODAY + timedelta(days)).isoformat(), "estimated": False}


@pytest.fixture
def cases(tmp_path: Path) -> list[str]:
    """Three cases: one overdue, one with a date ahead, one with nothing due; their ids."""
    folder = tmp_path / "data" / "records"
    service().create(folder, "Ada", PASSPHRASE, practice=True)
    with service().opened(folder, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        made = [
            records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True)) for _ in range(3)
        ]
        late = {"stay_until": on(-3), "hearings": [{"day": on(3), "hours": None, "what": "cousin Maria"}]}
        records.forms.save(made[0].id, FORMS["stay"], late)
        records.forms.save(made[1].id, FORMS["risk-check"], {"next_review": on(6)})
        return [case.id for case in made]


def desk(qtbot: QtBot, window: Window) -> CasesPage:
    page = wait_for(qtbot, window, CasesPage)
    qtbot.waitUntil(lambda: bool(page.due) or "Nothing" in page.summary.text(), timeout=20_000)
    return page


def test_what_is_due_stands_on_the_first_page_by_codes_and_days_alone(
    qtbot: QtBot, open_window: Opener, cases: list[str]
) -> None:
    window = open_window()
    page = unlock(qtbot, window)
    before = page.rows.mapToGlobal(page.rows.pos())
    desk(qtbot, window)
    assert page.rows.mapToGlobal(page.rows.pos()) == before, "nothing jumps while it fills in"
    qtbot.waitUntil(lambda: "In 6 days" in shown(page), timeout=20_000)
    text = shown(page)
    for told in ("Overdue: 1", "3 days overdue", "Within two weeks: 2", "In 6 days"):
        assert told in text
    assert "Maria" not in text
    click(qtbot, page.due[cases[1]])
    form = wait_for(qtbot, window, FormPage)
    assert (form.case_id, form._form.id) == (cases[1], "risk-check")


def test_the_list_is_ordered_by_a_column_and_narrowed_to_what_is_due(
    qtbot: QtBot, open_window: Opener, cases: list[str]
) -> None:
    window = open_window()
    unlock(qtbot, window)
    page = desk(qtbot, window)
    header = page.rows.horizontalHeader()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=_middle(page, DUE))
    assert [line.id for line in page._table.shown] == cases
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=_middle(page, CODE))
    codes = [line.code for line in page._table.shown]
    assert codes == sorted(codes)
    click(qtbot, page.only_due)
    assert {line.id for line in page._table.shown} == set(cases[:2])
    qtbot.keyClicks(page.search, "IIII")
    assert page._table.shown == []
    assert "No case is like that" in shown(page)


def _middle(page: CasesPage, column: int):  # type: ignore[no-untyped-def]
    header = page.rows.horizontalHeader()
    rect = header.viewport().rect()
    rect.setLeft(header.sectionViewportPosition(column))
    rect.setWidth(header.sectionSize(column))
    return rect.center()


def test_a_case_is_closed_for_a_reason_read_only_and_opened_again(
    qtbot: QtBot, open_window: Opener, cases: list[str]
) -> None:
    window = open_window()
    unlock(qtbot, window)
    window.go("case", cases[0])
    page = wait_for(qtbot, window, CasePage)
    assert "The stay ends\n3 days overdue" in shown(page.due)
    assert not page.state.close_it.isEnabled(), "a reason comes first"
    page.state.because.setCurrentIndex(3)
    click(qtbot, page.state.close_it)
    qtbot.waitUntil(lambda: window.page is not page, timeout=20_000)
    page = wait_for(qtbot, window, CasePage)
    assert "only read" in shown(page)
    assert "Contact is lost" in shown(page.state)
    assert not any(one.isEnabled() for one in (page.cards, page.chain, page.give))
    click(qtbot, page.forms["needs"])
    form = wait_for(qtbot, window, FormPage)
    assert not form.save.isEnabled()
    assert "The case is closed" in shown(form)
    window.go("cases")
    listed = desk(qtbot, window)
    assert cases[0] not in listed.due, "nothing is due in it"
    listed.state.setCurrentIndex(listed.state.findData("closed"))
    assert [line.id for line in listed._table.shown] == [cases[0]]
    assert listed._table.index(0, STATE).data() == "Closed"
    window.go("case", cases[0])
    page = wait_for(qtbot, window, CasePage)
    click(qtbot, page.state.reopen)
    qtbot.waitUntil(lambda: window.page is not page, timeout=20_000)
    page = wait_for(qtbot, window, CasePage)
    assert page._view.case.status is Status.OPEN
    assert page.give.isEnabled()


def test_notes_are_added_corrected_and_kept_while_one_types(
    qtbot: QtBot, open_window: Opener, cases: list[str]
) -> None:
    window = open_window()
    unlock(qtbot, window)
    window.go("case", cases[0])
    click(qtbot, wait_for(qtbot, window, CasePage).parts["notes"])
    page = wait_for(qtbot, window, NotesPage)
    assert window.focusWidget() is page.text
    type_in(qtbot, page.text, "seen at the gate")
    click(qtbot, page.add)
    qtbot.waitUntil(lambda: len(page._view.notes) == 1, timeout=20_000)
    assert page.text.toPlainText() == ""
    click(qtbot, page.corrections[page._view.notes[0].id])
    assert page.text.toPlainText() == "seen at the gate"
    assert "stays readable" in shown(page)
    page.text.selectAll()
    type_in(qtbot, page.text, "seen at the door")
    click(qtbot, page.add)
    qtbot.waitUntil(lambda: len(page._view.notes) == 2, timeout=20_000)
    assert list(page.corrections) == [page._view.notes[1].id], "what is struck is corrected no more"
    qtbot.waitUntil(lambda: "seen at the gate" in shown(page), timeout=20_000)
    type_in(qtbot, page.text, "half a no")
    qtbot.keyClick(page.text, Qt.Key.Key_Escape)
    wait_for(qtbot, window, CasePage)
    window.go("notes", cases[0])
    page = wait_for(qtbot, window, NotesPage)
    assert page.text.toPlainText() == "half a no"
    type_in(qtbot, page.text, "te")
    window.lock()
    unlock(qtbot, window)
    window.go("notes", cases[0])
    assert wait_for(qtbot, window, NotesPage).text.toPlainText().replace("te", "") == "half a no"


def test_dates_leave_as_days_and_a_word_after_they_were_seen(
    qtbot: QtBot, open_window: Opener, cases: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    unlock(qtbot, window)
    click(qtbot, desk(qtbot, window).calendar)
    page = wait_for(qtbot, window, CalendarPage)
    assert len(page.dates) == 3
    assert "The stay ends" in shown(page)
    click(qtbot, page.export)
    export = wait_for(qtbot, window, CalendarExportPage)
    assert "stay" not in export.content.text()
    assert export.content.text().count("Appointment") == 3
    path = tmp_path / "document-7F3K.ics"
    monkeypatch.setattr(calendar_flow, "ask_where", lambda *_: path)
    click(qtbot, export.save)
    qtbot.waitUntil(path.exists, timeout=20_000)
    text = path.read_text("utf-8")
    assert text.count("SUMMARY:Appointment\n") == 3
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)
    wait_for(qtbot, window, CalendarPage)
    window.go("calendar", cases[0])
    qtbot.waitUntil(lambda: getattr(window.page, "_found", None) is not None and window.page._found.case_id == cases[0])  # type: ignore[attr-defined]
    one = wait_for(qtbot, window, CalendarPage)
    assert "No end date" in shown(one)
    one.country.setCurrentIndex(one.country.findData("AT"))
    one.country.activated.emit(one.country.currentIndex())
    assert "nobody has verified" in one.end.text()
    click(qtbot, one.law)
    law = wait_for(qtbot, window, LawPage)
    assert law.country.currentText() == "Austria"
    click(qtbot, law.back)
    qtbot.waitUntil(lambda: isinstance(window.page, CalendarPage))
    one = wait_for(qtbot, window, CalendarPage)
    assert one.country.currentData() == "AT", "the country is chosen still"
    click(qtbot, one.back)
    assert wait_for(qtbot, window, CasePage)._view.case.id == cases[0]


@pytest.mark.parametrize(("language", "look", "size"), [
    ("en", "light", "100"), ("ar", "dark", "100"), ("fr", "light", "200"), ("ar", "light", "200"),
])  # fmt: skip
def test_every_page_of_the_desk_is_looked_at(
    qtbot: QtBot, open_window: Opener, cases: list[str], language: str, look: str, size: str
) -> None:
    window = open_window(language, look)
    text_at(window, size)
    unlock(qtbot, window)
    for place, about, kind in (
        ("cases", None, CasesPage), ("calendar", cases[0], CalendarPage), ("notes", cases[0], NotesPage),
        ("calendar-export", None, CalendarExportPage), ("case", cases[0], CasePage),
    ):  # fmt: skip
        if place != "cases":
            window.go(place, about)
        qtbot.waitUntil(lambda place=place: window._place[0] == place, timeout=20_000)  # type: ignore[misc]
        page = wait_for(qtbot, window, kind)
        if isinstance(page, CasesPage):
            qtbot.waitUntil(lambda page=page: bool(page.due), timeout=20_000)  # type: ignore[misc]
        for width, height in ((1280, 800), (900, 600)):
            window.resize(width, height)
            picture(window, f"desk-{language}-{look}-{size}-{place}-{width}")
            assert cut_off(window) == [], (place, width)
        window.resize(1280, 800)


def test_several_cases_are_worked_on_in_tabs_that_lead_back_and_go_when_the_records_lock(
    qtbot: QtBot, open_window: Opener, cases: list[str]
) -> None:
    window = open_window()
    unlock(qtbot, window)
    assert not window.tabs.isVisible()
    window.go("case", cases[0])
    click(qtbot, wait_for(qtbot, window, CasePage).forms["needs"])
    form = wait_for(qtbot, window, FormPage)
    type_in(qtbot, form.blocks["safe_now_words"].editor.text, "half a sentence")
    window.go("case", cases[1])
    qtbot.waitUntil(lambda: getattr(window.page, "case_id", "") == cases[1], timeout=20_000)
    assert [tab.case_id for tab in window.tabs.tabs] == cases[:2]
    assert window.tabs.currentIndex() == 1
    picture(window, "desk-tabs")
    assert cut_off(window) == []
    qtbot.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    form = wait_for(qtbot, window, FormPage)
    assert form.case_id == cases[0]
    assert form.blocks["safe_now_words"].editor.value() == "half a sentence", "the place it was at, and its draft"
    for way in ("click", "arrow"):
        if way == "click":
            qtbot.mouseClick(window.tabs, Qt.MouseButton.LeftButton, pos=window.tabs.tabRect(1).center())
        else:
            qtbot.keyClick(window.tabs, Qt.Key.Key_Left)
        wanted = cases[1] if way == "click" else cases[0]
        qtbot.waitUntil(lambda wanted=wanted: window.page.case_id == wanted, timeout=20_000)  # type: ignore[misc]
    wait_for(qtbot, window, FormPage)
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    page = wait_for(qtbot, window, CasePage)
    assert page.case_id == cases[1]
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    wait_for(qtbot, window, CasesPage)
    assert not window.tabs.isVisible()
    window.go("case", cases[2])
    wait_for(qtbot, window, CasePage)
    window.lock()
    assert window.tabs.tabs == []
    assert not window.tabs.isVisible()


def test_a_practice_vault_with_invented_cases_is_marked_on_every_screen(
    qtbot: QtBot, open_window: Opener, tmp_path: Path
) -> None:
    folder = tmp_path / "data" / "records"
    service().create(folder, "Ada", PASSPHRASE, practice=True)
    service().fill(folder, "Ada", PASSPHRASE, 6, "")
    window = open_window()
    unlock(qtbot, window)
    page = desk(qtbot, window)
    assert len(page._table.shown) == 6
    first = page._table.shown[0].id
    for place, about in (
        ("cases", None), ("case", first), ("form", (first, "needs")), ("notes", first), ("calendar", first),
        ("calendar-export", first), ("outcome", first), ("consents", first), ("referrals", first), ("history", first),
    ):  # fmt: skip
        window.go(place, about)
        qtbot.waitUntil(lambda place=place: window._place[0] == place, timeout=20_000)  # type: ignore[misc]
        assert window._status.isVisible(), place
        assert "practice, all cases invented" in window._status.state.text(), place
