"""The way to a form of a case and back."""

from __future__ import annotations

from typing import Any

from toolkit.domain.form import Form
from toolkit.services.forms import FormView
from toolkit.ui.forms.form_page import FormPage
from toolkit.ui.stage import Place, Places, Stage


class FormFlow:
    """A form, kept and saved."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def places(self) -> Places:
        """The place form (case and form)."""
        return {"form": Place(self._form, lambda about: ("case", about[0]), records=True)}

    def _form(self, about: tuple[str, str]) -> None:
        case_id, form_id = about
        around = self._stage.around
        form = around.guidance.texts(around.words.tag).forms[form_id]
        self._stage.run(lambda records: records.forms.view(case_id, form_id), lambda view: self._show(form, view))

    def _show(self, form: Form, view: FormView) -> None:
        stage, case_id = self._stage, view.case.id
        page = FormPage(stage.around, form, view)
        page.left.connect(lambda: stage.go("case", case_id))
        page.draft_wanted.connect(lambda fields: self._keep(case_id, form.id, fields))
        page.closing_wanted.connect(lambda key, value: stage.go("official", (case_id, form, {key: value})))
        page.save_wanted.connect(lambda values: self._save(page, case_id, form, values))
        stage.show_page(page, "form", (case_id, form.id))
        page.first.setFocus()

    def _keep(self, case_id: str, form: str, fields: dict[str, str]) -> None:
        self._stage.run(lambda records: records.forms.keep_draft(case_id, form, fields), lambda _: None)

    def _save(self, page: FormPage, case_id: str, form: Form, values: dict[str, Any]) -> None:
        self._stage.run(lambda records: records.forms.save(case_id, form, values), page.saved)
