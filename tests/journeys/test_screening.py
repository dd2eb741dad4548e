"""Screenings through the window: every checklist to an outcome whatever is answered, and the vectors by clicks."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import click, wait_for
from tests.journeys.test_records import new_case, shown, tick, unlocked
from toolkit.content.checklists import load_checklists
from toolkit.content.folders import Folders
from toolkit.content.guidance import load_facts
from toolkit.domain.answers import Circumstances, GivenAnswer
from toolkit.domain.checklist import Checklist, How, Kind, Standing, next_open, standings
from toolkit.domain.definitions.assessment import Outcome
from toolkit.domain.definitions.assessment import Path as Way
from toolkit.domain.definitions.facts import Reason, Value
from toolkit.services.screening import Talk, answer_to, unanswered
from toolkit.ui.cases.case_page import CasePage
from toolkit.ui.screening.element_page import ElementPage
from toolkit.ui.screening.official_page import OfficialPage
from toolkit.ui.screening.outcome_page import OutcomePage, headline
from toolkit.ui.screening.screening_page import ScreeningPage
from toolkit.ui.window import Window

__all__ = ["unlocked"]

ROOT = Path(__file__).resolve().parents[2]
CHECKLISTS = load_checklists(Folders(ROOT), load_facts(Folders(ROOT))[1])
PERSONS = [name for name, one in CHECKLISTS.items() if one.kind is Kind.PERSON]
VECTORS = [json.loads(line) for line in (ROOT / "tests/unit/domain/definitions/vectors.jsonl").read_text().splitlines()]
PAPERS_TAKEN = "means.coercion.papers_taken"
FREE = Circumstances(alone=True, safe=True, understood=True)


def show_step(page: ScreeningPage, row: int) -> None:
    page.show_step(row)
    QApplication.processEvents()


def walk(checklist: Checklist, reply: str | random.Random, free: Circumstances = FREE) -> Talk:
    """Answer what is open until nothing is: all the first answers, all the last ones, all skipped, or by chance."""
    talk, answered = Talk("c", (), (), ()), dict[str, list[str]]()
    for steps in range(len(checklist.questions) + 1):
        assert steps <= len(checklist.questions), "it does not end"
        values = {fact: answer.value for fact, answer in talk.recorded.answers.items()}
        question = next_open(checklist, standings(checklist, answered, values))
        if question is None:
            break
        how = reply if isinstance(reply, str) else reply.choice(["yes", "no", "skip"])
        keys = [] if how == "skip" else [question.choices[0 if how == "yes" else -1].key]
        if isinstance(reply, random.Random) and keys:
            keys = [reply.choice(question.choices).key]
        given: GivenAnswer = (
            answer_to(question, keys, free, "t") if keys else unanswered(question, Reason.PREFERS_NOT_TO_SAY, "t")
        )
        answered[question.id] = keys
        talk = talk.with_given([given])
    return talk


@pytest.mark.parametrize("reply", ["yes", "no", "skip"])
@pytest.mark.parametrize("name", PERSONS)
def test_a_walk_of_every_checklist_ends_in_an_outcome(name: str, reply: str) -> None:
    talk = walk(CHECKLISTS[name], reply)
    assert all(headline(talk.assessment))
    if reply == "skip":
        assert talk.assessment.outcome is Outcome.TOO_LITTLE, "skipping is never a sign of anything"


def test_a_thousand_random_walks_end_in_an_outcome_with_no_dead_end() -> None:
    chance = random.Random(4)
    outcomes = {walk(CHECKLISTS[chance.choice(PERSONS)], chance).assessment.outcome for _ in range(1000)}
    assert outcomes >= {Outcome.MAY_BE, Outcome.TOO_LITTLE}


@pytest.mark.parametrize("name", PERSONS)
def test_a_walk_that_was_not_free_records_no_no(name: str) -> None:
    talk = walk(CHECKLISTS[name], "no", Circumstances())
    assert Value.NO not in {answer.value for answer in talk.recorded.answers.values()}


@pytest.mark.parametrize("vector", VECTORS, ids=[one["title"] for one in VECTORS])
def test_the_vectors_pass_through_the_window_s_own_clicks(
    qtbot: QtBot, unlocked: Window, vector: dict[str, object]
) -> None:
    case = new_case(qtbot, unlocked)
    facts = dict(vector["facts"])  # type: ignore[call-overload]
    values = {"yes": Value.YES, "no": Value.NO, "unknown": Value.UNKNOWN}
    click(qtbot, case.outcome)
    outcome = wait_for(qtbot, unlocked, OutcomePage)
    by_element: dict[str, list[str]] = {}
    for fact in facts:
        by_element.setdefault(outcome._texts.facts[fact].element, []).append(fact)
    for element, named in by_element.items():
        click(qtbot, wait_for(qtbot, unlocked, OutcomePage).elements[element])
        for fact in sorted(named, key=lambda one: one == "situation.suspect_is_official"):
            page = wait_for(qtbot, unlocked, ElementPage)
            click(qtbot, page.values[fact][values[str(facts[fact])]])
            if fact == "situation.suspect_is_official" and facts[fact] == "yes":
                click(qtbot, wait_for(qtbot, unlocked, OfficialPage).close_it)
                wait_for(qtbot, unlocked, OutcomePage)
            else:
                qtbot.waitUntil(lambda before=page: unlocked.page is not before, timeout=5_000)
        if isinstance(unlocked.page, ElementPage):
            click(qtbot, wait_for(qtbot, unlocked, ElementPage).back)
    found = wait_for(qtbot, unlocked, OutcomePage).assessment
    assert (found.outcome.value, found.path.name.lower()) == (vector["outcome"], vector["path"])
    assert [overlay.value for overlay in found.overlays] == vector["overlays"]
    assert shown(unlocked.page).count("screening, not identification") == 1


def test_questions_are_answered_skipped_changed_and_gone_on_with(qtbot: QtBot, unlocked: Window) -> None:
    case = new_case(qtbot, unlocked)
    click(qtbot, case.checklists["checkpoint"])
    page = wait_for(qtbot, unlocked, ScreeningPage)
    rows = {step.questions[0].id: row for row, step in enumerate(page._list.steps) if step.how is How.ASK}
    show_step(page, rows["checkpoint/papers"])
    click(qtbot, page.panel.buttons["prefers_not_to_say"])
    assert page.panel.buttons["prefers_not_to_say"].isChecked()
    taken = next(one.key for one in _choices("checkpoint/papers") if (PAPERS_TAKEN, Value.YES) in one.facts)
    click(qtbot, page.panel.buttons[taken])
    assert page.panel.buttons[taken].isChecked()
    assert not page.panel.buttons["prefers_not_to_say"].isChecked()
    assert page.may_stop.isVisible()
    same_group = [
        one.id
        for one in CHECKLISTS["checkpoint"].of_group("freedom")
        if one.id != "checkpoint/papers" and one.how is How.ASK
    ]
    assert all(page._list.of(page._list.steps[rows[one]]) is Standing.NOT_NEEDED for one in same_group), (
        "a yes closes its group"
    )
    qtbot.waitUntil(lambda: page.state.text() == "Saved", timeout=5_000)
    unlocked.lock()
    from tests.journeys.test_records import unlock

    cases = unlock(qtbot, unlocked)
    cases.chosen.emit(cases._table.shown[0].id)
    again = wait_for(qtbot, unlocked, CasePage)
    click(qtbot, next(iter(again.go_on.values())))
    page = wait_for(qtbot, unlocked, ScreeningPage)
    show_step(page, rows["checkpoint/papers"])
    assert page.panel.buttons[taken].isChecked()


def _choices(question: str):  # type: ignore[no-untyped-def]
    return next(one for one in CHECKLISTS["checkpoint"].questions if one.id == question).choices


def test_a_document_beside_the_person_s_words_is_decided_by_the_responder(qtbot: QtBot, unlocked: Window) -> None:
    case = new_case(qtbot, unlocked)
    click(qtbot, case.outcome)
    click(qtbot, wait_for(qtbot, unlocked, OutcomePage).elements["means"])
    fact = "means.coercion.confinement"
    for basis, value in (("own_words", Value.YES), ("document", Value.NO)):
        page = wait_for(qtbot, unlocked, ElementPage)
        page.basis.setCurrentIndex(page.basis.findData(basis))
        click(qtbot, page.values[fact][value])
        qtbot.waitUntil(lambda before=page: unlocked.page is not before, timeout=5_000)
    page = wait_for(qtbot, unlocked, ElementPage)
    assert "answers contradict each other" in shown(page)
    assert "Decide:" in shown(page)
    click(qtbot, page.back)
    outcome = wait_for(qtbot, unlocked, OutcomePage)
    assert "contradict" in shown(outcome)
    assert outcome.assessment.path is Way.OFFER_AGAIN, "nothing resolves it silently"
    click(qtbot, outcome.elements["means"])
    page = wait_for(qtbot, unlocked, ElementPage)
    click(qtbot, page.values[fact][Value.YES])
    qtbot.waitUntil(lambda: unlocked.page is not page, timeout=5_000)
    click(qtbot, wait_for(qtbot, unlocked, ElementPage).back)
    assert wait_for(qtbot, unlocked, OutcomePage).assessment.path is Way.PROTECT


def test_crimes_to_consider_and_newer_law_stand_beside_the_reading_of_1999(qtbot: QtBot, unlocked: Window) -> None:
    case = new_case(qtbot, unlocked)
    click(qtbot, case.outcome)
    empty = wait_for(qtbot, unlocked, OutcomePage)
    assert "Crimes to consider" not in shown(empty)
    assert "Newer law, beside" not in shown(empty)
    for element, begins in (("other_wrongs", "wrong."), ("newer", "newer.")):
        click(qtbot, wait_for(qtbot, unlocked, OutcomePage).elements[element])
        page = wait_for(qtbot, unlocked, ElementPage)
        fact = next(one for one in page.values if one.startswith(begins))
        click(qtbot, page.values[fact][Value.YES])
        qtbot.waitUntil(lambda before=page: unlocked.page is not before, timeout=5_000)
        click(qtbot, wait_for(qtbot, unlocked, ElementPage).back)
        wait_for(qtbot, unlocked, OutcomePage)
    outcome = wait_for(qtbot, unlocked, OutcomePage)
    assert "Crimes to consider (Standard 11)" in shown(outcome)
    assert "Newer law, beside the reading of 1999" in shown(outcome)


def test_an_official_as_suspect_moves_the_case_first(qtbot: QtBot, unlocked: Window) -> None:
    case = new_case(qtbot, unlocked)
    click(qtbot, case.outcome)
    click(qtbot, wait_for(qtbot, unlocked, OutcomePage).elements["situation"])
    page = wait_for(qtbot, unlocked, ElementPage)
    click(qtbot, page.values["situation.suspect_is_official"][Value.YES])
    official = wait_for(qtbot, unlocked, OfficialPage)
    click(qtbot, official.cancel)
    again = wait_for(qtbot, unlocked, CasePage)
    assert not again._view.case.own, "nothing was marked and nothing moved"
    click(qtbot, again.outcome)
    click(qtbot, wait_for(qtbot, unlocked, OutcomePage).elements["situation"])
    click(qtbot, wait_for(qtbot, unlocked, ElementPage).values["situation.suspect_is_official"][Value.YES])
    click(qtbot, wait_for(qtbot, unlocked, OfficialPage).close_it)
    outcome = wait_for(qtbot, unlocked, OutcomePage)
    assert "official_suspect" in [overlay.value for overlay in outcome.assessment.overlays]
    assert "Closed to colleagues" in shown(outcome)


def test_a_reason_that_was_being_typed_survives_the_lock(qtbot: QtBot, unlocked: Window) -> None:
    case = new_case(qtbot, unlocked)
    click(qtbot, case.outcome)
    outcome = wait_for(qtbot, unlocked, OutcomePage)
    key, row = next(iter(outcome.duties.rows.items()))
    click(qtbot, row.why_not)
    qtbot.keyClicks(row.why, "the interpreter left bef")
    unlocked.watch.panic.emit()
    assert not unlocked.session.is_open
    from tests.journeys.test_records import unlock

    unlock(qtbot, unlocked)
    unlocked.go("outcome", case._view.case.id)
    outcome = wait_for(qtbot, unlocked, OutcomePage)
    assert outcome.duties.rows[key].why.text() == "the interpreter left bef"
    assert outcome.duties.rows[key].why.isVisible()


def test_a_link_in_the_chain_has_a_standing_and_no_verdict(qtbot: QtBot, unlocked: Window) -> None:
    case = new_case(qtbot, unlocked)
    click(qtbot, case.chain)
    page = wait_for(qtbot, unlocked, ScreeningPage)
    assert not page.speak.isVisible()
    rows = {step.questions[0].id: row for row, step in enumerate(page._list.steps)}
    show_step(page, rows["chain/unwitting"])
    click(qtbot, page.panel.buttons["yes"])
    show_step(page, rows["chain/reason-to-suspect"])
    click(qtbot, page.panel.buttons["yes"])
    assert "the text settles neither" in page.link.text().casefold()
    qtbot.waitUntil(lambda: page.state.text() == "Saved", timeout=5_000)
    click(qtbot, page.back)
    again = wait_for(qtbot, unlocked, CasePage)
    assert "Link 1: open" in shown(again)
    assert again._talk.assessment.outcome is Outcome.TOO_LITTLE, "nothing of a link is the person's"


def test_how_we_read_the_text_is_reachable_from_every_outcome(qtbot: QtBot, unlocked: Window) -> None:
    from toolkit.ui.screening.reading_page import ReadingPage

    case = new_case(qtbot, unlocked)
    click(qtbot, case.outcome)
    click(qtbot, wait_for(qtbot, unlocked, OutcomePage).reading)
    reading = wait_for(qtbot, unlocked, ReadingPage)
    text = shown(reading)
    assert all(f"A{number}\u2002" in text for number in range(1, 26))
    click(qtbot, reading.back)
    wait_for(qtbot, unlocked, OutcomePage)


def test_ticks_of_how_the_person_can_speak_change_what_a_no_is_worth(qtbot: QtBot, unlocked: Window) -> None:
    case = new_case(qtbot, unlocked)
    click(qtbot, case.checklists["checkpoint"])
    page = wait_for(qtbot, unlocked, ScreeningPage)
    tick(qtbot, page.speak.alone)
    rows = {step.questions[0].id: row for row, step in enumerate(page._list.steps) if step.how is How.ASK}
    show_step(page, rows["checkpoint/safe"])
    safe = next(one.key for one in _choices("checkpoint/safe") if ("situation.danger_now", Value.NO) in one.facts)
    click(qtbot, page.panel.buttons[safe])
    QApplication.processEvents()
    answer = page._talk.recorded.answers["situation.danger_now"]
    assert (answer.value, answer.reason) == (Value.UNKNOWN, Reason.NOT_FREE_TO_ANSWER)
