"""Every page of the records as a picture, in each language of the interface, light and dark, and at twice the size of
text: saved to be looked at, and checked for text that is cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, picture, text_at, wait_for
from tests.journeys.test_pictures import cut_off
from tests.journeys.test_records import unlock
from tests.security.vaults import PASSPHRASE, service
from toolkit.domain.answers import Circumstances
from toolkit.domain.case import Before, ConsentToRecord, Given, SheetHow
from toolkit.domain.definitions.facts import Basis, Value
from toolkit.services.records import OpenRecords
from toolkit.services.screening import fact_answer
from toolkit.ui.cases.before_page import BeforePage
from toolkit.ui.cases.case_page import CasePage
from toolkit.ui.cases.history_page import HistoryPage
from toolkit.ui.cases.list_page import CasesPage
from toolkit.ui.screening.duties_page import DutiesPage
from toolkit.ui.screening.element_page import ElementPage
from toolkit.ui.screening.official_page import OfficialPage
from toolkit.ui.screening.outcome_page import OutcomePage
from toolkit.ui.screening.reading_page import ReadingPage
from toolkit.ui.screening.screening_page import ScreeningPage
from toolkit.ui.vault.create_page import CreatePage
from toolkit.ui.vault.recover_page import RecoverPage
from toolkit.ui.vault.unlock_page import UnlockPage
from toolkit.ui.window import Window

RECORDED = {
    "act.recruitment": Value.YES, "act.transportation": Value.YES, "means.coercion.papers_taken": Value.YES,
    "means.deception.work": Value.YES, "labour.work_or_service": Value.YES, "labour.menace_of_penalty": Value.YES,
    "labour.not_voluntary": Value.YES, "child": Value.NO, "situation.controller_near": Value.YES,
    "wrong.assault": Value.YES, "newer.forced_criminality": Value.YES,
}  # fmt: skip


def a_case(records: OpenRecords) -> str:
    """A case with something on every page."""
    free = Circumstances(alone=True, safe=True, understood=True)
    consent = ConsentToRecord(Given.SPOKEN, "ti", understood=True)
    case = records.cases.open_case(Before(free, "telephone service 12", "ti", held=True), consent)
    answers = [fact_answer(fact, value, free, "", Basis.OWN_WORDS) for fact, value in RECORDED.items()]
    contradicting = fact_answer("means.deception.work", Value.NO, free, "", Basis.DOCUMENT)
    records.screenings.add(case.id, [*answers, contradicting])
    records.screenings.begin(case.id, "checkpoint", free)
    records.screenings.begin(case.id, "chain", free)
    records.cases.give_sheet(case.id, "ti", SheetHow.PRINTED)
    records.cases.settle(case.id, "10.do.1", "not_done", "no interpreter tonight")
    return case.id


def pages(qtbot: QtBot, window: Window, case_id: str) -> Iterator[str]:
    """Go to each page; each is there when it is asked for."""
    screening = ""

    def note(talk: object) -> None:
        nonlocal screening
        screening = talk.screenings[0].id  # type: ignore[attr-defined]

    window.run(lambda records: records.screenings.talk(case_id), note)
    qtbot.waitUntil(lambda: bool(screening), timeout=5_000)
    places = [
        ("cases", None, CasesPage), ("before", None, BeforePage), ("case", case_id, CasePage),
        ("screen", (case_id, "", screening), ScreeningPage), ("outcome", case_id, OutcomePage),
        ("element", (case_id, "means"), ElementPage), ("duties", case_id, DutiesPage),
        ("reading", case_id, ReadingPage), ("official", case_id, OfficialPage), ("history", case_id, HistoryPage),
    ]  # fmt: skip
    for place, about, kind in places:
        window.go(place, about)
        wait_for(qtbot, window, kind)
        QApplication.processEvents()
        yield place


@pytest.fixture
def vault(tmp_path: Path) -> str:
    folder = tmp_path / "data" / "records"
    service().create(folder, "Ada", PASSPHRASE, practice=True)
    with service().opened(folder, "Ada", PASSPHRASE) as opened:
        return a_case(OpenRecords(opened))


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_page_of_records_is_looked_at(
    qtbot: QtBot, open_window: Opener, vault: str, language: str, look: str
) -> None:
    window = open_window(language, look)
    window.go("cases")
    wait_for(qtbot, window, UnlockPage)
    picture(window, f"records-{language}-{look}-unlock")
    assert cut_off(window) == []
    for place, kind in (("make", CreatePage), ("recover", RecoverPage)):
        window.go(place)
        wait_for(qtbot, window, kind)
        picture(window, f"records-{language}-{look}-{place}")
        assert cut_off(window) == [], place
    window.go("unlock")
    unlock(qtbot, window)
    for place in pages(qtbot, window, vault):
        picture(window, f"records-{language}-{look}-{place}")
        assert cut_off(window) == [], place


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_at_twice_the_size_of_text_the_records_are_whole(
    qtbot: QtBot, open_window: Opener, vault: str, language: str
) -> None:
    window = open_window(language)
    text_at(window, "200")
    unlock(qtbot, window)
    for place in pages(qtbot, window, vault):
        picture(window, f"records-200-{language}-{place}")
        assert cut_off(window) == [], place


def test_every_control_of_the_records_has_a_name(qtbot: QtBot, open_window: Opener, vault: str) -> None:
    window = open_window()
    unlock(qtbot, window)
    for place in pages(qtbot, window, vault):
        for control in window.findChildren(QAbstractButton):
            if control.isVisible() and not control.objectName().startswith("qt_"):
                assert control.accessibleName() or control.text() or "Corner" in type(control).__name__, (
                    place,
                    control,
                )
