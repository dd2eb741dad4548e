"""What every page is given: the words, the look, the icons, the typefaces, and the way to run work aside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QPixmap

from toolkit.services.directory.directory import DirectoryService
from toolkit.services.guidance import GuidanceService
from toolkit.services.local_law import LawService
from toolkit.services.papers import PaperService
from toolkit.services.preferences import Preferences
from toolkit.services.sheets import SheetService
from toolkit.services.typefaces import TypefaceService
from toolkit.support.i18n import Words
from toolkit.ui.background import Background
from toolkit.ui.icons import Icons
from toolkit.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The same for all pages of a window; a change of language or look makes a new one, and new pages."""

    words: Words
    theme: Theme
    icons: Icons
    typefaces: TypefaceService
    sheets: SheetService
    papers: PaperService
    guidance: GuidanceService
    directory: DirectoryService
    law: LawService
    background: Background
    documents: Path
    preferences: Preferences
    scale: float

    @property
    def is_large(self) -> bool:
        """Whether text is so large that what stands side by side goes below each other: neither would have room."""
        return self.scale > 1.25

    def pictogram(self, name: str, side: int) -> QPixmap:
        """A pictogram in the ink of the person's pages."""
        return self.icons.pictogram(name, self.theme.ink, side)

    def scaled(self, pixels: int, most: int = 10_000) -> int:
        """A length at the size of text that the user chose, `most` pixels at the most."""
        return min(most, round(pixels * self.scale))
