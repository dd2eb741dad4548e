"""A long paper is called off between two paragraphs, and nobody waits for it."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from toolkit.app.bootstrap import Program
from toolkit.domain.form_paper import FormPaper
from toolkit.domain.papers import PaperOrder
from toolkit.support.stopping import CalledOffError, breathe, stoppable
from toolkit.ui.background import Background

LONG = FormPaper("needs", "K7QX-4M2P-9RTW", date(2026, 11, 24), {"safe_now_words": "word " * 40 + "\nline\n" * 400})


def test_a_paper_is_called_off_while_it_is_being_set(program: Program) -> None:
    asked: list[bool] = []

    def soon() -> bool:
        asked.append(True)
        return len(asked) > 50

    with stoppable(soon), pytest.raises(CalledOffError):
        program.papers.form(PaperOrder("en"), LONG)
    assert len(asked) == 51, "it ends at the next breath"
    breathe()
    assert program.papers.form(PaperOrder("en"), LONG), "and the next one is whole"


def test_what_was_cancelled_ends_and_what_comes_after_is_done(qtbot: QtBot) -> None:
    background = Background()
    begun: list[bool] = []
    told: list[object] = []

    def long() -> None:
        while True:
            begun.append(True)
            breathe()

    background.run(long, told.append, told.append)
    qtbot.waitUntil(lambda: bool(begun))
    background.cancel()
    background.run(lambda: "next", told.append, told.append)
    qtbot.waitUntil(lambda: told == ["next"])
