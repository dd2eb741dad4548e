"""What comes in goes out again: every column and property, known or not, in tables and in JSON."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.unit.directory_packs import SERVICE, cells, expected, folder, nested, tables, zipped
from tests.unit.services.directory.conftest import Make
from toolkit.services.directory.directory import DirectoryService

ROOT = Path(__file__).resolve().parents[4]
_FOUND = [place for beside in list(ROOT.parents)[:2] for place in beside.glob("*/samples/hsds")]
SAMPLES = _FOUND[0] if _FOUND else Path("nowhere")
"""HSDS's own published examples, where somebody laid them beside the project."""


def take_in(directory: DirectoryService, path: Path) -> None:
    plan = directory.plan_file(path)
    assert [fault.told() for fault in plan.rejected] == []
    directory.apply(plan)


def test_tables_with_unknown_columns_and_tables(directory: DirectoryService, tmp_path: Path) -> None:
    take_in(directory, folder(tmp_path / "pack", tables()))
    content = directory.export("hsds-zip")
    assert cells(content) == expected(tables())
    assert content == directory.export("hsds-zip"), "the same rows, the same bytes"


def test_a_zip_of_the_export_is_no_change(directory: DirectoryService, tmp_path: Path) -> None:
    take_in(directory, zipped(tmp_path / "pack.zip", tables()))
    (tmp_path / "again.zip").write_bytes(directory.export("hsds-zip"))
    assert directory.plan_file(tmp_path / "again.zip").changes_nothing


def test_columns_that_are_empty_in_every_row_stay(directory: DirectoryService, tmp_path: Path) -> None:
    take_in(directory, folder(tmp_path / "pack", tables()))
    (tmp_path / "out.zip").write_bytes(directory.export("hsds-zip"))
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        header = archive.read("services.csv").decode().splitlines()[0]
    assert "x_empty" in header.split(",")


@pytest.mark.parametrize("shape", ["single", "list", "page"])
def test_json_in_its_three_shapes(make: Make, tmp_path: Path, shape: str) -> None:
    service = nested()
    page = {"total_items": 1, "contents": [service]}
    found = {"single": service, "list": [service], "page": page}[shape]
    (tmp_path / "in.json").write_text(json.dumps(found), "utf-8")
    directory = make(shape)
    take_in(directory, tmp_path / "in.json")
    assert json.loads(directory.export("hsds-json"))["contents"] == [service]


def test_from_json_through_tables_and_back(make: Make, tmp_path: Path) -> None:
    """Numbers, lists and objects in unknown properties survive even the tables; only null has no cell."""
    service = nested()
    (tmp_path / "in.json").write_text(json.dumps(service), "utf-8")
    first, second = make("first"), make("second")
    take_in(first, tmp_path / "in.json")
    (tmp_path / "between.zip").write_bytes(first.export("hsds-zip"))
    take_in(second, tmp_path / "between.zip")
    service.pop("x_none")
    assert json.loads(second.export("hsds-json"))["contents"] == [service]


def test_from_tables_through_json_and_back(make: Make, tmp_path: Path) -> None:
    first, second = make("first"), make("second")
    take_in(first, folder(tmp_path / "pack", tables()))
    (tmp_path / "between.json").write_bytes(first.export("hsds-json"))
    take_in(second, tmp_path / "between.json")
    back = cells(second.export("hsds-zip"))
    wanted = expected(tables())
    wanted["locations"][0]["latitude"] = "41.90"
    assert back == wanted


def test_a_number_under_two_services_is_found_at_both(directory: DirectoryService, tmp_path: Path) -> None:
    first, second = nested(), {**nested(), "id": "a" + SERVICE[1:], "service_at_locations": [], "attributes": []}
    (tmp_path / "two.json").write_text(json.dumps([first, second]), "utf-8")
    take_in(directory, tmp_path / "two.json")
    assert [len(directory.listing(one["id"]).phones) for one in (first, second)] == [1, 1]
    out = json.loads(directory.export("hsds-json"))["contents"]
    assert [one["phones"] for one in out] == [first["phones"], second["phones"]]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="HSDS's own examples are not here")
@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*")) if SAMPLES.is_dir() else [])
def test_hsds_own_examples(make: Make, tmp_path: Path, name: str) -> None:
    if name == "base.json":
        pytest.skip("it describes the interface, not a directory")
    first, second = make("first"), make("second")
    take_in(first, SAMPLES / name)
    if name == "csv":
        assert len(first.plan_file(SAMPLES / name).warnings) == 9, "eight links to nothing, and no description"
    for form, ending in (("hsds-zip", "zip"), ("hsds-json", "json")):
        path = tmp_path / f"out.{ending}"
        path.write_bytes(first.export(form))
        second.close()
        second = make(f"second-{ending}")
        take_in(second, path)
        assert cells(second.export("hsds-zip")) == cells(first.export("hsds-zip"))
