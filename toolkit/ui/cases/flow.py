"""The ways between the pages of cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.domain.case import Before, CaseLine, ConsentToRecord, SheetHow
from toolkit.domain.due import Due
from toolkit.domain.errors import WaymarkError
from toolkit.domain.guidance import CardWords, ResponderTexts
from toolkit.services.cases import CaseView
from toolkit.services.records import OpenRecords
from toolkit.services.screening import Talk
from toolkit.ui.cases.before_page import BeforePage
from toolkit.ui.cases.case_page import CasePage
from toolkit.ui.cases.history_page import HistoryPage
from toolkit.ui.cases.list_page import CasesPage
from toolkit.ui.stage import Place, Places, Stage


@dataclass(frozen=True, slots=True)
class Renewal:
    """The consent of a case is asked for again."""

    case_id: str


class CaseFlow:
    """The list, a new case, a case, its history."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def places(self) -> Places:
        """The places cases, before (a Renewal or nothing), case (an id), history (an id or nothing)."""
        return {
            "cases": Place(self._cases, records=True),
            "before": Place(self._before, _list, records=True),
            "case": Place(self._case, _list, records=True),
            "history": Place(self._history, lambda about: ("case", about) if about else _list(about), records=True),
        }

    def _cases(self, _about: object) -> None:
        self._stage.run(lambda records: records.cases.list.now(), lambda found: self._show_cases(*found))

    def _show_cases(self, cases: list[CaseLine], whole: bool) -> None:
        stage = self._stage
        page = CasesPage(stage.around, cases)
        page.due_wanted.connect(self._deal_with)
        page.new_wanted.connect(lambda: stage.go("before"))
        page.chosen.connect(lambda case_id: stage.go("case", case_id))
        page.calendar_wanted.connect(lambda: stage.go("calendar"))
        page.history_wanted.connect(lambda: stage.go("history"))
        page.directory_wanted.connect(lambda: stage.go("directory"))
        stage.show_page(page, "cases")
        (page.search if cases else page.new).setFocus()
        self._find_due(page) if whole else self._read_on(page)

    def _read_on(self, page: CasesPage) -> None:
        """The rest of a long list, a little at a time: a click in between is not kept waiting."""

        def read(records: OpenRecords) -> list[CaseLine] | None:
            return records.cases.list.all() if records.cases.list.step() else None

        def show(cases: list[CaseLine] | None) -> None:
            if cases is None:
                self._read_on(page)
            else:
                page.fill(cases)
                self._find_due(page)

        self._stage.run(read, show)

    def _find_due(self, page: CasesPage) -> None:
        """What is due, in the same way, once the list is there."""

        def read(records: OpenRecords) -> list[Due] | None:
            return records.due.due(date.today()) if records.due.step() else None

        def show(due: list[Due] | None) -> None:
            if due is None:
                self._find_due(page)
            else:
                page.fill_due(due, len(self._stage.around.directory.due()))

        self._stage.run(read, show)

    def _deal_with(self, case_id: str, part: str) -> None:
        """The part of a case in which something is due."""
        forms = self._stage.around.guidance.texts(self._stage.around.words.tag).forms
        if part in forms:
            self._stage.go("form", (case_id, part))
        else:
            self._stage.go(part, case_id)

    def _before(self, about: object) -> None:
        around = self._stage.around
        page = BeforePage(around, around.guidance.texts(around.words.tag), self._cards(around.words.tag))
        page.language_chosen.connect(lambda tag: self._say_consent(page, tag))
        page.refused.connect(self._refused)
        page.agreed.connect(lambda before, consent: self._agreed(about, before, consent))
        self._stage.show_page(page, "before", about)
        page.speak.alone.box.setFocus()

    def _cards(self, tag: str) -> CardWords:
        written = {one.tag for one in self._stage.around.sheets.languages.all if one.is_written}
        return self._stage.around.guidance.cards(tag if tag in written else "en")

    def _say_consent(self, page: BeforePage, tag: str) -> None:
        try:
            page.show_cards(self._stage.around.guidance.cards(tag))
        except WaymarkError as error:
            self._stage.tell(error)

    def _refused(self) -> None:
        self._stage.go("start")
        self._stage.say(
            self._stage.around.words.say(
                "Nothing was written down. Sheets, guidance and the directory are here for the person."
            )
        )

    def _agreed(self, about: object, before: Before, consent: ConsentToRecord) -> None:
        if isinstance(about, Renewal):
            case_id = about.case_id

            def renew(records: OpenRecords) -> str:
                records.cases.renew_consent(case_id, consent)
                records.cases.set_before(case_id, before)
                return case_id

            self._stage.run(renew, lambda id_: self._stage.go("case", id_))
        else:
            self._stage.run(
                lambda records: records.cases.open_case(before, consent), lambda case: self._stage.go("case", case.id)
            )

    def _case(self, case_id: str) -> None:
        texts = self._stage.around.guidance.texts(self._stage.around.words.tag)

        def read(records: OpenRecords) -> tuple[CaseView, Talk, dict[str, str]]:
            saved = records.forms.saved_at(case_id, list(texts.forms))
            return records.cases.view(case_id), records.screenings.talk(case_id), saved

        self._stage.run(read, lambda found: self._show_case(texts, *found))

    def _show_case(self, texts: ResponderTexts, view: CaseView, talk: Talk, saved: dict[str, str]) -> None:
        stage, case_id = self._stage, view.case.id
        page = CasePage(stage.around, texts, view, talk, saved)
        page.form_wanted.connect(lambda form: stage.go("form", (case_id, form)))
        page.left.connect(lambda: stage.go("cases"))
        page.part_wanted.connect(lambda place: stage.go(place, case_id))
        page.screen_wanted.connect(lambda checklist: stage.go("screen", (case_id, checklist, "")))
        page.go_on_wanted.connect(lambda screening: stage.go("screen", (case_id, "", screening)))
        page.outcome_wanted.connect(lambda: stage.go("outcome", case_id))
        page.cards_wanted.connect(lambda: stage.go("cards-setup", case_id))
        page.sheet_wanted.connect(lambda tag: stage.go("sheet", tag))
        page.sheet_given.connect(lambda tag, how: self._give(case_id, tag, how))
        page.withdraw_wanted.connect(lambda: self._withdraw(case_id))
        page.renew_wanted.connect(lambda: stage.go("before", Renewal(case_id)))
        stage.show_page(page, "case", case_id)

    def _give(self, case_id: str, tag: str, how: str) -> None:
        self._stage.run(
            lambda records: records.cases.give_sheet(case_id, tag, SheetHow(how)),
            lambda _: self._stage.go("case", case_id),
        )

    def _withdraw(self, case_id: str) -> None:
        self._stage.run(
            lambda records: records.cases.withdraw_consent(case_id), lambda _: self._stage.go("case", case_id)
        )

    def _history(self, about: object) -> None:
        case_id = str(about or "")

        def read(records: OpenRecords) -> tuple[str, list[object]]:
            code = records.cases.view(case_id).case.code if case_id else ""
            return code, list(records.history.read(case_id))

        def show(found: tuple[str, list[object]]) -> None:
            code, lines = found
            page = HistoryPage(self._stage.around, lines, code)  # type: ignore[arg-type]  # as they were read above
            page.left.connect(lambda: self._stage.go("case" if case_id else "cases", case_id or None))
            self._stage.show_page(page, "history", about)

        self._stage.run(read, show)


def _list(_about: object) -> tuple[str, object]:
    return "cases", None
