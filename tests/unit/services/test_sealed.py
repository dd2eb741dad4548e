"""Who the person is, what is attached, and erasing, over a real vault: recorded, whole or not at all, and gone when it
is gone.
"""

from __future__ import annotations

import io
import struct
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.security.raw_pages import raw
from tests.security.vaults import PASSPHRASE, service
from toolkit.app.bootstrap import Program
from toolkit.domain.answers import Circumstances
from toolkit.domain.attachment import AttachmentKind
from toolkit.domain.case import Before, Case, ClosedBecause, ConsentToRecord, Given, SheetHow, Status
from toolkit.domain.form import Form
from toolkit.domain.history import Wanted, Why
from toolkit.domain.retention import is_past, kept_until
from toolkit.exchange.attachments.errors import AttachmentRefusedError
from toolkit.platform.errors import FileRefusedError
from toolkit.services.agreement import CaseClosedError, ConsentTakenBackError
from toolkit.services.attachments import NotShownError
from toolkit.services.erasing import NoSuchTimeError, OtherCodeError
from toolkit.services.identity import IDENTITY, MOST_PHOTO, PhotoTooLargeError
from toolkit.services.open_vault import OpenVault
from toolkit.services.records import OpenRecords
from toolkit.storage.cases import CaseStore
from toolkit.storage.compartment import Compartment, attachments_path, identities_path, records_path
from toolkit.storage.errors import NoRecordError
from toolkit.storage.pieces import PieceFile

CONSENT = ConsentToRecord(Given.SPOKEN, "ti", understood=True)
CANARY = "canary7f3k2m9q"


def ignore(_count: int) -> None:
    """No progress is shown."""


@pytest.fixture
def records(vault: OpenVault) -> OpenRecords:
    return OpenRecords(vault)


@pytest.fixture
def case(records: OpenRecords) -> Case:
    return records.cases.open_case(Before(Circumstances(True, True, True), CANARY, "ti"), CONSENT)


@pytest.fixture(scope="module")
def form(program: Program) -> Form:
    return program.guidance.texts("en").identity


def photo(tmp_path: Path, size: int = 40) -> Path:
    path = tmp_path / "photo.jpg"
    marks = Image.Exif()
    marks[0x010F] = CANARY
    Image.effect_noise((size, size), 90).convert("RGB").save(path, exif=marks)
    return path


def text(tmp_path: Path, words: str = f"{CANARY} said so") -> Path:
    (tmp_path / "note.txt").write_text(words, "utf-8")
    return tmp_path / "note.txt"


def acts(records: OpenRecords, case: Case) -> list[str]:
    return [line.action for line in reversed(records.history.read(case.id))]


# Who the person is


def test_an_identity_is_looked_at_saved_and_there_again(records: OpenRecords, case: Case, form: Form) -> None:
    before = records.identities.look(case.id, Why.WRITE)
    assert (dict(before.saved), dict(before.draft), before.photo, before.may_record) == ({}, {}, b"", True)
    assert not records.identities.is_kept(case.id)
    records.identities.save(case.id, form, {"names": "ሰላም Selam", "phone": " +251 91 "})
    records.identities.set_photo(case.id, b"jpeg")
    after = records.identities.look(case.id, Why.REACH)
    assert after.saved["names"] == "ሰላም Selam"
    assert after.photo == b"jpeg"
    assert records.identities.is_kept(case.id)


def test_each_look_is_in_the_history_with_its_reason_before_anything_is_shown(records: OpenRecords, case: Case) -> None:
    records.identities.look(case.id, Why.SAME)
    (line,) = records.history.read(case.id, Wanted(action="identity.view"))
    assert (line.mine, line.detail) == (True, "why.same")


def test_nothing_of_an_identity_stands_in_the_file_of_records(
    records: OpenRecords, case: Case, form: Form, place: Path
) -> None:
    records.identities.save(case.id, form, {"names": f"name-{CANARY}"})
    records.keep_draft(IDENTITY, case.id, {"address": f'"street-{CANARY}"'})
    assert records.identities.look(case.id, Why.WRITE).draft == {"address": f"street-{CANARY}"}
    (folder, keys) = records.vault.places()[0]
    inside = raw(records_path(folder), keys.records)
    assert b"name-" + CANARY.encode() not in inside
    assert b"street-" + CANARY.encode() not in inside
    assert b"name-" + CANARY.encode() in raw(identities_path(folder), keys.identities)


