"""An embedded face: a Type 0 font whose codes are the signs that the pages show, in the order they first show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, NamedTuple

from toolkit.documents.fonts.face import Face
from toolkit.documents.fonts.outlines import Drawing
from toolkit.documents.pdf.document import compressed
from toolkit.documents.pdf.raw import Packed, Written, put_font, reference
from toolkit.documents.typesetting.glyphs import Sign, Word

_SPECIAL = frozenset(b"()\\\r\n")
"""Bytes that a string of a content stream would have to escape: no code has one."""
A_BLOCK = 100
"""So many characters a block of a way back to text may list."""
KEPT_FACES = 64
KEPT_WORDS = 6_000


class Run(NamedTuple):
    """Signs of one face that stand one after the other in a word, in thousandths from its start; where the face moves
    them closer, the move stands between them, as a content stream has it.
    """

    face: Face
    start: float
    end: float
    parts: tuple[Sign | str, ...]


@dataclass(frozen=True, slots=True)
class _Cast:
    """A face as it stands in a file: its outlines and its way back to text, compressed, and its widths."""

    outlines: bytes
    length: int
    unicode: bytes
    widths: str


class Foundry:
    """Casts faces for documents, and keeps what it cast: the same sheet is printed many times."""

    def __init__(self) -> None:
        self._casts: dict[tuple[Face, tuple[Sign | None, ...]], _Cast] = {}
        self._runs: dict[Word, tuple[Run, ...]] = {}

    def runs(self, word: Word) -> tuple[Run, ...]:
        """A word's signs, those of one face together."""
        if word not in self._runs:
            if len(self._runs) >= KEPT_WORDS:
                self._runs.clear()
            self._runs[word] = tuple(_runs(word))
        return self._runs[word]

    def cast(self, face: Face, signs: tuple[Sign | None, ...]) -> _Cast:
        """The face with a glyph for each of these signs, from code 1."""
        if (face, signs) not in self._casts:
            if len(self._casts) >= KEPT_FACES:
                self._casts.clear()
            file = face.outlines.file([Drawing(), *(_drawing(face, sign) for sign in signs)])
            self._casts[face, signs] = _Cast(
                compressed(file), len(file), compressed(_to_unicode(signs)), _widths(signs)
            )
        return self._casts[face, signs]


class EmbeddedFace:
    """One face within one document. ReportLab calls `addObjects` when the document is closed."""

    def __init__(self, face: Face, name: str, foundry: Foundry) -> None:
        """`name` is the resource name in content streams, such as "G1"."""
        self.face, self.name, self._foundry = face, name, foundry
        self.codes = Codes()

    def addObjects(self, document: Any) -> None:  # noqa: N802  (the name that ReportLab calls)
        """Put the font, its outlines and its way back to text into the document."""
        cast = self._foundry.cast(self.face, tuple(self.codes.signs))
        base = f"/{_tag(self.codes.signs)}+{self.face.name}"
        file = reference(document, Packed(cast.outlines, f"/Length1 {cast.length}"), f"file:{self.name}")
        unicode = reference(document, Packed(cast.unicode), f"unicode:{self.name}")
        descriptor = reference(document, Written(self._descriptor(base, file)), f"descriptor:{self.name}")
        descendant = (
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{base}/CIDToGIDMap/Identity/FontDescriptor {descriptor}"
            f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>{cast.widths}>>"
        )
        font = (
            f"<</Type/Font/Subtype/Type0/BaseFont{base}/Encoding/Identity-H/ToUnicode {unicode}"
            f"/DescendantFonts[{reference(document, Written(descendant), f'descendant:{self.name}')}]>>"
        )
        put_font(document, Written(font), self.name)

    def _descriptor(self, base: str, file: str) -> str:
        ascent, descent = (int(height) for height in self.face.heights)
        # Flags 4, symbolic: codes are signs, not letters.
        return (
            f"<</Type/FontDescriptor/FontName{base}/Flags 4/FontBBox[-1000 {descent} 2000 {ascent}]/ItalicAngle 0"
            f"/Ascent {ascent}/Descent {descent}/CapHeight 700/StemV {140 if self.face.bold else 90}/FontFile2 {file}>>"
        )


