"""The window: the rail, one page at a time, and the ways between them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from toolkit.domain.errors import WaymarkError
from toolkit.services.directory.overlay import NoVault
from toolkit.services.preferences import GIVEN, REFUSED
from toolkit.services.records import OpenRecords
from toolkit.ui.attachments.flow import AttachmentFlow
from toolkit.ui.calendar.flow import CalendarFlow
from toolkit.ui.case_tabs import CaseTabs, Tab
from toolkit.ui.cases.flow import CaseFlow
from toolkit.ui.cases.history_flow import HistoryFlow
from toolkit.ui.consents.flow import ConsentFlow
from toolkit.ui.directory.flow import AGAIN, DirectoryFlow
from toolkit.ui.directory.records import DirectoryRecords
from toolkit.ui.erasing.flow import ErasingFlow
from toolkit.ui.forms.flow import FormFlow
from toolkit.ui.identity.flow import IdentityFlow
from toolkit.ui.idle import IdleWatch
from toolkit.ui.law.flow import LawFlow
from toolkit.ui.notes.flow import NoteFlow
from toolkit.ui.progress_line import ProgressLine
from toolkit.ui.rail import Rail
from toolkit.ui.referrals.flow import ReferralFlow
from toolkit.ui.screening.cards_flow import CardsFlow
from toolkit.ui.screening.flow import ScreeningFlow
from toolkit.ui.session import Draft, Session
from toolkit.ui.sheet.flow import SheetFlow
from toolkit.ui.sheet.paper_door import PaperDoor
from toolkit.ui.sheet.printing import Printers
from toolkit.ui.stage import KeepsDraft, Places
from toolkit.ui.start.flow import StartFlow
from toolkit.ui.status_line import StatusLine
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.vault.flow import VaultFlow
from toolkit.ui.widgets.text import label, surface

_T = TypeVar("_T")


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
        self._places = self._features()
        self.setWindowTitle("Waymark")
        self.resize(1280, 800)
        self._place: tuple[str, object] = ("start", None)
        self._goal = self._shown_for = object()
        self._to_say: tuple[object, str] = (None, "")
        self._opened_cases: list[Tab] = []
        for keys, act in SHORTCUTS.items():
            QShortcut(QKeySequence(keys), self, partial(act, self))
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
        """Show a place of a feature; one that shows records leads to their door while they are locked."""
        # What is still being read for another place is no longer wanted.
        self._goal = object()
        if self._places[place].records and not self.session.is_open:
            place, about = "unlock", None
        try:
            self._places[place].show(about)
        except WaymarkError as error:
            self.tell(error)

    def show_page(self, page: QWidget, place: str, about: object = None) -> None:
        """Show a page as this place."""
        self._place = (place, about)
        self._show(page, place)
        here = self._places[place]
        self.tabs.went(page, place, about if here.records else None)
        self.tabs.setVisible(not here.to_person and bool(self.tabs.tabs))

    def say(self, text: str) -> None:
        """Say a sentence above the page, until something else is done."""
        self.notice.setText(text)
        self.notice.show()

    def say_at(self, place: str, about: object, text: str) -> None:
        """Show a place, and say a sentence above it once it is there: at once, or when it has been read."""
        self.go(place, about)
        if self._shown_for is self._goal:
            self.say(text)
        else:
            self._to_say = (self._goal, text)

    def run(self, work: Callable[[OpenRecords], _T], done: Callable[[_T], Any]) -> None:
        """Run work on the open records; a refusal of the world is told. What comes of it after one went elsewhere is
        not: the page that asked is gone.
        """
        self.session.run(work, self._unless_gone(done), self.failed)

    def aside(self, work: Callable[[], _T], done: Callable[[_T], Any]) -> None:
        """Run work that needs no records beside the window; once one went elsewhere, what came of it is dropped."""
        self._around.background.run(work, self._unless_gone(done), self.failed)

    def failed(self, error: Exception) -> None:
        """Tell a refusal of the world; a fault of ours goes on to the one hook."""
        if not isinstance(error, WaymarkError):
            raise error
        self.tell(error)

    def lock(self) -> None:
        """Lock the records at once: every dialog goes, and the page of records with them; unsaved text is kept."""
        self.session.lock(self._drafts(), self.failed)

    def tell(self, error: WaymarkError) -> None:
        """Say what happened and what to do, above the page, until something else is done."""
        self.notice.setText(error.told(self._around.words.translated, self._around.words.name_of))
        self.notice.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Escape goes one place back."""
        if event.key() == Qt.Key.Key_Escape:
            place, about = self._place
            self.go(*self._places[place].back(about))
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

    @property
    def progress(self) -> ProgressLine:
        """What is under way beside the window."""
        return self._progress

    def _middle(self) -> QWidget:
        middle = QWidget()
        surface(middle, "page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.notice = label("", "caution")
        self.notice.hide()
        self._pages = QStackedWidget()
        self.tabs = CaseTabs(self._around, self._opened_cases)
        self.tabs.chosen.connect(self.go)
        self.tabs.emptied.connect(lambda: self.go("cases"))
        self._progress = ProgressLine(self._around.background, self._around.words.say("Cancel"))
        self._status = StatusLine(self._around, self.session)
        self._status.lock_wanted.connect(self.lock)
        self._status.listening.connect(self.watch.listen)
        for part in (self.tabs, self.notice, self._pages, self._progress, self._status):
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
        self._shown_for = self._goal
        if self._to_say[0] is self._goal:
            self.say(self._to_say[1])
            self._to_say = (None, "")
        here = self._places[place]
        self.rail.setVisible(not here.to_person)
        self._status.setVisible(not here.to_person)
        self._fill_screen(here.full)
        self.rail.mark(here.rail)
        page.setFocus()

    def _fill_screen(self, full: bool) -> None:
        if full != self.isFullScreen() and self.isVisible():
            (self.showFullScreen if full else self.showNormal)()

    def _features(self) -> Places:
        """The places of every feature."""

        def choose(folder: Path) -> None:
            self._changed("vault", str(folder))

        def opened() -> str:
            return "cards-review" if cards.waiting else "cases"

        cards, door = CardsFlow(self), PaperDoor(self, self._printers)
        flows = (
            StartFlow(self, lambda: cards.waiting),
            SheetFlow(self, door, lambda refused: self._set("drafts", REFUSED if refused else GIVEN)),
            door,
            VaultFlow(self, choose, opened),
            CaseFlow(self),
            ScreeningFlow(self),
            HistoryFlow(self),
            CalendarFlow(self),
            NoteFlow(self),
            FormFlow(self),
            IdentityFlow(self),
            AttachmentFlow(self),
            ErasingFlow(self),
            ConsentFlow(self),
            ReferralFlow(self),
            cards,
            DirectoryFlow(self),
            LawFlow(self),
        )
        return {name: place for flow in flows for name, place in flow.places.items()}

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
            kept = DirectoryRecords(self.session, self.failed)
            kept.load(self._directory_opened)
            self._around.directory.vault = kept
            return
        self._around.directory.vault, self._around.directory.changed = NoVault(), ()
        self.watch.stop()
        self.tabs.clear()
        for dialog in QApplication.topLevelWidgets():
            if dialog is not self and dialog.isVisible():
                dialog.close()
        here = self._places[self._place[0]]
        if self._place[0] in ("law", "law-verify"):
            # Who verified a fact and how goes from the screen; the sentences that were typed stay.
            self.go(*self._place)
        elif here.rail == "directory":
            # Confidential rows, notes and free beds go from the screen; what was asked stays.
            self.go("directory", AGAIN)
        elif here.records:
            self.go("start")
        elif self._place[0] == "cards-review":
            # The same replies, without the cases they could be saved to.
            self.go("cards-review")
        self.notice.hide()

    def _directory_opened(self) -> None:
        """The vault's part of the directory was read: what was begun is finished, and the list shows what came in."""
        try:
            self._around.directory.own.hide_what_the_vault_has()
        except WaymarkError as error:
            self.tell(error)
        directory = self._around.directory
        aside = directory.aside()

        def look() -> tuple[str, ...]:
            try:
                return aside.look_for_changes()
            finally:
                aside.close()

        def looked(changed: tuple[str, ...]) -> None:
            # What was found out for records that were locked again meanwhile is told to nobody.
            if directory.vault is aside.vault:
                directory.changed = changed
                if self._place[0] == "directory":
                    self.go("directory", AGAIN)
                elif self._place[0] == "law":
                    self.go(*self._place)

        self._around.background.run(look, looked, self.failed)

    def _drafts(self) -> list[Draft]:
        """Text of the page that was not saved yet."""
        page = self.page
        if not isinstance(page, KeepsDraft) or not (fields := page.unsaved()):
            return []
        return [Draft(page.draft_place, page.case_id, fields)]

    def _unless_gone(self, done: Callable[[_T], Any]) -> Callable[[_T], None]:
        goal = self._goal

        def still_there(result: _T) -> None:
            if self._goal is goal:
                done(result)

        return still_there

    def _set(self, name: str, value: str) -> None:
        try:
            self._changed(name, value)
        except WaymarkError as error:
            self.tell(error)
            return
        self.rebuild()


SHORTCUTS: dict[str, Callable[[Window], None]] = {
    "Ctrl+Tab": lambda window: window.tabs.turn(1),
    "Ctrl+Shift+Tab": lambda window: window.tabs.turn(-1),
    "Ctrl+W": lambda window: window.tabs.close_current(),
}
"""Keys for the tabs of cases, wherever one types."""
