"""The ways between the pages of cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.domain.case import Before, CaseLine, ClosedBecause, ConsentToRecord, SheetHow, Status
from toolkit.domain.due import Due
from toolkit.domain.errors import WaymarkError
from toolkit.domain.guidance import CardWords, ResponderTexts
from toolkit.services.records import OpenRecords
from toolkit.ui.cases.before_page import BeforePage
from toolkit.ui.cases.case_page import CaseFound, CasePage
from toolkit.ui.cases.list_page import CasesPage
from toolkit.ui.law.page import LawAt
from toolkit.ui.stage import Place, Places, Stage


@dataclass(frozen=True, slots=True)
class Renewal:
    """The consent of a case is asked for again."""

    case_id: str


class CaseFlow:
    """The list, a new case, a case."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def places(self) -> Places:
        """The places cases, before (a Renewal or nothing), case (an id)."""
        return {
            "cases": Place(self._cases, records=True),
            "before": Place(self._before, _list, records=True),
            "case": Place(self._case, _list, records=True),
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
        page.retention_wanted.connect(lambda: stage.go("retention"))
        page.directory_wanted.connect(lambda: stage.go("directory"))
        page.law_wanted.connect(lambda: stage.go("law", LawAt(back=("cases", None))))
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
                page.fill_due(due, len(self._stage.around.directory.due()), self._law_due())
                self._count_past(page)

        self._stage.run(read, show)

    def _law_due(self) -> int:
        """How many facts of law are to be verified again; that the file is damaged, its own page tells."""
        try:
            return len(self._stage.around.law.due())
        except WaymarkError:
            return 0

    def _count_past(self, page: CasesPage) -> None:
        self._stage.run(lambda records: len(records.erasing.retention(date.today()).past), page.tell_past)

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

        def read(records: OpenRecords) -> CaseFound:
            return read_case(records, case_id, list(texts.forms), date.today())

        self._stage.run(read, lambda found: self._show_case(texts, found))

    def _show_case(self, texts: ResponderTexts, found: CaseFound) -> None:
        stage, case_id = self._stage, found.view.case.id
        page = CasePage(stage.around, texts, found)
        page.due_wanted.connect(self._deal_with)
        page.state_changed.connect(lambda status, because: self._stand(case_id, status, because))
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

    def _stand(self, case_id: str, status: Status, because: ClosedBecause | None) -> None:
        self._stage.run(
            lambda records: records.cases.stand(case_id, status, because), lambda _: self._stage.go("case", case_id)
        )


def _list(_about: object) -> tuple[str, object]:
    return "cases", None


def read_case(records: OpenRecords, case_id: str, forms: Sequence[str], today: date) -> CaseFound:
    """All that the page of a case shows, by one reading of its records. Raises NoRecordError."""
    with records.at_hand(case_id):
        return CaseFound(
            records.cases.view(case_id),
            records.screenings.talk(case_id),
            records.forms.saved_at(case_id, forms),
            records.due.due_in(case_id, today),
        )
