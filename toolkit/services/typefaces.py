"""The typefaces that the window draws with: the same files as on paper, loaded when a script is first shown."""

from __future__ import annotations

from toolkit.documents.fonts.shelf import FaceShelf
from toolkit.domain.language import SCREEN, Language
from toolkit.domain.writing import is_right_to_left, isolated


class TypefaceService:
    """Families by script, and text made ready to be shown in them."""

    def __init__(self, shelf: FaceShelf) -> None:
        self._shelf = shelf

    def families(self, script: str) -> list[str]:
        """The families for a script, first choice first, known to the window system. Raises FaceError."""
        return list(self._shelf.families(script))

    def families_of(self, language: Language) -> list[str]:
        """The families that the person's words in a language are shown in. Raises FaceError."""
        return self.families(language.written_for(SCREEN).script)

    def shown(self, text: str, language: Language) -> str:
        """Text as a screen must have it: numbers that keep their order, places where a line may break."""
        from toolkit.documents.typesetting.breaks import with_breaks

        turns = language.is_rtl or is_right_to_left(text)
        return with_breaks(isolated(text) if turns else text, language.script)
