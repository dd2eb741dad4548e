"""From no vault to a case whose sheet was given, locked, opened again: all there. By real clicks and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, click, picture, wait_for
from tests.journeys.test_pictures import cut_off
from tests.security.vaults import PASSPHRASE, service
from toolkit.domain.definitions.facts import Value
from toolkit.ui.cases.before_page import BeforePage
from toolkit.ui.cases.case_page import CasePage
from toolkit.ui.cases.history_page import HistoryPage
from toolkit.ui.cases.list_page import CasesPage
from toolkit.ui.screening.element_page import ElementPage
from toolkit.ui.screening.outcome_page import OutcomePage
from toolkit.ui.screening.screening_page import ScreeningPage
from toolkit.ui.start.page import StartPage
from toolkit.ui.vault.create_page import CreatePage
from toolkit.ui.vault.recover_page import RecoverPage
from toolkit.ui.vault.unlock_page import UnlockPage
from toolkit.ui.vault.words_page import WordsPage
from toolkit.ui.window import Window


def shown(widget: QWidget) -> str:
    """All the text that can be read on a page, once what was added to it is laid out."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def tick(qtbot: QtBot, widget: QWidget) -> None:
    click(qtbot, widget.box)  # type: ignore[attr-defined]


def make_vault(qtbot: QtBot, window: Window, practice: bool = True) -> list[str]:
    """Through the window: make a vault, write the words down, type them back; the words."""
    click(qtbot, window.page.unlock)  # type: ignore[attr-defined]
    door = wait_for(qtbot, window, UnlockPage)
    click(qtbot, door.make)
    page = wait_for(qtbot, window, CreatePage)
    qtbot.keyClicks(page.name, "Ada")
    qtbot.keyClicks(page.passphrase.first, PASSPHRASE)
    qtbot.keyClicks(page.passphrase.again, PASSPHRASE)
    if practice:
        tick(qtbot, page.practice)
    click(qtbot, page.make)
    words_page = wait_for(qtbot, window, WordsPage)
    words = list(words_page._words)
    picture(window, f"records-words-{window.around.words.tag}")
    assert cut_off(window) == []
    click(qtbot, words_page.written)
    qtbot.keyClicks(words_page.typed, " ".join(words))
    click(qtbot, words_page.prove)
    return words


def unlock(qtbot: QtBot, window: Window, name: str = "Ada") -> CasesPage:
    if not isinstance(window.page, UnlockPage):
        window.go("cases")
    door = wait_for(qtbot, window, UnlockPage)
    door.name.setText("")
    qtbot.keyClicks(door.name, name)
    qtbot.keyClicks(door.secret, PASSPHRASE)
    qtbot.keyClick(door.secret, Qt.Key.Key_Return)
    return wait_for(qtbot, window, CasesPage)


def new_case(qtbot: QtBot, window: Window) -> CasePage:
    click(qtbot, window.page.new)  # type: ignore[attr-defined]
    before = wait_for(qtbot, window, BeforePage)
    for one in (before.speak.alone, before.speak.safe, before.speak.understood, before.understood):
        tick(qtbot, one)
    click(qtbot, before.yes)
    return wait_for(qtbot, window, CasePage)