def test_a_draft_goes_with_the_field_that_is_saved(records: OpenRecords, case: Case, form: Form) -> None:
    records.identities.keep_draft(case.id, {"names": '"half"', "phone": '"12"'})
    records.identities.save(case.id, form, {"names": "whole"})
    view = records.identities.look(case.id, Why.WRITE)
    assert (view.saved["names"], view.draft) == ("whole", {"phone": "12"})
    records.identities.keep_draft(case.id, {})
    assert records.identities.look(case.id, Why.WRITE).draft == {}


def test_without_consent_an_identity_is_read_and_not_written(records: OpenRecords, case: Case, form: Form) -> None:
    records.cases.withdraw_consent(case.id)
    for write in (lambda: records.identities.save(case.id, form, {"names": "x"}),
                  lambda: records.identities.set_photo(case.id, b"x")):  # fmt: skip
        with pytest.raises(ConsentTakenBackError):
            write()
    assert not records.identities.look(case.id, Why.WISH).may_record
    assert not records.identities.is_kept(case.id)


def test_a_photograph_has_a_size(records: OpenRecords, case: Case) -> None:
    with pytest.raises(PhotoTooLargeError):
        records.identities.set_photo(case.id, bytes(MOST_PHOTO + 1))


def test_an_identity_alone_is_erased(records: OpenRecords, case: Case, form: Form, place: Path) -> None:
    records.identities.save(case.id, form, {"names": f"name-{CANARY}"})
    records.identities.erase(case.id)
    assert not records.identities.is_kept(case.id)
    assert records.cases.view(case.id).case.code == case.code
    assert "identity.erase" in acts(records, case)
    (folder, keys) = records.vault.places()[0]
    assert CANARY.encode() not in raw(identities_path(folder), keys.identities)
    records.vault.close()
    assert service().check(place, "Ada", PASSPHRASE) == []


def test_an_identity_that_is_no_case_of_mine_does_not_open(records: OpenRecords) -> None:
    with pytest.raises(NoRecordError):
        records.identities.look("nobody", Why.OTHER)


# What is attached


def test_a_picture_comes_back_without_its_marks_and_the_original_s_hash_is_told(
    records: OpenRecords, case: Case, tmp_path: Path, place: Path
) -> None:
    from hashlib import sha256

    path = photo(tmp_path)
    told = records.attachments.add(case.id, path, f"scar \u202e{CANARY}", ignore)
    (listed,) = records.attachments.view(case.id).attachments
    assert listed == told
    assert (told.kind, told.cleaned, told.sha256) == (
        AttachmentKind.PICTURE,
        True,
        sha256(path.read_bytes()).hexdigest(),
    )
    assert told.note == f"scar {CANARY}", "signs that turn a line round are taken out"
    content = records.attachments.picture(case.id, told.id)
    assert CANARY.encode() not in content
    assert Image.open(io.BytesIO(content)).convert("RGB").tobytes() == Image.open(path).convert("RGB").tobytes()
    assert acts(records, case)[-1] == "create"
    records.vault.close()
    assert service().check(place, "Ada", PASSPHRASE) == []


def test_no_file_name_is_kept(records: OpenRecords, case: Case, tmp_path: Path) -> None:
    path = photo(tmp_path).rename(tmp_path / f"passport-{CANARY}x.jpg")
    records.attachments.add(case.id, path, "", ignore)
    (folder, keys) = records.vault.places()[0]
    for file, key in ((records_path(folder), keys.records), (attachments_path(folder), bytes(keys.attachments))):
        assert f"passport-{CANARY}".encode() not in raw(file, key)


def test_a_large_file_comes_back_whole_over_several_pieces(records: OpenRecords, case: Case, tmp_path: Path) -> None:
    words = "".join(f"line {number}\n" for number in range(80_000))
    told = records.attachments.add(case.id, text(tmp_path, words), "", ignore)
    assert told.pieces > 3
    shown = records.attachments.text(case.id, told.id)
    assert shown.more
    assert words.startswith(shown.text)


