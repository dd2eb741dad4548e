"""A whole run of the window over records full of canaries: unlocked, looked through, typed in, printed, saved and
cancelled, locked, unlocked, and then killed in the middle of writing. Run with an empty home: `canary_run COUNT PREFIX`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMarginsF, QTimer
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.security.vaults import PASSPHRASE, ROOT, service
from toolkit.app.bootstrap import assemble
from toolkit.app.window_start import keep_qt_settings_off_disk, make_window
from toolkit.domain.answers import Circumstances
from toolkit.domain.case import Before, ConsentToRecord, Given, SheetHow
from toolkit.domain.definitions.facts import Basis, Value
from toolkit.domain.history import Why
from toolkit.domain.page import PagePicture
from toolkit.domain.sheet import Paper
from toolkit.platform.process import forbid_dumps
from toolkit.services.records import OpenRecords
from toolkit.services.screening import fact_answer
from toolkit.ui.attachments.list_page import AttachmentsPage
from toolkit.ui.attachments.view_page import AttachmentPage
from toolkit.ui.cases.case_page import CasePage
from toolkit.ui.identity.door_page import IdentityDoorPage
from toolkit.ui.identity.page import IdentityPage
from toolkit.ui.screening.outcome_page import OutcomePage
from toolkit.ui.sheet.printing import draw_pages
from toolkit.ui.window import Window

BUILD = ROOT / "build"
FREE = Circumstances(alone=True, safe=True, understood=True)


class FilePrinters:
    """The machine's printers, where the only one prints to a file."""

    def names(self) -> list[str]:
        return ["File"]

    def print(self, name: str, job: str, pages: Iterable[PagePicture], paper: Paper, copies: int) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(Path.home() / "papers" / f"{job}.pdf"))
        printer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
        )
        draw_pages(printer, job, pages, paper)


def wait(app: QApplication, holds: Callable[[], bool]) -> None:
    while not holds():
        app.processEvents()


def fill(records: OpenRecords, canaries: list[str]) -> str:
    """Canaries in every field that takes text: what the window types and what only the store knows."""
    consent = ConsentToRecord(Given.SPOKEN, "ti", understood=True)
    for place in range(0, len(canaries), 5):
        interpreter, why, identity, note, by = canaries[place : place + 5]
        case = records.cases.open_case(Before(FREE, interpreter, "ti"), consent)
        records.cases.settle(case.id, "10.do.1", "not_done", why)
        records.vault.shared.put_identity(case.id, {"name": identity, "aliases": [identity]})
        records.vault.shared.put(f"note-{place}", "note", {"text": note}, case.id, "create")
        answer = replace(fact_answer("means.coercion.force", Value.YES, FREE, "", Basis.OWN_WORDS), draft_language=by)
        records.screenings.add(case.id, [answer])
        records.cases.give_sheet(case.id, "ti", SheetHow.SHOWN)
    attach(records, case.id, canaries)
    return case.id


def attach(records: OpenRecords, case_id: str, canaries: list[str]) -> None:
    """A text and a picture full of canaries, from files that lie where nobody searches, and are gone afterwards."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        note, scan = Path(folder) / f"{canaries[0]}.txt", Path(folder) / f"{canaries[0]}.png"
        note.write_text("\n".join(canaries * 200), "utf-8")
        image = QImage(40, 30, QImage.Format.Format_RGB32)
        image.setText("Author", canaries[0])
        assert image.save(str(scan))
        for file in (note, scan):
            records.attachments.add(case_id, file, canaries[-1], lambda _count: None)


def look_through(app: QApplication, window: Window, case_id: str, canary: str) -> None:
    for place, about in (("case", case_id), ("outcome", case_id), ("element", (case_id, "means")), ("duties", case_id),
                         ("history", case_id), ("history", None), ("attachments", case_id), ("erasing", case_id),
                         ("retention", None), ("case", case_id)):  # fmt: skip
        before = window.page
        window.go(place, about)
        wait(app, lambda before=before: window.page is not before)
        window.grab()
    sealed(app, window, case_id, canary)
    window.go("outcome", case_id)
    wait(app, lambda: isinstance(window.page, OutcomePage))
    row = next(iter(window.page.duties.rows.values()))
    row.why_not.click()
    QTest.keyClicks(row.why, canary)
    assert isinstance(window.page, OutcomePage)


def sealed(app: QApplication, window: Window, case_id: str, canary: str) -> None:
    """Every attachment looked at; the identity opened, typed into and left without saving."""
    window.go("attachments", case_id)
    wait(app, lambda: isinstance(window.page, AttachmentsPage))
    for attachment in list(window.page.look):
        window.go("attachment", (case_id, attachment))
        wait(app, lambda: isinstance(window.page, AttachmentPage) and window.page.content.count() > 0)
        window.grab()
        window.go("attachments", case_id)
        wait(app, lambda: isinstance(window.page, AttachmentsPage))
    window.go("identity", case_id)
    wait(app, lambda: isinstance(window.page, IdentityDoorPage))
    window.page.reasons[Why.WRITE].click()
    wait(app, lambda: isinstance(window.page, IdentityPage))
    QTest.keyClicks(window.page.blocks["names"].editor.text, canary)
    window.grab()


def papers(app: QApplication, window: Window) -> None:
    window.go("sheet", "ti")
    window.page.print.click()
    window.page.print_it.click()
    wait(app, lambda: type(window.page).__name__ == "PreviewPage")
    window.page.send.click()
    wait(app, lambda: any((Path.home() / "papers").iterdir()))

    def cancel() -> None:
        dialog = app.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.reject()

    QTimer.singleShot(100, cancel)
    window.go("sheet", "ti")
    window.page.save.click()


def main(count: int, prefix: str) -> None:
    forbid_dumps()
    keep_qt_settings_off_disk()
    canaries = [f"{prefix}{number:03d}" for number in range(count)]
    (Path.home() / "papers").mkdir()
    app = QApplication(["waymark"])
    program = assemble()
    program.__dict__["vault"] = service()
    folder = program.data / "records"
    service().create(folder, "Ada", PASSPHRASE, practice=False)
    with service().opened(folder, "Ada", PASSPHRASE) as opened:
        case_id = fill(OpenRecords(opened), canaries)
    window = make_window(app, program, FilePrinters())
    window.show()
    for _ in range(2):
        window.session.unlock(
            folder, "Ada", bytearray(PASSPHRASE, "utf-8"), lambda: window.go("case", case_id), window.failed
        )
        wait(app, lambda: isinstance(window.page, CasePage))
        look_through(app, window, case_id, canaries[0])
        window.lock()
    papers(app, window)
    window.session.unlock(folder, "Ada", bytearray(PASSPHRASE, "utf-8"), lambda: None, window.failed)
    wait(app, lambda: window.session.is_open)

    def write_on(records: OpenRecords) -> None:
        os.write(1, b"writing\n")
        for canary in canaries * 1000:
            records.cases.settle(case_id, "10.do.1", "not_done", canary * 200)

    window.run(write_on, lambda _: None)
    app.processEvents()
    while True:
        app.processEvents()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
