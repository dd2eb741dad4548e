"""An embedded face: a Type 0 font whose codes are the file's own glyph ids, subset to what the pages use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString

from toolkit.documents.fonts.face import Face
from toolkit.documents.pdf.raw import Written, named, put_font, reference, stream


class EmbeddedFace:
    """One face within one document. ReportLab calls `addObjects` when the document is closed."""

    def __init__(self, face: Face, name: str) -> None:
        """`name` is the resource name in content streams, such as "G1"."""
        self.face = face
        self.name = name
        self._texts: dict[int, str] = {}
        self._glyphs: set[int] = set()

    def use(self, glyphs: Iterable[int]) -> None:
        """Note glyphs that a page shows."""
        self._glyphs.update(glyphs)

    def speaks(self, glyph: int, text: str) -> bool:
        """Whether this glyph reads as `text` in the whole document; the first text it was used for stays."""
        return self._texts.setdefault(glyph, text) == text

    def addObjects(self, document: Any) -> None:  # noqa: N802  (the name that ReportLab calls)
        """Put the font, its subset and its way back to text into the document."""
        base = f"{_subset_tag(self._glyphs)}+{self.face.name}"
        font = named(
            Type="Font",
            Subtype="Type0",
            BaseFont=base,
            Encoding="Identity-H",
            DescendantFonts=PDFArray([self._descendant(document, base)]),
            ToUnicode=stream(document, self._to_unicode(), f"unicode:{self.name}"),
        )
        put_font(document, font, self.name)

    def _descendant(self, document: Any, base: str) -> Any:
        system = PDFDictionary({"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0})
        descendant = named(
            Type="Font",
            Subtype="CIDFontType2",
            BaseFont=base,
            CIDSystemInfo=system,
            CIDToGIDMap="Identity",
            FontDescriptor=self._descriptor(document, base),
            DW=1000,
            W=self._widths(),
        )
        return reference(document, descendant, f"descendant:{self.name}")

    def _descriptor(self, document: Any, base: str) -> Any:
        file = self.face.subset(self._glyphs)
        ascent, descent = self.face.heights
        descriptor = named(
            Type="FontDescriptor",
            FontName=base,
            Flags=4,  # symbolic: codes are glyphs, not letters
            FontBBox=PDFArray([-1000, int(descent), 2000, int(ascent)]),
            ItalicAngle=0,
            Ascent=int(ascent),
            Descent=int(descent),
            CapHeight=700,
            StemV=140 if self.face.bold else 90,
            FontFile2=stream(document, file, f"file:{self.name}", Length1=len(file)),
        )
        return reference(document, descriptor, f"descriptor:{self.name}")

    def _widths(self) -> Written:
        rows = (f"{glyph}[{round(self.face.width(glyph), 3):g}]" for glyph in sorted(self._glyphs))
        return Written(f"[{''.join(rows)}]")

    def _to_unicode(self) -> bytes:
        shown = sorted((glyph, text) for glyph, text in self._texts.items() if glyph in self._glyphs)
        blocks = []
        for start in range(0, len(shown), 100):  # a block of the format takes at most a hundred
            rows = [f"<{glyph:04X}> <{_utf16(text)}>" for glyph, text in shown[start : start + 100]]
            blocks.append("\n".join([f"{len(rows)} beginbfchar", *rows, "endbfchar"]))
        return "\n".join([_CMAP_HEAD, *blocks, _CMAP_TAIL]).encode("ascii")


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def actual_text(text: str) -> str:
    """A text as a PDF string with its byte order mark, in hexadecimal."""
    return f"<FEFF{_utf16(text)}>"


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _subset_tag(glyphs: set[int]) -> str:
    """Six capitals that tell one subset from another, the same for the same glyphs."""
    number = sum((place + 1) * (glyph + 1) for place, glyph in enumerate(sorted(glyphs)))
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))
