"""Bar 8: a whole run opens no network socket. Traced from outside, system call by system call."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.security.vaults import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace, which is on Linux only")
@pytest.mark.parametrize(
    "words",
    [
        ["self-test"],
        ["sheet", "ar", "--with", "en", "-o", "/dev/null.pdf"],
        ["languages"],
        ["vault", "create", "/dev/null.pdf", "--user", "Ada", "--passphrase-stdin", "--practice"],
    ],
)
def test_no_run_opens_a_network_socket(tmp_path: Path, words: list[str]) -> None:
    trace = tmp_path / "trace"
    words = [str(tmp_path / "x.pdf") if word == "/dev/null.pdf" else word for word in words]
    command = ["strace", "-f", "-e", "trace=socket,connect", "-o", str(trace), sys.executable, "-m", "toolkit", *words]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=300, input=PASSPHRASE.encode())
    calls = trace.read_text().splitlines()
    assert calls, "the trace saw nothing"
    network = [line for line in calls if re.search(r"AF_INET|AF_INET6|AF_NETLINK|AF_PACKET", line)]
    assert network == []


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace, which is on Linux only")
def test_the_trace_would_see_one(tmp_path: Path) -> None:
    """The same harness, on a program that does open a socket, finds it."""
    trace = tmp_path / "trace"
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    subprocess.run(
        ["strace", "-f", "-e", "trace=socket,connect", "-o", str(trace), sys.executable, "-c", code], check=True
    )
    assert "AF_INET" in trace.read_text()
