"""The window: the rail, one page at a time, and the ways between them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from toolkit.domain.errors import WaymarkError
from toolkit.domain.page import PagePicture
from toolkit.domain.sheet import BatchLine, SheetOrder
from toolkit.services.directory.overlay import NoVault
from toolkit.services.records import OpenRecords
from toolkit.ui.batch.page import BatchPage, Progress
from toolkit.ui.cases.flow import CaseFlow
from toolkit.ui.directory.flow import AGAIN, DirectoryFlow
from toolkit.ui.directory.records import DirectoryRecords
from toolkit.ui.finder.page import FinderPage
from toolkit.ui.forms.flow import FormFlow
from toolkit.ui.forms.form_page import FormPage
from toolkit.ui.idle import IdleWatch
from toolkit.ui.progress_line import ProgressLine
from toolkit.ui.rail import Rail
from toolkit.ui.screening.cards_flow import CardsFlow
from toolkit.ui.screening.duties_page import DutiesPage
from toolkit.ui.screening.flow import ScreeningFlow
from toolkit.ui.screening.outcome_page import OutcomePage
from toolkit.ui.session import Draft, Session
from toolkit.ui.sheet.page import SheetPage
from toolkit.ui.sheet.paper_question import PaperQuestionPage
from toolkit.ui.sheet.person_view import PersonView
from toolkit.ui.sheet.preview_page import PREVIEW_DOTS, PreviewPage
from toolkit.ui.sheet.printing import PRINT_DOTS, Printers
from toolkit.ui.sheet.saving import ask_where
from toolkit.ui.stage import Places
from toolkit.ui.start.page import StartPage
from toolkit.ui.status_line import StatusLine
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.vault.flow import VaultFlow
from toolkit.ui.widgets.text import label, surface

_T = TypeVar("_T")

PERSON_PLACES = ("person", "paper", "cards")
"""Places that the person looks at: the rail and the status line are away."""
FULL_SCREEN = ("person", "cards")

RECORDS = frozenset({"cases", "before", "case", "history", "screen", "outcome", "element", "duties", "official",
                     "form"})  # fmt: skip
"""Places that show records: while locked they lead to the door."""

BACK: dict[str, Callable[[Any], tuple[str, object]]] = {
    "case": lambda _: ("cases", None), "before": lambda _: ("cases", None), "make": lambda _: ("unlock", None),
    "recover": lambda _: ("unlock", None), "history": lambda about: ("case", about) if about else ("cases", None),
    "screen": lambda about: ("case", about[0]), "outcome": lambda about: ("case", about),
    "element": lambda about: ("outcome", about[0]), "duties": lambda about: ("outcome", about),
    "reading": lambda about: ("outcome", about) if about else ("start", None),
    "official": lambda about: ("outcome", about) if isinstance(about, str) else ("form", (about[0], about[1].id)),
    "form": lambda about: ("case", about[0]),
    "cards-setup": lambda about: ("case", about) if about else ("start", None),
    "service": lambda _: ("directory", AGAIN), "import": lambda _: ("directory", AGAIN),
}  # fmt: skip
"""Where Escape leads from a place of a feature."""

RAIL_OF = {
    "start": "start", "finder": "finder", "sheet": "finder", "batch": "finder", "paper": "finder", "preview": "finder",
    "person": "finder", "directory": "directory", "service": "directory", "import": "directory",
}  # fmt: skip
"""The entry of the rail that a place belongs to; all others belong to the cases."""


class Window(QMainWindow):
    """The program's one window. `changed` is called with what the user set about the interface."""

    def __init__(
        self,
        surroundings: Callable[[], Surroundings],
        changed: Callable[[str, str], None],
        printers: Printers,
        session: Session,
        vault_folder: Callable[[], Path],
    ) -> None:
        """`vault_folder` tells where the records of this user lie."""
        super().__init__()
        self._make_surroundings, self._changed, self._printers = surroundings, changed, printers
        self.session = session
        self._watch_over()
        self.vault_folder = vault_folder
        self._cards = CardsFlow(self)
        self._flows = self._features()
        self.setWindowTitle("Waymark")
        self.resize(1280, 800)
        self._place: tuple[str, object] = ("start", None)
        self._last_sheet = ""
        self._goal = object()
        self.rebuild()

    @property
    def around(self) -> Surroundings:
        """The words, the look, the services."""
        return self._around

    def rebuild(self) -> None:
        """Make everything anew in the interface's language and look of now, at the same place."""
        self._around = self._make_surroundings()
        rtl = self._around.words.is_rtl
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail(self._around)
        self.rail.place_chosen.connect(self.go)
        self.rail.language_chosen.connect(lambda tag: self._set("interface", tag))
        self.rail.look_chosen.connect(lambda look: self._set("appearance", look))
        self.rail.text_chosen.connect(lambda size: self._set("text", size))
        row.addWidget(self.rail)
        row.addWidget(self._middle(), 1)
        self.setCentralWidget(body)
        # At 200 % in Arabic the rail is higher than the smallest window: no line of it is cut.
        self.setMinimumSize(900, max(600, self.rail.sizeHint().height()))
        self.go(*self._place)

    def go(self, place: str, about: object = None) -> None:
        """Show a place: start, finder, batch, sheet (a tag), person (a tag or an order), paper (an order), or one of
        a feature.
        """
        # What is still being read for another place is no longer wanted.
        self._goal = object()
        if place in RECORDS and not self.session.is_open:
            place, about = "unlock", None
        if place in self._flows:
            self._enter(self._flows[place], about)
            return
        makers: dict[str, Callable[[], QWidget]] = {
            "start": self._start,
            "finder": self._finder,
            "batch": self._batch,
            "sheet": lambda: self._sheet(str(about)),
            "person": lambda: self._person(about if isinstance(about, SheetOrder) else SheetOrder(str(about))),
            "paper": lambda: self._paper(about),
        }
        try:
            page = makers[place]()
        except WaymarkError as error:
            self.tell(error)
            return
        self.show_page(page, place, about)

    def show_page(self, page: QWidget, place: str, about: object = None) -> None:
        """Show a page as this place."""
        self._place = (place, about)
        self._show(page, place)

    def say(self, text: str) -> None:
        """Say a sentence above the page, until something else is done."""
        self.notice.setText(text)
        self.notice.show()

    def run(self, work: Callable[[OpenRecords], _T], done: Callable[[_T], Any]) -> None:
        """Run work on the open records; a refusal of the world is told. What comes of it after one went elsewhere is
        not: the page that asked is gone.
        """
        goal = self._goal

        def still_there(result: _T) -> None:
            if self._goal is goal:
                done(result)

        self.session.run(work, still_there, self._failed)

    def lock(self) -> None:
        """Lock the records at once: every dialog goes, and the page of records with them; unsaved text is kept."""
        self.session.lock(self._drafts(), self._failed)

    def tell(self, error: WaymarkError) -> None:
        """Say what happened and what to do, above the page, until something else is done."""
        self.notice.setText(error.told(self._around.words.translated, self._around.words.name_of))
        self.notice.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Escape goes one place back."""
        if event.key() == Qt.Key.Key_Escape:
            place = self._place[0]
            if place in BACK:
                self.go(*BACK[place](self._place[1]))
            elif place in ("person", "paper", "preview"):
                self.go("sheet", self._last_sheet)
            else:
                self.go("finder" if place in ("sheet", "batch") else "start")
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  (Qt's name)
        """Lock, and let work under way come to rest."""
        application = QApplication.instance()
        if application:
            application.removeEventFilter(self.watch)
        self.session.stop(self._drafts())
        self._around.background.stop()
        self._around.directory.close()
        super().closeEvent(event)

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._pages.currentWidget() or self._pages

    def _middle(self) -> QWidget:
        middle = QWidget()
        surface(middle, "page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.notice = label("", "caution")
        self.notice.hide()
        self._pages = QStackedWidget()
        self._progress = ProgressLine(self._around.background, self._around.words.say("Cancel"))
        self.cancel = self._progress.cancel
        self._status = StatusLine(self._around, self.session)
        self._status.lock_wanted.connect(self.lock)
        self._status.listening.connect(self.watch.listen)
        for part in (self.notice, self._pages, self._progress, self._status):
            column.addWidget(part, 1 if part is self._pages else 0)
        return middle

    def _show(self, page: QWidget, place: str) -> None:
        old = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        self.notice.hide()
        to_person = place in PERSON_PLACES
        self.rail.setVisible(not to_person)
        self._status.setVisible(not to_person)
        self._fill_screen(place in FULL_SCREEN)
        self.rail.mark(RAIL_OF.get(place, "cases"))
        (page.search if isinstance(page, FinderPage) else page).setFocus()
        if isinstance(page, PaperQuestionPage):
            page.show_it.setFocus()

    def _fill_screen(self, full: bool) -> None:
        if full != self.isFullScreen() and self.isVisible():
            (self.showFullScreen if full else self.showNormal)()

    def _start(self) -> QWidget:
        page = StartPage(self._around)
        page.finder_wanted.connect(lambda: self.go("finder"))
        page.sheet_wanted.connect(lambda: self.go("finder"))
        page.unlock_wanted.connect(lambda: self.go("cases"))
        page.directory_wanted.connect(lambda: self.go("directory"))
        page.service_wanted.connect(lambda service: self.go("service", service))
        page.cards_wanted.connect(lambda: self.go("cards-review" if self._cards.waiting else "cards-setup"))
        return page

    def _finder(self) -> QWidget:
        page = FinderPage(self._around)
        page.chosen.connect(lambda tag: self.go("sheet", tag))
        page.batch_wanted.connect(lambda: self.go("batch"))
        return page

    def _batch(self) -> QWidget:
        page = BatchPage(self._around)
        page.save_wanted.connect(self._save_batch)
        return page

    def _sheet(self, tag: str) -> QWidget:
        page = SheetPage(self._around, tag)
        self._last_sheet = tag
        page.turn_wanted.connect(lambda wanted: self.go("person", wanted))
        page.paper_wanted.connect(lambda order: self.go("paper", order))
        page.save_wanted.connect(self._save)
        page.finder_wanted.connect(lambda: self.go("finder"))
        return page

    def _person(self, order: SheetOrder) -> QWidget:
        view = PersonView(self._around, order)
        view.left.connect(lambda: self.go("sheet", order.tag))
        return view

    def _paper(self, order: object) -> QWidget:
        assert isinstance(order, SheetOrder)  # noqa: S101  (only the sheet's page sends one)
        page = PaperQuestionPage(self._around, order)
        page.show_wanted.connect(lambda wanted: self.go("person", wanted))
        page.print_wanted.connect(self._preview)
        return page

    def _preview(self, order: SheetOrder) -> None:
        sheets, staff = self._around.sheets, self._around.words.tag

        def set_pages() -> tuple[bytes, list[PagePicture]]:
            pdf = sheets.pdf(order, staff)
            return pdf, sheets.pictures(pdf, PREVIEW_DOTS)

        self._around.background.run(set_pages, lambda found: self._show_preview(order, *found), self._failed)

    def _show_preview(self, order: SheetOrder, pdf: bytes, pages: list[PagePicture]) -> None:
        page = PreviewPage(self._around, order, pages, self._printers)
        page.left.connect(lambda: self.go("sheet", order.tag))
        page.save_wanted.connect(self._save)
        page.sent.connect(lambda printer, copies: self._print(order, pdf, printer, copies))
        # Made anew, this place is the question again: a preview is never kept.
        self._place = ("paper", order)
        self._show(page, "preview")

    def _print(self, order: SheetOrder, pdf: bytes, printer: str, copies: int) -> None:
        sheets = self._around.sheets
        job = Path(sheets.file_name()).stem

        def send(pages: list[PagePicture]) -> None:
            try:
                self._printers.print(printer, job, pages, order.paper, copies)
            except WaymarkError as error:
                self.tell(error)
            else:
                self.go("sheet", order.tag)

        self._around.background.run(lambda: sheets.pictures(pdf, PRINT_DOTS), send, self._failed)

    def _save(self, order: SheetOrder) -> None:
        sheets, staff = self._around.sheets, self._around.words.tag
        path = ask_where(self, self._around, sheets.file_name())
        if path is not None:
            self._around.background.run(
                lambda: sheets.pdf(order, staff), lambda pdf: self._write(pdf, path), self._failed
            )

    def _save_batch(self, lines: list[BatchLine]) -> None:
        sheets, staff = self._around.sheets, self._around.words.tag
        path = ask_where(self, self._around, sheets.file_name())
        if path is None:
            return
        progress = Progress()
        background = self._around.background
        background.run(
            lambda: sheets.book(lines, staff, progress.tell), lambda pdf: self._write(pdf, path), self._failed
        )
        self._progress.bar.setRange(0, len(lines))
        progress.moved.connect(self._progress.bar.setValue)
        self.cancel.clicked.connect(progress.stop)

    def _write(self, pdf: bytes, path: Path) -> None:
        # A step of its own: what is called off before it was never written.
        sheets = self._around.sheets
        self._around.background.run(lambda: sheets.write(pdf, path), lambda _: self._saved(path), self._failed)

    def _saved(self, path: Path) -> None:
        self.notice.setText(self._around.words.say("Saved as {name}.", name=path.name))
        self.notice.show()

    def _features(self) -> Places:
        """The places of every feature."""

        def choose(folder: Path) -> None:
            self._changed("vault", str(folder))

        def opened() -> str:
            return "cards-review" if self._cards.waiting else "cases"

        flows = (VaultFlow(self, choose, opened), CaseFlow(self), ScreeningFlow(self), FormFlow(self), self._cards,
                 DirectoryFlow(self))  # fmt: skip
        return {name: show for flow in flows for name, show in flow.places.items()}

    def _watch_over(self) -> None:
        """Lock when nobody is there, and at once on twice Escape."""
        self.watch = IdleWatch(self)
        application = QApplication.instance()
        if application:
            application.installEventFilter(self.watch)
        self.watch.idle.connect(self.lock)
        self.watch.panic.connect(self.lock)
        self.session.changed.connect(self._opened_or_locked)

    def _opened_or_locked(self) -> None:
        self._status.refresh()
        if self.session.is_open:
            self.watch.start()
            kept = DirectoryRecords(self.session, self._failed)
            kept.load()
            self._around.directory.vault = kept
            return
        self._around.directory.vault = NoVault()
        self.watch.stop()
        for dialog in QApplication.topLevelWidgets():
            if dialog is not self and dialog.isVisible():
                dialog.close()
        if self._place[0] in RECORDS:
            self.go("start")
        elif self._place[0] == "cards-review":
            # The same replies, without the cases they could be saved to.
            self.go("cards-review")
        self.notice.hide()

    def _drafts(self) -> list[Draft]:
        """Text of the page that was not saved yet."""
        page = self.page
        if not isinstance(page, OutcomePage | DutiesPage | FormPage) or not (fields := page.unsaved()):
            return []
        place = page.draft_place if isinstance(page, FormPage) else self._place[0]
        return [Draft(place, page.case_id, fields)]

    def _enter(self, show: Callable[[Any], None], about: object) -> None:
        try:
            show(about)
        except WaymarkError as error:
            self.tell(error)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, WaymarkError):
            raise error
        self.tell(error)

    def _set(self, name: str, value: str) -> None:
        try:
            self._changed(name, value)
        except WaymarkError as error:
            self.tell(error)
            return
        self.rebuild()
