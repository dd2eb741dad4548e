"""Bytes to text: UTF-8, and UTF-16 where its mark says so; anything else is told, never guessed."""

from __future__ import annotations

import codecs

from toolkit.domain.directory.faults import RowFault
from toolkit.support.i18n import N_

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


def encoding_of(head: bytes) -> str:
    """The encoding that the first bytes of a file mark; UTF-8 where they mark none."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")


def not_text(file: str, line: int = 0) -> RowFault:
    """The fault of a file in another encoding: a guess would put wrong letters into names."""
    return RowFault(file, line, "", "", N_("from here on this is not UTF-8 text"), N_("save the file as UTF-8"))
