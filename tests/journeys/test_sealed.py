"""What is sealed, attached and erased, by real clicks and keys: the identity that asks why and closes by itself,
attachments looked at from memory, a case erased after its code was typed, the history narrowed down and on paper.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, PaperTray, click, picture, text_at, type_in, wait_for
from tests.journeys.test_forms import unlocked
from tests.journeys.test_pictures import cut_off
from tests.journeys.test_records import shown, unlock
from tests.security.raw_pages import raw
from tests.security.vaults import PASSPHRASE, service
from toolkit.app.bootstrap import Program
from toolkit.domain.case import Before, ClosedBecause, ConsentToRecord, Given, Status
from toolkit.domain.history import Why
from toolkit.domain.sheet import SheetOrder
from toolkit.services.records import OpenRecords
from toolkit.storage.compartment import identities_path, records_path
from toolkit.ui.attachments.list_page import AttachmentsPage
from toolkit.ui.attachments.view_page import AttachmentPage
from toolkit.ui.cases.case_page import CasePage
from toolkit.ui.cases.history_page import HistoryPage
from toolkit.ui.cases.list_page import CasesPage
from toolkit.ui.erasing.page import ErasingPage
from toolkit.ui.erasing.retention_page import RetentionPage
from toolkit.ui.identity.door_page import IdentityDoorPage
from toolkit.ui.identity.page import IdentityPage
from toolkit.ui.sheet.preview_page import PreviewPage
from toolkit.ui.start.page import StartPage
from toolkit.ui.window import Window

__all__ = ["unlocked"]

CANARY = "canary7f3k2m9q"


def part(qtbot: QtBot, window: Window, place: str) -> None:
    case = window.page
    assert isinstance(case, CasePage)
    click(qtbot, case.parts[place])


def open_identity(qtbot: QtBot, window: Window, why: Why = Why.WRITE) -> IdentityPage:
    part(qtbot, window, "identity")
    door = wait_for(qtbot, window, IdentityDoorPage)
    click(qtbot, door.reasons[why])
    return wait_for(qtbot, window, IdentityPage)


def choose(path: Path | None) -> None:
    """In the dialog that opens next, type this file's name, or leave it."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        if path is None:
            dialog.reject()
            return
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText(str(path))
        dialog.accept()

    QTimer.singleShot(200, answer)


def notice(qtbot: QtBot, window: Window, holds: Callable[[str], bool]) -> str:
    qtbot.waitUntil(lambda: window.notice.isVisible() and holds(window.notice.text()), timeout=20_000)
    return window.notice.text()


def photo(tmp_path: Path, name: str = "a.jpg", turn: int = 1) -> Path:
    marks = Image.Exif()
    marks[0x010F], marks[0x0112] = CANARY, turn
    image = Image.new("RGB", (240, 120), "white")
    image.paste((200, 30, 40), (0, 0, 120, 120))
    image.save(tmp_path / name, exif=marks)
    return tmp_path / name


def attach(qtbot: QtBot, window: Window, path: Path, note: str = "") -> AttachmentsPage:
    page = window.page
    assert isinstance(page, AttachmentsPage)
    type_in(qtbot, page.note, note)
    choose(path)
    click(qtbot, page.choose)
    qtbot.waitUntil(lambda: window.page is not page, timeout=20_000)
    assert window.notice.text() == "Attached."
    return wait_for(qtbot, window, AttachmentsPage)


# Who the person is


