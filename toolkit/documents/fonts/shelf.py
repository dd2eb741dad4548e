"""The shelf of faces: loads a family when a page first needs it, tells Qt about it under our name, and
makes sure that what Qt draws with is our very file.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase, QRawFont

from toolkit.documents.errors import REINSTALL, FaceError
from toolkit.documents.fonts.face import Face
from toolkit.domain.typeface import Typeface, families_for
from toolkit.domain.writing import FORMATTING
from toolkit.support.i18n import N_

CASCADING = frozenset({"Aran"})
"""Scripts whose words slope down to the line, letter over letter: Nastaliq."""


class FaceShelf:
    """All faces of the program. Loading is safe from several threads."""

    def __init__(self, typefaces: tuple[Typeface, ...]) -> None:
        self._typefaces = {typeface.family: typeface for typeface in typefaces}
        self._all = typefaces
        self._faces: dict[tuple[str, bool], Face] = {}
        self._sets: dict[tuple[str, bool], tuple[Face, ...]] = {}
        self._guard = threading.RLock()

    def families(self, script: str) -> tuple[str, ...]:
        """The families for a script, loaded and known to Qt. Raises FaceError."""
        families = families_for(self._all, script)
        for family in families:
            self.face(family, bold=False)
            self.face(family, bold=True)
        return families

    def faces(self, script: str, bold: bool) -> tuple[Face, ...]:
        """The faces that a text of this script is set in, first choice first. Raises FaceError."""
        if (script, bold) not in self._sets:
            self._sets[script, bold] = tuple(self.face(family, bold) for family in self.families(script))
        return self._sets[script, bold]

    def reaching(self, text: str, script: str, bold: bool) -> tuple[Face, ...]:
        """The faces for a text of this script, and beyond them those of other scripts for what these cannot draw: a
        name in its own script on a page in another. Raises FaceError.
        """
        faces = self.faces(script, bold)
        beyond = set(text) - FORMATTING
        for face in faces:
            beyond = beyond - face.coverage
        for typeface in self._all if beyond else ():
            face = self.face(typeface.family, bold)
            if beyond & face.coverage:
                faces = (*faces, face)
                beyond = beyond - face.coverage
            if not beyond:
                break
        return faces

    def face(self, family: str, bold: bool) -> Face:
        """One face, loaded and known to Qt. Raises FaceError."""
        with self._guard:
            if (family, bold) not in self._faces:
                self._faces[family, bold] = self._load(family, bold)
            return self._faces[family, bold]

    def face_of(self, raw: QRawFont) -> Face:
        """Our face that Qt drew with. Raises FaceError when Qt took another file, ours or not."""
        family = raw.familyName()
        if family not in self._typefaces:
            raise FaceError(
                N_("The machine's own typeface '{family}' would take the place of ours."),
                REINSTALL,
                family=family,
            )
        face = self.face(family, bold=raw.weight() >= 600)
        if bytes(raw.fontTable("head").data()) != face.head:
            raise FaceError(N_("Another file took the place of the typeface {face}."), REINSTALL, face=face.name)
        return face

    def _load(self, family: str, bold: bool) -> Face:
        typeface = self._typefaces[family]
        face = Face(family, bold, typeface.bold if bold else typeface.regular, bool(CASCADING & {*typeface.scripts}))
        number = QFontDatabase.addApplicationFontFromData(QByteArray(face.data))
        if number < 0 or QFontDatabase.applicationFontFamilies(number) != [family]:
            raise FaceError(N_("The typeface {face} is damaged."), REINSTALL, face=face.name)
        return face
