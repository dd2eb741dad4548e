"""The typefaces as listed in resources/faces.toml, with the files that set-up made of them."""

from __future__ import annotations

import re

from toolkit.content.folders import Folders
from toolkit.content.reading import Document, Table, unique
from toolkit.domain.typeface import Typeface

WIDTHS = (50.0, 200.0)
"""The widths that a face may have, in parts of a hundred of the usual one (OpenType, axis `wdth`)."""


def load_typefaces(folders: Folders) -> tuple[Typeface, ...]:
    """All typefaces; of those that npm fetches, the ones that are there. Raises ContentError with all faults."""
    return tuple(face for face, is_fetched in listed_typefaces(folders) if not is_fetched or face.is_there)


def listed_typefaces(folders: Folders) -> list[tuple[Typeface, bool]]:
    """Every typeface of the list, and whether npm fetches it. Raises as `load_typefaces` does."""
    document = Document(folders.resource("faces.toml"), "resources/faces.toml")
    tables = document.top.tables("face")
    faces = []
    for table in tables:
        family = table.text("family")
        _source(table)
        if table.has("width"):
            table.decimal("width", *WIDTHS)
        if table.has("latin"):
            table.flag("latin")
        _heights(table)
        scripts = table.texts("scripts", required=True)
        table.no_more()
        faces.append(Typeface(family, scripts, folders.face(family, "Regular"), folders.face(family, "Bold")))
    unique(tables, [face.family for face in faces], "family")
    document.top.no_more()
    document.finish()
    return [(face, table.has("npm")) for face, table in zip(faces, tables, strict=True)]


def _heights(table: Table) -> None:
    """How high and deep its ink goes, and how far apart lines stand on a screen, in sizes of the type."""
    if not table.has("reach"):
        return
    if len(table.decimals("reach", 0.0, 3.0)) != 2:
        table.fault("reach", "reach", "these are not two numbers", "write how far above and how far below")
    table.decimal("line", 1.0, 4.0)


def _source(table: Table) -> None:
    """Where the face comes from: a package of Python with a variable face, or one of npm with a file a weight."""
    table.text("file")
    if not table.has("npm"):
        table.text("package")
        return
    table.text("bold_file")
    table.text("without")
    if not re.fullmatch(r"(@[\w.-]+/)?[\w.-]+@\d[\w.+-]*", table.text("npm")):
        table.fault("npm", "package", "this names no version of a package", "write it as npm does: name@1.2.3")
    if not re.fullmatch(r"[0-9a-f]{128}", table.text("sha512")):
        table.fault("sha512", "hash", "this is no SHA-512", "write the 128 digits of the package's own")
