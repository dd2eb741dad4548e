"""People's spreadsheets: columns guessed, named, remembered; every line taken or told."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from toolkit.domain.directory.query import Query
from toolkit.domain.errors import BadInputError
from toolkit.services.directory.directory import DirectoryService

HEADER = "Nom,Téléphone,Pays,Langues,Catégorie,Couleur"
LINE = 'Maison Bleue,"+33 1 23 45 67 89",France,"French, Arabic",Shelter,bleu'


def sheet(at: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    at.write_bytes(made.getvalue())
    return at


def test_columns_are_guessed_and_the_rest_is_kept(directory: DirectoryService, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(f"{HEADER}\n{LINE}\n", "utf-8")
    directory.apply(directory.plan_file(tmp_path / "list.csv"))
    (found,) = directory.search(Query("bleue", country="FR", kind="shelter", languages=("ar",)))
    assert [phone.number for phone in found.phones] == ["+33 1 23 45 67 89"]
    assert directory.entry(found.service_id).row["Couleur"] == "bleu"
    assert directory.plan_file(tmp_path / "list.csv").changes_nothing


def test_a_sheet_of_excel_with_numbers_and_dates(directory: DirectoryService, tmp_path: Path) -> None:
    from datetime import date

    path = sheet(tmp_path / "list.xlsx", [["name", "phone", "country", "verified_on", "charged"],
                                          [], ["House", 390612345678, "IT", date(2026, 11, 1), False]])  # fmt: skip
    directory.apply(directory.plan_file(path))
    (found,) = directory.all()
    assert ([phone.number for phone in found.phones], found.verified_on, found.charged) == (
        ["390612345678"], date(2026, 11, 1), False)  # fmt: skip


def test_what_was_said_of_the_columns_is_remembered(directory: DirectoryService, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("who;where;dial\nHouse;IT;+39 06 1\n", "utf-8")
    with pytest.raises(BadInputError, match="which column"):
        directory.plan_file(tmp_path / "odd.csv")
    found = directory.mapping_of(tmp_path / "odd.csv")
    assert found is not None
    assert (found.header, found.examples["dial"], found.columns) == (["who", "where", "dial"], "+39 06 1", {})
    columns = {"name": "who", "country": "where", "phone": "dial"}
    directory.apply(directory.plan_with_columns(tmp_path / "odd.csv", columns))
    (tmp_path / "next.csv").write_text("dial;who;where\n+39 06 2;Other;IT\n", "utf-8")
    directory.apply(directory.plan_file(tmp_path / "next.csv"))
    assert {one.name for one in directory.all()} == {"House", "Other"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (",+39 06 1,IT,,,", "the service has no name"),
        ("House,1,Atlantis,,,", "this is no country; write two letters, such as IT, or the country's name"),
        ("House,1,IT,Klingon,,", "a language here is not known"),
        ("House,1,IT,,castle,", "this is not one of those known; write one of: helpline, shelter"),
    ],
)
def test_a_line_that_cannot_be_taken(directory: DirectoryService, tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "list.csv").write_text(f"{HEADER}\n{LINE}\n{line}\n", "utf-8")
    (fault,) = directory.plan_file(tmp_path / "list.csv").rejected
    assert fault.told().startswith("list.csv:3:")
    assert told in fault.told()


def test_a_single_table_of_hsds_is_no_spreadsheet(directory: DirectoryService, tmp_path: Path) -> None:
    (tmp_path / "organizations.csv").write_text("id,name,description\no1,A,B\n", "utf-8")
    assert [one.table for one in directory.plan_file(tmp_path / "organizations.csv").added] == ["organizations"]
