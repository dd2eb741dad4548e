"""Whatever ends the program, at most the last two seconds of typing are lost, and the vault is sound."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.security.test_bars_store import SHORT_AND_FULL, figure
from tests.security.vaults import PASSPHRASE, ROOT, service
from toolkit.domain.case import Before, ConsentToRecord, Given
from toolkit.services.records import OpenRecords

SECONDS = 2.0


@pytest.mark.parametrize("length", SHORT_AND_FULL)
def test_a_kill_loses_at_most_the_last_two_seconds_of_typing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], length: str
) -> None:
    data, chance = tmp_path / "data", random.Random(7)
    folder = data / "records"
    data.mkdir()
    service().create(folder, "Ada", PASSPHRASE, practice=True)
    with service().opened(folder, "Ada", PASSPHRASE) as opened:
        agreed = ConsentToRecord(Given.SPOKEN, "ti", understood=True)
        case_id = OpenRecords(opened).cases.open_case(Before(), agreed).id
    kills = 2 if length == "short" else 60
    first, worst, typed = 0, 0.0, 0
    for _ in range(kills):
        lines, killed_at = _killed(data, case_id, first, chance.uniform(2.2, 5.0))
        kept = _kept(folder, case_id)
        lost = [at for number, at in lines if number > kept]
        worst = max(worst, killed_at - min(lost, default=killed_at))
        typed += len(lines)
        first = lines[-1][0] + 1
        assert service().check(folder, "Ada", PASSPHRASE) == []
    assert worst <= SECONDS
    figure(
        capsys, f"{kills} kills while {typed} words were typed: at most {worst:.2f} s of them lost (bar {SECONDS:.0f})"
    )


def _killed(data: Path, case_id: str, first: int, seconds: float) -> tuple[list[tuple[int, float]], float]:
    """The words that were typed, each with its moment, and the moment of the kill so many seconds after the first."""
    command = [sys.executable, "-m", "tests.security.typing_run", str(data), case_id, str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = [process.stdout.readline()]
        begun = float(lines[0].split()[1])
        while time.monotonic() < begun + seconds:
            lines.append(process.stdout.readline())
        process.kill()
        killed_at = time.monotonic()
        lines += process.stdout.read().splitlines(keepends=True)
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(int(number), float(at)) for number, at in whole], killed_at


def _kept(folder: Path, case_id: str) -> int:
    """The last word that is kept, and all before it with it."""
    with service().opened(folder, "Ada", PASSPHRASE) as opened:
        text = OpenRecords(opened).forms.view(case_id, "needs").draft.get("safe_now_words", "")
    words = [word[1:] for word in str(text).split() if word[1:].isdigit()]
    return int(words[-1]) if words else -1
