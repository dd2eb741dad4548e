"""Files are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from toolkit.platform.errors import FileRefusedError
from toolkit.support.i18n import N_

_BINARY = getattr(os, "O_BINARY", 0)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that its name never shows a part of it: what stood there stays until all is written.

    Raises FileRefusedError; then nothing has changed.
    """
    part = path.with_name(f".{secrets.token_hex(4)}.part")
    try:
        # For this user's eyes alone, from the first byte.
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as failure:
        with contextlib.suppress(OSError):
            part.unlink()
        raise FileRefusedError(
            N_("The file could not be written: {reason}."),
            N_("Choose another folder, or make room on the disk. Nothing was changed."),
            reason=reason_of(failure),
        ) from failure


def _unreadable(path: Path, failure: OSError) -> FileRefusedError:
    return FileRefusedError(
        N_("The file {name} could not be read: {reason}."),
        N_("See that it is there and that you may read it."),
        name=path.name,
        reason=reason_of(failure),
    )


def read_whole(path: Path) -> bytes:
    """A file's content. Raises FileRefusedError."""
    try:
        return path.read_bytes()
    except OSError as failure:
        raise _unreadable(path, failure) from failure


def require_readable(path: Path) -> None:
    """Raise FileRefusedError where there is no file or folder that may be read."""
    try:
        if path.is_dir():
            next(path.iterdir(), None)
        else:
            path.open("rb").close()
    except OSError as failure:
        raise _unreadable(path, failure) from failure


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, for this user alone. Raises FileRefusedError."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as failure:
        raise FileRefusedError(
            N_("The folder {name} could not be made: {reason}."),
            N_("Choose another place with --data."),
            name=path.name,
            reason=reason_of(failure),
        ) from failure


def neutral_name(ending: str) -> str:
    """A file name that tells nothing: "document-7F3K.pdf", with letters that are hard to confuse."""
    letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
    return f"document-{''.join(secrets.choice(letters) for _ in range(4))}.{ending}"


def reason_of(failure: OSError) -> str:
    """What the system says of a failure, as part of a sentence."""
    return (failure.strerror or "the system gave no reason").lower()


def sync_folder(path: Path) -> None:
    """Have a folder's names on the disk, where the system lets a program ask for it."""
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
