"""`waymark directory`: what it prints, its exit status, and that looking writes nothing."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path

import pytest

from tests.unit.directory_packs import SERVICE, folder, other_service, tables
from toolkit.app.main import main

KEYS = ["service_id", "name", "organization", "kinds", "country", "languages", "phones", "verified_on", "expires_on"]


@pytest.fixture
def run(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]):  # type: ignore[no-untyped-def]
    def command(*words: object) -> tuple[int, str, str]:
        status = main(["--data", str(tmp_path / "data"), "directory", *map(str, words)])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return command


def test_search_as_json_best_first(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert run("import", folder(tmp_path / "pack", tables()), "--yes")[0] == 0
    status, out, err = run("search", "night", "--country", "it", "--language", "ar", "--kind", "shelter", "--json")
    (row,) = json.loads(out)
    assert (status, err, list(row)) == (0, "", KEYS)
    assert row == {"service_id": SERVICE, "name": "Night shelter", "organization": "Casa Luce", "kinds": ["shelter"],
                   "country": "IT", "languages": ["ar"], "phones": ["+39 06 1234567"], "verified_on": None,
                   "expires_on": None}  # fmt: skip
    assert run("search", "night", "--country", "FR", "--json")[1] == "[]\n"


def test_the_shipped_directory_is_there_at_once_and_nothing_is_written(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    status, out, _ = run("search", "italia")
    assert status == 0
    assert "800 290 290" in out
    assert "not verified" in out
    assert not (tmp_path / "data").exists()


def test_the_preview_and_then_all_or_nothing(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    given = tables()
    given["services"] += [other_service(1), {**other_service(2), "status": "open"}]
    pack = folder(tmp_path / "pack", given)
    status, out, err = run("import", pack)
    assert (status, "added: 4 (2 services)" in out, "rejected: 1" in out) == (0, True, True)
    assert "services.csv:5: status «open»" in err
    assert not (tmp_path / "data").exists()
    status, _, err = run("import", pack, "--yes")
    assert (status, "Nothing was imported" in err) == (1, True)
    assert run("search", "service 1", "--json")[1] == "[]\n"
    assert run("import", pack, "--yes", "--accept-rest")[0] == 0
    assert len(json.loads(run("search", "service 1", "--json")[1])) == 1


def test_verify_and_check(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    run("import", folder(tmp_path / "pack", tables()), "--yes")
    status, out, _ = run("verify", SERVICE, "--by", "M.", "--how", "called, the desk answered")
    assert (status, "until" in out) == (0, True)
    (row,) = json.loads(run("search", "night", "--json")[1])
    assert row["verified_on"] < row["expires_on"]
    status, out, _ = run("check")
    assert (status, "freephone" in out) == (0, True)
    assert b"desk answered" not in (tmp_path / "data" / "directory").read_bytes()


def test_a_verified_service_stands_on_paper_once_it_is_known_who_answers(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Shipped rows do not say who answers, and what is printed must: the command line says so, and can tell."""
    italian = "68d19a8b-c635-543f-a315-e4520758e1ae"
    _, out, _ = run("verify", italian, "--by", "M.", "--how", "called")
    assert "on no paper yet" in out
    status, out, _ = run("verify", italian, "--by", "M.", "--how", "called", "--who", "ngo")
    assert (status, "on no paper yet" in out) == (0, False)
    sheet = tmp_path / "sheet.pdf"
    assert main(["--data", str(tmp_path / "data"), "sheet", "en", "--country", "IT", "-o", str(sheet)]) == 0
    assert "800 290 290" in subprocess.run(["pdftotext", sheet, "-"], capture_output=True, text=True, check=True).stdout
    assert run("verify", italian, "--by", "M.", "--how", "called", "--who", "nobody")[0] == 2


@pytest.mark.parametrize("form", ["hsds-zip", "hsds-json", "csv"])
def test_export(run, tmp_path: Path, form: str) -> None:  # type: ignore[no-untyped-def]
    out = tmp_path / "out"
    assert run("export", out, "--format", form)[0] == 0
    assert out.read_bytes()[:2] == {"hsds-zip": b"PK", "hsds-json": b"{\n", "csv": b"\xef\xbb"}[form]


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["import", "nowhere.zip"], 1, "could not be read"),
        (["search", "x", "--kind", "castle"], 2, "'castle' is no kind of service. Choose from: helpline, shelter"),
        (["search", "x", "--country", "Italy"], 2, "Write two letters"),
        (["verify", "nobody", "--by", "M.", "--how", "called"], 2, "There is no service nobody here."),
        (["verify", "nobody", "--by", "M."], 2, "--how"),
        (["export", "/nowhere/at/all/x.zip"], 1, "could not be written"),
        (["export", "out.zip", "--include", "nobody"], 2, "There is no service nobody here."),
        ([], 2, "ACTION"),
    ],
)
def test_a_fault_is_one_sentence_and_a_status(run, words: list[str], status: int, told: str) -> None:  # type: ignore[no-untyped-def]
    got, out, err = run(*words)
    assert (got, out, told in err, "Traceback" in err) == (status, "", True, False)


def test_a_broken_zip_is_bad_input(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 no")
    status, _, err = run("import", tmp_path / "x.zip", "--yes")
    assert (status, err.count("\n")) == (2, 1)
    assert "damaged" in err


def test_a_signer_is_pinned(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "unit.pub").write_text("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n")
    assert run("trust", tmp_path / "unit.pub", "--name", "The unit")[0] == 0


def test_with_a_vault_who_verified_is_kept_and_confidential_rows_come_and_go(
    run,
    program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,  # type: ignore[no-untyped-def]
) -> None:
    secret = "seven quiet otters cross"
    program.vault.create(tmp_path / "vault", "Lead", secret, False)
    given = tables()
    given["services"] += [{**other_service(1, confidential_location="yes"), "name": "Safe house"}]
    words = ("--vault", tmp_path / "vault", "--user", "Lead", "--passphrase-stdin")

    def unlocked(*command: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{secret}\n".encode())))
        return run(*command, *words)

    assert unlocked("import", folder(tmp_path / "pack", given), "--yes")[:2][0] == 0
    assert unlocked("verify", SERVICE, "--by", "M.", "--how", "called")[1].count("\n") == 1
    out = tmp_path / "out.json"
    assert run("export", out, "--format", "hsds-json", "--include", other_service(1)["id"])[0] == 2
    assert unlocked("export", out, "--format", "hsds-json", "--include", other_service(1)["id"])[0] == 0
    assert b"Safe house" in out.read_bytes()
    assert run("export", out, "--format", "hsds-json")[0] == 0
    assert b"Safe house" not in out.read_bytes()
    assert run("verify", SERVICE, "--by", "M.", "--how", "called", "--vault", "x")[0] == 2
