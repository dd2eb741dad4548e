"""Which face draws which stretch of a text. Decided here and not by Qt's fallback, which loses the places
of the characters where it changes the face within a run.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.documents.errors import NOTHING_PRINTED, MissingGlyphError
from toolkit.documents.fonts.face import Face
from toolkit.domain.writing import FORMATTING
from toolkit.support.i18n import N_


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of a text, all drawn with one face."""

    start: int
    end: int
    face: Face


def stretches(text: str, faces: Sequence[Face]) -> list[Stretch]:
    """The text cut where the face changes; `faces` are tried in their order, spaces and marks stay with what
    stands before them. Raises MissingGlyphError when a character has no face.
    """
    if faces and faces[0].coverage.issuperset(text):
        return [Stretch(0, len(text), faces[0])] if text else []
    found: list[Stretch] = []
    for place, letter in enumerate(text):
        before = found[-1].face if found else None
        face = _face_for(letter, faces, before)
        if face is before:
            found[-1] = Stretch(found[-1].start, place + 1, face)
        else:
            found.append(Stretch(place, place + 1, face))
    return found


_UNSEEN = FORMATTING | {"\n"}


def missing(text: str, faces: Sequence[Face]) -> list[str]:
    """The characters that none of the faces can draw, each once."""
    lost = set(text) - _UNSEEN
    for face in faces:
        lost = lost - face.coverage
    return [letter for letter in dict.fromkeys(text) if letter in lost] if lost else []


def _face_for(letter: str, faces: Sequence[Face], before: Face | None) -> Face:
    if before and _leans(letter) and letter in before.coverage:
        return before
    for face in faces:
        if letter in face.coverage:
            return face
    if _unseen(letter):
        return before or faces[0]
    raise MissingGlyphError(
        N_("No typeface here can draw the character U+{code} ({name})."),
        NOTHING_PRINTED,
        code=f"{ord(letter):04X}",
        name=unicodedata.name(letter, "unnamed"),
    )


def _unseen(letter: str) -> bool:
    return letter in _UNSEEN


def _leans(letter: str) -> bool:
    return (
        _unseen(letter)
        or letter.isspace()
        or bool(unicodedata.combining(letter))
        or unicodedata.category(letter) in ("Mn", "Mc")
    )