def test_a_text_is_shown_plain_and_without_what_turns_it_round(
    records: OpenRecords, case: Case, tmp_path: Path
) -> None:
    told = records.attachments.add(case.id, text(tmp_path, "<b>a\u202eb</b>"), "", ignore)
    shown = records.attachments.text(case.id, told.id)
    assert (shown.text, shown.more) == ("<b>ab</b>", False)


@pytest.mark.parametrize("at", [1, 2, 5])
def test_called_off_anywhere_leaves_nothing(
    records: OpenRecords, case: Case, tmp_path: Path, place: Path, at: int
) -> None:
    kept = records.attachments.add(case.id, photo(tmp_path), "", ignore)
    steps: list[int] = []

    def step(count: int) -> None:
        steps.append(count)
        if len(steps) == at:
            raise InterruptedError("called off")

    with pytest.raises((InterruptedError, FileRefusedError)):
        records.attachments.add(case.id, text(tmp_path, "x" * 900_000), "", step)
    assert [one.id for one in records.attachments.view(case.id).attachments] == [kept.id]
    assert records.vault.shared.pieces.held() == {kept.id}
    records.vault.close()
    assert service().check(place, "Ada", PASSPHRASE) == []


def test_a_refused_file_leaves_nothing(records: OpenRecords, case: Case, tmp_path: Path) -> None:
    lie = photo(tmp_path).rename(tmp_path / "statement.pdf")
    with pytest.raises(AttachmentRefusedError):
        records.attachments.add(case.id, lie, "", ignore)
    with pytest.raises(FileRefusedError):
        records.attachments.add(case.id, tmp_path / "gone.txt", "", ignore)
    assert records.attachments.view(case.id).attachments == ()
    assert not records.vault.shared.pieces.is_there


def damaged_png() -> bytes:
    def chunk(name: bytes, content: bytes, check: int) -> bytes:
        return struct.pack(">L4s", len(content), name) + content + struct.pack(">L", check)

    head = struct.pack(">LLBBBBB", 8, 8, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head, zlib.crc32(b"IHDR" + head))
        + chunk(b"IDAT", bytes(600_000), 7)
        + chunk(b"IEND", b"", zlib.crc32(b"IEND"))
    )


