"""The person answers alone: with a vault and without one, in their language, and the screen comes back only by
passphrase or PIN.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, click, picture, wait_for
from tests.journeys.test_pictures import cut_off
from tests.journeys.test_records import new_case, shown, tick, unlock, unlocked
from tests.security.vaults import PASSPHRASE
from toolkit.content.address import Reader, load_addresses
from toolkit.content.folders import Folders
from toolkit.domain.definitions.facts import Reason, Value
from toolkit.ui.screening.cards_page import CardsPage
from toolkit.ui.screening.cards_setup import CardsReviewPage, CardsSetupPage
from toolkit.ui.screening.outcome_page import OutcomePage
from toolkit.ui.start.page import StartPage
from toolkit.ui.vault.unlock_page import UnlockPage
from toolkit.ui.window import Window

__all__ = ["unlocked"]

ROOT = Path(__file__).resolve().parents[2]


def choose(page: CardsSetupPage, language: str, checklist: str) -> None:
    page.language.setCurrentIndex(page.language.findData(language))
    page.checklist.setCurrentIndex(page.checklist.findData(checklist))


def hand_over(qtbot: QtBot, window: Window, language: str = "ar", checklist: str = "four", pin: str = "") -> CardsPage:
    setup = wait_for(qtbot, window, CardsSetupPage)
    choose(setup, language, checklist)
    if pin:
        qtbot.keyClicks(setup.pin, pin)
        qtbot.keyClicks(setup.again, pin)
    click(qtbot, setup.begin)
    return wait_for(qtbot, window, CardsPage)


def answer(qtbot: QtBot, page: CardsPage, *replies: str) -> None:
    click(qtbot, page.go_on)
    for reply in replies:
        QApplication.processEvents()
        click(qtbot, getattr(page, reply))
    QApplication.processEvents()


def take_back(qtbot: QtBot, page: CardsPage, secret: str) -> None:
    click(qtbot, page.take_back)
    qtbot.keyClicks(page.secret, secret)
    click(qtbot, page.leave)


def test_at_the_counter_without_a_vault_by_pin(qtbot: QtBot, open_window: Opener, tmp_path: Path) -> None:
    window = open_window()
    before = sorted(tmp_path.rglob("*"))
    click(qtbot, window.page.cards)  # type: ignore[attr-defined]
    page = hand_over(qtbot, window, pin="4711")
    assert not window.rail.isVisible()
    answer(qtbot, page, "yes", "no", "skip", "no")
    assert "شكر" in shown(page), "the last card thanks"
    take_back(qtbot, page, "1234")
    assert page.wrong.isVisible()
    assert isinstance(window.page, CardsPage)
    qtbot.keyClicks(page.secret, "4711")
    click(qtbot, page.leave)
    review = wait_for(qtbot, window, CardsReviewPage)
    assert "Skipped" in shown(review)
    assert "draft that nobody has checked" in shown(review)
    click(qtbot, review.discard)
    wait_for(qtbot, window, StartPage)
    assert sorted(tmp_path.rglob("*")) == before, "something was stored"


@pytest.mark.parametrize("tag", ["fr", "de", "ru", "th", "bn", "ka", "hi"])
def test_a_child_is_spoken_to_as_a_child_on_every_card(qtbot: QtBot, open_window: Opener, tag: str) -> None:
    window = open_window()
    click(qtbot, window.page.cards)  # type: ignore[attr-defined]
    page = hand_over(qtbot, window, language=tag, checklist="child", pin="4711")
    seen = [shown(page)]
    picture(window, f"cards-child-{tag}-begin")
    click(qtbot, page.go_on)
    while page.question:
        QApplication.processEvents()
        seen.append(shown(page))
        assert page.talk.cards.questions[page.question.card] in seen[-1].replace("\u200b", "")
        assert cut_off(window) == [], page.question.card
        picture(window, f"cards-child-{tag}-{page.question.card.replace('/', '-')}")
        click(qtbot, page.skip)
    QApplication.processEvents()
    seen.append(shown(page))
    assert len(seen) == 2 + len(page.talk.checklist.cards)
    rule = load_addresses(Folders(ROOT))[tag]
    assert [found for text in seen for found in rule.misfits(text.replace("\u200b", ""), Reader.CHILD)] == []


def test_nothing_but_the_pin_leads_away_from_the_cards(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    click(qtbot, window.page.cards)  # type: ignore[attr-defined]
    page = hand_over(qtbot, window, pin="4711")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Escape, Qt.Key.Key_Back, Qt.Key.Key_F1):
        qtbot.keyClick(page, key)
        assert isinstance(window.page, CardsPage)
    for _ in range(5):
        qtbot.keyClicks(page.secret, "0000")
        click(qtbot, page.leave)
    qtbot.keyClicks(page.secret, "4711")
    click(qtbot, page.leave)
    assert isinstance(window.page, CardsPage), "after five wrong ones even the right one waits"
    assert "Wait" in page.wrong.text()


@pytest.mark.parametrize(("first", "again"), [("4711", "4712"), ("47", "47")])
def test_a_pin_is_typed_twice_and_not_too_short(qtbot: QtBot, open_window: Opener, first: str, again: str) -> None:
    window = open_window()
    click(qtbot, window.page.cards)  # type: ignore[attr-defined]
    setup = wait_for(qtbot, window, CardsSetupPage)
    qtbot.keyClicks(setup.pin, first)
    qtbot.keyClicks(setup.again, again)
    click(qtbot, setup.begin)
    assert isinstance(window.page, CardsSetupPage)
    assert "not the same, or too short" in window.notice.text()


def test_with_a_case_by_passphrase_and_saved_to_it(qtbot: QtBot, unlocked: Window) -> None:
    case = new_case(qtbot, unlocked)
    click(qtbot, case.cards)
    page = hand_over(qtbot, unlocked, "ti", "checkpoint")
    answer(qtbot, page, "no", "skip")
    take_back(qtbot, page, "wrong passphrase")
    qtbot.waitUntil(lambda: page.wrong.isVisible(), timeout=5_000)
    qtbot.keyClicks(page.secret, PASSPHRASE)
    click(qtbot, page.leave)
    review = wait_for(qtbot, unlocked, CardsReviewPage)
    for one in (review.speak.alone, review.speak.safe, review.speak.understood):
        tick(qtbot, one)
    click(qtbot, review.save)
    outcome = wait_for(qtbot, unlocked, OutcomePage)
    given = outcome._talk.given
    assert [one.draft_language for one in given] == ["ti", "ti"]
    assert given[1].reason is Reason.PREFERS_NOT_TO_SAY
    assert all(value is Value.UNKNOWN for _, value in given[1].values)


def test_replies_survive_the_lock_and_are_offered_at_the_next_unlock(qtbot: QtBot, unlocked: Window) -> None:
    case = new_case(qtbot, unlocked)
    click(qtbot, case.cards)
    page = hand_over(qtbot, unlocked)
    answer(qtbot, page, "no")
    unlocked.watch.idle.emit()
    assert not unlocked.session.is_open
    assert isinstance(unlocked.page, CardsPage), "the person's cards stay"
    take_back(qtbot, page, PASSPHRASE)
    review = wait_for(qtbot, unlocked, CardsReviewPage)
    assert unlocked.session.is_open
    unlocked.lock()
    locked = wait_for(qtbot, unlocked, CardsReviewPage)
    qtbot.waitUntil(lambda: unlocked.page is not review, timeout=5_000)
    locked = wait_for(qtbot, unlocked, CardsReviewPage)
    assert case._view.case.code not in shown(locked)
    click(qtbot, locked.unlock)
    door = wait_for(qtbot, unlocked, UnlockPage)
    qtbot.keyClicks(door.name, "Ada")
    qtbot.keyClicks(door.secret, PASSPHRASE)
    click(qtbot, door.unlock)
    again = wait_for(qtbot, unlocked, CardsReviewPage)
    click(qtbot, again.save)
    assert len(wait_for(qtbot, unlocked, OutcomePage)._talk.given) == 1


def test_stop_is_as_large_as_skip_and_yes_stands_where_reading_begins(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    click(qtbot, window.page.cards)  # type: ignore[attr-defined]
    page = hand_over(qtbot, window, "ar", pin="4711")
    answer(qtbot, page)
    buttons = [page.yes, page.no, page.skip, page.stop]
    assert max(one.width() for one in buttons) - min(one.width() for one in buttons) <= 1
    assert page.yes.mapToGlobal(page.yes.rect().center()).x() > page.stop.mapToGlobal(page.stop.rect().center()).x()
    assert not any(one.hasFocus() for one in buttons), "an answer that stands out would lead"
    click(qtbot, page.stop)
    QApplication.processEvents()
    assert page.talk.cards.words["stopped"] in shown(page)


@pytest.mark.parametrize("tag", ["ar", "ti", "km", "fr", "zh-Hans", "hi", "ur"])
def test_every_card_fits_in_its_language(qtbot: QtBot, open_window: Opener, tag: str) -> None:
    window = open_window("fr")
    click(qtbot, window.page.cards)  # type: ignore[attr-defined]
    page = hand_over(qtbot, window, tag, "interview", pin="4711")
    picture(window, f"cards-{tag}-begin")
    assert cut_off(window) == []
    click(qtbot, page.go_on)
    for number in range(40):
        QApplication.processEvents()
        if page.question is None:
            break
        if number < 4:
            picture(window, f"cards-{tag}-{number}")
        assert cut_off(window) == [], page.question.id
        if page.question.picture:
            assert any(not label.pixmap().isNull() for label in page.findChildren(QLabel)), page.question.id
        click(qtbot, page.skip)
    picture(window, f"cards-{tag}-end")
    assert page.question is None
    assert cut_off(window) == []


def test_unlocking_while_nothing_waits_leads_to_the_cases(qtbot: QtBot, unlocked: Window) -> None:
    unlocked.lock()
    unlock(qtbot, unlocked)
