"""The one door to SQLCipher: opens a file with its raw key, or refuses. Nothing else imports sqlcipher3."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from toolkit.storage.errors import DamagedError, DiskFullError, ReadOnlyError, StoreError, WrongKeyError
from toolkit.support.i18n import N_

KEY_BYTES = 32
OK, DENY = 0, 1
ATTACH, DETACH = 24, 25
"""SQLite's numbers for the answers and actions of an authorizer."""
PLAINTEXT_HEAD = b"SQLite format 3\x00"

# journal_mode and synchronous: in replays of power cuts WAL with NORMAL lost acknowledged rows, these none.
_SETTINGS = ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON", "temp_store=MEMORY", "foreign_keys=ON",
             "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0")  # fmt: skip


def connect(path: Path, key: bytearray) -> Any:
    """Open or make the encrypted file with a raw 32-byte key, which is zeroed on return.

    Raises ValueError for a key of another length (SQLCipher would silently take it for a passphrase),
    WrongKeyError, or StoreError.
    """
    try:
        if len(key) != KEY_BYTES:
            raise ValueError("a key has 32 bytes")
        connection = sqlcipher.connect(str(path), isolation_level=None)
        try:
            # SQLCipher writes faults to standard error by itself: they are told as errors here.
            connection.execute("PRAGMA cipher_log=off")
            _unlock(connection, key)
            _require_cipher(connection, path)
            connection.set_authorizer(_authorize)
        except BaseException:
            connection.close()
            raise
        return connection
    finally:
        key[:] = bytes(len(key))


@contextlib.contextmanager
def told() -> Iterator[None]:
    """What the file or its disk refuses becomes an error that a user can be told; never with a value in it.

    Raises DiskFullError, ReadOnlyError, DamagedError or StoreError.
    """
    try:
        yield
    except sqlcipher.Error as failure:
        code = getattr(failure, "sqlite_errorcode", 0) & 0xFF
        raise _REFUSALS.get(code, _not_taken)() from None


def _not_taken() -> StoreError:
    return StoreError(
        N_("The disk did not take what was to be saved."),
        N_("See that it is connected and has room, then do it again."),
    )


def _damaged() -> DamagedError:
    return DamagedError(N_("A file of the vault is damaged."), N_("Check the vault, and restore it from a backup."))


FULL, READ_ONLY, CORRUPT, NO_DATABASE = 13, 8, 11, 26
_REFUSALS: dict[int, Callable[[], StoreError]] = {
    FULL: DiskFullError,
    READ_ONLY: ReadOnlyError,
    CORRUPT: _damaged,
    NO_DATABASE: _damaged,
}


# The public directory: read while one types, filled by the hundred thousand; it holds nothing of a person.
_PUBLIC_SETTINGS = ("journal_mode=DELETE", "synchronous=EXTRA", "foreign_keys=ON", "trusted_schema=OFF",
                    "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY", "busy_timeout=5000",
                    "cache_size=-16384", "secure_delete=ON")  # fmt: skip


def connect_public(path: Path | None) -> Any:
    """Open or make a file that is not encrypted, for what is public; in memory where no path is given.

    Raises StoreError when the file is none of this kind, or damaged.
    """
    connection = sqlcipher.connect(":memory:" if path is None else str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log=off")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for setting in _PUBLIC_SETTINGS + (("fullfsync=ON",) if sys.platform == "darwin" else ()):
            connection.execute(f"PRAGMA {setting}")
        connection.set_authorizer(_authorize)
    except sqlcipher.DatabaseError as failure:
        connection.close()
        raise StoreError(
            N_("The directory's file is damaged, or is another program's."),
            N_("Move it away: Waymark then begins again with the directory that it came with."),
        ) from failure
    return connection


DatabaseError: type[Exception] = sqlcipher.DatabaseError
"""What the connection raises, for those who open no file themselves."""


def _unlock(connection: Any, key: bytearray) -> None:
    literal = bytearray(b"x'" + key.hex().encode("ascii") + b"'")
    try:
        # set_key, not PRAGMA key: no copy of the key stays in memory.
        connection.set_key(literal)
    finally:
        literal[:] = bytes(len(literal))
    connection.execute("PRAGMA cipher_memory_security=ON")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for setting in _SETTINGS + (("fullfsync=ON",) if sys.platform == "darwin" else ()):
            connection.execute(f"PRAGMA {setting}")
    except sqlcipher.DatabaseError as failure:
        raise WrongKeyError(
            N_("The file did not open with this key."), N_("The key is another one, or the file is damaged.")
        ) from failure


def _authorize(action: int, *_about: object) -> int:
    """No other database is ever joined: that also blocks VACUUM INTO, and export to plain text."""
    return DENY if action in (ATTACH, DETACH) else OK


def _require_cipher(connection: Any, path: Path) -> None:
    """A build without a cipher would write plain text and say nothing: make sure of it each time."""
    version = connection.execute("PRAGMA cipher_version").fetchone()
    head = path.read_bytes()[: len(PLAINTEXT_HEAD)] if path.exists() else b""
    if not version or not version[0] or head == PLAINTEXT_HEAD:
        raise StoreError(N_("This copy of the program cannot encrypt."), N_("Install Waymark again."))