def test_an_identity_asks_why_is_written_and_there_again_and_each_look_is_recorded(
    qtbot: QtBot, unlocked: Window
) -> None:
    page = open_identity(qtbot, unlocked)
    type_in(qtbot, page.blocks["names"].editor.text, "ሰላም Selam")
    type_in(qtbot, page.blocks["birth_date"].editor.day, "1.2.1999")
    assert page.state.text() == "Not saved yet"
    click(qtbot, page.save)
    qtbot.waitUntil(lambda: page.state.text() == "Saved", timeout=5_000)
    click(qtbot, page.back)
    case = wait_for(qtbot, unlocked, CasePage)
    assert "Selam" not in shown(case)
    assert "Selam" not in unlocked.windowTitle()
    page = open_identity(qtbot, unlocked, Why.REACH)
    assert page.blocks["names"].editor.value() == "ሰላም Selam"
    assert page.blocks["birth_date"].editor.value()["day"] == "1999-02-01"
    click(qtbot, page.back)
    wait_for(qtbot, unlocked, CasePage)
    part(qtbot, unlocked, "history")
    history = wait_for(qtbot, unlocked, HistoryPage)
    told = [history.rows.item(row, 4).text() for row in range(history.rows.rowCount())]
    assert "To reach the person" in told
    assert not any("Selam" in text for text in told)


def test_leaving_the_door_records_no_look(qtbot: QtBot, unlocked: Window) -> None:
    part(qtbot, unlocked, "identity")
    door = wait_for(qtbot, unlocked, IdentityDoorPage)
    assert "This is recorded" in shown(door)
    qtbot.keyClick(door, Qt.Key.Key_Escape)
    wait_for(qtbot, unlocked, CasePage)
    part(qtbot, unlocked, "history")
    history = wait_for(qtbot, unlocked, HistoryPage)
    told = [history.rows.item(row, 3).text() for row in range(history.rows.rowCount())]
    assert "Identity looked at" not in told


def test_it_closes_by_itself_and_what_was_typed_waits_in_the_sealed_file(
    qtbot: QtBot, unlocked: Window, tmp_path: Path
) -> None:
    page = open_identity(qtbot, unlocked)
    assert page.closing.timer.interval() == 60_000
    assert page.closing.timer.isActive()
    type_in(qtbot, page.blocks["names"].editor.text, CANARY)
    assert page.closing.timer.remainingTime() > 59_000, "a key begins the minute anew"
    page.closing.timer.start(1)
    case = wait_for(qtbot, unlocked, CasePage)
    assert "nobody touched it" in notice(qtbot, unlocked, lambda _: True)
    assert CANARY not in shown(case)
    page = open_identity(qtbot, unlocked)
    assert page.blocks["names"].editor.value() == CANARY
    assert page.state.text() == "Not saved yet"
    unlocked.lock()
    wait_for(qtbot, unlocked, StartPage)
    unlocked.session.stop([])
    place = tmp_path / "data" / "records"
    with service().opened(place, "Ada", PASSPHRASE) as vault:
        (folder, keys) = vault.places()[0]
        assert CANARY.encode() not in raw(records_path(folder), keys.records)
        assert CANARY.encode() in raw(identities_path(folder), keys.identities)


def test_locking_while_one_types_keeps_it_where_the_identity_lies(
    qtbot: QtBot, unlocked: Window, tmp_path: Path
) -> None:
    page = open_identity(qtbot, unlocked)
    type_in(qtbot, page.blocks["phone"].editor.text, CANARY)
    unlocked.lock()
    wait_for(qtbot, unlocked, StartPage)
    unlocked.session.stop([])
    with service().opened(tmp_path / "data" / "records", "Ada", PASSPHRASE) as vault:
        (folder, keys) = vault.places()[0]
        assert CANARY.encode() not in raw(records_path(folder), keys.records)
        records = OpenRecords(vault)
        (case,) = records.cases.all()
        assert records.identities.look(case.id, Why.WRITE).draft == {"phone": CANARY}


def test_another_language_of_the_interface_closes_it_behind_the_door(qtbot: QtBot, unlocked: Window) -> None:
    page = open_identity(qtbot, unlocked)
    type_in(qtbot, page.blocks["names"].editor.text, "half")
    box = unlocked.rail.language
    box.setCurrentIndex(box.findData("fr"))
    box.activated.emit(box.currentIndex())
    door = wait_for(qtbot, unlocked, IdentityDoorPage)
    click(qtbot, door.reasons[Why.WRITE])
    page = wait_for(qtbot, unlocked, IdentityPage)
    assert page.blocks["names"].editor.value() == "half"


