"""The consent ledger by real clicks and keys: a decision recorded or refused, taken back, and who is to be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, click, picture, text_at, type_in, wait_for
from tests.journeys.test_forms import unlocked
from tests.journeys.test_pictures import cut_off
from tests.journeys.test_records import shown, unlock
from tests.security.vaults import PASSPHRASE, service
from toolkit.domain.case import Before, ConsentToRecord, Given
from toolkit.domain.consent import Disclosure, Item, RecipientKind, UseKind
from toolkit.domain.decision import Decision
from toolkit.domain.form import Field, FieldKind, Form, Section
from toolkit.services.consents import ConsentService
from toolkit.services.records import OpenRecords
from toolkit.ui.cases.case_page import CasePage
from toolkit.ui.consents.flow import DecisionWanted
from toolkit.ui.consents.page import ConsentsPage
from toolkit.ui.forms.entry_page import EntryPage
from toolkit.ui.window import Window

__all__ = ["unlocked"]

NEEDS = frozenset({Item.NEEDS, Item.HEALTH})
CARE = Decision("Night clinic", RecipientKind.CARE, NEEDS, "a bed for tonight", Given.SPOKEN, "Tigrinya", True)


def ledger_of(qtbot: QtBot, window: Window) -> ConsentsPage:
    case = wait_for(qtbot, window, CasePage)
    click(qtbot, case.parts["consents"])
    return wait_for(qtbot, window, ConsentsPage)


def begin(qtbot: QtBot, window: Window) -> EntryPage:
    click(qtbot, window.page.record)  # type: ignore[attr-defined]
    return wait_for(qtbot, window, EntryPage)


def choose(page: EntryPage, field: str, key: str) -> None:
    box = page.blocks[field].editor.box  # type: ignore[attr-defined]
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def decide(qtbot: QtBot, page: EntryPage, answer: str, *items: str) -> None:
    """Fill what a decision needs, beside its recipient."""
    click(qtbot, page.blocks["answer"].editor.buttons[answer])
    if answer == "refuses":
        return
    for item in items:
        click(qtbot, page.blocks["items"].editor.ticks[item].box)
    type_in(qtbot, page.blocks["purpose"].editor.text, "a bed for tonight")
    choose(page, "given_how", "spoken")
    if not page.blocks["language"].editor.value():
        type_in(qtbot, page.blocks["language"].editor.text, "Tigrinya")
    click(qtbot, page.blocks["understood"].editor.buttons["yes"])


def test_a_decision_is_recorded_taken_back_in_one_click_and_stays_readable(qtbot: QtBot, unlocked: Window) -> None:
    ledger = ledger_of(qtbot, unlocked)
    assert "has not been asked yet" in shown(ledger)
    page = begin(qtbot, unlocked)
    type_in(qtbot, page.blocks["recipient"].editor.text, "Night clinic")
    choose(page, "recipient_kind", "care")
    decide(qtbot, page, "agrees", "needs", "health")
    click(qtbot, page.save)
    ledger = wait_for(qtbot, unlocked, ConsentsPage)
    assert "Night clinic · Care" in shown(ledger)
    assert "May be told: Needs, Health" in shown(ledger)
    assert "Agreed" in shown(ledger)
    (back,) = ledger.take_back.values()
    click(qtbot, back)
    qtbot.waitUntil(lambda: "Nothing had gone out" in unlocked.notice.text(), timeout=5_000)
    ledger = wait_for(qtbot, unlocked, ConsentsPage)
    assert "Taken back" in shown(ledger)
    assert "Night clinic · Care" in shown(ledger)
    assert not ledger.take_back


def test_every_fault_stands_at_its_field_and_nothing_is_recorded(qtbot: QtBot, unlocked: Window) -> None:
    ledger_of(qtbot, unlocked)
    page = begin(qtbot, unlocked)
    click(qtbot, page.save)
    wrong = {key for key, block in page.blocks.items() if block.problem.isVisible()}
    assert wrong == {"recipient", "recipient_kind", "answer"}
    assert unlocked.focusWidget() is page.blocks["recipient"].editor.text
    click(qtbot, page.blocks["answer"].editor.buttons["agrees"])
    page.blocks["language"].editor.text.clear()
    choose(page, "given_how", "with_guardian")
    type_in(qtbot, page.blocks["until"].editor.day, "2026-01")
    click(qtbot, page.save)
    wrong = {key for key, block in page.blocks.items() if block.problem.isVisible()}
    assert wrong == {"recipient", "recipient_kind", "items", "purpose", "language", "understood", "guardian", "until"}
    assert isinstance(unlocked.page, EntryPage)


def test_a_no_needs_the_recipient_alone(qtbot: QtBot, unlocked: Window) -> None:
    ledger_of(qtbot, unlocked)
    page = begin(qtbot, unlocked)
    type_in(qtbot, page.blocks["recipient"].editor.text, "Unit 4")
    choose(page, "recipient_kind", "police")
    decide(qtbot, page, "refuses")
    assert not page.blocks["items"].isVisible()
    click(qtbot, page.save)
    ledger = wait_for(qtbot, unlocked, ConsentsPage)
    assert "The person said no" in shown(ledger)
    assert not ledger.take_back


def test_a_decision_half_typed_is_kept_through_a_lock(qtbot: QtBot, unlocked: Window) -> None:
    ledger_of(qtbot, unlocked)
    page = begin(qtbot, unlocked)
    type_in(qtbot, page.blocks["recipient"].editor.text, "Night clinic")
    click(qtbot, unlocked._status.lock)
    cases = unlock(qtbot, unlocked)
    qtbot.keyClick(cases.search, Qt.Key.Key_Return)
    ledger_of(qtbot, unlocked)
    page = begin(qtbot, unlocked)
    assert page.blocks["recipient"].editor.value() == "Night clinic"
    choose(page, "recipient_kind", "care")
    decide(qtbot, page, "refuses")
    click(qtbot, page.save)
    wait_for(qtbot, unlocked, ConsentsPage)
    assert begin(qtbot, unlocked).blocks["recipient"].editor.value() == "", "recorded, and no draft any more"


@pytest.fixture
def kept(tmp_path: Path) -> str:
    """A case whose ledger holds one of each."""
    folder = tmp_path / "data" / "records"
    service().create(folder, "Ada", PASSPHRASE, practice=True)
    with service().opened(folder, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        case = records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True))
        before = ConsentService(opened, lambda: datetime.now(UTC) - timedelta(days=9))
        (row,) = before.decide(case.id, CARE)
        before.note(
            case.id, UseKind.PRINT, "Request for support", Disclosure(CARE.recipient, RecipientKind.CARE, NEEDS)
        )
        records.consents.take_back(case.id, row.id)
        soon = records.consents.today + timedelta(3)
        records.consents.decide(case.id, replace(CARE, recipient="Legal desk", kind=RecipientKind.LEGAL, until=soon))
        records.consents.decide(case.id, Decision("Unit 4", RecipientKind.POLICE, agreed=False))
        rows = Field("decisions", "", FieldKind.ROWS, columns=(Field("recipient", "", FieldKind.TEXT),))
        form = Form("consent", "", "", (Section("s", "", "", (rows,)),))
        records.forms.save(case.id, form, {"decisions": [{"recipient": "An older clinic"}]})
        return case.id


def test_who_is_to_be_told_stays_listed_until_it_was_done(qtbot: QtBot, open_window: Opener, kept: str) -> None:
    window = open_window()
    unlock(qtbot, window)
    window.go("consents", kept)
    page = wait_for(qtbot, window, ConsentsPage)
    assert "Tell each recipient" in shown(page)
    assert "Legal desk · Legal help: runs out on" in shown(page)
    assert "An older clinic" in shown(page), "what the earlier form held stays readable"
    (told,) = page.tell.values()
    click(qtbot, told)
    qtbot.waitUntil(lambda: window.page is not page, timeout=5_000)
    page = wait_for(qtbot, window, ConsentsPage)
    assert not page.tell
    assert "They were told that it was taken back." in shown(page)


@pytest.mark.parametrize(("language", "look", "size"), [
    ("en", "light", "100"), ("ar", "dark", "100"), ("fr", "dark", "200"), ("ar", "light", "200"),
])  # fmt: skip
def test_the_ledger_is_looked_at(
    qtbot: QtBot, open_window: Opener, kept: str, language: str, look: str, size: str
) -> None:
    window = open_window(language, look)
    text_at(window, size)
    unlock(qtbot, window)
    about = DecisionWanted(kept, ("consents", kept), Disclosure("Legal desk", RecipientKind.LEGAL, NEEDS))
    for place, what, kind in (("consents", kept, ConsentsPage), ("decision", about, EntryPage)):
        window.go(place, what)
        page = wait_for(qtbot, window, kind)
        for width, height in ((1280, 800), (1280, 2600), (900, 600)):
            window.resize(width, height)
            picture(window, f"consent-{language}-{look}-{size}-{place}-{height}")
            assert cut_off(window) == [], place
        assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window], "no stray window"
        del page
        window.resize(1280, 800)
