"""The setter: a paragraph in any script becomes lines of glyphs.

Qt's text layout orders, shapes and breaks; ICU has marked the breaks where there are no spaces. Type is set
unhinted at a thousand pixels, which are the thousandths that faces and PDF count in, and scaled from there:
screen, preview and paper agree at every size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from toolkit.documents.fonts.face import FULL_SQUARE, Face
from toolkit.documents.fonts.shelf import FaceShelf
from toolkit.documents.typesetting.breaks import with_breaks
from toolkit.documents.typesetting.clearance import drops
from toolkit.documents.typesetting.glyphs import Setting
from toolkit.documents.typesetting.lines import LineReader
from toolkit.documents.typesetting.stretches import Stretch, stretches
from toolkit.domain.writing import isolated, unbroken

DEEP = frozenset({"Khmr", "Mymr"})
"""Scripts that stack so deep that some lines need more than the usual distance: only setting them tells."""


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How a paragraph is set: ISO 15924 script, direction, size in points, baselines size x leading apart."""

    script: str
    rtl: bool
    size: float
    leading: float
    bold: bool = False


KEPT = 2_000
"""How many texts a setter remembers the preparation of: a sheet has a hundred."""


class Setter:
    """Sets paragraphs with the faces of one shelf."""

    def __init__(self, shelf: FaceShelf) -> None:
        self._shelf = shelf
        self._kept: dict[tuple[str, str, bool, bool], tuple[str, list[Stretch]]] = {}

    def set(self, text: str, style: TypeStyle, width: float) -> Setting:
        """The paragraph within `width` points.

        Raises MissingGlyphError, before anything is set, and FaceError.
        """
        prepared, layout = self._filled(text, style, width)
        reader = LineReader(prepared, self._shelf, style.size / FULL_SQUARE)
        lines = tuple(reader.read(layout.lineAt(number)) for number in range(layout.lineCount()))
        leading = style.size * style.leading
        return Setting(lines, style.size, leading, drops(lines, style.size, leading))

    def height(self, text: str, style: TypeStyle, width: float) -> float:
        """How high the paragraph will be, in points: what fitting asks many times before one setting is drawn."""
        if style.script in DEEP:
            return self.set(text, style, width).height
        return self._filled(text, style, width)[1].lineCount() * style.size * style.leading

    def _filled(self, text: str, style: TypeStyle, width: float) -> tuple[str, QTextLayout]:
        prepared, parts = self._prepared(text, style.script, style.rtl, style.bold)
        layout = _layout(prepared, parts, style)
        _fill(layout, width / style.size * FULL_SQUARE)
        return prepared, layout

    def _prepared(self, text: str, script: str, rtl: bool, bold: bool) -> tuple[str, list[Stretch]]:
        """The text with its marks, and the faces of its stretches: the same at every size and width."""
        key = (text, script, rtl, bold)
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            marked = with_breaks(unbroken(isolated(text) if rtl else text), script)
            self._kept[key] = (marked, stretches(marked, self._shelf.faces(script, bold)))
        return self._kept[key]


def _layout(text: str, parts: Sequence[Stretch], style: TypeStyle) -> QTextLayout:
    layout = QTextLayout(text, _font(parts[0].face) if parts else QFont())
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if style.rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(text, parts))
    return layout


def _formats(text: str, parts: Sequence[Stretch]) -> list[QTextLayout.FormatRange]:
    ranges = []
    for part in parts:
        piece = QTextLayout.FormatRange()
        # Qt counts UTF-16 units, in which rare characters take two places.
        piece.start = _units(text[: part.start])
        piece.length = _units(text[part.start : part.end])
        drawn = QTextCharFormat()
        drawn.setFont(_font(part.face))
        piece.format = drawn
        ranges.append(piece)
    return ranges


def _font(face: Face) -> QFont:
    font = QFont()
    font.setFamilies([face.family])
    font.setBold(face.bold)
    font.setPixelSize(int(FULL_SQUARE))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Qt must never look for another face by itself: what it found would be the machine's.
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _fill(layout: QTextLayout, width: float) -> None:
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
    layout.endLayout()