class Codes(dict[Sign, str]):
    """The signs of one face in one document: each as two characters of a string in a content stream, each of which
    stands for one byte. A sign that is asked for the first time is given the next code.
    """

    def __init__(self) -> None:
        super().__init__()
        self.signs: list[Sign | None] = []
        """The signs by their codes, from 1."""
        self._free = _free_codes()

    def __missing__(self, sign: Sign) -> str:
        """A new sign's code."""
        number = next(self._free)
        self.signs += [None] * (number - 1 - len(self.signs))
        self.signs.append(sign)
        self[sign] = code = chr(number >> 8) + chr(number & 0xFF)
        return code

    def of(self, parts: Iterable[Sign | str]) -> str:
        """The inside of a string that shows a run's parts."""
        return "".join([part if isinstance(part, str) else self[part] for part in parts])


def _runs(word: Word) -> Iterator[Run]:
    face: Face | None = None
    parts: list[Sign | str] = []
    start = at = 0.0
    for x, sign in word.signs:
        if sign.face is not face:
            if face:
                yield Run(face, start, at, tuple(parts))
            face, parts, start, at = sign.face, [], x, x
        if at != x and (move := round(at - x)):
            parts.append(f"){move}(")
            at -= move
        parts.append(sign)
        at += sign.advance
    if face:
        yield Run(face, start, at, tuple(parts))


def _free_codes() -> Iterator[int]:
    for number in count(1):
        if number >> 8 not in _SPECIAL and number & 0xFF not in _SPECIAL:
            yield number


def _drawing(face: Face, sign: Sign | None) -> Drawing:
    if sign is None:
        return Drawing()
    scale = face.scale
    parts = tuple((glyph.id, round(glyph.x / scale), round(glyph.y / scale)) for glyph in sign.glyphs)
    if len(parts) == 1 and parts[0][1:] == (0, 0):
        return Drawing(parts, round(sign.advance / scale))
    boxes = [(box, glyph) for glyph in sign.glyphs if (box := face.box(glyph.id))]
    if not boxes:
        return Drawing(parts, round(sign.advance / scale))
    lefts, rights, lows, highs = zip(
        *((box[0] + glyph.x, box[1] + glyph.x, box[2] + glyph.y, box[3] + glyph.y) for box, glyph in boxes),
        strict=True,
    )
    left, low, right, high = (round(edge / scale) for edge in (min(lefts), min(lows), max(rights), max(highs)))
    return Drawing(parts, round(sign.advance / scale), (left, low, right, high))


def _widths(signs: Sequence[Sign | None]) -> str:
    """The most frequent width once, and where others differ, every code's in its order."""
    own = [f"{round(sign.advance, 3):g}" if sign else "0" for sign in signs]
    usual = Counter(own).most_common(1)[0][0]
    return f"/DW {usual}/W[1[{' '.join(own)}]]" if set(own) != {usual} else f"/DW {usual}"


def _to_unicode(signs: Sequence[Sign | None]) -> bytes:
    """The characters of each code, in ranges that keep to one first byte."""
    blocks = []
    start = 0
    while start < len(signs):
        stop = min(len(signs), start + A_BLOCK, ((start + 1) // 256 + 1) * 256 - 1)
        texts = "".join(f"<{_utf16(sign.text)}>" if sign else "<0020>" for sign in signs[start:stop])
        blocks.append(f"1 beginbfrange\n<{start + 1:04x}><{stop:04x}>[{texts}]\nendbfrange")
        start = stop
    return "\n".join([_CMAP_HEAD, *blocks, _CMAP_TAIL]).encode("ascii")


_CMAP_HEAD = """/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange"""
_CMAP_TAIL = """endcmap
CMapName currentdict/CMap defineresource pop
end
end"""


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex()


def _tag(signs: Sequence[Sign | None]) -> str:
    """Six capitals that tell one subset from another, the same for the same signs."""
    glyphs = [glyph.id for sign in signs if sign for glyph in sign.glyphs]
    number = sum((place + 1) * (glyph + 1) for place, glyph in enumerate(glyphs))
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))
