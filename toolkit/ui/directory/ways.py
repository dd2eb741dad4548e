"""The ways between the directory's pages, and what each does to the directory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from toolkit.domain.directory.query import Query
from toolkit.domain.errors import WaymarkError
from toolkit.ui.directory.files import ask_place
from toolkit.ui.directory.import_page import ImportPage
from toolkit.ui.directory.page import DirectoryPage
from toolkit.ui.directory.service_page import ServicePage

if TYPE_CHECKING:
    from toolkit.ui.window import Window

BELOW_DIRECTORY = ("service", "import")
"""Places from which Escape goes back to the list."""


class DirectoryWays:
    """Makes the directory's pages for a window, and remembers what was last asked."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._query = Query()

    def places(self, about: object) -> dict[str, Callable[[], QWidget]]:
        """How each place of the directory is made."""
        return {
            "directory": lambda: self._list(about),
            "service": lambda: self._service(str(about)),
            "import": self._import,
        }

    def back(self) -> None:
        """To the list, as it was asked last."""
        self._window.go("directory", self._query)

    def _list(self, about: object) -> QWidget:
        self._query = about if isinstance(about, Query) else Query()
        page = DirectoryPage(self._window.around, self._query)
        page.chosen.connect(lambda service: self._choose(page, service))
        page.import_wanted.connect(lambda: self._window.go("import"))
        page.export_wanted.connect(self._export)
        page.failed.connect(self._window.tell)
        return page

    def _choose(self, page: DirectoryPage, service: str) -> None:
        self._query = page.query
        self._window.go("service", service)

    def _service(self, service: str) -> QWidget:
        page = ServicePage(self._window.around, service)
        page.left.connect(self.back)
        page.verified.connect(lambda told: self._verify(service, *told))
        page.pin_wanted.connect(lambda pinned: self._pin(service, pinned))
        return page

    def _verify(self, service: str, who: str, number: str, changed: str) -> None:
        around = self._window.around
        try:
            around.directory.verify(service, "responder", f"called; {who} answered", changed, number, who)
        except WaymarkError as error:
            self._window.tell(error)
            return
        self._window.go("service", service)
        self._window.say(around.words.say("Noted: verified today, for 90 days."))

    def _pin(self, service: str, pinned: bool) -> None:
        try:
            self._window.around.directory.pin(service, pinned)
        except WaymarkError as error:
            self._window.tell(error)
            return
        self._window.go("service", service)

    def _import(self) -> QWidget:
        page = ImportPage(self._window.around)
        page.left.connect(self.back)
        page.failed.connect(self._window.failed)
        page.done.connect(self._imported)
        return page

    def _imported(self) -> None:
        self._window.go("directory")
        self._window.say(self._window.around.words.say("Imported."))

    def _export(self) -> None:
        around = self._window.around
        path = ask_place(self._window, around, around.directory.file_name())
        if path is not None:
            around.background.run(lambda: self._write(path), lambda _: self._exported(path), self._window.failed)

    def _write(self, path: Path) -> None:
        directory = self._window.around.directory.aside()
        try:
            directory.export_to(path, "hsds-zip")
        finally:
            directory.close()

    def _exported(self, path: Path) -> None:
        self._window.say(self._window.around.words.say("Saved as {name}.", name=path.name))
