"""Files are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from toolkit.platform.errors import FileRefusedError
from toolkit.support.i18n import N_


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that its name never shows a part of it: what stood there stays until all is written.

    Raises FileRefusedError; then nothing has changed.
    """
    part = path.with_name(f".{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as failure:
        with contextlib.suppress(OSError):
            part.unlink()
        raise FileRefusedError(
            N_("The file could not be written: {reason}."),
            N_("Choose another folder, or make room on the disk. Nothing was changed."),
            reason=_reason(failure),
        ) from failure


def read_whole(path: Path) -> bytes:
    """A file's content. Raises FileRefusedError."""
    try:
        return path.read_bytes()
    except OSError as failure:
        raise FileRefusedError(
            N_("The file {name} could not be read: {reason}."),
            N_("See that it is there and that you may read it."),
            name=path.name,
            reason=_reason(failure),
        ) from failure


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, for this user alone. Raises FileRefusedError."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as failure:
        raise FileRefusedError(
            N_("The folder {name} could not be made: {reason}."),
            N_("Choose another place with --data."),
            name=path.name,
            reason=_reason(failure),
        ) from failure


def neutral_name(ending: str) -> str:
    """A file name that tells nothing: "document-7F3K.pdf", with letters that are hard to confuse."""
    letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
    return f"document-{''.join(secrets.choice(letters) for _ in range(4))}.{ending}"


def _reason(failure: OSError) -> str:
    return (failure.strerror or "the system gave no reason").lower()
