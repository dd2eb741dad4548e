"""The ways from a language to a sheet: found, read by the person, printed, several at once. None needs the records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from toolkit.domain.language import DraftRefusedError
from toolkit.domain.sheet import BatchLine, SheetOrder
from toolkit.ui.batch.page import BatchPage
from toolkit.ui.finder.page import FinderPage
from toolkit.ui.law.page import LawAt
from toolkit.ui.progress_line import Progress
from toolkit.ui.sheet.page import SheetPage
from toolkit.ui.sheet.paper_door import Outgoing, PaperDoor
from toolkit.ui.sheet.paper_question import PaperQuestionPage
from toolkit.ui.sheet.person_view import PersonView
from toolkit.ui.sheet.saving import ask_where
from toolkit.ui.stage import Place, Places, Stage


class SheetFlow:
    """The finder, a sheet, the person's view of it, the question before paper, several sheets."""

    def __init__(self, stage: Stage, door: PaperDoor, rule: Callable[[bool], None]) -> None:
        """`rule`: what is to happen when the unit decides whether drafts are refused."""
        self._stage, self._door, self._rule = stage, door, rule
        self._last, self._country = "", ""

    @property
    def places(self) -> Places:
        """The places finder, sheet (a tag), person (a tag or an order), paper (an order), batch."""
        return {
            "finder": Place(self._finder, rail="finder"),
            "sheet": Place(self._sheet, _finder, rail="finder"),
            "batch": Place(self._batch, _finder, rail="finder"),
            "person": Place(self._person, self._sheet_again, rail="finder", to_person=True, full=True),
            "paper": Place(self._paper, self._sheet_again, rail="finder", to_person=True),
        }

    def _sheet_again(self, _about: object) -> tuple[str, object]:
        return "sheet", self._last

    def _finder(self, _about: object) -> None:
        page = FinderPage(self._stage.around)
        page.chosen.connect(lambda tag: self._stage.go("sheet", tag))
        page.batch_wanted.connect(lambda: self._stage.go("batch"))
        page.checked_only.connect(self._rule)
        self._stage.show_page(page, "finder")
        page.search.setFocus()

    def _sheet(self, about: object) -> None:
        tag = str(about)
        page = SheetPage(self._stage.around, tag)
        self._last = tag
        page.turn_wanted.connect(lambda wanted: self._stage.go("person", wanted))
        page.paper_wanted.connect(lambda order: self._stage.go("paper", order))
        page.save_wanted.connect(lambda order: self._save(page, order))
        page.finder_wanted.connect(lambda: self._stage.go("finder"))
        page.law_wanted.connect(lambda code: self._law(code, tag))
        page.country.setCurrentIndex(max(0, page.country.findData(self._country)))
        self._country = ""
        self._stage.show_page(page, "sheet", tag)

    def _law(self, code: str, tag: str) -> None:
        """The law of the country that is chosen; the sheet has it still when one comes back."""
        self._country = code
        self._stage.go("law", LawAt(code, ("sheet", tag)))

    def _person(self, about: object) -> None:
        order = about if isinstance(about, SheetOrder) else SheetOrder(str(about))
        try:
            self._stage.around.sheets.require_given(order.tag)
        except DraftRefusedError as refusal:
            self._stage.tell(refusal)
            return
        view = PersonView(self._stage.around, order)
        view.left.connect(lambda: self._stage.go("sheet", order.tag))
        self._stage.show_page(view, "person", about)

    def _paper(self, order: SheetOrder) -> None:
        page = PaperQuestionPage(self._stage.around, order)
        page.show_wanted.connect(lambda wanted: self._stage.go("person", wanted))
        page.print_wanted.connect(lambda wanted: self._stage.go("preview", self._outgoing(wanted)))
        self._stage.show_page(page, "paper", order)
        page.show_it.setFocus()

    def _outgoing(self, order: SheetOrder) -> Outgoing:
        around = self._stage.around
        return Outgoing(
            lambda: around.sheets.pdf(order, around.words.tag), order.paper, ("sheet", order.tag), saved_too=False
        )

    def _save(self, page: SheetPage, order: SheetOrder) -> None:
        outgoing = self._outgoing(order)
        self._door.save(page, outgoing, outgoing.make)

    def _batch(self, lines: Sequence[BatchLine] | None) -> None:
        page = BatchPage(self._stage.around, lines or ())
        page.print_wanted.connect(self._print_batch)
        page.save_wanted.connect(lambda lines: self._save_batch(page, lines))
        self._stage.show_page(page, "batch", lines)

    def _print_batch(self, lines: list[BatchLine]) -> None:
        """By the same door as one sheet. It shows each sheet once, and prints each as many times as is wanted."""
        around, progress = self._stage.around, Progress()
        once = [replace(line, copies=1) for line in lines]
        outgoing = Outgoing(
            lambda: around.sheets.book(lines, around.words.tag, progress.tell),
            lines[0].order.paper,
            ("batch", lines),
            looked_at=lambda: around.sheets.book(once, around.words.tag),
        )
        self._stage.go("preview", outgoing)
        self._stage.progress.follow(progress, len(lines))

    def _save_batch(self, page: BatchPage, lines: list[BatchLine]) -> None:
        around = self._stage.around
        path = ask_where(page, around, around.sheets.file_name())
        if path is None:
            return
        progress = Progress()
        around.background.run(
            lambda: around.sheets.book(lines, around.words.tag, progress.tell),
            lambda pdf: self._door.write(pdf, path),
            self._stage.failed,
        )
        self._stage.progress.follow(progress, len(lines))


def _finder(_about: object) -> tuple[str, object]:
    return "finder", None
