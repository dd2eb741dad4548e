"""How far a catalogue has been checked, as its header says, and what a check was signed over."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polib

STATE_HEADER = "X-Waymark-State"
CHECKED_BY = "X-Waymark-Checked-By"
CHECKED_ON = "X-Waymark-Checked-On"
SIGNATURE = "X-Waymark-Signature"
"""Of the texts that were signed; where it no longer fits, the language is a draft again."""


def signature(catalogue: polib.POFile | polib.MOFile) -> str:
    """The hash of every text with its translation: it changes with any of them, English or not."""
    rows = sorted((entry.msgctxt or "", entry.msgid, entry.msgstr) for entry in catalogue
                  if entry.msgstr.strip() and not entry.obsolete)  # fmt: skip
    return hashlib.sha256("\0".join("\1".join(row) for row in rows).encode("utf-8")).hexdigest()
