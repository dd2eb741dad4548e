"""Rights sheets on paper (Standard 5), in every form that a responder hands over, black on white."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from toolkit.documents.errors import NOTHING_PRINTED, MissingGlyphError
from toolkit.documents.fonts.shelf import FaceShelf
from toolkit.documents.pdf.blocks import Press
from toolkit.documents.pdf.embedded import Foundry
from toolkit.documents.pdf.ink import Ink
from toolkit.documents.pdf.page import BareCanvas, pdf
from toolkit.documents.sheets.cards import card_pages
from toolkit.documents.sheets.copy import SheetCopy
from toolkit.documents.sheets.leaf import PAPERS, Pages, Room, draw_pages
from toolkit.documents.sheets.pictograms import finder_pages, pictogram_pages, poster_pages
from toolkit.documents.sheets.pocket import draw_pocket
from toolkit.documents.sheets.reading import reading_pages
from toolkit.documents.typesetting.setter import KEPT_TEXTS, Setter
from toolkit.documents.typesetting.stretches import missing
from toolkit.domain.language import Language
from toolkit.domain.sheet import Form
from toolkit.support.i18n import N_

LAYOUTS: Mapping[Form, Callable[[Press, SheetCopy, Room], Pages]] = {
    Form.PICTOGRAM: pictogram_pages,
    Form.CARDS: card_pages,
    Form.POSTER: poster_pages,
    Form.FINDER: finder_pages,
}
"""How a form fills its pages; all others are read from top to bottom."""


class SheetPrinter:
    """Sets rights sheets as PDF, in memory."""

    def __init__(self, shelf: FaceShelf) -> None:
        self._shelf = shelf
        self._setter = Setter(shelf)
        self._foundry = Foundry()
        self._drawable: set[tuple[str, str]] = set()

    def pdf(self, copy: SheetCopy) -> bytes:
        """The sheet as PDF. Raises MissingGlyphError, before anything is set, NoRoomError or FaceError."""
        return self.book([(copy, 1)])

    def book(self, copies: Sequence[tuple[SheetCopy, int]], done: Callable[[int], None] = lambda _: None) -> bytes:
        """Copies, each so many times, as one PDF of the first one's paper and language; identical pages stand in
        the file once. `done` is told how many are set; what it raises ends the work. Raises as `pdf` does.
        """
        for copy, _ in copies:
            self.check(copy)

        def draw(canvas: BareCanvas) -> None:
            press = Press(self._setter, Ink(canvas, self._foundry))
            for number, (copy, times) in enumerate(copies, 1):
                since = canvas.drawn
                self._prepare(copy)
                _draw(canvas, press, copy)
                canvas.repeat(since, times - 1)
                done(number)

        first = copies[0][0]
        return pdf(PAPERS[first.paper], first.text.language.tag, draw)

    def check(self, copy: SheetCopy) -> None:
        """Raise MissingGlyphError with the character, the language and the text, if any cannot be drawn."""
        for string, language in copy.strings():
            if (string, language.script) not in self._drawable:
                self._check_string(string, language)

    def lost(self, text: str, language: Language) -> list[str]:
        """The characters of a text that no typeface can draw. Raises FaceError."""
        return missing(text, self._shelf.reaching(text, language.script, bold=True))

    def _prepare(self, copy: SheetCopy) -> None:
        """Have the words of each language shaped together."""
        together: dict[tuple[str, bool, bool], list[str]] = {}
        for text, language, bold in copy.weighted():
            together.setdefault((language.script, language.is_rtl, bold), []).append(text)
        for manner, texts in together.items():
            self._setter.prepare(texts, *manner)

    def _check_string(self, string: str, language: Language) -> None:
        if lost := self.lost(string, language):
            codes = ", ".join(f"U+{ord(letter):04X}" for letter in lost)
            raise MissingGlyphError(
                N_("No typeface can draw {codes} in the {language} text «{start}»."),
                NOTHING_PRINTED,
                codes=codes,
                language=language.name,
                start=string[:60],
            )
        if len(self._drawable) >= KEPT_TEXTS:
            self._drawable.clear()
        self._drawable.add((string, language.script))


def _draw(canvas: BareCanvas, press: Press, copy: SheetCopy) -> None:
    if copy.form is Form.POCKET:
        draw_pocket(canvas, press, copy)
        return
    lay = LAYOUTS.get(copy.form, reading_pages)
    draw_pages(canvas, press, copy, lambda room: lay(press, copy, room))
