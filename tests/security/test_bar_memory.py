"""Bar 7: after locking, the process holds no copy of the keys or the passphrase. Its memory is read from outside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.security.test_bars_store import figure
from tests.security.vaults import ROOT, service
from toolkit.storage.key_file import from_bytes
from toolkit.storage.keyring import come_in

LETTERS = "marzipan gondola 47 whistling otters"


def memory_of(process: int) -> bytes:
    """All memory of a process that can be read."""
    found = []
    with Path(f"/proc/{process}/maps").open() as maps, Path(f"/proc/{process}/mem").open("rb") as memory:
        for line in maps:
            match = re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line)
            if match and "[v" not in line:
                start, end = int(match[1], 16), int(match[2], 16)
                try:
                    memory.seek(start)
                    found.append(memory.read(end - start))
                except (OSError, ValueError, OverflowError):
                    continue
    return b"".join(found)


def forms(secret: bytes) -> list[bytes]:
    return [secret, secret.hex().encode(), secret.hex().upper().encode()]


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="reading another process needs root on Linux")
def test_bar_7_after_locking_no_key_and_no_passphrase_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "v"
    service().create(folder, "Ada", LETTERS, practice=False)
    member = come_in(from_bytes((folder / "keys").read_bytes()), "Ada", LETTERS.encode())
    assert member.signing
    keys = [
        key for one in member.compartments.values() for key in (one.records, one.identities, bytes(one.attachments))
    ]
    secrets = [*keys, member.sealing.private, member.exchange.private, member.signing.private[:32]]
    command = [sys.executable, "-m", "tests.security.memory_run", str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as run:
        assert run.stdin
        assert run.stdout
        run.stdin.write(LETTERS.encode() + b"\n")
        run.stdin.flush()
        assert run.stdout.readline() == b"locked\n"
        memory = memory_of(run.pid)
        run.stdin.close()
    passphrase = sum(memory.count(form) for form in (LETTERS.encode(), LETTERS.encode("utf-16-le")))
    copies = sum(memory.count(form) for secret in secrets for form in forms(secret))
    figure(
        capsys,
        f"bar 7: {len(memory) >> 20} MB read, {passphrase} copies of the passphrase, {copies} of {len(secrets)} keys",
    )
    assert (passphrase, copies) == (0, 0)


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="reading another process needs root on Linux")
def test_the_search_of_memory_finds_what_is_there() -> None:
    code = "import sys; kept = bytes.fromhex(sys.stdin.readline()); print('there', flush=True); sys.stdin.read(); kept"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdin
        assert run.stdout
        run.stdin.write(b"deadbeef" * 8 + b"\n")
        run.stdin.flush()
        run.stdout.readline()
        assert memory_of(run.pid).count(bytes.fromhex("deadbeef" * 8)) >= 1
        run.stdin.close()
