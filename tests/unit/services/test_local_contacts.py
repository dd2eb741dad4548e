"""The numbers on a person's sheet: verified here, lately, unchanged, and never secret; else lines to fill by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.unit.directory_packs import SERVICE, folder, tables
from toolkit.app.bootstrap import Program, assemble
from toolkit.domain.contact import Answers
from toolkit.domain.sheet import Form, SheetOrder
from toolkit.services.directory.directory import DirectoryService
from toolkit.services.local_contacts import LocalContacts


@pytest.fixture
def own(program: Program, tmp_path: Path) -> Program:
    made = assemble(tmp_path / "data")
    made.__dict__["shelf"] = program.shelf
    made.directory.apply(made.directory.plan_file(folder(tmp_path / "pack", tables())))
    return made


def country_of(program: Program) -> str:
    return program.directory.listing(SERVICE).countries[0].lower()


def test_an_unverified_number_never_reaches_a_sheet_and_a_verified_one_does(own: Program) -> None:
    country = country_of(own)
    order = SheetOrder("ti", country=country)
    before = own.sheets.words(order).lines[-1]
    assert not [call for call in before.calls if call.note]
    own.directory.verify(SERVICE, "Ada", "called", who_answers="ngo")
    line = own.sheets.words(order).lines[-1]
    number = own.directory.listing(SERVICE).phones[0].number
    told = next(call for call in line.calls if call.note)
    assert told.numbers[0] == number
    assert len(line.blanks) == len(before.blanks) - 1, "what is known is not left to be filled by hand"
    assert own.sheets.pdf(order, "en") != own.sheets.pdf(SheetOrder("ti"), "en")
    assert not [
        call
        for call in own.sheets.words(SheetOrder("ti", country="nl" if country != "nl" else "be")).lines[-1].calls
        if call.note
    ]


def test_after_ninety_days_it_is_gone_again(own: Program) -> None:
    own.directory.verify(SERVICE, "Ada", "called", who_answers="ngo")
    own.directory.close()
    directory = own.directory
    later = DirectoryService(
        own.data, own.folders.resource("directory"), directory._names, lambda: datetime.now(UTC) + timedelta(days=91)
    )
    country = country_of(own)
    assert LocalContacts(lambda: directory).for_sheet(country, "ti")
    assert LocalContacts(lambda: later).for_sheet(country, "ti") == ()


def test_without_knowing_who_answers_it_stays_off_the_sheet(own: Program) -> None:
    listing = own.directory.listing(SERVICE)
    own.directory.verify(SERVICE, "Ada", "called")
    found = LocalContacts(lambda: own.directory).for_sheet(country_of(own), "ti")
    assert bool(found) == bool(listing.who_answers)
    assert all(one.answers in Answers for one in found)


def test_a_damaged_directory_keeps_nobody_from_their_sheet(own: Program) -> None:
    own.directory.verify(SERVICE, "Ada", "called", who_answers="ngo")
    country = country_of(own)
    own.directory.close()
    own.directory.path.write_bytes(b"this is no directory" * 400)
    assert own.sheets.pdf(SheetOrder("ar", country=country), "en").startswith(b"%PDF")


def test_a_list_for_a_place_and_a_language_has_the_verified_rows_and_no_other(own: Program, tmp_path: Path) -> None:
    own.directory.verify(SERVICE, "Ada", "called", who_answers="ngo")
    order = SheetOrder("ar", country=country_of(own), form=Form.CONTACTS)
    calls = [call for line in own.sheets.words(order).lines for call in line.calls if call.note]
    assert [call.name for call in calls] == [own.directory.listing(SERVICE).name]
    pdf = own.sheets.pdf(order, "en")
    assert len(pdf) < 60_000
    (tmp_path / "list.pdf").write_bytes(pdf)


@pytest.mark.parametrize("tag", ["en", "ti", "ar", "fr"])
@pytest.mark.parametrize("who", ["ngo", "police", "mixed", "government"])
def test_a_name_that_betrays_the_person_is_not_on_their_paper(own: Program, tag: str, who: str) -> None:
    """Some lines bear in their very name what nobody should read in the person's hand: then their kind stands there."""
    own.directory.own.correct(SERVICE, {"name": "National Anti-Trafficking and Modern Slavery Line"})
    own.directory.verify(SERVICE, "Ada", "called", who_answers=who)
    never = [*own.library.neutral(tag), *own.library.neutral("en")]
    for form in (Form.CONTACTS, Form.FULL, Form.POCKET):
        line = own.sheets.words(SheetOrder(tag, form=form, country=country_of(own))).lines[-1]
        call = next(one for one in line.calls if own.directory.listing(SERVICE).phones[0].number in one.numbers)
        assert call.name
        assert not [word for word in never if word in call.name.casefold()], form
