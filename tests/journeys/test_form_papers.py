"""Forms on paper by real clicks: losses with their totals, letters, the card of a plan, copies for others, versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, PaperTray, click, picture, type_in, wait_for
from tests.journeys.test_forms import LOSSES, back, open_form, save, typed, unlocked
from tests.journeys.test_pictures import cut_off
from tests.journeys.test_records import shown, unlock
from tests.security.vaults import PASSPHRASE, service
from toolkit.app.bootstrap import Program
from toolkit.domain.case import Before, ConsentToRecord, Given
from toolkit.domain.consent import Item, RecipientKind
from toolkit.domain.form import Field, FieldKind
from toolkit.domain.losses import Told
from toolkit.domain.losses_form import Line
from toolkit.domain.plan_print import PlanPrint
from toolkit.services.consents import Decision
from toolkit.services.records import OpenRecords
from toolkit.ui.cases.history_page import HistoryPage
from toolkit.ui.forms.compare_page import ComparePage
from toolkit.ui.forms.editors import ComputedView
from toolkit.ui.forms.entry_page import EntryPage
from toolkit.ui.forms.form_page import FormPage
from toolkit.ui.forms.plan_page import PlanPage
from toolkit.ui.forms.print_page import FormPrintPage
from toolkit.ui.sheet.preview_page import PreviewPage
from toolkit.ui.window import Window

__all__ = ["unlocked"]


def choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def print_it(qtbot: QtBot, window: Window) -> None:
    preview = wait_for(qtbot, window, PreviewPage)
    click(qtbot, preview.send)
    qtbot.waitUntil(lambda: window.page is not preview, timeout=10_000)


def test_losses_are_off_then_filled_added_up_while_one_types_and_printed(
    qtbot: QtBot, unlocked: Window, tray: PaperTray
) -> None:
    page = open_form(qtbot, unlocked, "losses")
    assert not page.blocks["work_periods"].isVisible(), "off until the person wants it"
    click(qtbot, page.blocks["wanted"].editor.buttons["yes"])
    periods = page.blocks["work_periods"].editor
    click(qtbot, periods.add)
    cells = periods.cards[0].editors
    for key, text in (("begun", "2026-01-01"), ("ended", "2026-07-10")):
        type_in(qtbot, cells[key].day, text)
    for key, text in (
        ("hours_a_day", "25"),
        ("days_a_week", "6"),
        ("pay_promised", "1200"),
        ("pay_received", "350,50"),
    ):
        type_in(qtbot, cells[key].number, text)
    type_in(qtbot, cells["currency"].text, "EUR")
    choose(cells["pay_unit"].box, "month")
    totals = page.blocks["totals"].editor
    assert "1 of the entries above" in totals.text().replace("\u2066", "").replace("\u2069", "")
    save(qtbot, page)
    assert "from 0 to 24" in periods.cards[0].marks["hours_a_day"].text()
    assert periods.cards[0].marks["hours_a_day"].isVisible()
    assert cells["hours_a_day"].value() == "25", "the text is kept"
    cells["hours_a_day"].number.selectAll()
    type_in(qtbot, cells["hours_a_day"].number, "14")
    assert not periods.cards[0].marks["hours_a_day"].isVisible()
    assert "7236.60\u00a0EUR" in totals.text()
    assert "1200.00 × 10 / 31 = 387.10\u00a0EUR" in totals.text(), "with its working"
    click(qtbot, page.print)
    asked = wait_for(qtbot, unlocked, FormPrintPage)
    assert not asked.preview.isEnabled(), "is paper safe? comes first"
    click(qtbot, asked.question.safe.box)
    click(qtbot, asked.preview)
    print_it(qtbot, unlocked)
    wait_for(qtbot, unlocked, FormPrintPage)
    assert len(tray.sent) == 1
    assert "losses" not in tray.sent[0][1].casefold()
    click(qtbot, unlocked.page.back)  # type: ignore[attr-defined]
    assert wait_for(qtbot, unlocked, FormPage).blocks["work_periods"].editor.value()[0]["pay_received"] == "350,50"
    case = back(qtbot, unlocked)
    click(qtbot, case.parts["history"])
    history = wait_for(qtbot, unlocked, HistoryPage)
    cells_of = [history.rows.item(row, 4).text() for row in range(history.rows.rowCount())]
    assert "Work and money" in cells_of, "what went to paper stands in the history"


def test_a_long_working_is_cut_on_the_page_and_says_so(open_window: Opener) -> None:
    around = open_window().around
    view = ComputedView(around, Field("t", "Totals", FieldKind.COMPUTED, computes="losses"))
    view.show_lines([Line(Told("Costs: {sum}", {"sum": str(number)})) for number in range(500)])
    assert "380 more lines" in view.text().replace("\u2066", "").replace("\u2069", "")
    view.show_lines([Line(Told("Costs: {sum}", {"sum": "1"}))])
    assert view.text() == "Costs: \u20661\u2069"


def test_a_letter_is_filled_looked_at_and_printed_in_two_languages(
    qtbot: QtBot, unlocked: Window, tray: PaperTray
) -> None:
    page = open_form(qtbot, unlocked, "letter-time")
    typed(qtbot, page, "recipient", "Office for residence")
    click(qtbot, page.print)
    qtbot.waitUntil(lambda: page.blocks["requested_on"].problem.isVisible(), timeout=5_000)
    assert unlocked.page is page, "a hole in a letter is told before there is paper"
    typed(qtbot, page, "requested_on", "2026-11-24")
    choose(page.blocks["country"].editor.box, "NL")
    click(qtbot, page.print)
    asked = wait_for(qtbot, unlocked, FormPrintPage)
    choose(asked.setting.beside, "fr")
    click(qtbot, asked.question.safe.box)
    click(qtbot, asked.preview)
    preview = wait_for(qtbot, unlocked, PreviewPage)
    picture(unlocked, "paper-letter-preview")
    click(qtbot, preview.send)
    qtbot.waitUntil(lambda: len(tray.sent) == 1, timeout=10_000)


def test_a_copy_for_somebody_else_waits_for_the_persons_consent(
    qtbot: QtBot, open_window: Opener, tmp_path: Path, tray: PaperTray
) -> None:
    folder = tmp_path / "data" / "records"
    service().create(folder, "Ada", PASSPHRASE, practice=True)
    with service().opened(folder, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        case = records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True)).id
        records.forms.save(case, program_form("losses"), LOSSES)
        agreed = Decision(
            "A. Lawyer",
            RecipientKind.LEGAL,
            frozenset({Item.ACCOUNT}),
            "the claim",
            Given.SPOKEN,
            "ti",
            understood=True,
        )
        records.consents.decide(case, agreed)
        refused = Decision("Unit 5", RecipientKind.POLICE, agreed=False)
        records.consents.decide(case, refused)
    window = open_window()
    unlock(qtbot, window)
    window.go("form-print", (case, "losses"))
    page = wait_for(qtbot, window, FormPrintPage)
    choose(page.whom, "1")
    assert not page.preview.isEnabled()
    assert "complete answer" in shown(page)
    choose(page.whom, "0")
    assert page.preview.isEnabled()
    picture(window, "paper-for-lawyer")
    click(qtbot, page.preview)
    print_it(qtbot, window)
    assert len(tray.sent) == 1
    page = wait_for(qtbot, window, FormPrintPage)
    click(qtbot, page.else_)
    wait_for(qtbot, window, EntryPage)


def program_form(form: str):  # type: ignore[no-untyped-def]
    from toolkit.content.folders import Folders
    from toolkit.content.forms import load_forms

    return load_forms(Folders(Path(__file__).resolve().parents[2]))[form]


PLAN = {
    "phase": "leaving", "review_date": {"day": "2027-01-31", "estimated": False}, "emergency_line": "112",
    "trusted_people": [{"code": "aunt 1", "does": "drives", "reached": "+31 20 123 4567"}], "bag": "blue, at the shelter of victims",
    "threats": "they know the village", "if_found": "Say it is a shopping list.",
}  # fmt: skip


@pytest.fixture
def planned(tmp_path: Path) -> str:
    folder = tmp_path / "data" / "records"
    service().create(folder, "Ada", PASSPHRASE, practice=True)
    with service().opened(folder, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        case = records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True)).id
        plan = program_form("safety-plan")
        records.forms.save(case, plan, PLAN | {"phase": "controlled"})
        records.forms.save(case, plan, PLAN)
        records.forms.save(case, program_form("losses"), LOSSES)
        return case


def test_a_card_of_a_plan_is_chosen_line_by_line_and_looked_through(
    qtbot: QtBot, open_window: Opener, planned: str, tray: PaperTray
) -> None:
    window = open_window()
    unlock(qtbot, window)
    window.go("form-print", (planned, "safety-plan"))
    page = wait_for(qtbot, window, PlanPage)
    assert page.what.currentData() == PlanPrint.NOTHING, "nothing by default"
    assert not page.preview.isVisible()
    assert "Say it is a shopping list." in shown(page), "what is said if it is found stands beside"
    choose(page.what, PlanPrint.CARD)
    assert not any("village" in tick.text.text() for tick, _ in page.lines), "threats are never carried"
    bag = next(tick for tick, line in page.lines if "blue" in line.text)
    click(qtbot, bag.box)
    assert "victim" in page.betrays.text()
    click(qtbot, bag.box)
    assert not page.betrays.isVisible()
    aunt, line = next((tick, line) for tick, line in page.lines if line.text == "aunt 1")
    assert line.numbers == ("+31 20 123 4567",)
    click(qtbot, aunt.box)
    assert not page.preview.isEnabled()
    click(qtbot, page.question.safe.box)
    click(qtbot, page.preview)
    print_it(qtbot, window)
    assert len(tray.sent) == 1


def test_the_whole_plan_is_not_printed_while_the_person_may_be_controlled(
    qtbot: QtBot, open_window: Opener, planned: str, tmp_path: Path
) -> None:
    window = open_window()
    unlock(qtbot, window)
    window.go("form", (planned, "safety-plan"))
    form = wait_for(qtbot, window, FormPage)
    click(qtbot, form.blocks["phase"].editor.buttons["controlled"])
    click(qtbot, form.print)
    page = wait_for(qtbot, window, PlanPage)
    assert page.what.findData(PlanPrint.FULL) < 0
    assert page.what.findData(PlanPrint.AT_THE_SHELTER) >= 0


def test_any_two_versions_stand_side_by_side_with_what_changed(qtbot: QtBot, open_window: Opener, planned: str) -> None:
    window = open_window()
    unlock(qtbot, window)
    window.go("form", (planned, "safety-plan"))
    form = wait_for(qtbot, window, FormPage)
    typed(qtbot, form, "threats", " and the road")
    save(qtbot, form)
    click(qtbot, form.compare)
    page = wait_for(qtbot, window, ComparePage)
    assert "and the road" in shown(page)
    assert "Leaving" not in shown(page), "the last two differ in the threats alone"
    choose(page.earlier, "0")
    assert "Still controlled" in shown(page)
    assert "Leaving" in shown(page)
    choose(page.earlier, "2")
    assert "Nothing differs." in shown(page)
    click(qtbot, page.only.box)
    assert "Bag" in shown(page)


def test_a_code_is_made_or_taken_and_a_name_is_told(qtbot: QtBot, unlocked: Window) -> None:
    page = open_form(qtbot, unlocked, "safety-plan")
    rows = page.blocks["trusted_people"].editor
    click(qtbot, rows.add)
    code = rows.cards[0].editors["code"]
    type_in(qtbot, code.text, "Maria Lopez")
    save(qtbot, page)
    assert "Never a name" in rows.cards[0].marks["code"].text()
    click(qtbot, code.make)
    made = code.value()
    assert made != "Maria Lopez"
    typed(qtbot, page, "review_date", "2027-01-01")
    save(qtbot, page)
    back(qtbot, unlocked)
    page = open_form(qtbot, unlocked, "risk-check")
    click(qtbot, page.blocks["people_at_risk"].editor.add)
    offered = page.blocks["people_at_risk"].editor.cards[0].editors["code"]
    choose(offered.box, made)
    assert offered.value() == made


@pytest.mark.parametrize(("language", "look", "size"), [
    ("en", "light", "100"), ("ar", "dark", "100"), ("fr", "light", "200"), ("ar", "light", "200"),
])  # fmt: skip
def test_every_page_of_papers_is_looked_at(
    qtbot: QtBot, open_window: Opener, planned: str, program: Program, language: str, look: str, size: str
) -> None:
    window = open_window(language, look)
    if size != "100":
        choose(window.rail.text, size)
    unlock(qtbot, window)
    for place, form in (("form-print", "losses"), ("form-print", "safety-plan"), ("form-versions", "safety-plan")):
        window.go(place, (planned, form))
        kind = ComparePage if place == "form-versions" else PlanPage if form == "safety-plan" else FormPrintPage
        page = wait_for(qtbot, window, kind)
        if isinstance(page, PlanPage):
            choose(page.what, PlanPrint.CARD)
            page.lines[0][0].box.click()
        for width, height in ((1280, 800), (900, 600), (1280, 2200)):
            window.resize(width, height)
            picture(window, f"paper-{language}-{look}-{size}-{place}-{form}-{height}")
            if height != 2200:
                assert cut_off(window) == [], (place, form, width)
