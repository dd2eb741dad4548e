"""Bar 14's first half: a process that crashes leaves no core file and cannot be read by others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = """
import resource
from toolkit.platform.process import forbid_dumps
forbid_dumps()
print(resource.getrlimit(resource.RLIMIT_CORE))
import ctypes
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux")
def test_no_core_files_and_no_reading_of_memory() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["(0,", "0)", "0"]


def test_nothing_in_the_home_is_run(tmp_path: Path) -> None:
    """ReportLab would run ~/.reportlab_mods: what lies in a home must not change what is printed."""
    mark = tmp_path / "was-run"
    for name in (".reportlab_mods", ".reportlab_settings", "reportlab_mods.py", "reportlab_settings.py"):
        (tmp_path / name).write_text(f"open({str(mark)!r}, 'w').close()\n", "utf-8")
    out = tmp_path / "x.pdf"
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-m", "toolkit", "sheet", "en", "-o", str(out)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    assert out.exists()
    assert not mark.exists()
