"""A file is written whole or not at all, under a name that tells nothing."""

import errno
import os
import re
from pathlib import Path

import pytest

from toolkit.platform.errors import FileRefusedError
from toolkit.platform.files import neutral_name, write_whole


def test_it_is_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.pdf", b"one")
    write_whole(tmp_path / "a.pdf", b"two")
    assert (tmp_path / "a.pdf").read_bytes() == b"two"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(b"before")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileRefusedError, match="no space left on device"):
        write_whole(tmp_path / "a.pdf", b"after")
    assert (tmp_path / "a.pdf").read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["no/such/folder/a.pdf", ""])
def test_a_folder_that_cannot_take_it_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileRefusedError):
        write_whole(tmp_path / name, b"x")


def test_names_tell_nothing_and_differ() -> None:
    names = {neutral_name("pdf") for _ in range(50)}
    assert len(names) > 40
    assert all(re.fullmatch(r"document-[2-9A-Z]{4}\.pdf", name) for name in names)
