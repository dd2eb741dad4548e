"""The setter: a paragraph in any script becomes lines of glyphs.

Qt's text layout orders and shapes the words; where a line may break is decided here (breaks.py), because Qt breaks
Burmese within its words. Type is set unhinted at a thousand pixels, which are the thousandths that faces and PDF
count in, and scaled from there: a word is shaped once for all sizes, and preview and paper agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from toolkit.documents.fonts.face import FULL_SQUARE, Face
from toolkit.documents.fonts.shelf import FaceShelf
from toolkit.documents.typesetting.breaks import parts
from toolkit.documents.typesetting.clearance import drops, may_touch
from toolkit.documents.typesetting.glyphs import Setting, Word
from toolkit.documents.typesetting.paragraph import Paragraph, Piece
from toolkit.documents.typesetting.signs import Signs, beside
from toolkit.documents.typesetting.stretches import Stretch, stretches
from toolkit.documents.typesetting.words import WordReader
from toolkit.domain.writing import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, is_right_to_left, isolated, unbroken


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How a paragraph is set: ISO 15924 script, direction, size in points, baselines size x leading apart."""

    script: str
    rtl: bool
    size: float
    leading: float
    bold: bool = False


KEPT_WORDS = 6_000
KEPT_TEXTS = 1_000
"""How many a setter remembers: a sheet has some hundred texts of three hundred different words."""
AT_ONCE = 300
"""How many words are shaped in one go."""
WIDEST = 2.0e7
"""Pixels: wide enough for all of them, and within what Qt can count."""

_Manner = tuple[str, bool, bool]
"""Script, direction, weight: what words are shaped by."""
_Cut = tuple[str, int, bool]
"""A word, the number of spaces after it, and whether it stands in an isolate that it shares with others."""


class Setter:
    """Sets paragraphs with the faces of one shelf."""

    def __init__(self, shelf: FaceShelf) -> None:
        self._shelf = shelf
        self._signs = Signs()
        self._reader = WordReader(shelf, self._signs)
        self._words: dict[tuple[str, _Manner], Word] = {}
        self._texts: dict[tuple[str, _Manner], Paragraph] = {}
        self._gaps: dict[tuple[Face, int], Word] = {}
        self._spaced: dict[tuple[Word, Word, bool], Word] = {}

    def set(self, text: str, style: TypeStyle, width: float) -> Setting:
        """The paragraph within `width` points.

        Raises MissingGlyphError, before anything is set, and FaceError.
        """
        paragraph, leading = self._paragraph(text, style), style.size * style.leading
        lines = paragraph.lines(width / style.size * FULL_SQUARE, style.size)
        apart = drops(lines, style.size, leading) if _is_close(paragraph, style) else (leading,) * len(lines)
        return Setting(lines, style.size, leading, apart)

    def height(self, text: str, style: TypeStyle, width: float) -> float:
        """How high the paragraph will be, in points: what fitting asks many times before one setting is drawn."""
        paragraph = self._paragraph(text, style)
        if _is_close(paragraph, style):
            return self.set(text, style, width).height
        return paragraph.count(width / style.size * FULL_SQUARE) * style.size * style.leading

    def longest(self, text: str, style: TypeStyle) -> float:
        """How wide the paragraph's widest word is, in points: in less room it is cut."""
        return self._paragraph(text, style).longest * style.size / FULL_SQUARE

    def prepare(self, texts: Iterable[str], script: str, rtl: bool, bold: bool) -> None:
        """Shape all words of these texts together: quicker than text by text, and the same. Raises as `set` does."""
        manner = (script, rtl, bold)
        new = [text for text in dict.fromkeys(texts) if (text, manner) not in self._texts]
        cut = {text: list(_balanced(parts(_marked(text, rtl), script))) for text in new}
        self._shape([word for found in cut.values() for word, _, _ in found], manner)
        if len(self._texts) + len(new) > KEPT_TEXTS:
            self._texts.clear()
        faces = self._shelf.faces(script, bold)
        self._texts |= {(text, manner): self._made(found, manner, faces) for text, found in cut.items()}

    def _paragraph(self, text: str, style: TypeStyle) -> Paragraph:
        key = (text, (style.script, style.rtl, style.bold))
        if key not in self._texts:
            self.prepare([text], style.script, style.rtl, style.bold)
        return self._texts[key]

    def _made(self, found: Sequence[_Cut], manner: _Manner, faces: Sequence[Face]) -> Paragraph:
        rtl = manner[1]
        pieces = []
        for word, spaces, inside in found:
            made = self._words[word, manner]
            turned = inside if rtl else is_right_to_left(word)
            gap = self._gap(made, spaces, faces) if spaces else None
            pieces.append(Piece(made, gap, self._with(made, gap, rtl) if gap else made, turned))
        return Paragraph(pieces, rtl)

    def _with(self, word: Word, gap: Word, rtl: bool) -> Word:
        """A word and the space that is read after it as one."""
        key = (word, gap, rtl)
        if key not in self._spaced:
            first, second = (gap, word) if rtl else (word, gap)
            self._spaced[key] = beside(first, second)
        return self._spaced[key]

    def _gap(self, word: Word, spaces: int, faces: Sequence[Face]) -> Word:
        """So many spaces, in the face of the word before them where it has any."""
        face = word.signs[-1][1].face if word.signs else faces[0]
        if (face, spaces) not in self._gaps:
            self._gaps[face, spaces] = self._signs.spaces(face, spaces)
        return self._gaps[face, spaces]

    def _shape(self, words: Sequence[str], manner: _Manner) -> None:
        """See that all these words are known: what is new is shaped, many in one line."""
        if len(self._words) + len(words) > KEPT_WORDS:
            self._words.clear()
            self._spaced.clear()
        new = [word for word in dict.fromkeys(words) if (word, manner) not in self._words]
        for start in range(0, len(new), AT_ONCE):
            some = new[start : start + AT_ONCE]
            for word, made in zip(some, self._shaped(some, manner), strict=True):
                self._words[word, manner] = made

    def _shaped(self, words: Sequence[str], manner: _Manner) -> list[Word]:
        script, rtl, bold = manner
        text = " ".join(words)
        layout = _layout(text, stretches(text, self._shelf.reaching(text, script, bold)), rtl)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(WIDEST)
        line.setPosition(QPointF(0, 0))
        layout.endLayout()
        return self._reader.read(line, text, list(_spans(words)))


