"""The ways between the attachments of a case."""

from __future__ import annotations

from pathlib import Path

from toolkit.domain.attachment import Attachment, AttachmentKind
from toolkit.domain.case import Case
from toolkit.domain.errors import WaymarkError
from toolkit.services.attachments import PATTERNS, AttachmentsView
from toolkit.services.records import OpenRecords
from toolkit.ui.attachments.adding import Adding
from toolkit.ui.attachments.files import ask_file
from toolkit.ui.attachments.list_page import AttachmentsPage
from toolkit.ui.attachments.view_page import AttachmentPage, picture_from
from toolkit.ui.stage import Place, Places, Stage, of_case

PDF_WIDTH = 1_100
"""Points of a page's picture from side to side."""


class AttachmentFlow:
    """The list, one of them, a new one."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def places(self) -> Places:
        """The places attachments (a case), attachment (a case and an attachment)."""
        return {
            "attachments": of_case(self._list),
            "attachment": Place(self._one, lambda about: ("attachments", about[0]), records=True),
        }

    def _list(self, case_id: str) -> None:
        self._stage.run(lambda records: records.attachments.view(case_id), self._show_list)

    def _show_list(self, view: AttachmentsView) -> None:
        stage, case_id = self._stage, view.case.id
        page = AttachmentsPage(stage.around, view)
        page.left.connect(lambda: stage.go("case", case_id))
        page.file_wanted.connect(lambda: self._choose(page, case_id))
        page.look_wanted.connect(lambda one: stage.go("attachment", (case_id, one)))
        page.remove_wanted.connect(lambda one: self._remove(case_id, one))
        stage.show_page(page, "attachments", case_id)
        (page.note if view.may_record else page.back).setFocus()

    def _choose(self, page: AttachmentsPage, case_id: str) -> None:
        path = ask_file(page, self._stage.around, PATTERNS)
        if path is not None:
            self.take(page, case_id, path)

    def take(self, page: AttachmentsPage, case_id: str, path: Path) -> None:
        """Attach a file; the page shows how far it is."""
        adding = Adding(path, page.note.text())
        page.show_adding(adding)
        self._stage.run(lambda records: adding.run(records, case_id), lambda added: self._added(page, case_id, added))

    def _added(self, page: AttachmentsPage, case_id: str, added: Attachment | WaymarkError | None) -> None:
        if isinstance(added, WaymarkError):
            page.show_refused()
            self._stage.tell(added)
            return
        say = self._stage.around.words.say
        text = say("Attached.") if added else say("Called off: nothing was attached.")
        self._stage.say_at("attachments", case_id, text)

    def _remove(self, case_id: str, attachment: str) -> None:
        say = self._stage.around.words.say
        self._stage.run(
            lambda records: records.attachments.remove(case_id, attachment),
            lambda _: self._stage.say_at("attachments", case_id, say("Removed.")),
        )

    def _one(self, about: tuple[str, str]) -> None:
        case_id, attachment = about

        def read(records: OpenRecords) -> tuple[Case, Attachment]:
            view = records.attachments.view(case_id)
            return view.case, records.attachments.one(case_id, attachment)

        self._stage.run(read, lambda found: self._show_one(*found))

    def _show_one(self, case: Case, one: Attachment) -> None:
        stage = self._stage
        page = AttachmentPage(stage.around, case, one)
        page.left.connect(lambda: stage.go("attachments", case.id))
        page.page_wanted.connect(lambda number: self._turn_to(page, case.id, number))
        stage.show_page(page, "attachment", (case.id, one.id))
        page.back.setFocus()
        self._fill(page, case.id)

    def _fill(self, page: AttachmentPage, case_id: str) -> None:
        stage, one = self._stage, page.attachment
        if one.kind is AttachmentKind.PICTURE:
            stage.run(
                lambda records: records.attachments.picture(case_id, one.id), lambda found: self._draw(page, found)
            )
        elif one.kind is AttachmentKind.PDF:
            self._turn_to(page, case_id, 1)
        elif one.kind is AttachmentKind.TEXT:
            stage.run(lambda records: records.attachments.text(case_id, one.id), page.show_text)
        else:
            page.show_nothing(
                stage.around.words.say("A recording is not played here: somebody could hear it. It is kept as it came.")
            )

    def _draw(self, page: AttachmentPage, content: bytes) -> None:
        one = page.attachment
        self._stage.aside(lambda: picture_from(content, one.format, one.turn), page.show_picture)

    def _turn_to(self, page: AttachmentPage, case_id: str, number: int) -> None:
        one = page.attachment.id
        self._stage.run(
            lambda records: records.attachments.page(case_id, one, number, PDF_WIDTH),
            page.show_page,
        )
