"""The ways to a form of a case and back: filled, compared with what it was, and printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from toolkit.domain.consent import Disclosure, UseKind
from toolkit.domain.form import Form, FormSave, Known, PaperKind
from toolkit.domain.form_paper import FormPaper
from toolkit.domain.history import paper_name
from toolkit.domain.papers import PaperOrder, PocketCard
from toolkit.services.forms import FormView
from toolkit.services.records import OpenRecords
from toolkit.ui.consents.flow import DecisionWanted
from toolkit.ui.dates import shown_day
from toolkit.ui.forms.compare_page import ComparePage
from toolkit.ui.forms.form_page import FormPage
from toolkit.ui.forms.plan_page import PlanPage
from toolkit.ui.forms.print_page import FormPrintPage, Printable
from toolkit.ui.sheet.paper_door import Outgoing
from toolkit.ui.stage import Place, Places, Stage

About = tuple[str, str]
"""A case's id and a form's."""


class FormFlow:
    """A form, kept and saved; two versions of it; the form on paper."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def places(self) -> Places:
        """The places form, form-print and form-versions, each of a case and a form."""
        return {
            "form": Place(self._form, lambda about: ("case", about[0]), records=True),
            "form-print": Place(self._printing, lambda about: ("form", about), records=True),
            "form-versions": Place(self._versions, lambda about: ("form", about), records=True),
        }

    def _find(self, form: str) -> Form:
        return self._stage.around.guidance.texts(self._stage.around.words.tag).forms[form]

    def _form(self, about: About) -> None:
        case_id, form_id = about
        around = self._stage.around
        forms = around.guidance.texts(around.words.tag).forms

        def read(records: OpenRecords) -> tuple[FormView, Known]:
            codes = records.forms.codes(case_id, forms.values())
            rows = records.consents.ledger(case_id).rows
            consents = {
                row.id: f"{row.recipient} · {shown_day(row.given_at.date().isoformat(), around.words.tag)}"
                for row in rows
                if row.agreed and not row.withdrawn_at
            }
            return records.forms.view(case_id, form_id), Known(codes, consents)

        self._stage.run(read, lambda found: self._show(forms[form_id], *found))

    def _show(self, form: Form, view: FormView, known: Known) -> None:
        stage, case_id = self._stage, view.case.id
        page = FormPage(stage.around, form, view, known)
        page.left.connect(lambda: stage.go("case", case_id))
        page.draft_wanted.connect(lambda fields: self._keep(case_id, form.id, fields))
        page.closing_wanted.connect(lambda key, value: stage.go("official", (case_id, form, {key: value})))
        page.save_wanted.connect(lambda values: self._save(page, case_id, form, values))
        page.print_wanted.connect(lambda: stage.go("form-print", (case_id, form.id)))
        page.compare_wanted.connect(lambda: stage.go("form-versions", (case_id, form.id)))
        stage.show_page(page, "form", (case_id, form.id))
        page.first.setFocus()

    def _keep(self, case_id: str, form: str, fields: dict[str, str]) -> None:
        self._stage.run(lambda records: records.forms.keep_draft(case_id, form, fields), lambda _: None)

    def _save(self, page: FormPage, case_id: str, form: Form, values: dict[str, Any]) -> None:
        self._stage.run(lambda records: records.forms.save(case_id, form, values), page.saved)

    # Versions

    def _versions(self, about: About) -> None:
        def read(records: OpenRecords) -> tuple[FormView, list[FormSave]]:
            return records.forms.view(*about), records.forms.saves(*about)

        self._stage.run(read, lambda found: self._compare(about, *found))

    def _compare(self, about: About, view: FormView, saves: list[FormSave]) -> None:
        page = ComparePage(self._stage.around, self._find(about[1]), view.case, saves, view.member)
        page.left.connect(lambda: self._stage.go("form", about))
        self._stage.show_page(page, "form-versions", about)
        page.earlier.setFocus()

    # On paper

    def _printing(self, about: About) -> None:
        form = self._find(about[1])

        def read(records: OpenRecords) -> Printable:
            return Printable(form, records.forms.view(*about), records.consents.ledger(about[0]))

        show = self._show_plan if form.paper is PaperKind.PLAN else self._show_print
        self._stage.run(read, lambda found: show(about, found))

    def _show_print(self, about: About, found: Printable) -> None:
        page = FormPrintPage(self._stage.around, found)
        page.left.connect(lambda: self._stage.go("form", about))
        page.decision_wanted.connect(lambda asked: self._decide(about, asked))
        page.preview_wanted.connect(lambda paper, order: self._preview(about, paper, order))
        self._stage.show_page(page, "form-print", about)
        page.whom.setFocus()

    def _show_plan(self, about: About, found: Printable) -> None:
        page = PlanPage(self._stage.around, found)
        practice = found.view.case.practice
        page.left.connect(lambda: self._stage.go("form", about))
        page.card_wanted.connect(lambda card, order: self._card(about, card, order, practice))
        page.plan_wanted.connect(lambda paper, order: self._preview(about, paper, order))
        self._stage.show_page(page, "form-print", about)
        page.what.setFocus()

    def _decide(self, about: About, asked: Disclosure | None) -> None:
        self._stage.go("decision", DecisionWanted(about[0], ("form-print", about), asked))

    def _preview(self, about: About, paper: FormPaper, order: PaperOrder) -> None:
        papers = self._stage.around.papers
        what = paper_name(paper.form, self._find(paper.form).title)

        def note(records: OpenRecords) -> object:
            if paper.to:
                return records.consents.note(about[0], UseKind.PRINT, what, paper.to)
            records.consents.note_own(about[0], what)
            return None

        self._send(about, lambda: papers.form(order, paper), order, note)

    def _card(self, about: About, card: PocketCard, order: PaperOrder, practice: bool) -> None:
        papers = self._stage.around.papers
        marked = PaperOrder(order.tag, None, order.paper, order.copy, practice)
        what = paper_name("card", "")
        self._send(
            about, lambda: papers.card(marked, card), order, lambda records: records.consents.note_own(about[0], what)
        )

    def _send(
        self, about: About, make: Callable[[], bytes], order: PaperOrder, note: Callable[[OpenRecords], object]
    ) -> None:
        self._stage.go("case-preview", Outgoing(make, order.paper, ("form-print", about), note))
