"""Preferences: defaults until something is set, whatever the file holds."""

from pathlib import Path

import pytest

from toolkit.services.preferences import Preferences, PreferenceService


def test_nothing_is_written_until_something_is_set(tmp_path: Path) -> None:
    service = PreferenceService(tmp_path / "data")
    assert service.read() == Preferences()
    assert not (tmp_path / "data").exists()
    service.change(interface="ar")
    assert PreferenceService(tmp_path / "data").read() == Preferences(interface="ar")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"7", b'{"interface": 7, "unknown": "x"}', b"\xff\xfe", b"null"])
def test_a_spoilt_file_means_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "preferences.json").write_bytes(content)
    assert PreferenceService(tmp_path).read() == Preferences()
