"""The first bars of the store, in short form with every run of the tests, in full with `make bars`: each prints its
figure.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.security.power_cut import Disk, steps_of
from tests.security.vaults import PASSPHRASE, ROOT, filled, new_keys, open_compartment, service, words
from toolkit.sealing.errors import RecoveryWordsError, SealBrokenError
from toolkit.storage.checking import PAGE_SIZE, check_compartment
from toolkit.storage.errors import DamagedError, StoreError
from toolkit.storage.keyring import CompartmentKeys

SHORT_AND_FULL = [pytest.param("short", id="short"), pytest.param("full", id="full", marks=pytest.mark.bars)]


def figure(capsys: pytest.CaptureFixture[str], text: str) -> None:
    with capsys.disabled():
        print(f"\n  {text}", end="")


@pytest.mark.parametrize("length", SHORT_AND_FULL)
def test_bar_1_kills_lose_no_acknowledged_row(tmp_path: Path, capsys: pytest.CaptureFixture[str], length: str) -> None:
    folder, keys = tmp_path / "c", new_keys()
    kills = 12 if length == "short" else 1000
    acknowledged: set[str] = set()
    chance = random.Random(1)
    for round_ in range(kills):
        command = [sys.executable, "-m", "tests.security.writer", str(folder), keys.records.hex(), keys.identities.hex(),
                   str(round_ * 100_000)]  # fmt: skip
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            acknowledged.add(process.stdout.readline().strip())
            deadline = time.monotonic() + chance.random() * 0.15
            while time.monotonic() < deadline:
                acknowledged.add(process.stdout.readline().strip())
            process.kill()
            rest = process.stdout.read().splitlines(keepends=True)
        acknowledged |= {line.strip() for line in rest if line.endswith("\n")}
    compartment = open_compartment(folder, keys)
    there = {record.id for record in compartment.of_kind("note")}
    compartment.close()
    faults = check_compartment(folder, keys)
    lost = acknowledged - there
    figure(
        capsys, f"bar 1: {kills} kills, {len(acknowledged)} acknowledged rows, {len(lost)} lost, {len(faults)} faults"
    )
    assert (lost, faults) == (set(), [])


GONE = ("records", "identities", "attachments")


def spoilt(folder: Path, keys: CompartmentKeys) -> bool:
    """Whether the damage is noticed: by the check, or because it does not open."""
    try:
        return bool(check_compartment(folder, keys))
    except (StoreError, SealBrokenError):
        return True


def test_bar_3_one_flipped_bit_in_each_page_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys, whole = new_keys(), tmp_path / "whole"
    filled(whole, keys)
    chance = random.Random(2)
    found = total = 0
    for name in ("records", "identities", "attachments"):
        content = (whole / name).read_bytes()
        for page in range(len(content) // PAGE_SIZE):
            copy = tmp_path / f"{name}-{page}"
            shutil.copytree(whole, copy)
            damaged = bytearray(content)
            damaged[page * PAGE_SIZE + chance.randrange(PAGE_SIZE)] ^= 1 << chance.randrange(8)
            (copy / name).write_bytes(damaged)
            found += spoilt(copy, keys)
            total += 1
            shutil.rmtree(copy)
    figure(capsys, f"bar 3: {found} of {total} flipped bits found, one in each page")
    assert found == total > 15
    assert check_compartment(whole, keys) == []


def test_bar_4_truncation_swapped_pages_and_a_flipped_head_are_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys, whole = new_keys(), tmp_path / "whole"
    filled(whole, keys)
    content = (whole / "records").read_bytes()
    pages = [content[start : start + PAGE_SIZE] for start in range(0, len(content), PAGE_SIZE)]
    head = (whole / "head").read_bytes()
    damages = {
        "cut by a page": ("records", b"".join(pages[:-1])),
        "cut within a page": ("records", content[:-100]),
        "cut to half": ("records", b"".join(pages[: len(pages) // 2])),
        "emptied": ("records", b""),
        "two pages swapped": ("records", b"".join([*pages[:3], pages[4], pages[3], *pages[5:]])),
        "one page twice": ("records", b"".join([*pages[:3], pages[4], pages[4], *pages[5:]])),
        "a page more": ("records", content + pages[-1]),
        "head flipped": ("head", bytes([head[0] ^ 1]) + head[1:]),
        "head emptied": ("head", b""),
        "identities cut": ("identities", (whole / "identities").read_bytes()[:PAGE_SIZE]),
        "attachments cut": ("attachments", (whole / "attachments").read_bytes()[:-PAGE_SIZE]),
    }
    missed = []
    for name, (file, damaged) in damages.items():
        copy = tmp_path / "copy"
        shutil.copytree(whole, copy)
        (copy / file).write_bytes(damaged)
        if not spoilt(copy, keys):
            missed.append(name)
        shutil.rmtree(copy)
    for file in GONE:
        copy = tmp_path / "copy"
        shutil.copytree(whole, copy)
        (copy / file).unlink()
        if not spoilt(copy, keys):
            missed.append(f"{file} gone")
        shutil.rmtree(copy)
    figure(capsys, f"bar 4: {len(damages) + len(GONE) - len(missed)} of {len(damages) + len(GONE)} damages found")
    assert missed == []


def test_bar_5_an_old_file_and_old_pages_are_flagged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys, place = new_keys(), tmp_path / "c"
    filled(place, keys)
    old = (place / "records").read_bytes()
    old_identities = (place / "identities").read_bytes()
    compartment = open_compartment(place, keys)
    for number in range(40):
        compartment.put(f"case-{number}", "case", {"note": f"changed {number} " * 60}, f"case-{number}")
    compartment.put_identity("case-1", {"name": "another name"})
    compartment.close()
    new = (place / "records").read_bytes()
    (place / "records").write_bytes(old)
    with pytest.raises(DamagedError, match="older than it was"):
        open_compartment(place, keys)
    assert spoilt(place, keys)
    replayed = flagged = 0
    for start in range(0, len(old), PAGE_SIZE):
        if old[start : start + PAGE_SIZE] != new[start : start + PAGE_SIZE]:
            (place / "records").write_bytes(new[:start] + old[start : start + PAGE_SIZE] + new[start + PAGE_SIZE :])
            flagged += spoilt(place, keys)
            replayed += 1
    (place / "records").write_bytes(new)
    assert check_compartment(place, keys) == []
    (place / "identities").write_bytes(old_identities)
    assert spoilt(place, keys)
    figure(
        capsys, f"bar 5: old file flagged, {flagged} of {replayed} replayed old pages flagged, old identities flagged"
    )
    assert flagged == replayed > 5


def test_an_act_between_two_files_is_not_taken_for_tampering(tmp_path: Path) -> None:
    """A crash after the history was told of a new identity and before it stands there, or the act after it."""
    keys, place = new_keys(), tmp_path / "c"
    filled(place, keys)
    before = (place / "identities").read_bytes()
    compartment = open_compartment(place, keys)
    broken = compartment._identities
    compartment._identities = None  # type: ignore[method-assign, assignment]  # the crash
    with pytest.raises(TypeError):
        compartment.put_identity("case-1", {"name": "another name"})
    compartment.close()
    assert (place / "identities").read_bytes() == before
    assert check_compartment(place, keys) == []
    compartment = open_compartment(place, keys)
    assert broken
    compartment.put_identity("case-1", {"name": "another name"})
    assert compartment.look_at_identity("case-1") == {"name": "another name"}
    compartment.close()
    assert check_compartment(place, keys) == []


def test_bar_16_altered_costs_never_open_and_huge_ones_are_refused_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vault = tmp_path / "v"
    service().create(vault, "Ada", PASSPHRASE, practice=True)
    whole = json.loads((vault / "keys").read_text())
    opened = 0
    slowest = 0.0
    for passes, mebibytes in ((4, 64), (3, 65), (3, 128), (1, 64), (3, 8), (11, 64), (3, 1025), (1000, 64), (3, 10**9)):
        changed = json.loads(json.dumps(whole))
        changed["members"][0]["slots"][0] |= {"passes": passes, "mebibytes": mebibytes}
        (vault / "keys").write_text(json.dumps(changed))
        start = time.perf_counter()
        try:
            service().check(vault, "Ada", PASSPHRASE)
            opened += 1
        except StoreError:
            pass
        except Exception as error:  # noqa: BLE001
            assert type(error).__name__ == "CostRefusedError", error
            slowest = max(slowest, time.perf_counter() - start)
    figure(capsys, f"bar 16: {opened} of 9 altered costs opened; refused costs took {slowest * 1000:.1f} ms at most")
    assert opened == 0
    assert slowest < 0.1


@pytest.mark.parametrize("length", SHORT_AND_FULL)
def test_bar_17_recovery_words(capsys: pytest.CaptureFixture[str], length: str) -> None:
    listed = words()
    chance = random.Random(3)
    phrases = 20 if length == "short" else 1000
    tried = accepted = 0
    vocabulary = (ROOT / "resources" / "words" / "english.txt").read_text("utf-8").split()
    for _ in range(phrases):
        secret = chance.randbytes(32)
        said = listed.say(secret)
        assert listed.hear("  ".join(said).upper()) == secret
        for place in range(len(said)):
            wrong = [
                *said[:place],
                chance.choice([word for word in vocabulary[:300] if word != said[place]]),
                *said[place + 1 :],
            ]
            tried += 1
            try:
                listed.hear(" ".join(wrong))
                accepted += 1
            except RecoveryWordsError:
                pass
    figure(capsys, f"bar 17: {phrases} round trips, {accepted} of {tried} single-word errors accepted")
    assert accepted == 0


def test_bar_6_canaries_of_a_filled_vault_are_nowhere_on_the_disk(tmp_path: Path) -> None:
    """The free texts of invented cases, looked for in every file of the home, the temp folder and the vault."""
    home = tmp_path / "home"
    home.mkdir()
    environment = {"HOME": str(home), "TMPDIR": str(home), "PATH": "/usr/bin:/bin"}
    service().create(tmp_path / "v", "Ada", PASSPHRASE, practice=True)
    command = [sys.executable, "-m", "toolkit", "vault", "fill", str(tmp_path / "v"), "--user", "Ada", "--passphrase-stdin",
               "--cases", "20", "--marker", "CANARYkookaburra"]  # fmt: skip
    subprocess.run(command, cwd=ROOT, env=environment, input=PASSPHRASE, text=True, check=True, capture_output=True)
    marks = [form for word in ("CANARYkookaburra", PASSPHRASE)
             for form in (word.encode(), word.encode("utf-16-le"), word.encode().hex().encode())]  # fmt: skip
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 4
    assert [path for path in files for mark in marks if mark in path.read_bytes()] == []


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace, which is on Linux only")
@pytest.mark.parametrize("length", SHORT_AND_FULL)
def test_bar_2_power_cuts_lose_nothing_and_the_harness_can_tell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], length: str
) -> None:
    cuts = 60 if length == "short" else 500
    lost, broken = replayed(tmp_path, "extra", cuts)
    figure(
        capsys,
        f"bar 2: {cuts} power cuts, {lost} lost an acknowledged row, {broken} could not be opened or was unsound",
    )
    assert (lost, broken) == (0, 0)
    planted, _ = replayed(tmp_path, "normal", 60)
    figure(capsys, f"bar 2: with synchronous=NORMAL planted, {planted} of 60 cuts lost an acknowledged row")
    assert planted > 0


def replayed(tmp_path: Path, how: str, cuts: int) -> tuple[int, int]:
    """How many cuts lost an acknowledged row, and how many left a compartment that does not open or is unsound."""
    folder, keys, trace = tmp_path / how / "c", new_keys(), tmp_path / f"{how}.trace"
    folder.mkdir(parents=True)
    calls = "openat,write,pwrite64,fsync,fdatasync,ftruncate,unlink,rename"
    subprocess.run(
        ["strace", "-y", "-xx", "-s", "100000", "-e", f"trace={calls}", "-o", str(trace), sys.executable, "-m",
         "tests.security.cut_writer", str(folder), keys.records.hex(), keys.identities.hex(), how],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    steps = steps_of(trace, folder)
    assert sum(step.call == "sync" for step in steps) > 10
    chance = random.Random(4)
    lost = broken = 0
    for number in range(cuts):
        disk = Disk()
        for step in steps[: chance.randint(1, len(steps))]:
            disk.take(step)
        left = tmp_path / "left" / folder.name
        disk.cut(chance, left, str(folder))
        there, sound = what_is_left(left, keys)
        lost += not set(disk.said.decode().split()) <= there
        broken += not sound
        shutil.rmtree(tmp_path / "left", ignore_errors=True)
        assert number < cuts
    return lost, broken


def what_is_left(folder: Path, keys: CompartmentKeys) -> tuple[set[str], bool]:
    """The records that can be read after a cut, and whether the compartment is sound."""
    try:
        compartment = open_compartment(folder, keys)
        there = {record.id for record in compartment.of_kind("note")}
        compartment.close()
        return there, not check_compartment(folder, keys)
    except (StoreError, SealBrokenError):
        return set(), False
