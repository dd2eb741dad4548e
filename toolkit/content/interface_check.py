"""Checks of the catalogues that the responder reads, against their templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.content.errors import ContentError
from toolkit.content.faults import Fault
from toolkit.content.folders import SOURCE_TAG, Folders
from toolkit.content.po_files import read_po
from toolkit.support.i18n import INTERFACE_NAMES

if TYPE_CHECKING:
    import polib

_PLACES = re.compile(r"\{\w+\}")


DOMAINS = ("interface", "guidance")
"""What the responder reads: the program's own words, and those of the content."""


def interface_faults(folders: Folders) -> Iterator[Fault]:
    """Every fault of every interface.po and guidance.po: texts that are missing, placeholders that differ."""
    for domain in DOMAINS:
        template = folders.root / "i18n" / f"{domain}.pot"
        try:
            wanted = read_po(template, folders.shown(template))
            for tag in INTERFACE_NAMES:
                path = folders.catalogue(tag, domain, "po")
                if tag != SOURCE_TAG:
                    yield from _catalogue(folders.shown(path), read_po(path, folders.shown(path)), wanted)
        except ContentError as error:
            yield from error.faults


def _catalogue(shown: str, catalogue: polib.POFile, wanted: list[polib.POEntry]) -> Iterator[Fault]:
    entries = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    for source in wanted:
        entry = entries.get((source.msgctxt, source.msgid))
        if entry is None or "fuzzy" in entry.flags or not _texts(entry):
            wrong = f"«{source.msgid[:60]}» is not translated"
            yield Fault(shown, int(entry.linenum or 0) if entry else 0, "", "translated", wrong, "translate it")
        elif any(set(_PLACES.findall(text)) != _places_of(source) for text in _texts(entry)):
            wrong = f"the places in «{source.msgid[:60]}» differ"
            yield Fault(shown, int(entry.linenum or 0), "", "places", wrong, "keep each {place} as in the English")


def _places_of(entry: polib.POEntry) -> set[str]:
    return set(_PLACES.findall(entry.msgid_plural or entry.msgid))


def _texts(entry: polib.POEntry) -> list[str]:
    """Its translations, empty where one of them is."""
    texts = list(entry.msgstr_plural.values()) or [entry.msgstr]
    return texts if all(text.strip() for text in texts) else []