def _is_close(paragraph: Paragraph, style: TypeStyle) -> bool:
    """Whether one of its lines may need more than the leading: only then is each looked at."""
    return paragraph.cascades or may_touch(paragraph.ink / FULL_SQUARE, style.leading)


def _marked(text: str, rtl: bool) -> str:
    """The text with its numbers kept together, and isolated where anything in it runs from right to left."""
    return unbroken(isolated(text) if rtl or is_right_to_left(text) else text)


def _balanced(found: Sequence[str]) -> Iterator[_Cut]:
    """Each part without the spaces after it, their number, and whether it stands in an isolate that began before or
    goes on after it: such a part gets an isolate of its own.
    """
    depth = 0
    for part in found:
        word = part.rstrip(" \n")
        before = depth
        if LEFT_TO_RIGHT_ISOLATE in word or POP_ISOLATE in word:
            depth = max(0, depth + word.count(LEFT_TO_RIGHT_ISOLATE) - word.count(POP_ISOLATE))
        inside = bool(before or depth)
        spaces = len(part) - len(word)
        if inside:
            bare = word.replace(LEFT_TO_RIGHT_ISOLATE, "").replace(POP_ISOLATE, "")
            word = f"{LEFT_TO_RIGHT_ISOLATE}{bare}{POP_ISOLATE}"
        yield word, spaces, inside


def _spans(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each word stands in the line of all of them, in UTF-16 units, in which rare characters take two."""
    at = 0
    for word in words:
        end = at + _units(word)
        yield at, end
        at = end + 1


def _layout(text: str, found: Sequence[Stretch], rtl: bool) -> QTextLayout:
    layout = QTextLayout(text, _font(found[0].face) if found else QFont())
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(_formats(text, found))
    return layout


def _formats(text: str, found: Sequence[Stretch]) -> list[QTextLayout.FormatRange]:
    ranges = []
    for stretch in found:
        piece = QTextLayout.FormatRange()
        piece.start = _units(text[: stretch.start])
        piece.length = _units(text[stretch.start : stretch.end])
        drawn = QTextCharFormat()
        drawn.setFont(_font(stretch.face))
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
