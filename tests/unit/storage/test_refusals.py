"""A disk that is full, a file that may only be read, a file that was spoilt: a sentence each, nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.security.vaults import ROOT, new_keys, open_compartment
from toolkit.storage.checking import check_compartment
from toolkit.storage.errors import DamagedError, DiskFullError, ReadOnlyError, StoreError, WrongKeyError
from toolkit.storage.keyring import CompartmentKeys

FULL = """
import os, resource, signal, sys
from pathlib import Path
from tests.security.vaults import open_compartment
from toolkit.storage.errors import StoreError
from toolkit.storage.keyring import CompartmentKeys
folder, records, identities = Path(sys.argv[1]), *map(bytes.fromhex, sys.argv[2:4])
compartment = open_compartment(folder, CompartmentKeys(records, identities))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
room = (folder / "records").stat().st_size + int(sys.argv[4])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
for number in range(60):
    try:
        compartment.put(f"r{number}", "note", {"text": "x" * 1500}, "case")
    except StoreError as refusal:
        print(f"refused: {refusal}", flush=True)
        break
    print(f"r{number}", flush=True)
os._exit(0)
"""


@pytest.mark.parametrize("room", [0, 4096, 20_000, 40_000])
def test_a_full_disk_is_told_and_loses_no_acknowledged_row(tmp_path: Path, room: int) -> None:
    """The room ends at different writes: of the journal, of the file, of a page in between."""
    keys = new_keys()
    command = [sys.executable, "-c", FULL, str(tmp_path / "c"), keys.records.hex(), keys.identities.hex(), str(room)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert told[-1].startswith("refused: The disk"), told
    compartment = open_compartment(tmp_path / "c", keys)
    assert {record.id for record in compartment.of_kind("note")} == set(told[:-1])
    compartment.close()
    assert check_compartment(tmp_path / "c", keys) == []


@pytest.mark.parametrize(
    ("code", "error"), [(13, DiskFullError), (8, ReadOnlyError), (11, DamagedError), (10, StoreError), (1, StoreError)]
)
def test_each_refusal_of_the_cipher_has_its_sentence_and_no_value(code: int, error: type[StoreError]) -> None:
    from sqlcipher3 import dbapi2 as sqlcipher

    from toolkit.storage.connection import told

    failure = sqlcipher.OperationalError("canary 'Mehret'")
    failure.sqlite_errorcode = code
    with pytest.raises(error) as caught, told():
        raise failure
    assert "Mehret" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_page_that_was_spoilt_while_it_is_open_is_told(tmp_path: Path) -> None:
    keys = new_keys()
    compartment = open_compartment(tmp_path / "c", keys)
    for number in range(60):
        compartment.put(f"r{number}", "note", {"text": "x" * 900}, "case")
    compartment.close()
    path = tmp_path / "c" / "records"
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    path.write_bytes(content)
    with pytest.raises((DamagedError, WrongKeyError, StoreError)):
        again = open_compartment(tmp_path / "c", keys)
        list(again.of_kind("note"))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="who may do everything is refused nothing")
def test_a_folder_that_may_only_be_read(tmp_path: Path) -> None:
    keys = new_keys()
    open_compartment(tmp_path / "c", keys).close()
    for path in (tmp_path / "c").iterdir():
        path.chmod(0o400)
    (tmp_path / "c").chmod(0o500)
    with pytest.raises(StoreError):
        open_compartment(tmp_path / "c", CompartmentKeys(keys.records, keys.identities)).put("r", "note", {})
    (tmp_path / "c").chmod(0o700)
