"""Every English text that a person may read, with its key: what catalogues translate and checks compare with."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.content.cards import CARDS, CardSource
from toolkit.content.folders import Folders
from toolkit.content.phrases import load_phrases, load_pictograms
from toolkit.content.sheets import ADULT, load_sheets


def person_strings(folders: Folders) -> Iterator[tuple[str, str]]:
    """Key and English text, in the order of reading. Raises ContentError."""
    for key, text, _ in _all(folders):
        yield key, text


def later_strings(folders: Folders) -> dict[str, str]:
    """Key to form, of the texts that a language may have later than the adult's sheet. Raises ContentError."""
    return {key: form for key, _, form in _all(folders) if form}


def _all(folders: Folders) -> Iterator[tuple[str, str, str]]:
    """Key, English text, and the form it belongs to; none for what every written language has."""
    sheets = load_sheets(folders)
    for name, sheet in sheets.items():
        for key, text in sheet.strings():
            yield key, text, "" if name == ADULT else name
    for one in load_pictograms(folders, sheets[ADULT]):
        if one.is_own:
            yield one.key, one.caption, "pictogram"
    phrases = load_phrases(folders)
    for key, text in phrases.texts.items():
        yield f"phrase.{key}", text, phrases.forms.get(key, "")
    for key, text in CardSource(folders).strings():
        yield key, text, CARDS
