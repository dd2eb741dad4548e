"""One font file: its bytes, what it covers, its widths, and its outlines."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import uharfbuzz as hb

from toolkit.documents.errors import REINSTALL, FaceError
from toolkit.documents.fonts.outlines import Outlines
from toolkit.support.i18n import N_

FULL_SQUARE = 1000.0
"""Widths in a PDF are in thousandths of the type size."""


class Face:
    """A static TrueType face from a file. Widths and boxes are in thousandths of the type size."""

    def __init__(self, family: str, bold: bool, path: Path, cascades: bool = False) -> None:
        """Read the file; raises FaceError when it is not there. `cascades`: its words slope, letter over letter."""
        self.family = family
        self.cascades = cascades
        self.bold = bold
        self._boxes: dict[int, tuple[float, float, float, float] | None] = {}
        self._widths: dict[int, float] = {}
        self.name = f"{family.replace(' ', '')}-{'Bold' if bold else 'Regular'}"
        try:
            self.data = path.read_bytes()
        except OSError as failure:
            raise FaceError(
                N_("The typeface {face} is not in the program's folder."), REINSTALL, face=self.name
            ) from failure

    @cached_property
    def _face(self) -> hb.Face:
        return hb.Face(hb.Blob(self.data))

    @cached_property
    def _font(self) -> hb.Font:
        return hb.Font(self._face)

    @cached_property
    def head(self) -> bytes:
        """The `head` table, which tells this very file from any other of its name."""
        return bytes(self._face.reference_table("head").data)

    @cached_property
    def coverage(self) -> frozenset[str]:
        """The characters that this face has a glyph for."""
        return frozenset(map(chr, self._face.unicodes))

    def glyph(self, letter: str) -> int:
        """The glyph of a character that the face covers."""
        return int(self._font.get_nominal_glyph(ord(letter)) or 0)

    @cached_property
    def scale(self) -> float:
        """Thousandths of the type size for one unit of the file."""
        return FULL_SQUARE / float(self._face.upem)

    def width(self, glyph: int) -> float:
        """The advance of a glyph."""
        if glyph not in self._widths:
            self._widths[glyph] = float(self._font.get_glyph_h_advance(glyph)) * self.scale
        return self._widths[glyph]

    @cached_property
    def heights(self) -> tuple[float, float]:
        """Ascent and descent (negative)."""
        extents = self._font.get_font_extents("ltr")
        return extents.ascender * self.scale, extents.descender * self.scale

    def box(self, glyph: int) -> tuple[float, float, float, float] | None:
        """Left, right, lowest and highest point of a glyph's outline, or None when it has none."""
        if glyph not in self._boxes:
            found = self._font.get_glyph_extents(glyph)
            left, top, scale = found.x_bearing, found.y_bearing, self.scale
            self._boxes[glyph] = (
                (left * scale, (left + found.width) * scale, (top + found.height) * scale, top * scale)
                if found.height
                else None
            )
        return self._boxes[glyph]

    @cached_property
    def outlines(self) -> Outlines:
        """Its outlines, of which a page's own file is made."""
        return Outlines(self.data)
