"""Measures a click in a screening with 200 questions loaded: from the click to the painted answer, against one frame."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from toolkit.app.bootstrap import assemble
from toolkit.app.command_line import offscreen
from toolkit.app.window_start import make_window
from toolkit.domain.answers import Circumstances, GivenAnswer, Screening
from toolkit.domain.case import Before, Case, ConsentToRecord, Given, Status
from toolkit.domain.checklist import Checklist, How
from toolkit.domain.definitions.facts import FACTS, Value
from toolkit.services.cases import CaseView
from toolkit.services.screening import Talk
from toolkit.ui.screening.screening_page import ScreeningPage
from toolkit.ui.sheet.printing import Printers

FRAME = 1000 / 60
QUESTIONS, CLICKS = 200, 120
FREE = Circumstances(alone=True, safe=True, understood=True)


def main() -> None:
    """Print median and 95th percentile of a click on an answer, and of going to another question."""
    application = offscreen()
    program = assemble(Path(os.devnull).parent / "none")
    window = make_window(application, program, Printers())
    around = window.around
    checklist = _long(program.guidance.texts("en").checklists["interview"])
    page = ScreeningPage(around, checklist, Screening("s", "interview", "", "", FREE), _view(), _talk(), None)
    window.show()
    window.show_page(page, "screen", ("c", "", "s"))
    application.processEvents()
    rows = [row for row, step in enumerate(page._list.steps) if step.how is How.ASK]
    turning, answering = [], []
    for click in range(CLICKS):
        turning.append(_timed(partial(page.show_step, rows[click % len(rows)]), application.processEvents))
        buttons = [
            one for key, one in page.panel.buttons.items() if key in ("yes", "no") or one.property("role") == "answer"
        ]
        answering.append(_timed(buttons[click % len(buttons)].click, application.processEvents))
    print(
        f"a click with {len(checklist.questions)} questions and {len(_talk().given)} answers, one frame is {FRAME:.1f} ms"
    )
    for name, times in (("an answer, painted", answering), ("another question, painted", turning)):
        p95 = sorted(times)[int(len(times) * 0.95)]
        print(f"  {name}: median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms, {p95 / FRAME:.2f} frames")
    window.close()


def _timed(act: Callable[[], object], paint: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    paint()
    return (time.perf_counter() - start) * 1000


def _long(checklist: Checklist) -> Checklist:
    """The full interview, its questions repeated under other ids until there are enough."""
    questions = list(checklist.questions)
    while len(questions) < QUESTIONS:
        place = len(questions)
        questions.append(replace(questions[place % len(checklist.questions)], id=f"bench/q{place}", after=()))
    return replace(checklist, questions=tuple(questions))


def _view() -> CaseView:
    case = Case("c", "AAAA-BBBB-CCCC", Status.OPEN, "", "", Before(FREE), practice=True)
    return CaseView(case, (ConsentToRecord(Given.SPOKEN, "en", understood=True),), (), {})


def _talk() -> Talk:
    """A case with a long history of answers."""
    given = tuple(
        GivenAnswer(f"fact/{fact}", (), ((fact, Value.UNKNOWN),), screening=f"t{round_}", order=place + round_ * 100)
        for round_ in range(3)
        for place, fact in enumerate(FACTS)
    )
    return Talk("c", (), given, ())


if __name__ == "__main__":
    main()