@pytest.fixture
def unlocked(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> Window:
    """A window over a practice vault that is open, at the list of cases."""
    service().create(tmp_path / "data" / "records", "Ada", PASSPHRASE, practice=True)
    window = open_window()
    unlock(qtbot, window)
    return window


def test_from_no_vault_to_a_sheet_given_to_the_same_case_opened_again(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    make_vault(qtbot, window)
    unlock(qtbot, window)
    case = new_case(qtbot, window)
    case_id, code = case._view.case.id, case._view.case.code
    click(qtbot, case.checklists["checkpoint"])
    screening = wait_for(qtbot, window, ScreeningPage)
    tick(qtbot, screening.panel.ticks["checkpoint/papers-seen"])
    click(qtbot, screening.next)
    click(qtbot, screening.next)
    qtbot.waitUntil(lambda: screening.state.text() == "Saved", timeout=5_000)
    assert screening.may_stop.isVisible(), "one sign is enough to stop"
    click(qtbot, screening.stop)
    outcome = wait_for(qtbot, window, OutcomePage)
    assert "Protect now" in shown(outcome)
    assert "screening, not identification" in shown(outcome)
    click(qtbot, outcome.duties.rows[next(iter(outcome.duties.rows))].tick.box)
    qtbot.waitUntil(lambda: window.page is not outcome, timeout=5_000)
    outcome = wait_for(qtbot, window, OutcomePage)
    click(qtbot, outcome.sheet)
    case = wait_for(qtbot, window, CasePage)
    case.language.setCurrentIndex(case.language.findData("ti"))
    click(qtbot, case.give)
    qtbot.waitUntil(lambda: window.page is not case, timeout=5_000)
    assert "Tigrinya · Shown on the screen" in shown(wait_for(qtbot, window, CasePage))
    click(qtbot, window._status.lock)
    wait_for(qtbot, window, StartPage)
    cases = unlock(qtbot, window)
    qtbot.keyClicks(cases.search, code[:6].lower())
    qtbot.keyClick(cases.search, Qt.Key.Key_Return)
    again = wait_for(qtbot, window, CasePage)
    assert again._view.case.id == case_id
    assert "Tigrinya · Shown on the screen" in shown(again)
    assert again._talk.recorded.answers["means.coercion.papers_taken"].value is Value.YES
    assert len(again._view.duties) == 1
    click(qtbot, again.parts["history"])
    history = wait_for(qtbot, window, HistoryPage)
    texts = {history.rows.item(row, 4).text() for row in range(history.rows.rowCount())}
    assert {"Case", "Answer", "Rights sheet given", "Duty", "Consent to record", "Screening"} <= texts


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_vault_is_made_in_each_language_of_the_interface(qtbot: QtBot, open_window: Opener, language: str) -> None:
    window = open_window(language, "dark")
    make_vault(qtbot, window)
    unlock(qtbot, window)


def test_without_consent_there_is_no_record(qtbot: QtBot, unlocked: Window) -> None:
    click(qtbot, unlocked.page.new)  # type: ignore[attr-defined]
    before = wait_for(qtbot, unlocked, BeforePage)
    assert not before.yes.isEnabled(), "a consent that was not understood is none"
    click(qtbot, before.no)
    wait_for(qtbot, unlocked, StartPage)
    assert "Nothing was written down" in unlocked.notice.text()
    unlocked.go("cases")
    assert wait_for(qtbot, unlocked, CasesPage)._table.shown == []


def test_consent_taken_back_closes_the_case_for_writing_and_is_kept(qtbot: QtBot, unlocked: Window) -> None:
    case = new_case(qtbot, unlocked)
    click(qtbot, case.withdraw)
    qtbot.waitUntil(lambda: unlocked.page is not case, timeout=5_000)
    closed = wait_for(qtbot, unlocked, CasePage)
    assert "taken back their consent" in shown(closed)
    assert not closed.give.isEnabled()
    assert not any(one.isEnabled() for one in closed.checklists.values())
    click(qtbot, closed.renew)
    before = wait_for(qtbot, unlocked, BeforePage)
    tick(qtbot, before.understood)
    click(qtbot, before.yes)
    renewed = wait_for(qtbot, unlocked, CasePage)
    assert renewed.give.isEnabled()
    assert len(renewed._view.consents) == 3


def test_held_or_accused_says_lawyer_first(qtbot: QtBot, unlocked: Window) -> None:
    click(qtbot, unlocked.page.new)  # type: ignore[attr-defined]
    before = wait_for(qtbot, unlocked, BeforePage)
    assert not before.stop.isVisible()
    tick(qtbot, before.held)
    assert before.stop.isVisible()
    assert "lawyer first" in shown(before)


def test_a_no_that_was_not_free_is_kept_as_not_known(qtbot: QtBot, unlocked: Window) -> None:
    click(qtbot, unlocked.page.new)  # type: ignore[attr-defined]
    before = wait_for(qtbot, unlocked, BeforePage)
    tick(qtbot, before.understood)
    click(qtbot, before.yes)
    case = wait_for(qtbot, unlocked, CasePage)
    click(qtbot, case.outcome)
    outcome = wait_for(qtbot, unlocked, OutcomePage)
    click(qtbot, outcome.elements["means"])
    element = wait_for(qtbot, unlocked, ElementPage)
    click(qtbot, element.values["means.coercion.papers_taken"][Value.NO])
    qtbot.waitUntil(lambda: unlocked.page is not element, timeout=5_000)
    element = wait_for(qtbot, unlocked, ElementPage)
    assert "not known: not free to answer" in shown(element)
    assert element.values["means.coercion.papers_taken"][Value.UNKNOWN].isChecked()


def test_twice_escape_locks_and_blanks_at_once(qtbot: QtBot, unlocked: Window) -> None:
    case = new_case(qtbot, unlocked)
    qtbot.keyClick(case, Qt.Key.Key_Escape)
    qtbot.keyClick(unlocked, Qt.Key.Key_Escape)
    assert not unlocked.session.is_open
    assert isinstance(unlocked.page, StartPage)
    assert case._view.case.code not in shown(unlocked)


def test_wrong_passphrase_is_told_and_the_eleventh_has_to_wait(
    qtbot: QtBot, open_window: Opener, tmp_path: Path
) -> None:
    service().create(tmp_path / "data" / "records", "Ada", PASSPHRASE, practice=True)
    window = open_window()
    window.go("cases")
    door = wait_for(qtbot, window, UnlockPage)
    qtbot.keyClicks(door.name, "Ada")
    for _ in range(10):
        qtbot.keyClicks(door.secret, "wrong")
        click(qtbot, door.unlock)
        qtbot.waitUntil(lambda: not door.bar.isVisible(), timeout=5_000)
    assert "do not open the vault" in window.notice.text()
    assert not door.unlock.isEnabled()
    assert "Wait 30 seconds" in door.waiting.text()
    window.go("start")
    window.go("cases")
    assert not wait_for(qtbot, window, UnlockPage).unlock.isEnabled(), "leaving the page is no way round"


def test_forgotten_passphrase_recovery_words_and_a_new_one(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    words = make_vault(qtbot, window)
    door = wait_for(qtbot, window, UnlockPage)
    click(qtbot, door.forgotten)
    page = wait_for(qtbot, window, RecoverPage)
    qtbot.keyClicks(page.name, "Ada")
    qtbot.keyClicks(page.words, " ".join(words))
    qtbot.keyClicks(page.passphrase.first, "another dozen of purple umbrellas")
    qtbot.keyClicks(page.passphrase.again, "another dozen of purple umbrella")
    click(qtbot, page.recover)
    assert "not the same" in window.notice.text()
    page.passphrase.first.clear()
    for field in (page.passphrase.first, page.passphrase.again):
        qtbot.keyClicks(field, "another dozen of purple umbrellas")
    click(qtbot, page.recover)
    wait_for(qtbot, window, CasesPage)
    window.lock()
    window.go("cases")
    door = wait_for(qtbot, window, UnlockPage)
    qtbot.keyClicks(door.name, "Ada")
    qtbot.keyClicks(door.secret, PASSPHRASE)
    click(qtbot, door.unlock)
    qtbot.waitUntil(lambda: not door.bar.isVisible(), timeout=5_000)
    assert isinstance(window.page, UnlockPage), "the old passphrase opens nothing any more"
    qtbot.keyClicks(door.secret, "another dozen of purple umbrellas")
    click(qtbot, door.unlock)
    wait_for(qtbot, window, CasesPage)


def test_a_second_window_is_told_that_the_vault_is_open(qtbot: QtBot, unlocked: Window, open_window: Opener) -> None:
    second = open_window()
    second.go("cases")
    door = wait_for(qtbot, second, UnlockPage)
    qtbot.keyClicks(door.name, "Ada")
    qtbot.keyClicks(door.secret, PASSPHRASE)
    click(qtbot, door.unlock)
    qtbot.waitUntil(lambda: second.notice.isVisible(), timeout=5_000)
    assert "open in another window" in second.notice.text()
    assert unlocked.session.is_open


def test_the_interface_changes_language_within_a_case(qtbot: QtBot, unlocked: Window) -> None:
    new_case(qtbot, unlocked)
    box = unlocked.rail.language
    box.setCurrentIndex(box.findData("ar"))
    before = unlocked.page
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: unlocked.page is not before and isinstance(unlocked.page, CasePage), timeout=5_000)
    assert unlocked.session.is_open
    assert unlocked.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_every_page_of_records_is_reached_with_the_keyboard(qtbot: QtBot, unlocked: Window) -> None:
    new_case(qtbot, unlocked)
    for button in unlocked.page.findChildren(QPushButton):
        if button.isVisible() and button.isEnabled():
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.text()