def test_a_wrong_date_is_told_at_the_field_and_the_rest_is_saved(qtbot: QtBot, unlocked: Window) -> None:
    page = open_identity(qtbot, unlocked)
    type_in(qtbot, page.blocks["names"].editor.text, "Selam")
    type_in(qtbot, page.blocks["birth_date"].editor.day, "31.2.1999")
    click(qtbot, page.save)
    qtbot.waitUntil(lambda: not page.blocks["names"].changed, timeout=5_000)
    assert page.blocks["birth_date"].problem.text()
    assert page.blocks["birth_date"].editor.day.text() == "31.2.1999"
    click(qtbot, page.back)
    wait_for(qtbot, unlocked, CasePage)
    page = open_identity(qtbot, unlocked)
    assert page.blocks["birth_date"].editor.day.text() == "31.2.1999", "nothing that was typed is lost"
    assert page.blocks["names"].editor.value() == "Selam"


def test_a_photograph_is_made_small_and_drawn_anew(qtbot: QtBot, unlocked: Window, tmp_path: Path) -> None:
    page = open_identity(qtbot, unlocked)
    choose(photo(tmp_path, turn=6))
    click(qtbot, page.choose)
    qtbot.waitUntil(lambda: page.take_out.isVisible(), timeout=5_000)
    picture(unlocked, "sealed-identity-photo")
    click(qtbot, page.back)
    wait_for(qtbot, unlocked, CasePage)
    page = open_identity(qtbot, unlocked)
    kept = page._view.photo
    assert CANARY.encode() not in kept
    assert Image.open(io.BytesIO(kept)).size == (120, 240), "turned upright"
    choose(tmp_path / "no.jpg")
    (tmp_path / "no.jpg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    click(qtbot, page.choose)
    assert "no picture" in notice(qtbot, unlocked, lambda _: True)
    click(qtbot, page.take_out)
    qtbot.waitUntil(lambda: page.no_photo.isVisible(), timeout=5_000)


def test_it_closes_by_itself_behind_a_file_dialog_too(qtbot: QtBot, unlocked: Window) -> None:
    page = open_identity(qtbot, unlocked)
    QTimer.singleShot(200, lambda: page.closing.timer.start(1))
    click(qtbot, page.choose)
    wait_for(qtbot, unlocked, CasePage)
    assert QApplication.activeModalWidget() is None


# Attachments


def test_a_picture_is_attached_looked_at_upright_and_removed(qtbot: QtBot, unlocked: Window, tmp_path: Path) -> None:
    part(qtbot, unlocked, "attachments")
    wait_for(qtbot, unlocked, AttachmentsPage)
    page = attach(qtbot, unlocked, photo(tmp_path, f"{CANARY}.jpg", turn=6), "scar, left arm")
    assert "Picture" in shown(page)
    assert "scar, left arm" in shown(page)
    assert CANARY not in shown(page)
    (attachment,) = page.look
    click(qtbot, page.look[attachment])
    view = wait_for(qtbot, unlocked, AttachmentPage)
    qtbot.waitUntil(lambda: view.content.count() == 1, timeout=5_000)
    drawn = view.content.itemAt(0).widget()._image
    assert (drawn.width(), drawn.height()) == (120, 240)
    assert drawn.pixelColor(60, 30).red() > 180
    assert drawn.pixelColor(60, 30).green() < 80, "turned by a quarter to the right: the red half is above"
    click(qtbot, view.back)
    page = wait_for(qtbot, unlocked, AttachmentsPage)
    click(qtbot, page.remove[attachment])
    click(qtbot, page.really[attachment])
    assert notice(qtbot, unlocked, lambda text: text == "Removed.")
    page = wait_for(qtbot, unlocked, AttachmentsPage)
    assert page.look == {}


def test_a_pdf_is_leafed_through_and_a_text_read_plain(
    qtbot: QtBot, unlocked: Window, tmp_path: Path, program: Program
) -> None:
    (tmp_path / "a.pdf").write_bytes(two_pages(program))
    (tmp_path / "a.txt").write_text("<b>not bold</b> \u202eturned", "utf-8")
    part(qtbot, unlocked, "attachments")
    wait_for(qtbot, unlocked, AttachmentsPage)
    attach(qtbot, unlocked, tmp_path / "a.pdf")
    page = attach(qtbot, unlocked, tmp_path / "a.txt")
    text, pdf = page.look
    click(qtbot, page.look[text])
    view = wait_for(qtbot, unlocked, AttachmentPage)
    qtbot.waitUntil(lambda: view.content.count() == 1, timeout=5_000)
    assert view.text.toPlainText() == "<b>not bold</b> turned"
    click(qtbot, view.back)
    page = wait_for(qtbot, unlocked, AttachmentsPage)
    click(qtbot, page.look[pdf])
    view = wait_for(qtbot, unlocked, AttachmentPage)
    qtbot.waitUntil(lambda: view.content.count() == 1, timeout=20_000)
    assert not view.before.isEnabled()
    first = view.number.text()
    click(qtbot, view.after)
    qtbot.waitUntil(lambda: view.number.text() != first, timeout=20_000)
    picture(unlocked, "sealed-attachment-pdf")


def two_pages(program: Program) -> bytes:
    from toolkit.domain.sheet import BatchLine

    return program.sheets.book([BatchLine(SheetOrder("ar")), BatchLine(SheetOrder("en"))], "en", lambda _done: None)


def test_a_picture_that_would_fill_the_memory_is_kept_and_not_shown(
    qtbot: QtBot, unlocked: Window, tmp_path: Path
) -> None:
    """A hundred million points in 100 KB, which is as many as are taken."""
    (tmp_path / "a.png").write_bytes(flat_png(10_000))
    part(qtbot, unlocked, "attachments")
    wait_for(qtbot, unlocked, AttachmentsPage)
    page = attach(qtbot, unlocked, tmp_path / "a.png")
    (attachment,) = page.look
    click(qtbot, page.look[attachment])
    view = wait_for(qtbot, unlocked, AttachmentPage)
    qtbot.waitUntil(lambda: "cannot be shown here. It is kept." in shown(view), timeout=20_000)


def flat_png(side: int) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">L4s", len(content), name) + content + struct.pack(">L", zlib.crc32(name + content))

    head = struct.pack(">LLBBBBB", side, side, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(10_000_000)))
        + chunk(b"IEND", b"")
    )


