"""The fourth journey of the product, by real clicks and keys: what a shelter fills, prints and is reminded of. The
batch of sheets is in test_shelter.
"""

from __future__ import annotations

from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from tests.journeys.conftest import PaperTray, click, type_in, wait_for
from tests.journeys.test_form_papers import choose, print_it
from tests.journeys.test_forms import back, open_form, save, typed, unlocked
from tests.journeys.test_records import shown, unlock
from toolkit.domain.plan_print import PlanPrint
from toolkit.ui.cases.case_page import CasePage
from toolkit.ui.forms.form_page import FormPage
from toolkit.ui.forms.plan_page import PlanPage
from toolkit.ui.forms.print_page import FormPrintPage
from toolkit.ui.window import Window

__all__ = ["unlocked"]

TODAY = date.today()


def on(days: int) -> str:
    return (TODAY + timedelta(days)).isoformat()


def plan_with_a_card(qtbot: QtBot, window: Window, tray: PaperTray) -> CasePage:
    plan = open_form(qtbot, window, "safety-plan")
    click(qtbot, plan.blocks["phase"].editor.buttons["after"])
    typed(qtbot, plan, "review_date", on(7))
    typed(qtbot, plan, "emergency_line", "112")
    click(qtbot, plan.blocks["release_notice_wanted"].editor.buttons["yes"])
    typed(qtbot, plan, "release_notice_channel", "through the lawyer")
    save(qtbot, plan)
    click(qtbot, plan.print)
    page = wait_for(qtbot, window, PlanPage)
    assert page.what.currentData() == PlanPrint.NOTHING, "nothing by default"
    choose(page.what, PlanPrint.CARD)
    click(qtbot, next(tick for tick, line in page.lines if "112" in line.numbers or "112" in line.text).box)
    click(qtbot, page.question.safe.box)
    click(qtbot, page.preview)
    print_it(qtbot, window)
    assert len(tray.sent) == 1
    window.go("case", plan.case_id)
    return wait_for(qtbot, window, CasePage)


def stay_with_a_release_notice(qtbot: QtBot, window: Window) -> CasePage:
    stay = open_form(qtbot, window, "stay")
    typed(qtbot, stay, "stay_requested_on", on(-20))
    typed(qtbot, stay, "stay_until", on(10))
    typed(qtbot, stay, "release_expected_on", on(5))
    click(qtbot, stay.blocks["fear_of_return"].editor.buttons["yes"])
    save(qtbot, stay)
    return back(qtbot, window)


def worksheet_to_keep(qtbot: QtBot, window: Window, tray: PaperTray) -> None:
    losses = open_form(qtbot, window, "losses")
    click(qtbot, losses.blocks["wanted"].editor.buttons["yes"])
    costs = losses.blocks["costs"].editor
    click(qtbot, costs.add)
    cells = costs.cards[0].editors
    type_in(qtbot, cells["what"].text, "bus")
    type_in(qtbot, cells["amount"].number, "12.50")
    type_in(qtbot, cells["currency"].text, "EUR")
    save(qtbot, losses)
    click(qtbot, losses.print)
    asked = wait_for(qtbot, window, FormPrintPage)
    click(qtbot, asked.question.safe.box)
    click(qtbot, asked.preview)
    print_it(qtbot, window)
    assert len(tray.sent) == 2


def test_what_a_shelter_fills_prints_and_is_reminded_of(qtbot: QtBot, unlocked: Window, tray: PaperTray) -> None:
    window = unlocked
    case = window.page
    assert isinstance(case, CasePage)
    case_id = case._view.case.id
    needs = open_form(qtbot, window, "needs")
    click(qtbot, needs.blocks["safe_now"].editor.buttons["yes"])
    save(qtbot, needs)
    back(qtbot, window)
    plan_with_a_card(qtbot, window, tray)
    stay_with_a_release_notice(qtbot, window)
    worksheet_to_keep(qtbot, window, tray)
    window.go("form", (case_id, "return-wish"))
    qtbot.waitUntil(lambda: getattr(window.page, "draft_place", "").endswith("return-wish"), timeout=5_000)
    returning = wait_for(qtbot, window, FormPage)
    assert not returning.blocks["escort"].isVisible(), "it stays locked: there is fear of return"
    click(qtbot, window._status.lock)
    cases = unlock(qtbot, window)
    qtbot.waitUntil(lambda: "The stay ends" in shown(cases), timeout=20_000)
    told = shown(cases)
    for due in ("Safety plan to be looked at again", "The stay ends", "The accused may be released", "In 5 days"):
        assert due in told
    assert "bus" not in told
