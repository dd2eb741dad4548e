"""The window: the rail, one page at a time, and the ways between them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from toolkit.domain.errors import WaymarkError
from toolkit.domain.page import PagePicture
from toolkit.domain.sheet import SheetOrder
from toolkit.ui.directory.page import DirectoryPage
from toolkit.ui.directory.ways import BELOW_DIRECTORY, DirectoryWays
from toolkit.ui.finder.page import FinderPage
from toolkit.ui.rail import Rail
from toolkit.ui.sheet.page import SheetPage
from toolkit.ui.sheet.paper_question import PaperQuestionPage
from toolkit.ui.sheet.person_view import PersonView
from toolkit.ui.sheet.preview_page import PREVIEW_DOTS, PreviewPage
from toolkit.ui.sheet.printing import PRINT_DOTS, Printers
from toolkit.ui.sheet.saving import ask_where
from toolkit.ui.start.page import StartPage
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.text import label, surface

PERSON_PLACES = ("person", "paper")
"""Places that the person looks at: the rail and the status line are away."""


class Window(QMainWindow):
    """The program's one window. `changed` is called with what the user set about the interface."""

    def __init__(
        self,
        surroundings: Callable[[], Surroundings],
        changed: Callable[[str, str], None],
        printers: Printers,
    ) -> None:
        super().__init__()
        self._make_surroundings, self._changed, self._printers = surroundings, changed, printers
        self.setWindowTitle("Waymark")
        self.resize(1280, 800)
        self.setMinimumSize(900, 600)
        self._place: tuple[str, object] = ("start", None)
        self._last_sheet = ""
        self._directory = DirectoryWays(self)
        self.rebuild()

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
        self.go(*self._place)

    def go(self, place: str, about: object = None) -> None:
        """Show a place: start, finder, sheet (a tag), person (a tag), paper (an order), directory (a query), service
        (its id), import.
        """
        makers: dict[str, Callable[[], QWidget]] = {
            "start": self._start,
            "finder": self._finder,
            "sheet": lambda: self._sheet(str(about)),
            "person": lambda: self._person(str(about)),
            "paper": lambda: self._paper(about),
            **self._directory.places(about),
        }
        try:
            page = makers[place]()
        except WaymarkError as error:
            self.tell(error)
            return
        self._place = (place, about)
        self._show(page, place)

    def tell(self, error: WaymarkError) -> None:
        """Say what happened and what to do, above the page, until something else is done."""
        self.notice.setText(error.told(self._around.words.translated, self._around.words.name_of))
        self.notice.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Escape goes one place back."""
        if event.key() == Qt.Key.Key_Escape:
            place = self._place[0]
            if place in ("person", "paper", "preview"):
                self.go("sheet", self._last_sheet)
            elif place in BELOW_DIRECTORY:
                self._directory.back()
            else:
                self.go("finder" if place == "sheet" else "start")
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  (Qt's name)
        """Let work under way come to rest."""
        self._around.background.stop()
        self._around.directory.close()
        super().closeEvent(event)

    @property
    def around(self) -> Surroundings:
        """What the pages are given now."""
        return self._around

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
        self._progress = self._progress_line()
        self._status = self._status_line()
        for part in (self.notice, self._pages, self._progress, self._status):
            column.addWidget(part, 1 if part is self._pages else 0)
        return middle

    def _progress_line(self) -> QWidget:
        """What is under way, and the way to call it off."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(24, 6, 24, 6)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        self.cancel = QPushButton(self._around.words.say("Cancel"))
        self.cancel.clicked.connect(self._around.background.cancel)
        row.addWidget(bar, 1)
        row.addWidget(self.cancel)
        line.hide()
        self._around.background.busy.connect(line.setVisible)
        return line

    def _status_line(self) -> QWidget:
        say, around = self._around.words.say, self._around
        line = QWidget()
        surface(line, "status")
        row = QHBoxLayout(line)
        row.setContentsMargins(24, 7, 24, 7)
        lock = QLabel()
        lock.setPixmap(around.icons.pixmap("lock", around.theme.quiet, 16, 2.0))
        row.addWidget(lock)
        row.addWidget(label(say("Records locked"), wrap=False))
        promise = label(say("Nothing leaves this computer unless you export it"))
        promise.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        row.addWidget(promise, 1)
        return line

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
        self._fill_screen(place == "person")
        of_directory = place == "directory" or place in BELOW_DIRECTORY
        self.rail.mark("start" if place == "start" else "directory" if of_directory else "finder")
        (page.search if isinstance(page, FinderPage | DirectoryPage) else page).setFocus()
        if isinstance(page, PaperQuestionPage):
            page.show_it.setFocus()

    def _fill_screen(self, full: bool) -> None:
        if full != self.isFullScreen() and self.isVisible():
            (self.showFullScreen if full else self.showNormal)()

    def _start(self) -> QWidget:
        page = StartPage(self._around)
        page.finder_wanted.connect(lambda: self.go("finder"))
        page.sheet_wanted.connect(lambda: self.go("finder"))
        page.directory_wanted.connect(lambda: self.go("directory"))
        page.service_wanted.connect(lambda service: self.go("service", service))
        return page

    def _finder(self) -> QWidget:
        page = FinderPage(self._around)
        page.chosen.connect(lambda tag: self.go("sheet", tag))
        return page

    def _sheet(self, tag: str) -> QWidget:
        page = SheetPage(self._around, tag)
        self._last_sheet = tag
        page.turn_wanted.connect(lambda wanted: self.go("person", wanted))
        page.paper_wanted.connect(lambda order: self.go("paper", order))
        page.save_wanted.connect(self._save)
        page.finder_wanted.connect(lambda: self.go("finder"))
        return page

    def _person(self, tag: str) -> QWidget:
        view = PersonView(self._around, tag)
        view.left.connect(lambda: self.go("sheet", tag))
        return view

    def _paper(self, order: object) -> QWidget:
        assert isinstance(order, SheetOrder)  # noqa: S101  (only the sheet's page sends one)
        page = PaperQuestionPage(self._around, order)
        page.show_wanted.connect(lambda tag: self.go("person", tag))
        page.print_wanted.connect(self._preview)
        return page

    def _preview(self, order: SheetOrder) -> None:
        sheets, staff = self._around.sheets, self._around.words.tag

        def set_pages() -> tuple[bytes, list[PagePicture]]:
            pdf = sheets.pdf(order, staff)
            return pdf, sheets.pictures(pdf, PREVIEW_DOTS)

        self._around.background.run(set_pages, lambda found: self._show_preview(order, *found), self.failed)

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

        self._around.background.run(lambda: sheets.pictures(pdf, PRINT_DOTS), send, self.failed)

    def _save(self, order: SheetOrder) -> None:
        sheets, staff = self._around.sheets, self._around.words.tag
        path = ask_where(self, self._around, sheets.file_name())
        if path is not None:
            self._around.background.run(
                lambda: sheets.pdf(order, staff), lambda pdf: self._write(pdf, path), self.failed
            )

    def _write(self, pdf: bytes, path: Path) -> None:
        # A step of its own: what is called off before it was never written.
        sheets = self._around.sheets
        self._around.background.run(lambda: sheets.write(pdf, path), lambda _: self._saved(path), self.failed)

    def _saved(self, path: Path) -> None:
        self.say(self._around.words.say("Saved as {name}.", name=path.name))

    def say(self, text: str) -> None:
        """Tell something that went well, above the page."""
        self.notice.setText(text)
        self.notice.show()

    def failed(self, error: Exception) -> None:
        """Tell what the world refused; a fault of ours goes to the one hook."""
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
