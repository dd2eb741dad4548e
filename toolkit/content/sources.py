"""Every English text that a person may read, with its key: what catalogues translate and checks compare with."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.content.folders import Folders
from toolkit.content.sheets import load_phrases, load_sheet

SHEETS = ("adult",)


def person_strings(folders: Folders) -> Iterator[tuple[str, str]]:
    """Key and English text, in the order of reading. Raises ContentError."""
    for name in SHEETS:
        yield from load_sheet(folders, name).strings()
    for key, text in load_phrases(folders).items():
        yield f"phrase.{key}", text
