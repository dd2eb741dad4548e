"""Attachments and identities under stress: a program that is killed while it attaches, files as large as they may be,
and nothing in the clear on the disk at any moment of it.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.security.test_bar_canaries import hits
from tests.security.test_bars_store import SHORT_AND_FULL, figure
from tests.security.vaults import PASSPHRASE, ROOT, service
from toolkit.domain.attachment import MOST_BYTES
from toolkit.domain.case import Before, ConsentToRecord, Given
from toolkit.services.records import OpenRecords

CONSENT = ConsentToRecord(Given.SPOKEN, "ti", understood=True)
CANARY = "canary4t8x2m7q9k"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    service().create(tmp_path / "v", "Ada", PASSPHRASE, practice=False)
    return tmp_path / "v"


def new_case(place: Path) -> str:
    with service().opened(place, "Ada", PASSPHRASE) as vault:
        return OpenRecords(vault).cases.open_case(Before(), CONSENT).id


@pytest.mark.parametrize("length", SHORT_AND_FULL)
def test_a_program_killed_while_it_attaches_loses_nothing_else_and_leaves_no_half(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], length: str
) -> None:
    case_id, file = new_case(place), tmp_path / "a.txt"
    file.write_text(f"{CANARY} " * 60_000)
    temp = tmp_path / "temp"
    temp.mkdir()
    environment = {**os.environ, "TMPDIR": str(temp), "SQLITE_TMPDIR": str(temp), "HOME": str(temp)}
    chance, acknowledged, found = random.Random(3), set[str](), list[str]()
    for _ in range(6 if length == "short" else 200):
        command = [sys.executable, "-m", "tests.security.attacher", str(place), case_id, str(file)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env=environment) as process:
            assert process.stdout
            assert process.stdout.readline() == b"open\n"
            time.sleep(chance.random() * 0.4)
            process.kill()
            lines = process.stdout.read().splitlines(keepends=True)
        acknowledged |= {line.decode().strip() for line in lines if line.endswith(b"\n")}
        # As the kill left it: journal and half-written pages included.
        found += hits(place, CANARY) + hits(temp, CANARY)
    with service().opened(place, "Ada", PASSPHRASE) as vault:
        records = OpenRecords(vault)
        there = {one.id for one in records.attachments.view(case_id).attachments}
        assert vault.shared.pieces.held() == there, "no piece without its record, no record without its pieces"
    faults = service().check(place, "Ada", PASSPHRASE)
    figure(capsys, f"kills while attaching: {len(acknowledged)} acknowledged, {len(acknowledged - there)} lost, "
                   f"{len(faults)} faults, {len(found)} hits in the clear")  # fmt: skip
    assert (acknowledged - there, faults, found) == (set(), [], [])


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="only Linux tells a peak that begins anew")
def test_the_largest_file_takes_little_memory(place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case_id, file = new_case(place), tmp_path / "a.wav"
    with file.open("wb") as out:
        out.write(b"RIFF\0\0\0\0WAVEfmt ")
        for _ in range(MOST_BYTES // 2**20):
            out.write(os.urandom(2**20))
        out.truncate(MOST_BYTES)
    command = [sys.executable, "-m", "tests.security.attaching_large", str(place), case_id, str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    size, took, rose = map(int, done.stdout.split())
    figure(capsys, f"attached {size // 2**20} MB in {took / 1000:.1f} s, memory rose by {rose / 2**20:.0f} MB")
    assert size == MOST_BYTES
    assert rose < MOST_BYTES / 5