def test_a_case_is_erased_with_the_keyboard_alone(qtbot: QtBot, unlocked: Window) -> None:
    code = unlocked.page._view.case.code  # type: ignore[attr-defined]
    unlocked.page.parts["erasing"].setFocus()  # type: ignore[attr-defined]
    qtbot.keyClick(unlocked.page.parts["erasing"], Qt.Key.Key_Space)  # type: ignore[attr-defined]
    erasing = wait_for(qtbot, unlocked, ErasingPage)
    assert unlocked.focusWidget() is erasing.code
    type_in(qtbot, erasing.code, code)
    for _ in range(6):
        if unlocked.focusWidget() is erasing.case:
            break
        qtbot.keyClick(unlocked.focusWidget(), Qt.Key.Key_Tab)
    assert unlocked.focusWidget() is erasing.case
    qtbot.keyClick(erasing.case, Qt.Key.Key_Space)
    wait_for(qtbot, unlocked, CasesPage)


def test_a_lie_is_told_in_a_sentence_and_what_was_typed_stays(qtbot: QtBot, unlocked: Window, tmp_path: Path) -> None:
    part(qtbot, unlocked, "attachments")
    page = wait_for(qtbot, unlocked, AttachmentsPage)
    type_in(qtbot, page.note, "a statement")
    choose(photo(tmp_path).rename(tmp_path / "statement.pdf"))
    click(qtbot, page.choose)
    told = notice(qtbot, unlocked, lambda _: True)
    assert "inside it is JPEG" in told
    assert "Nothing was attached" in told
    assert page.note.text() == "a statement"
    assert page.choose.isVisible()
    assert page.choose.isEnabled()