def test_damage_that_is_found_at_the_end_leaves_nothing_of_the_begin(
    records: OpenRecords, case: Case, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(damaged_png())
    with pytest.raises(AttachmentRefusedError):
        records.attachments.add(case.id, tmp_path / "a.png", "", ignore)
    assert records.vault.shared.pieces.held() == frozenset()


def test_without_consent_nothing_is_attached_and_what_is_there_is_looked_at_and_removed(
    records: OpenRecords, case: Case, tmp_path: Path, place: Path
) -> None:
    told = records.attachments.add(case.id, text(tmp_path), "", ignore)
    records.cases.withdraw_consent(case.id)
    with pytest.raises(ConsentTakenBackError):
        records.attachments.add(case.id, text(tmp_path), "", ignore)
    assert CANARY in records.attachments.text(case.id, told.id).text
    records.attachments.remove(case.id, told.id)
    assert records.attachments.view(case.id).attachments == ()
    assert acts(records, case)[-1] == "attachment.remove"
    assert [line.kind for line in records.history.read("", Wanted(action="erase"))] == ["attachment"]
    with pytest.raises(NoRecordError):
        records.attachments.text(case.id, told.id)
    records.vault.close()
    assert service().check(place, "Ada", PASSPHRASE) == []


def test_an_attachment_of_another_case_is_not_there(records: OpenRecords, case: Case, tmp_path: Path) -> None:
    told = records.attachments.add(case.id, text(tmp_path), "", ignore)
    other = records.cases.open_case(Before(), CONSENT)
    for ask in (records.attachments.text, records.attachments.picture, records.attachments.remove):
        with pytest.raises(NoRecordError):
            ask(other.id, told.id)


def test_a_pdf_is_shown_page_by_page_and_one_that_does_not_open_says_so(
    records: OpenRecords, case: Case, tmp_path: Path, program: Program
) -> None:
    from toolkit.domain.sheet import SheetOrder

    (tmp_path / "a.pdf").write_bytes(program.sheets.pdf(SheetOrder("ar", "en"), "en"))
    told = records.attachments.add(case.id, tmp_path / "a.pdf", "", ignore)
    shown = records.attachments.page(case.id, told.id, 1, 600)
    assert shown.number == 1
    assert abs(shown.picture.width - 600) <= 1
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\nnothing\n%%EOF")
    other = records.attachments.add(case.id, tmp_path / "b.pdf", "", ignore)
    for attachment, number in ((other.id, 1), (told.id, 99), (told.id, 0)):
        with pytest.raises(NotShownError):
            records.attachments.page(case.id, attachment, number, 600)


def test_a_case_takes_its_attachments_along_where_colleagues_cannot_open_it(
    records: OpenRecords, case: Case, tmp_path: Path, place: Path
) -> None:
    told = records.attachments.add(case.id, text(tmp_path), "seen", ignore)
    records.cases.close_to_colleagues(case.id)
    (moved,) = records.attachments.view(case.id).attachments
    assert (moved.id, moved.digest, moved.note) == (told.id, told.digest, "seen")
    assert CANARY in records.attachments.text(case.id, told.id).text
    assert records.vault.shared.pieces.held() == frozenset()
    records.vault.close()
    assert service().check(place, "Ada", PASSPHRASE) == []


def test_what_a_crash_left_without_a_record_is_swept_out(place: Path) -> None:
    with service().opened(place, "Ada", PASSPHRASE) as vault:
        vault.shared.pieces.write("orphan", [b"half"])
    with service().opened(place, "Ada", PASSPHRASE) as vault:
        OpenRecords(vault)
        assert vault.shared.pieces.held() == frozenset()


def test_the_check_notices_content_that_is_gone_cut_or_another(
    records: OpenRecords, case: Case, tmp_path: Path, place: Path
) -> None:
    from toolkit.storage.connection import connect

    told = records.attachments.add(case.id, text(tmp_path, "x" * 600_000), "", ignore)
    (folder, keys) = records.vault.places()[0]
    records.vault.close()
    with service().opened(place, "Ada", PASSPHRASE) as vault:
        keys = vault.places()[0][1]
        for spoil in (
            "DELETE FROM piece WHERE number = 2",
            "UPDATE piece SET content = zeroblob(5) WHERE number = 1",
            "DELETE FROM piece",
        ):
            before = attachments_path(folder).read_bytes()
            connection = connect(attachments_path(folder), keys.attachments)
            connection.execute(spoil)
            connection.close()
            vault_check(folder, keys, "an attachment is not as the history says it was left")
            attachments_path(folder).write_bytes(before)
        attachments_path(folder).unlink()
        vault_check(folder, keys, "1 of kind attachment are gone that the history says are there")
    assert told.size == 600_000


def vault_check(folder: Path, keys: object, fault: str) -> None:
    from toolkit.storage.checking import check_compartment

    assert fault in check_compartment(folder, keys)  # type: ignore[arg-type]


@pytest.mark.parametrize("at", ["before", "after"])
def test_a_move_that_a_crash_interrupts_leaves_every_attachment_in_one_place(
    records: OpenRecords, case: Case, tmp_path: Path, place: Path, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PulledError(Exception):
        """The plug."""

    def pulled(*_words: object) -> None:
        raise PulledError

    told = records.attachments.add(case.id, text(tmp_path), "", ignore)
    with monkeypatch.context() as crash:
        crash.setattr(f"toolkit.storage.moving.{'_ordered' if at == 'before' else 'clear_moved'}", pulled)
        with pytest.raises(PulledError):
            records.cases.close_to_colleagues(case.id)
    records.vault.close()
    with service().opened(place, "Ada", PASSPHRASE) as vault:
        again = OpenRecords(vault)
        held = [compartment.pieces.held() for compartment in vault.compartments]
        assert held == ([{told.id}, frozenset()] if at == "before" else [frozenset(), {told.id}])
        assert CANARY in again.attachments.text(case.id, told.id).text
        again.cases.close_to_colleagues(case.id)
        assert CANARY in again.attachments.text(case.id, told.id).text
    assert service().check(place, "Ada", PASSPHRASE) == []


def test_a_closed_case_is_read_and_nothing_is_added_to_it(
    records: OpenRecords, case: Case, form: Form, tmp_path: Path
) -> None:
    records.attachments.add(case.id, text(tmp_path), "", ignore)
    records.cases.stand(case.id, Status.CLOSED, ClosedBecause.WISH)
    view = records.attachments.view(case.id)
    assert (view.agrees, view.may_record, len(view.attachments)) == (True, False, 1)
    assert not records.identities.look(case.id, Why.WISH).may_record
    with pytest.raises(CaseClosedError):
        records.identities.save(case.id, form, {"names": "x"})
    with pytest.raises(CaseClosedError):
        records.attachments.add(case.id, text(tmp_path), "", ignore)


# Erasing


@pytest.fixture
def full(records: OpenRecords, case: Case, form: Form, tmp_path: Path, program: Program) -> OpenRecords:
    """Records with a case that has something of everything."""
    needs = program.guidance.texts("en").forms["needs"]
    records.forms.save(case.id, needs, {"safe_now_words": CANARY})
    records.forms.keep_draft(case.id, "needs", {"safe_now_words": f'"{CANARY}"'})
    records.cases.give_sheet(case.id, "ti", SheetHow.SHOWN)
    records.cases.settle(case.id, "10.do.1", "not_done", CANARY)
    records.identities.save(case.id, form, {"names": CANARY, "address": CANARY})
    records.identities.keep_draft(case.id, {"phone": f'"{CANARY}"'})
    records.attachments.add(case.id, text(tmp_path, CANARY * 90_000), CANARY, ignore)
    records.attachments.add(case.id, photo(tmp_path, 700), CANARY, ignore)
    return records


def test_a_case_is_erased_down_to_the_raw_pages_of_every_file(full: OpenRecords, case: Case, place: Path) -> None:
    records = full
    stays = records.cases.open_case(Before(), CONSENT)
    (folder, keys) = records.vault.places()[0]

    def everything() -> dict[str, bytes]:
        return {"records": raw(records_path(folder), keys.records), "identities": raw(identities_path(folder), keys.identities),
                "attachments": raw(attachments_path(folder), bytes(keys.attachments))}  # fmt: skip

    assert all(CANARY.encode() in content for content in everything().values()), "the proof can fail"
    large = attachments_path(folder).stat().st_size
    number = records.erasing.erase(case.id, case.code.lower().replace("-", " "))
    (entry,) = records.history.read("", Wanted(action="case.erase"))
    assert entry.number == number
    found = everything()
    assert [name for name, content in found.items() if CANARY.encode() in content] == []
    assert all(case.code.encode() not in content for content in found.values())
    assert attachments_path(folder).stat().st_size < large / 10, "the room is given back"
    assert [one.id for one in records.cases.all()] == [stays.id]
    assert {path.name for path in folder.iterdir()} <= {"records", "identities", "attachments", "head"}
    records.vault.close()
    assert service().check(place, "Ada", PASSPHRASE) == []


def test_what_goes_is_told_before_and_another_code_erases_nothing(full: OpenRecords, case: Case) -> None:
    records = full
    view = records.erasing.view(case.id)
    assert (view.records, view.drafts, view.attachments, view.identity) == (4, 1, 2, True)
    assert view.size > len(CANARY) * 90_000
    other = records.cases.open_case(Before(), CONSENT)
    for typed in ("", other.code, case.code[:-1], "yes"):
        with pytest.raises(OtherCodeError):
            records.erasing.erase(case.id, typed)
    assert records.erasing.view(case.id) == view


@pytest.mark.parametrize("part", ["identity", "attachments"])
def test_an_erasing_that_a_crash_interrupts_is_finished_at_the_next_opening(
    full: OpenRecords, case: Case, place: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PulledError(Exception):
        """The plug."""

    def pulled(*_words: object) -> None:
        raise PulledError

    with monkeypatch.context() as crash:
        crash.setattr(*((Compartment, "erase_identity") if part == "identity" else (PieceFile, "erase")), pulled)
        with pytest.raises(PulledError):
            full.erasing.erase(case.id, case.code)
    (folder, keys) = full.vault.places()[0]
    full.vault.close()
    # Half way it is sound too: the history told beforehand.
    assert service().check(place, "Ada", PASSPHRASE) == []
    with service().opened(place, "Ada", PASSPHRASE) as vault:
        OpenRecords(vault)
        keys = vault.places()[0][1]
        assert CANARY.encode() not in raw(identities_path(folder), keys.identities)
        assert vault.shared.pieces.held() == frozenset()
    assert service().check(place, "Ada", PASSPHRASE) == []


def test_a_case_without_identity_or_attachments_is_erased_without_making_their_files(
    records: OpenRecords, case: Case
) -> None:
    records.erasing.erase(case.id, case.code)
    (folder, _) = records.vault.places()[0]
    assert not attachments_path(folder).exists()
    assert not identities_path(folder).exists()


# How long cases are kept


def closed(records: OpenRecords, case: Case) -> None:
    from dataclasses import replace

    CaseStore(records.vault.shared).change(replace(case, status=Status.CLOSED))


def test_without_a_rule_nothing_waits_and_with_one_it_waits_and_stays(records: OpenRecords, case: Case) -> None:
    records.cases.open_case(Before(), CONSENT)
    closed(records, case)
    far = date(2099, 1, 1)
    assert records.erasing.retention(far).past == ()
    records.erasing.set_retention("24")
    view = records.erasing.retention(far)
    assert (view.months, [one.code for one in view.past]) == (24, [case.code])
    assert records.erasing.retention(date.today()).past == ()
    assert records.cases.view(case.id).case.code == case.code, "nothing goes by itself"
    records.erasing.set_retention("")
    assert records.erasing.retention(far).months == 0


@pytest.mark.parametrize("typed", ["0", "-3", "2.5", "601", "soon", "1e3", "²"])
def test_a_rule_that_is_none_is_refused(records: OpenRecords, typed: str) -> None:
    records.erasing.set_retention("12")
    with pytest.raises(NoSuchTimeError):
        records.erasing.set_retention(typed)
    assert records.erasing.retention(date.today()).months == 12


DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@given(DAYS, DAYS, st.integers(1, 600), st.integers(1, 600))
def test_a_longer_rule_lets_no_case_wait_sooner(closed_on: date, today: date, one: int, other: int) -> None:
    shorter, longer = sorted((one, other))
    assert kept_until(closed_on, shorter) <= kept_until(closed_on, longer)
    assert is_past(closed_on, shorter, today) or not is_past(closed_on, longer, today)
    assert not is_past(closed_on, 0, today)
    assert not is_past(closed_on, shorter, kept_until(closed_on, shorter))


# The history


def test_the_history_is_narrowed_by_act_kind_time_and_who(records: OpenRecords, case: Case, tmp_path: Path) -> None:
    records.attachments.add(case.id, text(tmp_path), "", ignore)
    records.identities.look(case.id, Why.REACH)
    whole = records.history.read(case.id)
    assert {line.kind for line in records.history.read(case.id, Wanted(kind="attachment"))} == {"attachment"}
    assert len(records.history.read(case.id, Wanted(action="create"))) == sum(line.action == "create" for line in whole)
    assert records.history.read(case.id, Wanted(mine=True)) == whole
    assert records.history.read(case.id, Wanted(mine=False)) == []
    assert records.history.read(case.id, Wanted(since="2001-01-01")) == whole
    assert records.history.read(case.id, Wanted(since="2999-01-01")) == []


def test_the_heads_are_those_of_the_histories_that_are_read(records: OpenRecords, case: Case) -> None:
    (head,) = records.history.heads(case.id)
    assert (head.number, head.own) == (records.history.read()[0].number, False)
    records.cases.close_to_colleagues(case.id)
    assert [one.own for one in records.history.heads()] == [False, True]
    records.history.note_print(case.id)
    assert records.history.heads(case.id)[0].hash != head.hash
    assert records.history.read(case.id)[0].action == "print"


def test_no_entry_holds_anything_that_was_typed(full: OpenRecords) -> None:
    assert all(CANARY not in line.detail for line in full.history.read())
