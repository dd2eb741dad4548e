"""The command line: what it prints, its exit status, one clear sentence a fault, never a traceback."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit import __version__
from toolkit.app.faults import lacking, ours
from toolkit.app.main import main

ROOT = Path(__file__).resolve().parents[3]
KEYS = ["tag", "name", "native_name", "script", "direction", "state"]


def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """The command as a user runs it: another process, no screen, no help from our environment."""
    clean = {key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "DISPLAY")}
    command = [sys.executable, "-m", "toolkit", *words]
    return subprocess.run(command, cwd=cwd or ROOT, env=clean, capture_output=True, check=False, timeout=120)


def test_version() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, f"waymark {__version__}\n", b"")


def test_languages_as_json() -> None:
    done = run("languages", "--json")
    rows = json.loads(done.stdout)
    assert done.returncode == 0
    assert all(list(row) == KEYS for row in rows)
    assert {row["state"] for row in rows} <= {"draft", "checked", "approved", "wanted"}
    arabic = next(row for row in rows if row["tag"] == "ar")
    assert arabic == {"tag": "ar", "name": "Arabic", "native_name": "العربية", "script": "Arab", "direction": "rtl",
                      "state": "draft"}  # fmt: skip


def test_languages_for_people() -> None:
    done = run("languages")
    assert done.returncode == 0
    assert "ትግርኛ" in done.stdout.decode()


@pytest.mark.parametrize("words", [("ar",), ("km", "--with", "fr", "--form", "large", "--paper", "letter")])
def test_a_sheet_without_a_screen(tmp_path: Path, words: tuple[str, ...]) -> None:
    out = tmp_path / "sheet.pdf"
    done = run("sheet", *words, "-o", str(out))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert out.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_sheet_to_standard_output() -> None:
    done = run("sheet", "en", "-o", "-")
    assert done.returncode == 0
    assert done.stdout.startswith(b"%PDF")
    assert done.stdout.endswith(b"%%EOF\n")


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["sheet", "zh", "-o", "x.pdf"], 2, "There is no language 'zh'. The closest are: zh-Hans"),
        (["sheet", "bin", "-o", "x.pdf"], 1, "Edo (bin) yet: it is wanted"),
        (["sheet", "ar", "--with", "xx", "-o", "x.pdf"], 2, "There is no language 'xx'"),
        (["sheet", "ar", "--with", "bin", "-o", "x.pdf"], 1, "it is wanted"),
        (["sheet", "ar"], 2, "-o"),
        (["sheet", "ar", "--form", "huge", "-o", "x.pdf"], 2, "'huge'"),
        (["sheet", "ar", "--paper", "a5", "-o", "x.pdf"], 2, "'a5'"),
        (["sheet", "ar", "-o", "/nowhere/at/all/x.pdf"], 1, "could not be written: no such file or directory"),
        (["nonsense"], 2, "'nonsense'"),
        (["content"], 2, "action"),
        (["--bad"], 2, "--bad"),
    ],
)
def test_a_fault_is_one_sentence_and_a_status(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, words: list[str], status: int, told: str
) -> None:
    os.chdir(tmp_path)
    try:
        assert main(words) == status
    finally:
        os.chdir(ROOT)
    out, err = capfd.readouterr()
    assert out == ""
    assert told in err
    assert err.startswith("waymark: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_without_a_screen_it_says_so_and_how_to_go_on() -> None:
    clean = {key: value for key, value in os.environ.items()
             if key not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")}  # fmt: skip
    done = subprocess.run([sys.executable, "-m", "toolkit"], env=clean, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("waymark: There is no screen here")
    assert "--help" in done.stderr.decode()


def test_content_check_passes_and_names_faults() -> None:
    done = run("content", "check")
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_self_test_passes_and_says_each_proof() -> None:
    done = run("self-test")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "cipher", "content", "catalogues", "pages", "finder", "window", "pictures", "network",
        "The self-test passed.",
    ]  # fmt: skip


def test_nothing_is_written_but_what_was_asked_for(tmp_path: Path) -> None:
    """A run in an empty home leaves that home empty."""
    home = tmp_path / "home"
    home.mkdir()
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "XDG_RUNTIME_DIR": str(tmp_path)}
    for words in (["languages"], ["sheet", "ti", "-o", str(tmp_path / "x.pdf")], ["self-test"]):
        subprocess.run(
            [sys.executable, "-m", "toolkit", *words], env=environment, cwd=ROOT, check=True, capture_output=True
        )
    assert [path for path in home.rglob("*") if "fontconfig" not in str(path) and path.name != ".cache"] == []


def test_a_fault_of_ours_tells_its_place_and_never_its_content() -> None:
    try:
        raise KeyError("a name that must not be told")
    except KeyError as error:
        told = ours(error)
    assert "must not be told" not in told
    assert "KeyError" in told
    assert "test_command_line" in told


def test_a_reader_that_goes_away_is_no_fault_of_ours() -> None:
    command = [sys.executable, "-m", "toolkit", "languages", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_missing_system_library_is_named() -> None:
    told = lacking(ImportError("libEGL.so.1: cannot open shared object file: No such file or directory"))
    assert told == "waymark: This machine lacks the system library libEGL. Install it, then start Waymark again."
    assert lacking(ImportError("No module named 'x'")) == ""
    assert lacking(ValueError("x.so")) == ""


def test_several_sheets_as_one_file_and_its_faults(tmp_path: Path) -> None:
    out = tmp_path / "sheets.pdf"
    done = run("sheets", "ar:2", "km", "--form", "full", "-o", str(out))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    pages = subprocess.run(["pdfinfo", str(out)], capture_output=True, check=True, text=True).stdout
    assert re.search(r"Pages:\s+3\b", pages)
    for line in ("ar:0", "ar:1000", "ar:x", ":3"):
        done = run("sheets", line, "-o", str(out))
        assert done.returncode == 2
        assert f"'{line}' is not TAG or TAG:COPIES" in done.stderr.decode()
    assert run("sheets", "ar", "bin", "-o", str(out)).returncode == 1


def test_a_form_and_a_country_from_the_command_line(tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    done = run("sheet", "en", "--form", "child", "--country", "be", "--copy", "responder", "-o", str(out))
    assert (done.returncode, done.stderr) == (0, b"")
    text = subprocess.run(["pdftotext", str(out), "-"], capture_output=True, check=True).stdout.decode()
    assert "Emergency: 112" not in text
    assert "Not verified by anybody: 112" in " ".join(text.split())
    done = run("sheet", "en", "--country", "zz", "-o", str(out))
    assert done.returncode == 2
    assert "There is no pack for the country 'zz'" in done.stderr.decode()


def test_a_unit_that_refuses_drafts_is_handed_none(tmp_path: Path) -> None:
    data, out = ["--data", str(tmp_path / "data")], tmp_path / "sheet.pdf"
    assert b"drafts are given" in run(*data, "translation", "drafts").stdout
    assert b"drafts are refused" in run(*data, "translation", "drafts", "refused").stdout
    done = run(*data, "sheet", "ti", "-o", str(out))
    assert (done.returncode, out.exists()) == (1, False)
    assert b"Tigrinya (ti) is a draft" in done.stderr
    assert run(*data, "sheets", "ti:2", "-o", str(out)).returncode == 1
    assert run(*data, "translation", "review", "ti", "-o", str(out)).returncode == 0, "a checker needs the draft"
    assert b"drafts are given" in run(*data, "translation", "drafts", "given").stdout
    assert run(*data, "sheet", "ti", "-o", str(out)).returncode == 0


def test_translations_are_told_reviewed_and_never_half_signed(tmp_path: Path) -> None:
    done = run("translation", "status")
    assert done.returncode == 0
    assert re.search(r"^fr +draft +\d+/\d+", done.stdout.decode(), re.MULTILINE)
    out = tmp_path / "review.pdf"
    assert run("translation", "review", "ti", "-o", str(out)).returncode == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert run("translation", "sign-off", "fr", "--by", "A", "--on", "yesterday").returncode == 2
    assert run("translation", "sign-off", "fr", "--by", 'A"B', "--on", "2026-01-01").returncode == 2
    assert run("translation", "import", str(tmp_path / "none.po")).returncode == 2
    assert run("translation", "review", "bin", "-o", str(out)).returncode == 1
