"""An embedded face: a Type 0 font whose codes are the signs that the pages show, in the order they first show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from toolkit.documents.fonts.face import Face
from toolkit.documents.fonts.outlines import Drawing
from toolkit.documents.pdf.document import compressed
from toolkit.documents.pdf.raw import Packed, Written, put_font, reference
from toolkit.documents.typesetting.glyphs import Sign

_SPECIAL = frozenset(b"()\\\r\n")
"""Bytes that a string of a content stream would have to escape: no code has one."""
A_BLOCK = 100
"""So many characters a block of a way back to text may list."""
KEPT_FACES = 64


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
        self.codes: dict[Sign, str] = {}
        """The signs that have a code; `code` gives one to any other."""
        self._signs: list[Sign | None] = []
        self._free = _codes()

    def code(self, sign: Sign) -> str:
        """A new sign as two characters of a string in a content stream, each standing for one byte."""
        number = next(self._free)
        self._signs += [None] * (number - 1 - len(self._signs))
        self._signs.append(sign)
        self.codes[sign] = code = chr(number >> 8) + chr(number & 0xFF)
        return code

    def addObjects(self, document: Any) -> None:  # noqa: N802  (the name that ReportLab calls)
        """Put the font, its outlines and its way back to text into the document."""
        cast = self._foundry.cast(self.face, tuple(self._signs))
        base = f"/{_tag(self._signs)}+{self.face.name}"
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


def _codes() -> Iterator[int]:
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
