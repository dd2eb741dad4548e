"""The typefaces as listed in resources/faces.toml, with the files that set-up made of them."""

from __future__ import annotations

from toolkit.content.folders import Folders
from toolkit.content.reading import Document, unique
from toolkit.domain.typeface import Typeface

WIDTHS = (50.0, 200.0)
"""The widths that a face may have, in parts of a hundred of the usual one (OpenType, axis `wdth`)."""


def load_typefaces(folders: Folders) -> tuple[Typeface, ...]:
    """All typefaces. Raises ContentError with all faults."""
    document = Document(folders.resource("faces.toml"), "resources/faces.toml")
    tables = document.top.tables("face")
    faces = []
    for table in tables:
        family = table.text("family")
        table.text("package")
        table.text("file")
        if table.has("width"):
            table.decimal("width", *WIDTHS)
        scripts = table.texts("scripts", required=True)
        table.no_more()
        faces.append(Typeface(family, scripts, folders.face(family, "Regular"), folders.face(family, "Bold")))
    unique(tables, [face.family for face in faces], "family")
    document.top.no_more()
    document.finish()
    return tuple(faces)
