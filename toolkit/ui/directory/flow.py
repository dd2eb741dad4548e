"""The ways between the directory's pages, and what each does to the directory. None of them needs the records."""

from __future__ import annotations

from pathlib import Path

from toolkit.domain.directory.query import Query
from toolkit.domain.errors import WaymarkError
from toolkit.ui.directory.files import ask_place
from toolkit.ui.directory.import_page import ImportPage
from toolkit.ui.directory.page import DirectoryPage
from toolkit.ui.directory.service_page import ServicePage
from toolkit.ui.stage import Place, Places, Stage

AGAIN = object()
"""Instead of a query: what was asked last."""


class DirectoryFlow:
    """The list, a service, an import."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._query = Query()

    @property
    def places(self) -> Places:
        """The places directory (a query, AGAIN or nothing), service (its id), import."""
        return {
            "directory": Place(self._list, rail="directory"),
            "service": Place(self._service, _again, rail="directory"),
            "import": Place(self._import, _again, rail="directory"),
        }

    def _list(self, about: object) -> None:
        if about is not AGAIN:
            self._query = about if isinstance(about, Query) else Query()
        page = DirectoryPage(self._stage.around, self._query)
        page.chosen.connect(lambda service: self._choose(page, service))
        page.import_wanted.connect(lambda: self._stage.go("import"))
        page.export_wanted.connect(lambda: self._export(page))
        page.match_wanted.connect(lambda: self._stage.go("find"))
        page.failed.connect(self._stage.tell)
        self._stage.show_page(page, "directory", AGAIN)
        page.search.setFocus()

    def _choose(self, page: DirectoryPage, service: str) -> None:
        self._query = page.query
        self._stage.go("service", service)

    def _back(self) -> None:
        self._stage.go("directory", AGAIN)

    def _service(self, about: object) -> None:
        service = str(about)
        page = ServicePage(self._stage.around, service)
        page.left.connect(self._back)
        page.verified.connect(lambda told: self._verify(service, *told))
        page.pin_wanted.connect(lambda pinned: self._pin(service, pinned))
        self._stage.show_page(page, "service", service)

    def _verify(self, service: str, who: str, number: str, changed: str) -> None:
        around = self._stage.around
        try:
            by = self._stage.session.user or "responder"
            around.directory.verify(service, by, f"called; {who} answered", changed, number, who)
        except WaymarkError as error:
            self._stage.tell(error)
            return
        self._stage.go("service", service)
        self._stage.say(around.words.say("Noted: verified today, for 90 days."))

    def _pin(self, service: str, pinned: bool) -> None:
        try:
            self._stage.around.directory.pin(service, pinned)
        except WaymarkError as error:
            self._stage.tell(error)
            return
        self._stage.go("service", service)

    def _import(self, _about: object) -> None:
        page = ImportPage(self._stage.around)
        page.left.connect(self._back)
        page.failed.connect(self._stage.failed)
        page.done.connect(self._imported)
        self._stage.show_page(page, "import")

    def _imported(self) -> None:
        self._stage.go("directory")
        self._stage.say(self._stage.around.words.say("Imported."))

    def _export(self, page: DirectoryPage) -> None:
        around = self._stage.around
        path = ask_place(page, around, around.directory.file_name())
        if path is not None:
            around.background.run(lambda: self._write(path), lambda _: self._exported(path), self._stage.failed)

    def _write(self, path: Path) -> None:
        directory = self._stage.around.directory.aside()
        try:
            directory.export_to(path, "hsds-zip")
        finally:
            directory.close()

    def _exported(self, path: Path) -> None:
        self._stage.say(self._stage.around.words.say("Saved as {name}.", name=path.name))


def _again(_about: object) -> tuple[str, object]:
    return "directory", AGAIN
