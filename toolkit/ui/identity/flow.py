"""The way to who the person is, through the door that asks why, and back."""

from __future__ import annotations

from pathlib import Path

from toolkit.domain.case import Case
from toolkit.domain.history import Why
from toolkit.services.identity import IDENTITY, IdentityView
from toolkit.services.records import OpenRecords
from toolkit.ui.attachments.files import ask_file
from toolkit.ui.identity.door_page import IdentityDoorPage
from toolkit.ui.identity.page import IdentityPage
from toolkit.ui.identity.photo import PATTERNS, small_photo
from toolkit.ui.stage import Places, Stage, of_case


class IdentityFlow:
    """The door each time, and behind it the page."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def places(self) -> Places:
        """The place identity (a case): made anew it is the door again."""
        return {IDENTITY: of_case(self._door)}

    def _door(self, case_id: str) -> None:
        def read(records: OpenRecords) -> tuple[Case, bool]:
            return records.cases.view(case_id).case, records.identities.is_kept(case_id)

        self._stage.run(read, lambda found: self._show_door(*found))

    def _show_door(self, case: Case, kept: bool) -> None:
        page = IdentityDoorPage(self._stage.around, case, kept)
        page.left.connect(lambda: self._stage.go("case", case.id))
        page.opened.connect(lambda why: self._open(case.id, why))
        self._stage.show_page(page, IDENTITY, case.id)
        page.back.setFocus()

    def _open(self, case_id: str, why: Why) -> None:
        self._stage.run(lambda records: records.identities.look(case_id, why), self._show)

    def _show(self, view: IdentityView) -> None:
        stage, case_id = self._stage, view.case.id
        form = stage.around.guidance.texts(stage.around.words.tag).identity
        page = IdentityPage(stage.around, form, view)
        page.left.connect(lambda: stage.go("case", case_id))
        page.closed.connect(lambda: self._closed(case_id))
        page.draft_wanted.connect(lambda fields: self._keep(case_id, fields))
        page.save_wanted.connect(
            lambda values: stage.run(lambda records: records.identities.save(case_id, form, values), page.saved)
        )
        page.photo_wanted.connect(lambda: self._choose(page))
        page.photo_gone.connect(lambda: self._set_photo(page, b""))
        stage.show_page(page, IDENTITY, case_id)
        page.back.setFocus()

    def _closed(self, case_id: str) -> None:
        self._stage.say_at(
            "case",
            case_id,
            self._stage.around.words.say("Who the person is was closed: nobody touched it for a minute."),
        )

    def _keep(self, case_id: str, fields: dict[str, str]) -> None:
        self._stage.run(lambda records: records.identities.keep_draft(case_id, fields), lambda _: None)

    def _choose(self, page: IdentityPage) -> None:
        path = ask_file(page, self._stage.around, PATTERNS)
        if path is not None:
            self.take_photo(page, path)

    def take_photo(self, page: IdentityPage, path: Path) -> None:
        """Make a picture small beside the window, and keep it."""
        self._stage.aside(lambda: small_photo(path), lambda jpeg: self._set_photo(page, jpeg))

    def _set_photo(self, page: IdentityPage, jpeg: bytes) -> None:
        self._stage.run(
            lambda records: records.identities.set_photo(page.case_id, jpeg), lambda _: page.show_photo(jpeg)
        )
