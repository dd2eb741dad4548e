"""The way to the notes of a case and back."""

from __future__ import annotations

from toolkit.services.notes import NotesView
from toolkit.ui.notes.page import NotesPage
from toolkit.ui.stage import Places, Stage, of_case


class NoteFlow:
    """The notes of a case."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def places(self) -> Places:
        """The place notes (a case's id)."""
        return {"notes": of_case(self._notes)}

    def _notes(self, case_id: str) -> None:
        self._stage.run(lambda records: records.notes.view(case_id), self._show)

    def _show(self, view: NotesView) -> None:
        stage, case_id = self._stage, view.case.id
        page = NotesPage(stage.around, view)
        page.left.connect(lambda: stage.go("case", case_id))
        page.draft_wanted.connect(
            lambda fields: stage.run(lambda records: records.notes.keep_draft(case_id, fields), lambda _: None)
        )
        page.add_wanted.connect(
            lambda text, strikes: stage.run(lambda records: records.notes.add(case_id, text, strikes), page.added)
        )
        stage.show_page(page, "notes", case_id)
        (page.text if view.may_record else page.back).setFocus()