def test_cancel_keeps_nothing_and_no_file_dialog_does_either(qtbot: QtBot, unlocked: Window, tmp_path: Path) -> None:
    part(qtbot, unlocked, "attachments")
    page = wait_for(qtbot, unlocked, AttachmentsPage)
    choose(None)
    click(qtbot, page.choose)
    with (tmp_path / "a.txt").open("wb") as file:
        for _ in range(150):
            file.write(b"a line of a long text\n" * 50_000)
    choose(tmp_path / "a.txt")
    click(qtbot, page.choose)
    click(qtbot, page.cancel)
    assert "nothing was attached" in notice(qtbot, unlocked, lambda _: True)
    page = wait_for(qtbot, unlocked, AttachmentsPage)
    assert page.look == {}


def test_locking_calls_off_what_is_under_way(qtbot: QtBot, unlocked: Window, tmp_path: Path) -> None:
    part(qtbot, unlocked, "attachments")
    page = wait_for(qtbot, unlocked, AttachmentsPage)
    with (tmp_path / "a.txt").open("wb") as file:
        for _ in range(150):
            file.write(b"a line of a long text\n" * 50_000)
    choose(tmp_path / "a.txt")
    click(qtbot, page.choose)
    unlocked.lock()
    wait_for(qtbot, unlocked, StartPage)
    unlocked.session.stop([])
    with service().opened(tmp_path / "data" / "records", "Ada", PASSPHRASE) as vault:
        assert vault.shared.pieces.held() == frozenset()
    assert service().check(tmp_path / "data" / "records", "Ada", PASSPHRASE) == []


def test_without_consent_nothing_is_attached_and_what_is_there_can_go(
    qtbot: QtBot, unlocked: Window, tmp_path: Path
) -> None:
    part(qtbot, unlocked, "attachments")
    wait_for(qtbot, unlocked, AttachmentsPage)
    page = attach(qtbot, unlocked, photo(tmp_path))
    click(qtbot, page.back)
    case = wait_for(qtbot, unlocked, CasePage)
    click(qtbot, case.withdraw)
    qtbot.waitUntil(lambda: unlocked.page is not case, timeout=5_000)
    wait_for(qtbot, unlocked, CasePage)
    part(qtbot, unlocked, "attachments")
    page = wait_for(qtbot, unlocked, AttachmentsPage)
    assert not page.choose.isEnabled()
    assert all(button.isEnabled() for button in page.remove.values())


# Erasing


def test_a_case_is_erased_once_its_code_is_typed(qtbot: QtBot, unlocked: Window) -> None:
    code = unlocked.page._view.case.code  # type: ignore[attr-defined]
    page = open_identity(qtbot, unlocked)
    type_in(qtbot, page.blocks["names"].editor.text, "Selam")
    click(qtbot, page.save)
    qtbot.waitUntil(lambda: page.state.text() == "Saved", timeout=5_000)
    click(qtbot, page.back)
    wait_for(qtbot, unlocked, CasePage)
    part(qtbot, unlocked, "erasing")
    erasing = wait_for(qtbot, unlocked, ErasingPage)
    assert "Backups that were made before" in shown(erasing)
    assert not erasing.case.isEnabled()
    assert not erasing.identity.isEnabled()
    type_in(qtbot, erasing.code, code[:-1])
    assert not erasing.case.isEnabled()
    type_in(qtbot, erasing.code, code[-1])
    click(qtbot, erasing.identity)
    assert "nothing is kept of who the person is" in notice(qtbot, unlocked, lambda _: True)
    wait_for(qtbot, unlocked, CasePage)
    part(qtbot, unlocked, "erasing")
    erasing = wait_for(qtbot, unlocked, ErasingPage)
    type_in(qtbot, erasing.code, code.lower())
    assert not erasing.identity.isEnabled(), "there is nothing of it any more"
    click(qtbot, erasing.case)
    assert "of the history says so" in notice(qtbot, unlocked, lambda _: True)
    cases = wait_for(qtbot, unlocked, CasesPage)
    assert cases.rows.model() is None or cases.rows.model().rowCount() == 0


