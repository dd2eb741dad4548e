"""The ways to the ledger of a case, to a decision, and back to where one was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from toolkit.domain.consent import Disclosure, Use
from toolkit.domain.decision import asked_in_form, decision_faults, decision_of
from toolkit.domain.form import Form
from toolkit.domain.form_values import Problem
from toolkit.services.cases import CaseView
from toolkit.services.consents import FORM, Ledger
from toolkit.services.forms import FormView
from toolkit.services.records import OpenRecords
from toolkit.ui.consents.page import ConsentsPage
from toolkit.ui.forms.entry_page import Entry, EntryPage
from toolkit.ui.stage import Place, Places, Stage, of_case


@dataclass(frozen=True, slots=True)
class DecisionWanted:
    """A decision of the person is to be recorded: about what, if that is known, and where to go on afterwards."""

    case_id: str
    back: tuple[str, object]
    asked: Disclosure | None = None


class ConsentFlow:
    """The ledger, and a decision."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def places(self) -> Places:
        """The places consents (a case's id) and decision (a DecisionWanted)."""
        return {
            "consents": of_case(self._ledger),
            "decision": Place(self._decision, lambda about: about.back, records=True),
        }

    def _ledger(self, case_id: str) -> None:
        self._stage.run(lambda records: records.consents.ledger(case_id), self._show_ledger)

    def _show_ledger(self, ledger: Ledger) -> None:
        stage, case_id = self._stage, ledger.case.id
        page = ConsentsPage(stage.around, ledger)
        page.left.connect(lambda: stage.go("case", case_id))
        page.decision_wanted.connect(lambda: stage.go("decision", DecisionWanted(case_id, ("consents", case_id))))
        page.taken_back.connect(lambda consent: self._take_back(case_id, consent))
        page.was_told.connect(lambda consent, use: self._tell(case_id, consent, use))
        stage.show_page(page, "consents", case_id)
        page.record.setFocus()

    def _take_back(self, case_id: str, consent: str) -> None:
        self._stage.run(
            lambda records: records.consents.take_back(case_id, consent), lambda went: self._taken_back(case_id, went)
        )

    def _taken_back(self, case_id: str, went: tuple[Use, ...]) -> None:
        def show(ledger: Ledger) -> None:
            self._show_ledger(ledger)
            say = self._stage.around.words.say
            told = (
                say("Taken back. Tell each recipient below.")
                if went
                else say("Taken back. Nothing had gone out by it.")
            )
            self._stage.say(told)

        self._stage.run(lambda records: records.consents.ledger(case_id), show)

    def _tell(self, case_id: str, consent: str, use: str) -> None:
        self._stage.run(lambda records: records.consents.tell(case_id, consent, use), lambda _: self._ledger(case_id))

    def _decision(self, about: DecisionWanted) -> None:
        texts = self._stage.around.guidance.texts(self._stage.around.words.tag)

        def read(records: OpenRecords) -> tuple[FormView, CaseView]:
            return records.forms.entry(about.case_id, FORM), records.cases.view(about.case_id)

        self._stage.run(read, lambda found: self._show_decision(about, texts.forms[FORM], *found))

    def _show_decision(self, about: DecisionWanted, form: Form, view: FormView, case: CaseView) -> None:
        stage, say = self._stage, self._stage.around.words.say
        spoken = {"language": self._name(case.case.before.language)} if not view.draft else {}
        begin = spoken | (asked_in_form(about.asked) if about.asked else {})
        page = EntryPage(stage.around, Entry(form, view, problems_of, say("Record it"), say("Back"), begin))
        page.left.connect(lambda: stage.go(*about.back))
        page.draft_wanted.connect(lambda fields: self._keep(about.case_id, fields))
        page.entered.connect(lambda values: self._record(page, about, values))
        stage.show_page(page, "decision", about)
        page.first.setFocus()

    def _name(self, tag: str) -> str:
        around = self._stage.around
        known = {one.tag: around.words.name_of(one.name) for one in around.sheets.languages.all}
        return known.get(tag, tag)

    def _keep(self, case_id: str, fields: dict[str, str]) -> None:
        self._stage.run(lambda records: records.forms.keep_draft(case_id, FORM, fields), lambda _: None)

    def _record(self, page: EntryPage, about: DecisionWanted, values: Mapping[str, Any]) -> None:
        def record(records: OpenRecords) -> None:
            records.consents.decide(about.case_id, decision_of(values))
            records.forms.keep_draft(about.case_id, FORM, {})

        def go_on(_: None) -> None:
            page.recorded()
            self._stage.go(*about.back)
            self._stage.say(self._stage.around.words.say("The person's decision is recorded."))

        self._stage.run(record, go_on)


def problems_of(values: Mapping[str, Any]) -> dict[str, Problem]:
    """What is wrong with a decision, by field, the first of each."""
    faults = decision_faults((decision_of(values),), datetime.now().astimezone())
    return {fault.field: Problem(fault.text, {}) for fault in reversed(faults)}
