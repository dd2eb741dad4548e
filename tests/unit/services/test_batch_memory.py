"""A batch of many languages stays small: measured over a whole process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.app.bootstrap import assemble

ROOT = Path(__file__).resolve().parents[3]
MOST = 300
"""Megabytes, for forty sheets in as many languages as are written."""


@pytest.mark.bars
@pytest.mark.skipif(not hasattr(os, "wait4"), reason="the system does not tell a process's memory")
def test_forty_languages_take_less_than_300_megabytes(tmp_path: Path) -> None:
    written = [one.tag for one in assemble().library.languages.all if one.is_written]
    lines = [f"{tag}:5" for tag in (written * 40)[:40]]
    command = [sys.executable, "-m", "toolkit", "sheets", *lines, "--with", "en", "-o", str(tmp_path / "out.pdf")]
    process = subprocess.Popen(command, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    megabytes = used.ru_maxrss / 1024 if sys.platform == "linux" else used.ru_maxrss / 1024 / 1024
    print(f"forty sheets, five copies each: {megabytes:.0f} MB, {(tmp_path / 'out.pdf').stat().st_size:,} bytes")
    assert megabytes < MOST
