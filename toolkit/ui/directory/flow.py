"""The ways between the directory's pages, and what each does to the directory. Finding needs no records; whatever
changes the directory but a call that is noted does.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.domain.directory.query import Query
from toolkit.services.directory.by_hand import Said
from toolkit.services.directory.numbers import Finding
from toolkit.services.directory.overlay import CONFIDENTIAL
from toolkit.ui.directory.edit_page import EditPage
from toolkit.ui.directory.files import ask_place
from toolkit.ui.directory.import_page import ImportPage
from toolkit.ui.directory.numbers_page import NumbersPage
from toolkit.ui.directory.page import DirectoryPage
from toolkit.ui.directory.paper_page import PaperListPage
from toolkit.ui.directory.records import DirectoryRecords
from toolkit.ui.directory.service_page import ServicePage
from toolkit.ui.directory.signers_page import SignersPage
from toolkit.ui.law.page import LawAt
from toolkit.ui.sheet.paper_door import Outgoing
from toolkit.ui.stage import Place, Places, Stage, did

AGAIN = object()
"""Instead of a query: what was asked last."""


class DirectoryFlow:
    """The list, a service, an import, a list on paper, what is written by hand, the trusted signers."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._query = Query()

    @property
    def places(self) -> Places:
        """The places directory (a query, AGAIN or nothing), service (its id), service-edit (its id), service-new,
        import, signers, numbers, list (a query).
        """
        return {
            "directory": Place(self._list, rail="directory"),
            "service": Place(self._service, _again, rail="directory"),
            "import": Place(self._import, _again, rail="directory"),
            "numbers": Place(self._numbers, _again, rail="directory"),
            "list": Place(self._paper, _again, rail="directory"),
            "service-new": Place(self._new, _again, records=True, rail="directory"),
            "service-edit": Place(self._edit, lambda about: ("service", about), records=True, rail="directory"),
            "signers": Place(self._signers, _again, records=True, rail="directory"),
        }

    def _list(self, about: object) -> None:
        if about is not AGAIN:
            self._query = about if isinstance(about, Query) else Query()
        page = DirectoryPage(self._stage.around, self._query)
        page.asked.connect(self._remember)
        page.chosen.connect(lambda service: self._stage.go("service", service))
        page.pin_wanted.connect(lambda service, pinned: did(self._stage,
            lambda: self._stage.around.directory.pin(service, pinned), page.refresh))  # fmt: skip
        page.import_wanted.connect(lambda: self._stage.go("import"))
        page.export_wanted.connect(lambda: self._export(page))
        page.list_wanted.connect(lambda: self._stage.go("list", page.query))
        page.add_wanted.connect(lambda: self._stage.go("service-new"))
        page.vouched.connect(self._vouch)
        page.numbers_wanted.connect(lambda: self._stage.go("numbers"))
        page.signers_wanted.connect(lambda: self._stage.go("signers"))
        page.law_wanted.connect(lambda: self._stage.go("law", LawAt(back=("directory", AGAIN))))
        page.match_wanted.connect(lambda: self._stage.go("find"))
        page.failed.connect(self._stage.tell)
        self._stage.show_page(page, "directory", AGAIN)
        page.search.setFocus()

    def _remember(self, query: Query) -> None:
        self._query = query

    def _vouch(self) -> None:
        directory = self._stage.around.directory
        did(self._stage, directory.that_was_us, self._back)

    def _back(self) -> None:
        self._stage.go("directory", AGAIN)

    # -- one service

    def _service(self, about: object) -> None:
        service = str(about)
        directory = self._stage.around.directory
        page = ServicePage(self._stage.around, service)
        page.left.connect(self._back)
        page.verified.connect(lambda told: self._verify(service, *told))
        page.pin_wanted.connect(lambda pinned: did(self._stage, lambda: directory.pin(service, pinned), again))
        kept = page.kept

        def again() -> None:
            self._stage.go("service", service)

        kept.noted.connect(lambda text: self._note(service, text))
        kept.beds.connect(lambda count: did(self._stage, lambda: directory.set_beds(service, count), again))
        kept.edit.connect(lambda: self._stage.go("service-edit", service))
        kept.take_back.connect(lambda: did(self._stage, lambda: directory.own.take_back(service), again))
        kept.hide_it.connect(lambda: self._hide(service))
        kept.make_public.connect(lambda: did(self._stage, lambda: directory.own.make_public(service), again))
        kept.remove.connect(lambda: did(self._stage, lambda: directory.own.remove(service), self._back))
        kept.unlock.connect(lambda: self._stage.go("unlock"))
        self._stage.show_page(page, "service", service)

    def _verify(self, service: str, who: str, number: str, changed: str) -> None:
        around, by = self._stage.around, self._stage.session.user or "responder"
        done = did(
            self._stage,
            lambda: around.directory.verify(service, by, f"called; {who} answered", changed, number, who),
            lambda: self._stage.go("service", service),
        )
        if done:
            days = around.directory.own.valid_days
            self._stage.say(around.words.say("Noted: verified today, for {days} days.", days=days))

    def _note(self, service: str, text: str) -> None:
        # A page that goes because the records were locked has nothing left to write into.
        if self._stage.session.is_open:
            around = self._stage.around
            did(self._stage, lambda: around.directory.note(service, text),
                     lambda: self._stage.say(around.words.say("The note is kept.")))  # fmt: skip

    def _hide(self, service: str) -> None:
        """First into the records; only what is written there leaves the directory."""
        around = self._stage.around
        vault = around.directory.vault
        assert isinstance(vault, DirectoryRecords)  # noqa: S101  (it is only asked for while they are open)

        def written() -> None:
            if did(self._stage, lambda: around.directory.own.hide(service), lambda: self._stage.go("service", service)):
                self._stage.say(around.words.say("Confidential now: only in the records."))

        body = around.directory.own.as_confidential(service)
        vault.put_then(service, CONFIDENTIAL, body, written)

    def _new(self, _about: object) -> None:
        page = EditPage(self._stage.around)
        page.left.connect(self._back)
        page.kept.connect(self._add)
        self._stage.show_page(page, "service-new")

    def _add(self, said: Said, confidential: bool) -> None:
        around, added = self._stage.around, [""]

        def add() -> None:
            added[0] = around.directory.own.add(said, confidential)

        if did(self._stage, add, lambda: self._stage.go("service", added[0])):
            self._stage.say(around.words.say("Added. Call it, and note who answered, before you rely on it."))

    def _edit(self, about: object) -> None:
        service = str(about)
        page = EditPage(self._stage.around, service)
        own = self._stage.around.directory.own
        page.left.connect(lambda: self._stage.go("service", service))
        page.kept.connect(lambda said, _on: did(self._stage,
            lambda: own.correct(service, said), lambda: self._stage.go("service", service)))  # fmt: skip
        self._stage.show_page(page, "service-edit", service)

    def _numbers(self, _about: object) -> None:
        aside = self._stage.around.directory.aside

        def look() -> list[Finding]:
            directory = aside()
            try:
                return directory.check()
            finally:
                directory.close()

        self._stage.aside(look, self._show_numbers)

    def _show_numbers(self, findings: list[Finding]) -> None:
        page = NumbersPage(self._stage.around, findings)
        page.left.connect(self._back)
        page.chosen.connect(lambda service: self._stage.go("service", service))
        self._stage.show_page(page, "numbers")

    # -- whose updates are believed

    def _signers(self, _about: object) -> None:
        around = self._stage.around
        page = SignersPage(around)
        page.left.connect(self._back)
        page.failed.connect(self._stage.tell)
        page.pin_wanted.connect(lambda path, name: did(self._stage,
            lambda: around.directory.pin_signer(path, name), lambda: self._stage.go("signers")))  # fmt: skip
        page.unpin_wanted.connect(lambda key: did(self._stage,
            lambda: around.directory.unpin_signer(key), lambda: self._stage.go("signers")))  # fmt: skip
        page.days_wanted.connect(lambda days: did(self._stage,
            lambda: around.directory.own.set_valid_days(days), lambda: self._stage.go("signers")))  # fmt: skip
        self._stage.show_page(page, "signers")

    # -- in and out

    def _import(self, _about: object) -> None:
        page = ImportPage(self._stage.around, self._imported, self._stage.failed)
        page.left.connect(self._back)
        self._stage.show_page(page, "import")

    def _imported(self) -> None:
        # Whoever went elsewhere meanwhile stays there.
        if isinstance(self._stage.page, ImportPage):
            self._stage.go("directory")
        elif isinstance(self._stage.page, DirectoryPage):
            self._back()
        self._stage.say(self._stage.around.words.say("Imported."))

    def _paper(self, about: object) -> None:
        query = about if isinstance(about, Query) else self._query
        around = self._stage.around
        page = PaperListPage(around, query)
        page.left.connect(self._back)
        page.wanted.connect(lambda order: self._stage.go("preview", Outgoing(
            lambda: around.sheets.pdf(order, around.words.tag), order.paper, ("list", query))))  # fmt: skip
        self._stage.show_page(page, "list", query)

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
