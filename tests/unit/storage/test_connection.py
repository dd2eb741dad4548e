"""The one door to the cipher: a good key opens, everything else is refused, nothing is ever written in the clear."""

import secrets
import sqlite3
from pathlib import Path

import pytest
import sqlcipher3

from toolkit.storage.connection import KEY_BYTES, PLAINTEXT_HEAD, connect
from toolkit.storage.errors import WrongKeyError


@pytest.fixture
def key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def fill(path: Path, key: bytes) -> None:
    connection = connect(path, bytearray(key))
    connection.execute("CREATE TABLE word (word TEXT)")
    connection.execute("INSERT INTO word VALUES ('canary-in-the-mine')")
    connection.close()


def test_what_was_written_is_read_again_and_is_not_in_the_file(tmp_path: Path, key: bytes) -> None:
    fill(tmp_path / "store", key)
    content = (tmp_path / "store").read_bytes()
    assert not content.startswith(PLAINTEXT_HEAD)
    assert b"canary" not in content
    again = connect(tmp_path / "store", bytearray(key))
    assert again.execute("SELECT word FROM word").fetchone() == ("canary-in-the-mine",)
    again.close()


def test_another_key_or_a_damaged_file_is_refused_in_silence(
    tmp_path: Path, key: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path / "store", key)
    with pytest.raises(WrongKeyError):
        connect(tmp_path / "store", bytearray(KEY_BYTES))
    content = bytearray((tmp_path / "store").read_bytes())
    content[100] ^= 1
    (tmp_path / "store").write_bytes(content)
    with pytest.raises(WrongKeyError):
        connect(tmp_path / "store", bytearray(key))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_key_of_another_length_is_refused_before_a_file_is_made(tmp_path: Path, length: int) -> None:
    """62 hexadecimal digits would silently become a passphrase, and no key a file in plain text."""
    with pytest.raises(ValueError, match="32 bytes"):
        connect(tmp_path / "store", bytearray(length))
    assert list(tmp_path.iterdir()) == []


def test_a_plain_database_is_refused(tmp_path: Path, key: bytes) -> None:
    (tmp_path / "store").write_bytes(PLAINTEXT_HEAD + bytes(4080))
    with pytest.raises(WrongKeyError):
        connect(tmp_path / "store", bytearray(key))


@pytest.mark.parametrize("pragma", ["", f"PRAGMA key = \"x'{'0' * 62}'\""])
def test_bar_15_without_a_key_or_with_one_of_62_digits_nothing_is_read(tmp_path: Path, key: bytes, pragma: str) -> None:
    """The cipher itself, past our door: it takes both without a word, and must find nothing."""
    fill(tmp_path / "store", key)
    connection = sqlcipher3.connect(tmp_path / "store")
    connection.execute(pragma)
    with pytest.raises(sqlcipher3.DatabaseError, match="not a database"):
        connection.execute("SELECT word FROM word")
    connection.close()


def test_bar_15_python_s_own_sqlite_reads_nothing(tmp_path: Path, key: bytes) -> None:
    fill(tmp_path / "store", key)
    connection = sqlite3.connect(tmp_path / "store")
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        connection.execute("SELECT word FROM word")
    connection.close()


def test_the_key_is_zeroed(tmp_path: Path, key: bytes) -> None:
    given = bytearray(key)
    connect(tmp_path / "store", given).close()
    assert given == bytes(KEY_BYTES)


def test_the_settings_are_the_measured_ones(tmp_path: Path, key: bytes) -> None:
    connection = connect(tmp_path / "store", bytearray(key))
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in
             ("journal_mode", "synchronous", "secure_delete", "temp_store", "foreign_keys", "trusted_schema")}  # fmt: skip
    connection.close()
    assert found == {"journal_mode": "delete", "synchronous": 3, "secure_delete": 1, "temp_store": 2,
                     "foreign_keys": 1, "trusted_schema": 0}  # fmt: skip
