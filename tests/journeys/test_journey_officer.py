"""The third journey of the product, whole, by real clicks and keys: a specialist officer from unlocking to locking."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, PaperTray, click, type_in, wait_for
from tests.journeys.test_forms import back, open_form, save, typed
from tests.journeys.test_records import new_case, shown, tick, unlock, unlocked
from tests.journeys.test_referrals import agree
from toolkit.domain.referral import State
from toolkit.ui.cases.case_page import CasePage
from toolkit.ui.cases.history_page import HistoryPage
from toolkit.ui.forms.entry_page import EntryPage
from toolkit.ui.referrals.list_page import ReferralsPage
from toolkit.ui.referrals.match_page import MatchPage
from toolkit.ui.referrals.referral_page import ReferralPage
from toolkit.ui.screening.outcome_page import OutcomePage
from toolkit.ui.screening.screening_page import ScreeningPage
from toolkit.ui.sheet.preview_page import PreviewPage
from toolkit.ui.start.page import StartPage
from toolkit.ui.window import Window

__all__ = ["unlocked"]


def screened(qtbot: QtBot, window: Window, case: CasePage) -> CasePage:
    """What is seen comes first; at the first sign one stops, does a duty, and gives the sheet."""
    click(qtbot, case.checklists["checkpoint"])
    page = wait_for(qtbot, window, ScreeningPage)
    tick(qtbot, page.panel.ticks["checkpoint/papers-seen"])
    click(qtbot, page.next)
    qtbot.waitUntil(lambda: page.state.text() == "Saved", timeout=5_000)
    assert page.may_stop.isVisible(), "one sign is enough to stop"
    click(qtbot, page.stop)
    outcome = wait_for(qtbot, window, OutcomePage)
    assert "Protect now" in shown(outcome)
    assert "screening, not identification" in shown(outcome)
    click(qtbot, next(iter(outcome.duties.rows.values())).tick.box)
    qtbot.waitUntil(lambda: window.page is not outcome, timeout=5_000)
    click(qtbot, wait_for(qtbot, window, OutcomePage).sheet)
    case = wait_for(qtbot, window, CasePage)
    case.language.setCurrentIndex(case.language.findData("ti"))
    click(qtbot, case.give)
    qtbot.waitUntil(lambda: window.page is not case, timeout=5_000)
    return wait_for(qtbot, window, CasePage)


def referred(qtbot: QtBot, window: Window, case: CasePage, tray: PaperTray) -> None:
    """A need in the person's words, a service, the person's consent to it, and its letter on paper."""
    form = open_form(qtbot, window, "needs")
    rows = form.blocks["legal"].editor
    click(qtbot, rows.add)
    type_in(qtbot, rows.cards[0].editors["own_words"].text, "somebody who explains my papers")
    click(qtbot, rows.cards[0].editors["wish"].buttons["wants"])
    save(qtbot, form)
    click(qtbot, back(qtbot, window).parts["referrals"])
    click(qtbot, wait_for(qtbot, window, ReferralsPage).match)
    found = wait_for(qtbot, window, MatchPage)
    assert "somebody who explains my papers" in shown(found)
    qtbot.waitUntil(lambda: found.cards[0].choose.isVisible(), timeout=5_000)
    click(qtbot, found.cards[0].choose)
    click(qtbot, wait_for(qtbot, window, EntryPage).save)
    click(qtbot, agree(qtbot, window).plan)
    click(qtbot, wait_for(qtbot, window, ReferralPage).letter)
    click(qtbot, wait_for(qtbot, window, PreviewPage).send)
    qtbot.waitUntil(lambda: bool(tray.sent), timeout=20_000)
    click(qtbot, wait_for(qtbot, window, ReferralPage).next[State.SENT])
    click(qtbot, wait_for(qtbot, window, EntryPage).save)
    assert "Sent" in shown(wait_for(qtbot, window, ReferralPage))


def test_from_unlocking_to_a_safety_plan_and_the_lock(
    qtbot: QtBot, open_window: Opener, unlocked: Window, tray: PaperTray
) -> None:
    window = unlocked
    case = new_case(qtbot, window)
    case_id, code = case._view.case.id, case._view.case.code
    case = screened(qtbot, window, case)
    assert "Tigrinya" in shown(case)
    referred(qtbot, window, case, tray)
    window.go("case", case_id)
    wait_for(qtbot, window, CasePage)
    plan = open_form(qtbot, window, "safety-plan")
    click(qtbot, plan.blocks["phase"].editor.buttons["leaving"])
    typed(qtbot, plan, "review_date", "2026-12-24")
    typed(qtbot, plan, "threats", "they know the road")
    save(qtbot, plan)
    assert window.windowTitle() == "Waymark"
    case = back(qtbot, window)
    click(qtbot, case.parts["history"])
    history = wait_for(qtbot, window, HistoryPage)
    said = {history.rows.item(row, 4).text() for row in range(history.rows.rowCount())}
    assert {"Case", "Consent to record", "Answer", "Duty", "Rights sheet given", "Needs", "Safety plan"} <= said
    assert {"Decision of the person", "Referral", "Something went out"} <= said
    click(qtbot, window._status.lock)
    wait_for(qtbot, window, StartPage)
    # Not even in a page that is no longer shown.
    qtbot.waitUntil(lambda: not any(code in one.text() for one in window.findChildren(QLabel)), timeout=5_000)
    cases = unlock(qtbot, window)
    qtbot.keyClicks(cases.search, code[:4])
    assert [line.code for line in cases._table.shown] == [code]
