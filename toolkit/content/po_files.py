"""Reads a gettext source file strictly: a line that is not of the format is a fault, never a guess."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.content.errors import ContentError
from toolkit.content.faults import Fault

if TYPE_CHECKING:
    import polib

# The reader we use takes `msgstr Médecin` without its quotes and cuts a letter off at each end.
_LINE = re.compile(r'\s*(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*"\s*)?')


def read_po(path: Path, shown: str) -> polib.POFile:
    """The file's entries. Raises ContentError with every line that is not of the format."""
    import polib

    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as failure:
        fault = Fault(shown, 0, "", "catalogue", "the file cannot be read as UTF-8 text", "save it as UTF-8")
        raise ContentError([fault]) from failure
    faults = [
        Fault(shown, number, "", "catalogue", f"«{line.strip()[:40]}» is not of the format", 'write: msgstr "…"')
        for number, line in enumerate(text.splitlines(), 1)
        if not _LINE.fullmatch(line)
    ]
    if faults:
        raise ContentError(faults)
    try:
        return polib.pofile(text, check_for_duplicates=True, wrapwidth=0)
    except (OSError, ValueError) as failure:
        fault = Fault(shown, 0, "", "catalogue", str(failure), "mend the file; a translation editor shows the place")
        raise ContentError([fault]) from failure