def test_closed_cases_past_the_rule_wait_in_a_list_and_go_only_by_hand(
    qtbot: QtBot, open_window: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "data" / "records"
    service().create(place, "Ada", PASSPHRASE, practice=True)
    with monkeypatch.context() as past:
        past.setattr("toolkit.services.open_vault.now", lambda: "2020-01-31T09:00:00+00:00")
        past.setattr("toolkit.services.cases.now", lambda: "2020-01-31T09:00:00+00:00")
        with service().opened(place, "Ada", PASSPHRASE) as vault:
            vault.shared._now = lambda: "2020-01-31T09:00:00+00:00"
            records = OpenRecords(vault)
            case = records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True))
            records.cases.stand(case.id, Status.CLOSED, ClosedBecause.GOALS_MET)
    window = open_window()
    cases = unlock(qtbot, window)
    click(qtbot, cases.retention)
    page = wait_for(qtbot, window, RetentionPage)
    assert page.cases == {}
    type_in(qtbot, page.months, "soon")
    click(qtbot, page.save)
    assert "whole number of months" in notice(qtbot, window, lambda _: True)
    page.months.clear()
    type_in(qtbot, page.months, "13")
    click(qtbot, page.save)
    qtbot.waitUntil(lambda: window.page is not page and isinstance(window.page, RetentionPage), timeout=5_000)
    page = wait_for(qtbot, window, RetentionPage)
    assert "28 Feb 2021" in shown(page), "in whole months, to the end of a shorter one"
    click(qtbot, page.back)
    cases = wait_for(qtbot, window, CasesPage)
    qtbot.waitUntil(lambda: "1" in cases.retention.text(), timeout=5_000)
    click(qtbot, cases.retention)
    page = wait_for(qtbot, window, RetentionPage)
    click(qtbot, page.cases[case.id])
    erasing = wait_for(qtbot, window, ErasingPage)
    type_in(qtbot, erasing.code, case.code)
    click(qtbot, erasing.case)
    wait_for(qtbot, window, CasesPage)


# The history


def test_the_history_is_narrowed_down_and_goes_to_paper_with_its_head(
    qtbot: QtBot, unlocked: Window, tray: PaperTray
) -> None:
    open_identity(qtbot, unlocked)
    unlocked.go("history")
    page = wait_for(qtbot, unlocked, HistoryPage)
    whole = page.rows.rowCount()
    page.action.setCurrentIndex(page.action.findData("identity.view"))
    page.action.activated.emit(page.action.currentIndex())
    qtbot.waitUntil(lambda: page.rows.rowCount() < whole, timeout=5_000)
    assert [page.rows.item(row, 3).text() for row in range(page.rows.rowCount())] == ["Identity looked at"]
    page.who.setCurrentIndex(page.who.findData("others"))
    page.who.activated.emit(page.who.currentIndex())
    qtbot.waitUntil(lambda: page.rows.rowCount() == 0, timeout=5_000)
    assert page.nothing.isVisible()
    page.language.setCurrentIndex(page.language.findData("ar"))
    click(qtbot, page.paper)
    preview = wait_for(qtbot, unlocked, PreviewPage)
    picture(unlocked, "sealed-history-preview")
    click(qtbot, preview.send)
    page = wait_for(qtbot, unlocked, HistoryPage)
    assert len(tray.sent) == 1
    assert page.rows.item(0, 3).text() == "Printed or saved"


# Looked at


