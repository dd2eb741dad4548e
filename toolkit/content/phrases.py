"""The phrases and the captions of pictograms, as written in resources/sheets/."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.content.folders import Folders
from toolkit.content.reading import Document, Table, unique
from toolkit.content.sheets import ADULT, SheetSource, same_line


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases by key, in English; `forms` names the form of those that not every language needs at once."""

    texts: dict[str, str]
    forms: dict[str, str]


def load_phrases(folders: Folders) -> Phrases:
    """The phrases of resources/sheets/phrases.toml. Raises ContentError with all faults."""
    document = Document(folders.resource("sheets/phrases.toml"), "resources/sheets/phrases.toml")
    tables = document.top.tables("phrase")
    rows = [(table.text("key"), table.text("text"), table.text("form", default="")) for table in tables]
    for table in tables:
        table.no_more()
    unique(tables, [key for key, _, _ in rows], "key")
    document.top.no_more()
    document.finish()
    return Phrases({key: text for key, text, _ in rows}, {key: form for key, _, form in rows if form})


@dataclass(frozen=True, slots=True)
class PictogramSource:
    """A drawing's name and its English caption; `key` is the caption's in the catalogue."""

    name: str
    caption: str
    key: str

    @property
    def is_own(self) -> bool:
        """Whether the caption is not a sheet's heading."""
        return self.key.startswith("pictogram.")


def load_pictograms(folders: Folders, adult: SheetSource) -> tuple[PictogramSource, ...]:
    """The captions of resources/sheets/pictograms.toml. Raises ContentError with all faults."""
    document = Document(folders.resource("sheets/pictograms.toml"), "resources/sheets/pictograms.toml")
    tables = document.top.tables("pictogram")
    made = [_pictogram(table, adult) for table in tables]
    unique(tables, [one.name for one in made], "name")
    document.top.no_more()
    document.finish()
    return tuple(made)


def _pictogram(table: Table, adult: SheetSource) -> PictogramSource:
    name, same = table.text("name"), table.text("same", default="")
    if same:
        line = same_line(table, same, adult)
        made = PictogramSource(name, line.heading, f"sheet.{ADULT}.{line.key}.heading")
    else:
        made = PictogramSource(name, table.text("caption"), f"pictogram.{name}")
    table.no_more()
    return made
