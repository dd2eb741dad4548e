"""The one door by which a finished paper leaves: set aside from the window, seen before, then printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from toolkit.domain.page import PagePicture
from toolkit.domain.sheet import Paper
from toolkit.services.records import OpenRecords
from toolkit.ui.progress_line import Progress
from toolkit.ui.sheet.preview_page import PREVIEW_DOTS, PreviewPage
from toolkit.ui.sheet.printing import PRINT_DOTS, Printers
from toolkit.ui.sheet.saving import ask_where
from toolkit.ui.stage import Place, Places, Stage

MOST_PICTURES = 24
"""Pages shown before printing: a picture takes 9 MB, and nobody looks at more."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A paper on its way out. `make` sets its PDF, beside the window; `back` is the place to go to afterwards;
    `looked_at` sets what is seen before, where that is less than what is printed.

    `note` writes down in the records that it goes out, before it does: a print that then fails is noted all the same,
    one that was not noted never happens. None for a paper that belongs to no case.
    """

    make: Callable[[], bytes]
    paper: Paper
    back: tuple[str, object]
    note: Callable[[OpenRecords], object] | None = None
    saved_too: bool = True
    looked_at: Callable[[], bytes] | None = None


class PaperDoor:
    """The places preview, and case-preview for papers that show records; both are about an Outgoing."""

    def __init__(self, stage: Stage, printers: Printers) -> None:
        self._stage, self._printers = stage, printers

    @property
    def places(self) -> Places:
        """A paper before it goes out, made anew each time it is shown: no preview is kept."""
        return {
            "preview": Place(lambda paper: self._preview(paper, "preview"), _back, rail="finder"),
            "case-preview": Place(lambda paper: self._preview(paper, "case-preview"), _back, records=True),
        }

    def _preview(self, outgoing: Outgoing, place: str) -> None:
        sheets = self._stage.around.sheets

        def set_pages() -> tuple[bytes, list[PagePicture]]:
            pdf = outgoing.make()
            seen = outgoing.looked_at() if outgoing.looked_at else pdf
            return pdf, list(islice(sheets.each_picture(seen, PREVIEW_DOTS), MOST_PICTURES))

        self._stage.aside(set_pages, lambda found: self._show(outgoing, place, *found))

    def _show(self, outgoing: Outgoing, place: str, pdf: bytes, pages: list[PagePicture]) -> None:
        count = self._stage.around.sheets.page_count(pdf)
        page = PreviewPage(self._stage.around, pages, self._printers, outgoing.saved_too, count)
        page.left.connect(lambda: self._stage.go(*outgoing.back))
        page.save_wanted.connect(lambda: self.save(page, outgoing, lambda: pdf))
        page.sent.connect(lambda printer, copies: self._print(page, outgoing, pdf, printer, copies))
        self._stage.show_page(page, place, outgoing)

    def _print(self, page: QWidget, outgoing: Outgoing, pdf: bytes, printer: str, copies: int) -> None:
        sheets, progress = self._stage.around.sheets, Progress()
        job = Path(sheets.file_name()).stem

        def send() -> None:
            pages = progress.along(sheets.each_picture(pdf, PRINT_DOTS))
            self._printers.print(printer, job, pages, outgoing.paper, copies)

        def begin() -> None:
            self._aside(send, lambda _: self._leave(page, outgoing))
            self._stage.progress.follow(progress, sheets.page_count(pdf))

        self._noted(outgoing, begin)

    def _leave(self, page: QWidget, outgoing: Outgoing) -> None:
        if self._stage.page is page:
            self._stage.go(*outgoing.back)

    def save(self, page: QWidget, outgoing: Outgoing, make: Callable[[], bytes]) -> None:
        """Ask for a file, make the PDF and write it."""
        around = self._stage.around
        path = ask_where(page, around, around.sheets.file_name())
        if path is not None:
            self._noted(outgoing, lambda: self._aside(make, lambda pdf: self.write(pdf, path)))

    def write(self, pdf: bytes, path: Path) -> None:
        """Write a PDF: a step of its own, so that what is called off before it was never written."""
        sheets = self._stage.around.sheets
        self._aside(lambda: sheets.write(pdf, path), lambda _: self._saved(path))

    def _saved(self, path: Path) -> None:
        self._stage.say(self._stage.around.words.say("Saved as {name}.", name=path.name))

    def _noted(self, outgoing: Outgoing, then: Callable[[], None]) -> None:
        if outgoing.note is None:
            then()
        else:
            self._stage.run(outgoing.note, lambda _: then())

    def _aside(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._stage.around.background.run(work, done, self._stage.failed)


def _back(outgoing: Outgoing) -> tuple[str, object]:
    return outgoing.back
