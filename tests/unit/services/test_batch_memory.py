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
WAIT = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:])
_, status, used = os.wait4(process.pid, 0)
print(used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""A small process in between: one that is started counts what its parent held, and a run of tests holds much."""


@pytest.mark.bars
@pytest.mark.skipif(not hasattr(os, "wait4"), reason="the system does not tell a process's memory")
def test_forty_languages_take_less_than_300_megabytes(tmp_path: Path) -> None:
    written = [one.tag for one in assemble().library.languages.all if one.is_written]
    lines = [f"{tag}:5" for tag in (written * 40)[:40]]
    command = [sys.executable, "-m", "toolkit", "sheets", *lines, "--with", "en", "-o", str(tmp_path / "out.pdf")]
    told = subprocess.run([sys.executable, "-c", WAIT, *command], cwd=ROOT, check=True, capture_output=True, text=True)
    most = int(told.stdout.split()[-1])
    megabytes = most / 1024 if sys.platform == "linux" else most / 1024 / 1024
    print(f"forty sheets, five copies each: {megabytes:.0f} MB, {(tmp_path / 'out.pdf').stat().st_size:,} bytes")
    assert megabytes < MOST