@pytest.fixture
def filled(tmp_path: Path, program: Program) -> tuple[str, list[str]]:
    """A case with something of everything, closed past the rule; its id and those of its attachments."""
    place = tmp_path / "data" / "records"
    service().create(place, "Ada", PASSPHRASE, practice=True)
    (tmp_path / "a.txt").write_text("What was said.\n" * 30, "utf-8")
    (tmp_path / "a.pdf").write_bytes(two_pages(program))
    (tmp_path / "a.ogg").write_bytes(b"OggS" + bytes(5_000))
    with service().opened(place, "Ada", PASSPHRASE) as vault:
        records = OpenRecords(vault)
        case = records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True))
        form = program.guidance.texts("en").identity
        values = {"names": "Practice One", "aliases": "One\nUno", "birth_date": {"day": "1999-02", "estimated": True},
                  "papers": [{"paper": "Passport", "number": "X 0000", "issued_by": "Nobody", "valid_until": None,
                              "where": "Held by somebody else"}], "phone": "+000 00 00"}  # fmt: skip
        records.identities.save(case.id, form, values)
        jpeg = io.BytesIO()
        Image.effect_noise((300, 400), 60).convert("RGB").save(jpeg, "JPEG")
        records.identities.set_photo(case.id, jpeg.getvalue())
        files = [photo(tmp_path), tmp_path / "a.pdf", tmp_path / "a.ogg", tmp_path / "a.txt"]
        notes = ["Scar on the left arm, seen on the first day", "Contract in two languages", "", "Notes of the talk"]
        attached = [records.attachments.add(case.id, file, note, lambda _count: None).id
                    for file, note in zip(files, notes, strict=True)]  # fmt: skip
        for _ in range(3):
            old = records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True))
            vault.shared._now = lambda: "2020-01-31T09:00:00+00:00"
            records.cases.stand(old.id, Status.CLOSED, ClosedBecause.WISH)
            vault.shared._now = lambda: datetime.now(UTC).isoformat(timespec="seconds")
        records.erasing.set_retention("24")
    return case.id, attached


@pytest.mark.parametrize(("language", "look", "size"), [
    ("en", "light", "100"), ("ar", "dark", "100"), ("fr", "light", "100"), ("en", "dark", "200"), ("ar", "light", "200"),
    ("fr", "light", "200"),
])  # fmt: skip
def test_every_page_of_it_is_looked_at(
    qtbot: QtBot, open_window: Opener, filled: tuple[str, list[str]], language: str, look: str, size: str
) -> None:
    window = open_window(language, look)
    text_at(window, size)
    unlock(qtbot, window)
    case_id, attached = filled
    stops: list[tuple[str, object, type]] = [
        ("identity", case_id, IdentityDoorPage), ("attachments", case_id, AttachmentsPage),
        *(("attachment", (case_id, one), AttachmentPage) for one in attached), ("erasing", case_id, ErasingPage),
        ("retention", None, RetentionPage), ("history", case_id, HistoryPage), ("history", None, HistoryPage),
        ("case", case_id, CasePage), ("cases", None, CasesPage),
    ]  # fmt: skip
    name = f"sealed-{language}-{look}-{size}"
    cut: dict[str, list[str]] = {}
    for number, (place, about, kind) in enumerate(stops):
        before = window.page
        window.go(place, about)
        qtbot.waitUntil(lambda: window.page is not before, timeout=20_000)  # noqa: B023
        page = wait_for(qtbot, window, kind)
        if isinstance(page, AttachmentPage):
            qtbot.waitUntil(lambda: page.content.count() > 0, timeout=20_000)  # noqa: B023
        cut |= looked_at(window, f"{name}-{number}-{place}")
    window.go("identity", case_id)
    door = wait_for(qtbot, window, IdentityDoorPage)
    click(qtbot, door.reasons[Why.SAME])
    wait_for(qtbot, window, IdentityPage)
    cut |= looked_at(window, f"{name}-identity-open")
    assert cut == {}


def looked_at(window: Window, name: str) -> dict[str, list[str]]:
    """Pictures of a page in three sizes of the window, and what is cut off in each."""
    cut = {}
    for width, height, more in ((1280, 800, ""), (1280, 2400, "-long"), (900, 600, "-small")):
        window.resize(width, height)
        picture(window, f"{name}{more}")
        if found := cut_off(window):
            cut[f"{name}{more}"] = found
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window], "no stray window"
    for control in window.page.findChildren(QWidget):
        if isinstance(control, QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit) and control.isVisible():
            has_text = isinstance(control, QAbstractButton) and control.text()
            assert has_text or control.accessibleName(), (name, control)
    window.resize(1280, 800)
    return cut
