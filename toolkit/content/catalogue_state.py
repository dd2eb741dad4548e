"""How far a catalogue has been checked, as its header says, and what a check was signed over."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    import polib

STATE_HEADER = "X-Waymark-State"
CHECKED_BY = "X-Waymark-Checked-By"
CHECKED_ON = "X-Waymark-Checked-On"
SIGNATURE = "X-Waymark-Signature"
"""Of the texts that were signed; where it no longer fits, the language is a draft again."""


_MAGIC = 0x950412DE
"""How a compiled catalogue begins, in the byte order that all of ours are written in."""


def header(path: Path) -> dict[str, str]:
    """The lines of a compiled catalogue's header, by their names. It is the first of its texts, and the list of
    languages needs no other: reading all of every language would take it twenty times as long.

    Raises OSError, or ValueError where the file is no such catalogue.
    """
    with path.open("rb") as file:
        start = file.read(20)
        if len(start) < 20 or struct.unpack_from("<I", start)[0] != _MAGIC:
            raise ValueError("no compiled catalogue")
        rows = [_row(file, at) for at in struct.unpack_from("<2I", start, 12)]
        if rows[0][0]:
            raise ValueError("no header")
        length, at = rows[1]
        file.seek(at)
        lines = file.read(length).decode("utf-8").splitlines()
    return {name: text.strip() for name, _, text in (line.partition(":") for line in lines)}


def _row(file: BinaryIO, at: int) -> tuple[int, int]:
    """The length of a catalogue's first text and where it stands, as its table at `at` has them."""
    file.seek(at)
    row = file.read(8)
    if len(row) < 8:
        raise ValueError("the catalogue ends within its tables")
    length, place = struct.unpack("<2I", row)
    return length, place


def signature(catalogue: polib.POFile | polib.MOFile) -> str:
    """The hash of every text with its translation: it changes with any of them, English or not."""
    # Loaded only where something is signed: it brings a library of its own.
    import hashlib

    rows = sorted((entry.msgctxt or "", entry.msgid, entry.msgstr) for entry in catalogue
                  if entry.msgstr.strip() and not entry.obsolete)  # fmt: skip
    return hashlib.sha256("\0".join("\1".join(row) for row in rows).encode("utf-8")).hexdigest()
