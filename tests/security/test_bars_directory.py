"""The bars of the directory's readers: hostile packs, and whatever a fuzzer thinks of. Short form with every run of the
tests, in full with `make bars`; each prints its figure.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.security.hostile_packs import good, pack, sheets, write_all
from tests.security.test_bars_store import figure
from tests.security.vaults import ROOT
from tests.unit.directory_packs import csv_of, nested, tables
from toolkit.app.bootstrap import assemble
from toolkit.domain.directory.hsds import MANY, ONE, TABLES
from toolkit.domain.errors import WaymarkError
from toolkit.services.directory.directory import DirectoryService

ROUNDS = [pytest.param(60, id="short"), pytest.param(100_000, id="full", marks=pytest.mark.bars)]


def test_bar_19_hostile_packs_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = write_all(tmp_path / "packs")
    (tmp_path / "packs" / "good.zip").write_bytes(pack(good()))
    command = [sys.executable, "-m", "tests.security.hostile_reader", str(tmp_path / "packs"), str(tmp_path / "data")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    odd = {name: end for name, (end, _) in told["ends"].items() if not end.startswith("refused")}
    slowest = max(seconds for _, seconds in told["ends"].values())
    figure(capsys, f"bar 19: {len(paths)} hostile packs refused, memory rose by {told['rose']:.0f} MB at most")
    assert (odd, told["changed"], len(paths) >= 40, told["rose"] < 50, slowest < 5) == ({}, False, True, True, True)
    assert not (tmp_path / "data").exists(), "nothing was written"


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DirectoryService]:
    """A directory with one service in it, which no broken file may change."""
    folder = tmp_path_factory.mktemp("fuzzed")
    found = assemble(folder / "data").directory
    (folder / "good.zip").write_bytes(pack(good()))
    found.apply(found.plan_file(folder / "good.zip"))
    yield found
    found.close()


def survives(directory: DirectoryService, path: Path, content: bytes) -> None:
    """A plan or a sentence, nothing else; and what was planned is refused whole or can be told in every form."""
    before = directory.seal()
    path.write_bytes(content)
    try:
        plan = directory.plan_file(path)
    except WaymarkError:
        assert directory.seal() == before
        return
    for fault in (*plan.rejected, *plan.warnings):
        assert fault.told()
    if plan.package.rejected:
        with pytest.raises(WaymarkError):
            directory.apply(plan)
    assert directory.seal() == before
    aside = DirectoryService(path.parent / "none", path.parent / "none", directory._names)
    aside._importer.apply(aside.plan_file(path), "now", lambda _rows: None)
    for form in ("hsds-zip", "hsds-json", "csv"):
        assert aside.export(form)
    aside.close()


def spoiled(whole: bytes) -> st.SearchStrategy[bytes]:
    """A good file with pieces changed, cut out or put in."""
    change = st.tuples(st.integers(0, len(whole)), st.integers(0, 40), st.binary(max_size=12))

    def apply(changes: list[tuple[int, int, bytes]]) -> bytes:
        made = whole
        for at, length, new in changes:
            made = made[:at] + new + made[at + length :]
        return made

    return st.lists(change, min_size=1, max_size=4).map(apply)


NASTY = st.one_of(
    st.sampled_from(["", "1", "-1", "=1+1", "+39 06 1", "yes", "no", "active", "2026-02-30", "2026-05-01", "NaN", "ar",
                     "11111111-0000-4000-8000-000000000000", "22222222-0000-4000-8000-000000000000", '"', "\\", "'"]),
    st.text(max_size=12),
)  # fmt: skip


@st.composite
def csv_packs(draw: st.DrawFn) -> bytes:
    """Tables of HSDS with columns of theirs and of nobody's, and cells of every kind."""
    files: dict[str, bytes] = {}
    for name in draw(st.lists(st.sampled_from([*TABLES, "x_other"]), min_size=1, max_size=4, unique=True)):
        table = TABLES.get(name)
        columns = [*(("id", *table.required, *table.links, *table.dates, *table.numbers) if table else ("id",)), "x"]
        header = draw(st.lists(st.sampled_from(columns), max_size=8, unique=draw(st.booleans())))
        rows = draw(st.lists(st.lists(NASTY, max_size=9), max_size=4))
        text = "\r\n".join(
            ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in [header, *rows]
        )
        files[f"{name}.csv"] = text.encode("utf-8", "surrogatepass")
    return pack(files)


_PROPERTIES = sorted({name for held in (*MANY.values(), *ONE.values()) for name in held}
                     | {"id", "name", "status", "also_linked", "metadata", "attributes", "x", "service_id",
                        "organization_id", "contents", "unlinked_rows", "location_type", "number"})  # fmt: skip

JSON_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), NASTY),
    lambda inner: st.one_of(st.lists(inner, max_size=4),
                            st.dictionaries(st.sampled_from(_PROPERTIES), inner, max_size=6)),
    max_leaves=25,
)  # fmt: skip


def json_files() -> st.SearchStrategy[bytes]:
    """Documents of HSDS's names in any arrangement, and a good one with members replaced."""
    replaced = st.dictionaries(st.sampled_from(_PROPERTIES), JSON_VALUES, max_size=4).map(
        lambda new: {**nested(), **new}
    )
    return st.one_of(JSON_VALUES, replaced).map(lambda found: json.dumps(found).encode())


def _zip() -> bytes:
    return pack(good(), zipfile.ZIP_STORED)


def _sheet() -> bytes:
    book = dict(sheets())["no-country.xlsx"]
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return pack({name: archive.read(name) for name in archive.namelist()}, zipfile.ZIP_STORED)


READERS: dict[str, tuple[str, st.SearchStrategy[bytes]]] = {
    "zip": ("in.zip", st.one_of(spoiled(_zip()), st.binary(max_size=200))),
    "tables": ("in.zip", csv_packs()),
    "json": ("in.json", json_files()),
    "json bytes": ("in.json", st.one_of(spoiled(json.dumps(nested()).encode()), st.binary(max_size=200))),
    "csv": ("in.csv", st.one_of(spoiled(csv_of(tables()["services"]).encode()), st.binary(max_size=300))),
    "xlsx": ("in.xlsx", st.one_of(spoiled(_sheet()), st.binary(max_size=200))),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("rounds", ROUNDS)
def test_bar_18_a_fuzzer_breaks_no_reader(
    directory: DirectoryService, tmp_path: Path, capsys: pytest.CaptureFixture[str], reader: str, rounds: int
) -> None:
    name, contents = READERS[reader]
    done = 0

    # The deadline is the bar: none may hang for five seconds.
    @settings(max_examples=rounds, deadline=5_000, database=None, suppress_health_check=list(HealthCheck))
    @given(content=contents)
    def fuzz(content: bytes) -> None:
        nonlocal done
        done += 1
        survives(directory, tmp_path / name, content)

    fuzz()
    figure(capsys, f"bar 18, {reader}: {done:,} files, no crash, no hang, nothing changed")
