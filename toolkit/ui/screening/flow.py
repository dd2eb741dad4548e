"""The ways between the pages of a screening."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from toolkit.domain.answers import Circumstances, GivenAnswer, Screening
from toolkit.domain.case import Role
from toolkit.domain.definitions.facts import Basis, Value
from toolkit.domain.errors import WaymarkError
from toolkit.domain.form import Form
from toolkit.domain.guidance import CardWords, ResponderTexts
from toolkit.services.cases import CaseView
from toolkit.services.records import OpenRecords
from toolkit.services.screening import Talk, fact_answer
from toolkit.ui.screening.duties_page import DutiesPage
from toolkit.ui.screening.element_page import ElementPage
from toolkit.ui.screening.official_page import OfficialPage
from toolkit.ui.screening.outcome_page import OutcomePage
from toolkit.ui.screening.reading_page import ReadingPage
from toolkit.ui.screening.screening_page import ScreeningPage
from toolkit.ui.stage import Place, Places, Stage, of_case


class ScreeningFlow:
    """A screening, its outcome, the answers behind it, duties, how we read the text."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def places(self) -> Places:
        """The places screen (case, checklist, screening: one of the last two), outcome (case), element (case and
        element), duties (case), reading (case or nothing), official (case; or
        case, form and the values that wait).
        """
        return {
            "screen": Place(self._screen, lambda about: ("case", about[0]), records=True),
            "outcome": of_case(self._outcome),
            "element": Place(self._element, lambda about: ("outcome", about[0]), records=True),
            "duties": Place(self._duties, lambda about: ("outcome", about), records=True),
            "reading": Place(self._reading, lambda about: ("outcome", about) if about else ("start", None)),
            "official": Place(self._official, _before_official, records=True),
        }

    @property
    def _texts(self) -> ResponderTexts:
        return self._stage.around.guidance.texts(self._stage.around.words.tag)

    def _screen(self, about: tuple[str, str, str]) -> None:
        case_id, checklist, screening_id = about

        def read(records: OpenRecords) -> tuple[CaseView, Talk, Screening]:
            view = records.cases.view(case_id)
            if screening_id:
                talk = records.screenings.talk(case_id)
                return view, talk, next(one for one in talk.screenings if one.id == screening_id)
            begun = records.screenings.begin(case_id, checklist, view.case.before.circumstances)
            return view, records.screenings.talk(case_id), begun

        self._stage.run(read, lambda found: self._show_screening(*found))

    def _show_screening(self, view: CaseView, talk: Talk, screening: Screening) -> None:
        stage, case_id = self._stage, view.case.id
        checklist = self._texts.checklists[screening.checklist]
        places = ("child", "during") if checklist.id == "child" else ("during",)
        notes = [note for place in places for note in self._texts.notes_of(place)]
        cards = self._cards(view.case.before.language)
        page = ScreeningPage(stage.around, checklist, screening, view, talk, cards, notes)
        page.answered.connect(lambda answers: self._write(page, case_id, answers))
        page.speak_changed.connect(lambda now: self._speak(view, now))
        page.outcome_wanted.connect(lambda: stage.go("outcome", case_id))
        page.official_wanted.connect(lambda: stage.go("official", case_id))
        page.left.connect(lambda: stage.go("case", case_id))
        # Made anew, this place is the same screening, gone on with.
        stage.show_page(page, "screen", (case_id, "", screening.id))

    def _cards(self, tag: str) -> CardWords | None:
        """The questions in the person's language; none where they are not written in it."""
        try:
            return self._stage.around.guidance.cards(tag) if tag else None
        except WaymarkError:
            return None

    def _write(self, page: ScreeningPage, case_id: str, answers: list[GivenAnswer]) -> None:
        self._stage.run(lambda records: records.screenings.add(case_id, answers), page.saved)

    def _speak(self, view: CaseView, now: Circumstances) -> None:
        before = replace(view.case.before, circumstances=now)
        self._stage.run(lambda records: records.cases.set_before(view.case.id, before), lambda _: None)

    def _outcome(self, case_id: str) -> None:
        def read(records: OpenRecords) -> tuple[CaseView, Talk, Role, dict[str, str]]:
            view, talk = records.cases.view(case_id), records.screenings.talk(case_id)
            return view, talk, records.cases.role, records.cases.take_draft("outcome", case_id)

        self._stage.run(read, lambda found: self._show_outcome(*found))

    def _show_outcome(self, view: CaseView, talk: Talk, role: Role, draft: dict[str, str]) -> None:
        stage, case_id = self._stage, view.case.id
        page = OutcomePage(stage.around, self._texts, view, talk, role)
        page.restore(draft)
        page.element_wanted.connect(lambda element: stage.go("element", (case_id, element)))
        page.settled.connect(lambda *settled: self._settle(case_id, "outcome", *settled))
        page.role_chosen.connect(lambda chosen: self._set_role(case_id, Role(chosen)))
        page.duties_wanted.connect(lambda: stage.go("duties", case_id))
        page.reading_wanted.connect(lambda: stage.go("reading", case_id))
        page.sheet_wanted.connect(lambda: stage.go("case", case_id))
        page.case_wanted.connect(lambda: stage.go("case", case_id))
        stage.show_page(page, "outcome", case_id)

    def _settle(self, case_id: str, place: str, duty: str, done: str, why: str) -> None:
        self._stage.run(
            lambda records: records.cases.settle(case_id, duty, done, why), lambda _: self._stage.go(place, case_id)
        )

    def _set_role(self, case_id: str, role: Role) -> None:
        self._stage.run(lambda records: records.cases.set_role(role), lambda _: self._stage.go("outcome", case_id))

    def _duties(self, case_id: str) -> None:
        def read(records: OpenRecords) -> tuple[CaseView, Role, dict[str, str]]:
            view = records.cases.view(case_id)
            return view, records.cases.role, records.cases.take_draft("duties", case_id)

        def show(found: tuple[CaseView, Role, dict[str, str]]) -> None:
            view, role, draft = found
            page = DutiesPage(self._stage.around, self._texts, view, role)
            page.restore(draft)
            page.settled.connect(lambda *settled: self._settle(case_id, "duties", *settled))
            page.left.connect(lambda: self._stage.go("outcome", case_id))
            self._stage.show_page(page, "duties", case_id)

        self._stage.run(read, show)

    def _reading(self, case_id: object) -> None:
        page = ReadingPage(self._stage.around, self._texts)
        page.left.connect(lambda: self._stage.go("outcome" if case_id else "start", case_id))
        self._stage.show_page(page, "reading", case_id)

    def _element(self, about: tuple[str, str]) -> None:
        case_id, element = about

        def read(records: OpenRecords) -> tuple[CaseView, Talk]:
            return records.cases.view(case_id), records.screenings.talk(case_id)

        self._stage.run(read, lambda found: self._show_element(*found, element))

    def _show_element(self, view: CaseView, talk: Talk, element: str) -> None:
        stage, case_id = self._stage, view.case.id
        page = ElementPage(stage.around, self._texts, view, talk, element)
        page.entered.connect(lambda fact, value, basis: self._enter(view, element, fact, value, basis))
        page.decided.connect(lambda fact, value: self._decide(case_id, element, fact, value))
        page.official_wanted.connect(lambda: stage.go("official", case_id))
        page.left.connect(lambda: stage.go("outcome", case_id))
        stage.show_page(page, "element", (case_id, element))

    def _enter(self, view: CaseView, element: str, fact: str, value: Value, basis: Basis) -> None:
        answer = fact_answer(fact, value, view.case.before.circumstances, "", basis)
        case_id = view.case.id
        self._stage.run(
            lambda records: records.screenings.add(case_id, [answer]),
            lambda _: self._stage.go("element", (case_id, element)),
        )

    def _decide(self, case_id: str, element: str, fact: str, value: Value) -> None:
        self._stage.run(
            lambda records: records.screenings.decide(case_id, fact, value),
            lambda _: self._stage.go("element", (case_id, element)),
        )

    def _official(self, about: str | tuple[str, Form, dict[str, Any]]) -> None:
        stage = self._stage
        case_id, form, values = (about, None, {}) if isinstance(about, str) else about
        page = OfficialPage(stage.around, self._texts)
        then = ("form", (case_id, form.id)) if form else ("outcome", case_id)
        page.move_wanted.connect(lambda: self._move(case_id, form, values, then))
        page.left.connect(lambda: stage.go(*then) if form else stage.go("case", case_id))
        stage.show_page(page, "official", about)

    def _move(self, case_id: str, form: Form | None, values: dict[str, Any], then: tuple[str, Any]) -> None:
        """Close the case to colleagues, and only then write down what was answered."""

        def move(records: OpenRecords) -> None:
            circumstances = records.cases.view(case_id).case.before.circumstances
            records.cases.close_to_colleagues(case_id)
            official = fact_answer("situation.suspect_is_official", Value.YES, circumstances, "", Basis.OWN_WORDS)
            records.screenings.add(case_id, [official])
            if form:
                records.forms.save(case_id, form, values)

        self._stage.run(move, lambda _: self._stage.go(*then))


def _before_official(about: object) -> tuple[str, object]:
    if isinstance(about, tuple):
        case_id, form, _values = about
        return "form", (case_id, form.id)
    return "outcome", about
