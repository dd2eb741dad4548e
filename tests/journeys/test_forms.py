"""Forms of a case by real clicks and keys: filled, kept while typing, saved, opened again, what stood there before."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, click, picture, text_at, type_in, wait_for
from tests.journeys.test_pictures import cut_off
from tests.journeys.test_records import new_case, shown, unlock
from tests.security.vaults import PASSPHRASE, service
from toolkit.domain.case import Before, ConsentToRecord, Given
from toolkit.domain.form import Field, FieldKind, Form, Section
from toolkit.domain.form_values import is_empty
from toolkit.services.records import OpenRecords
from toolkit.ui.cases.case_page import CasePage
from toolkit.ui.cases.history_page import HistoryPage
from toolkit.ui.cases.list_page import CasesPage
from toolkit.ui.forms.form_page import FormPage
from toolkit.ui.forms.rows import RowsEditor
from toolkit.ui.screening.official_page import OfficialPage
from toolkit.ui.window import Window

FORMS = (
    "case-details", "needs", "safety-plan", "risk-check", "stay", "return-wish", "losses", "letter-documents", "letter-time",
)  # fmt: skip


@pytest.fixture
def unlocked(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> Window:
    service().create(tmp_path / "data" / "records", "Ada", PASSPHRASE, practice=True)
    window = open_window()
    unlock(qtbot, window)
    new_case(qtbot, window)
    return window


def open_form(qtbot: QtBot, window: Window, form: str) -> FormPage:
    case = window.page
    assert isinstance(case, CasePage)
    click(qtbot, case.forms[form])
    return wait_for(qtbot, window, FormPage)


def back(qtbot: QtBot, window: Window) -> CasePage:
    click(qtbot, window.page.back)  # type: ignore[attr-defined]
    return wait_for(qtbot, window, CasePage)


def typed(qtbot: QtBot, page: FormPage, field: str, text: str) -> None:
    editor = page.blocks[field].editor
    target = next(getattr(editor, name) for name in ("text", "day", "number") if hasattr(editor, name))
    type_in(qtbot, target, text)


def save(qtbot: QtBot, page: FormPage) -> None:
    before = page._view
    click(qtbot, page.save)
    qtbot.waitUntil(lambda: page._view is not before, timeout=5_000)


def test_a_plan_is_filled_saved_and_there_when_it_is_opened_again(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "safety-plan")
    assert unlocked.focusWidget() is page.blocks["made_on"].editor.day, "typing begins in the first field"
    typed(qtbot, page, "threats", "they know the village")
    typed(qtbot, page, "review_date", "1.2.2020")
    click(qtbot, page.blocks["phase"].editor.buttons["controlled"])
    click(qtbot, page.blocks["people_at_risk"].editor.add)
    card = page.blocks["people_at_risk"].editor.cards[0]
    type_in(qtbot, card.editors["code"].text, "sister 1")
    save(qtbot, page)
    assert page.state.text() == "Saved"
    case = back(qtbot, unlocked)
    assert "Last saved" in shown(case)
    page = open_form(qtbot, unlocked, "safety-plan")
    assert page.blocks["threats"].editor.value() == "they know the village"
    assert page.blocks["review_date"].editor.value() == {"day": "2020-02-01", "estimated": False}
    assert "1 Feb 2020" in shown(page), "no month is taken for a day"
    assert page.blocks["phase"].editor.value() == "controlled"
    assert page.blocks["people_at_risk"].editor.value()[0]["code"] == "sister 1"


def test_what_stood_in_a_field_before_stays_readable_with_who_and_when(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "needs")
    typed(qtbot, page, "safe_now_words", "not yet")
    click(qtbot, page.blocks["safe_now"].editor.buttons["no"])
    save(qtbot, page)
    block = page.blocks["safe_now_words"]
    block.editor.text.selectAll()
    typed(qtbot, page, "safe_now_words", "since today")
    assert block.undo.isVisible()
    save(qtbot, page)
    assert not block.undo.isVisible()
    click(qtbot, block.earlier)
    assert "You\nsince today" in block.before.text()
    assert "You\nnot yet" in block.before.text()
    typed(qtbot, page, "safe_now_words", " or not")
    click(qtbot, block.undo)
    assert block.editor.value() == "since today"


def test_typing_is_kept_without_saving_and_comes_back_after_a_lock(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "needs")
    with qtbot.waitSignal(page.draft_wanted, timeout=2_000) as kept:
        typed(qtbot, page, "safe_now_words", "half a sentence")
    assert json.loads(kept.args[0]["safe_now_words"]).startswith("h")
    typed(qtbot, page, "safe_now_words", " more")
    click(qtbot, unlocked._status.lock)
    cases = unlock(qtbot, unlocked)
    qtbot.keyClick(cases.search, Qt.Key.Key_Return)
    wait_for(qtbot, unlocked, CasePage)
    page = open_form(qtbot, unlocked, "needs")
    assert page.blocks["safe_now_words"].editor.value() == "half a sentence more"
    assert "not saved yet" in page.state.text()
    save(qtbot, page)
    back(qtbot, unlocked)
    assert open_form(qtbot, unlocked, "needs").state.text() == "Saved"


def test_leaving_a_page_keeps_what_was_typed_there(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "risk-check")
    typed(qtbot, page, "own_view", "afraid of the road")
    qtbot.keyClick(page.blocks["own_view"].editor.text, Qt.Key.Key_Escape)
    wait_for(qtbot, unlocked, CasePage)
    page = open_form(qtbot, unlocked, "risk-check")
    assert page.blocks["own_view"].editor.value() == "afraid of the road"


def test_the_language_changes_while_one_types_and_nothing_is_lost(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "needs")
    typed(qtbot, page, "safe_now_words", "in the middle")
    box = unlocked.rail.language
    box.setCurrentIndex(box.findData("ar"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: unlocked.page is not page and isinstance(unlocked.page, FormPage), timeout=5_000)
    again = unlocked.page
    assert isinstance(again, FormPage)
    assert again.blocks["safe_now_words"].editor.value() == "in the middle"


def test_a_wrong_date_is_told_at_the_field_kept_and_the_rest_is_saved(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "stay")
    typed(qtbot, page, "stay_requested_on", "31.2.2026")
    typed(qtbot, page, "stay_requested_by", "the lawyer, of the office")
    save(qtbot, page)
    block = page.blocks["stay_requested_on"]
    assert "There is no such day" in block.problem.text()
    assert block.problem.isVisible()
    assert block.editor.value()["day"] == "31.2.2026"
    assert page._view.saved == {"stay_requested_by": "the lawyer, of the office"}
    assert "1 field needs another look" in page.state.text()
    back(qtbot, unlocked)
    page = open_form(qtbot, unlocked, "stay")
    assert page.blocks["stay_requested_on"].editor.value()["day"] == "31.2.2026", "kept as a draft"
    page.blocks["stay_requested_on"].editor.day.selectAll()
    typed(qtbot, page, "stay_requested_on", "2026-03-01")
    typed(qtbot, page, "stay_decided_on", "2026-02-01")
    save(qtbot, page)
    assert "lies before 2026-03-01" in page.blocks["stay_decided_on"].problem.text()


def test_a_plan_without_a_day_to_look_at_it_again_says_so_and_is_saved_all_the_same(
    qtbot: QtBot, unlocked: Window
) -> None:
    page = open_form(qtbot, unlocked, "safety-plan")
    typed(qtbot, page, "threats", "a man at the door")
    save(qtbot, page)
    assert page.blocks["review_date"].problem.text() == "This is needed."
    assert page._view.saved == {"threats": "a man at the door"}


def test_five_megabytes_pasted_change_nothing_and_unseen_signs_go(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "needs")
    block = page.blocks["safe_now_words"]
    typed(qtbot, page, "safe_now_words", "before ")
    data = QMimeData()
    data.setText("x" * 5_000_000)
    block.editor.text.insertFromMimeData(data)
    assert block.editor.value() == "before "
    assert "5000000 characters" in block.problem.text()
    QGuiApplication.clipboard().setText("A\u202eda\x00\x07")
    block.editor.text.paste()
    assert block.editor.value() == "before Ada"
    assert "nobody sees" in block.problem.text()
    QGuiApplication.clipboard().clear()


def test_fields_come_and_go_with_the_answers_they_depend_on(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "case-details")
    held = page.blocks["held_where"]
    assert not held.isVisible()
    click(qtbot, page.blocks["held"].editor.buttons["yes"])
    assert held.isVisible()
    click(qtbot, page.blocks["held"].editor.buttons["yes"])
    assert not held.isVisible()
    assert page.blocks["held"].editor.value() == ""


def test_a_form_is_filled_with_the_keyboard_alone(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "needs")
    first = page.blocks["safe_now"].editor.buttons["yes"]
    assert unlocked.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Space)
    for _ in range(3):
        qtbot.keyClick(unlocked.focusWidget(), Qt.Key.Key_Tab)
    assert unlocked.focusWidget() is page.blocks["safe_now_words"].editor.text
    qtbot.keyClicks(unlocked.focusWidget(), "yes, here")
    for control in page.findChildren(QAbstractButton):
        if control.isVisible() and control.isEnabled():
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control
            assert control.accessibleName() or control.text(), control
    page.save.setFocus()
    before = page._view
    qtbot.keyClick(page.save, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page._view is not before, timeout=5_000)
    assert page._view.saved == {"safe_now": "yes", "safe_now_words": "yes, here"}


def test_an_overdue_plan_stands_on_the_first_page_by_its_code_alone(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "safety-plan")
    typed(qtbot, page, "review_date", "2020-02-01")
    typed(qtbot, page, "threats", "cousin Maria")
    save(qtbot, page)
    click(qtbot, unlocked._status.lock)
    cases = unlock(qtbot, unlocked)
    # What was added to a page that is shown comes into sight a turn later.
    qtbot.waitUntil(lambda: "days overdue · 1 Feb 2020" in shown(cases), timeout=5_000)
    assert "Maria" not in shown(cases)
    click(qtbot, next(iter(cases.due.values())))
    assert wait_for(qtbot, unlocked, FormPage).blocks["threats"].editor.value() == "cousin Maria"


def test_the_history_folds_the_drafts_of_one_hour_of_typing(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "risk-check")
    for word in ("one", " two"):
        with qtbot.waitSignal(page.draft_wanted, timeout=2_000):
            typed(qtbot, page, "own_view", word)
    case = back(qtbot, unlocked)
    click(qtbot, case.parts["history"])
    history = wait_for(qtbot, unlocked, HistoryPage)
    rows = history.rows
    lines = [(rows.item(row, 3).text(), rows.item(row, 4).text()) for row in range(rows.rowCount())]
    assert lines.count(("Kept as a draft", "Draft")) == 1


def test_an_official_is_named_in_a_form_only_after_the_case_is_closed(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "case-details")
    typed(qtbot, page, "gender", "a woman")
    case_id = page.case_id
    click(qtbot, page.blocks["suspect_is_official"].editor.buttons["yes"])
    click(qtbot, wait_for(qtbot, unlocked, OfficialPage).cancel)
    page = wait_for(qtbot, unlocked, FormPage)
    assert page.blocks["gender"].editor.value() == "a woman", "what was typed is still there"
    assert is_empty(page.blocks["suspect_is_official"].editor.value()), "not even a draft of it"
    click(qtbot, page.blocks["suspect_is_official"].editor.buttons["yes"])
    qtbot.keyClick(wait_for(qtbot, unlocked, OfficialPage), Qt.Key.Key_Escape)
    page = wait_for(qtbot, unlocked, FormPage)
    click(qtbot, page.blocks["suspect_is_official"].editor.buttons["yes"])
    click(qtbot, wait_for(qtbot, unlocked, OfficialPage).close_it)
    page = wait_for(qtbot, unlocked, FormPage)
    assert page.case_id == case_id
    assert "Closed to colleagues" in shown(page)
    assert page.blocks["suspect_is_official"].editor.value() == "yes"
    assert page.blocks["gender"].editor.value() == "a woman"
    assert not page.blocks["suspect_is_official"].changed, "it is saved"


def test_consent_taken_back_leaves_forms_to_be_read_only(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "needs")
    typed(qtbot, page, "safe_now_words", "a quiet room")
    save(qtbot, page)
    case = back(qtbot, unlocked)
    click(qtbot, case.withdraw)
    qtbot.waitUntil(lambda: unlocked.page is not case, timeout=5_000)
    case = wait_for(qtbot, unlocked, CasePage)
    assert "taken back their consent" in shown(case)
    assert not any(button.isEnabled() for button in (case.cards, case.chain, case.give))
    page = open_form(qtbot, unlocked, "needs")
    assert page.blocks["safe_now_words"].editor.value() == "a quiet room"
    assert not page.save.isEnabled()
    assert not any(block.editor.isEnabled() for block in page.blocks.values())
    assert page.unsaved() == {}


def test_a_return_is_planned_only_once_all_that_comes_first_is_there(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "return-wish")
    assert "Explain asylum first" in shown(page)
    assert not page.blocks["escort"].isVisible()
    case_id = page.case_id
    for form, answers in (
        ("stay", {"fear_of_return": "no"}),
        ("risk-check", {"open_risk": "no"}),
        (
            "return-wish",
            {"wish": "wants", "said_in_private": "yes", "options_explained": "yes", "risk_checked": "yes"},
        ),
    ):
        unlocked.go("form", (case_id, form))
        qtbot.waitUntil(lambda form=form: getattr(unlocked.page, "draft_place", "").endswith(form), timeout=5_000)
        page = wait_for(qtbot, unlocked, FormPage)
        for field, answer in answers.items():
            click(qtbot, page.blocks[field].editor.buttons[answer])
        save(qtbot, page)
    assert page.blocks["escort"].isVisible()
    typed(qtbot, page, "escort", "her aunt")
    save(qtbot, page)
    typed(qtbot, page, "escort", " or uncle")
    view = page._view
    click(qtbot, page.blocks["withdrawn_on"].today)
    qtbot.waitUntil(lambda: page._view is not view, timeout=5_000)
    assert page._view.saved["withdrawn_on"]["day"] == date.today().isoformat()
    assert not page.blocks["escort"].isVisible(), "one click closes it"
    assert "taken the wish back" in shown(page)
    day = page.blocks["withdrawn_on"].editor.day
    qtbot.keyClick(day, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(day, Qt.Key.Key_Delete)
    save(qtbot, page)
    assert page.blocks["escort"].isVisible()
    assert page.blocks["escort"].editor.value() == "her aunt or uncle", "nothing that was typed is lost"


PERIOD = {
    "what": "In the kitchen", "begun": {"day": "2026-01-01", "estimated": True},
    "ended": {"day": "2026-07-10", "estimated": False}, "hours_a_day": "14", "days_a_week": "6", "pay_promised": "1200",
    "pay_unit": "month", "pay_received": "350,50", "currency": "EUR",
}  # fmt: skip
LOSSES = {"wanted": "yes", "work_periods": [PERIOD], "costs": [{"what": "Bus", "amount": "12.50", "currency": "EUR"}]}


@pytest.fixture
def filled(tmp_path: Path) -> str:
    folder = tmp_path / "data" / "records"
    service().create(folder, "Ada", PASSPHRASE, practice=True)
    with service().opened(folder, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        case = records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True))
        row = {
            "own_words": "a doctor who is a woman",
            "wish": "wants",
            "urgency": "now",
            "service": "",
            "state": "open",
        }
        records.forms.keep_draft(case.id, "needs", {"medical": json.dumps([row])})
        person = {"code": "brother 2", "tie": "brother", "danger": "visits in the night", "warned_by": "the lawyer"}
        values = {
            "review_date": {"day": "2020-02-01", "estimated": True}, "phase": "leaving", "people_at_risk": [person],
            "safe_hours": {"from": "9", "to": "25"}, "release_notice_wanted": "yes",
        }  # fmt: skip
        records.forms.keep_draft(case.id, "losses", {key: json.dumps(one) for key, one in LOSSES.items()})
        records.forms.keep_draft(case.id, "safety-plan", {key: json.dumps(one) for key, one in values.items()})
        return case.id


@pytest.mark.parametrize(("language", "look", "size"), [
    ("en", "light", "100"), ("ar", "dark", "100"), ("fr", "light", "100"), ("en", "dark", "200"), ("ar", "light", "200"),
    ("fr", "light", "200"),
])  # fmt: skip
def test_every_form_is_looked_at(
    qtbot: QtBot, open_window: Opener, filled: str, language: str, look: str, size: str
) -> None:
    window = open_window(language, look)
    text_at(window, size)
    unlock(qtbot, window)
    for form in FORMS:
        window.go("form", (filled, form))
        qtbot.waitUntil(
            lambda: isinstance(window.page, FormPage) and window.page._form.id == form,  # noqa: B023
            timeout=5_000,
        )
        page = window.page
        assert isinstance(page, FormPage)
        if form == "safety-plan":
            save(qtbot, page)
        window.resize(1280, 800)
        picture(window, f"form-{language}-{look}-{size}-{form}")
        assert cut_off(window) == [], form
        window.resize(1280, 3200)
        picture(window, f"form-{language}-{look}-{size}-{form}-long")
        assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window], "no stray window"
        window.resize(900, 600)
        picture(window, f"form-{language}-{look}-{size}-{form}-small")
        assert cut_off(window) == [], form
        assert cut_off(page) == [], form
        window.resize(1280, 800)
    window.go("cases")
    wait_for(qtbot, window, CasesPage)
    picture(window, f"form-{language}-{look}-{size}-due")
    assert cut_off(window) == []
    window.go("case", filled)
    wait_for(qtbot, window, CasePage)
    picture(window, f"form-{language}-{look}-{size}-case")
    assert cut_off(window) == []


def test_a_row_is_added_and_taken_out_again(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "stay")
    editor = page.blocks["copies_given"].editor
    assert isinstance(editor, RowsEditor)
    click(qtbot, editor.add)
    type_in(qtbot, editor.cards[0].editors["paper"].text, "The decision")
    click(qtbot, editor.add)
    type_in(qtbot, editor.cards[1].editors["paper"].text, "The protocol")
    type_in(qtbot, editor.cards[1].editors["day"].day, "tomorrow")
    save(qtbot, page)
    assert page.blocks["copies_given"].problem.text().startswith("Row 2, Day: There is no such day")
    click(qtbot, editor.cards[1].remove)
    save(qtbot, page)
    assert [row["paper"] for row in page._view.saved["copies_given"]] == ["The decision"]


def test_an_answer_to_a_field_that_is_gone_is_still_read_on_the_page(
    qtbot: QtBot, open_window: Opener, tmp_path: Path
) -> None:
    folder = tmp_path / "data" / "records"
    service().create(folder, "Ada", PASSPHRASE, practice=True)
    with service().opened(folder, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        case = records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True))
        gone = Field("shoes", "Shoes: which size", FieldKind.TEXT)
        records.forms.save(case.id, Form("needs", "", "", (Section("s", "", "", (gone,)),)), {"shoes": "thirty-nine"})
    window = open_window()
    unlock(qtbot, window)
    window.go("form", (case.id, "needs"))
    page = wait_for(qtbot, window, FormPage)
    assert "Shoes: which size" in shown(page)
    assert "thirty-nine" in shown(page)
