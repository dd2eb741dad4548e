"""Bars 6 and 14 in one: whatever is entered into the records stands nowhere but in them, not after a crash either."""

from __future__ import annotations

import base64
import os
import re
import secrets
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.security.test_bars_store import SHORT_AND_FULL, figure
from tests.security.vaults import PASSPHRASE, service

ROOT = Path(__file__).resolve().parents[2]


def forms(canary: str) -> list[bytes]:
    """A text as it may stand in a file: UTF-8, UTF-16, hex, base64 from each of its three places."""
    plain = canary.encode()
    middle = [base64.b64encode(b"\0" * shift + plain)[4:-4] for shift in range(3)]
    return [plain, canary.encode("utf-16-le"), canary.encode("utf-16-be"), plain.hex().encode(), plain.hex().upper().encode(),
            *middle]  # fmt: skip


def contents(path: Path) -> Iterator[bytes]:
    """A file's content, and each stream of a PDF inflated."""
    content = path.read_bytes()
    yield content
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            yield zlib.decompressobj().decompress(stream)
        except zlib.error:
            continue


def hits(folder: Path, canary: str) -> list[str]:
    wanted = forms(canary)
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in files if any(form in content for content in contents(path) for form in wanted)]


@pytest.mark.parametrize("length", SHORT_AND_FULL)
def test_bar_6_canaries_stand_nowhere_but_in_the_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], length: str
) -> None:
    home, temp = tmp_path / "home", tmp_path / "temp"
    home.mkdir()
    temp.mkdir()
    count, prefix = (20 if length == "short" else 200), f"canary{secrets.token_hex(8)}"
    environment = {"HOME": str(home), "TMPDIR": str(temp), "PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "offscreen",
                   "PYTHONPATH": str(ROOT), "SQLITE_TMPDIR": str(temp)}  # fmt: skip
    command = [sys.executable, "-m", "tests.security.canary_run", str(count), prefix]
    with (
        (tmp_path / "log").open("wb") as log,
        subprocess.Popen(command, env=environment, cwd=temp, stdout=subprocess.PIPE, stderr=log) as run,
    ):
        assert run.stdout
        assert run.stdout.readline() == b"writing\n", (tmp_path / "log").read_text()
        time.sleep(0.3 if length == "short" else 2)
        run.kill()
    dumps = [path for path in tmp_path.rglob("core*") if path.is_file()]
    found = hits(tmp_path, prefix)
    written = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
    figure(capsys, f"bar 6: {count} canaries, {written // 1024} KB written, {len(found)} hits, {len(dumps)} dumps")
    # What the offscreen platform says of itself is no log of ours.
    said = [line for line in (tmp_path / "log").read_text().splitlines() if not line.startswith("This plugin does not")]
    assert (found, dumps, said) == ([], [], [])
    assert any((home / "papers").iterdir()), "nothing was printed"
    records = home / ".local" / "share" / "waymark" / "records"
    assert service().check(records, "Ada", PASSPHRASE) == [], "the vault is sound after the crash"


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    """Each form of a canary is found where it stands: the search can fail."""
    for number, form in enumerate(forms("canary7f3k2m9q8x4t")):
        place = tmp_path / str(number)
        place.mkdir()
        (place / "file").write_bytes(b"abc" + form + b"def")
        assert hits(place, "canary7f3k2m9q8x4t")
    pdf = tmp_path / "pdf"
    pdf.mkdir()
    (pdf / "x.pdf").write_bytes(b"%PDF stream\n" + zlib.compress(b"(canary7f3k2m9q8x4t) Tj") + b"endstream")
    assert hits(pdf, "canary7f3k2m9q8x4t")
