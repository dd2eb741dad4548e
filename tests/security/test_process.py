"""Bar 14's first half: a process that crashes leaves no core file and cannot be read by others."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = """
import resource
from toolkit.platform.process import forbid_dumps
forbid_dumps()
print(resource.getrlimit(resource.RLIMIT_CORE), open("/proc/self/status").read().split("CoreDumping")[0][-1:] and "")
import ctypes
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux")
def test_no_core_files_and_no_reading_of_memory() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["(0,", "0)", "0"]
