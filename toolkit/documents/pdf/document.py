"""The file: ReportLab's objects, packed as PDF 1.5 allows. What is no stream goes compressed into one object stream
with a cross-reference stream: written out plainly, the two would be a tenth of a sheet.
"""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo, PDFString

from toolkit.documents.pdf.raw import (
    Packed,
    Written,
    catalog_of,
    fonts_of,
    format_object,
    objects_of,
    pages_of,
    reference,
)

NEUTRAL_TITLE = "Document"
HEADER = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"


def compressed(content: bytes) -> bytes:
    """As small as zlib makes it."""
    return zlib.compress(content, 9)


class _NeutralInfo(PDFInfo):
    """A title that says nothing, and no author, program or date."""

    def format(self, document: PDFDocument) -> bytes:
        neutral: bytes = PDFDictionary({"Title": PDFString(NEUTRAL_TITLE)}).format(document)
        return neutral


class PackedDocument(PDFDocument):
    """A document that says nothing about its maker; the same pages give the same bytes."""

    def __init__(self, language: str) -> None:
        super().__init__(invariant=1, lang=language)
        self.info = _NeutralInfo()
        self._leaves: list[str] = []

    def addPage(self, page: Any) -> None:  # noqa: N802  (ReportLab's name)
        """Add a page; the operators of its stream are characters of one byte."""
        content = reference(self, Packed(compressed(page.stream.encode("latin-1"))))
        self._add(
            f"<</Type/Page/Parent {pages_of(self)}/MediaBox[0 0 {page.pagewidth:g} {page.pageheight:g}]"
            f"/Resources<</Font {fonts_of(self)}>>/Contents {content}>>"
        )

    def repeat(self, since: int, times: int) -> None:
        """Add the pages since then once more, so many times, as whole sets; their content stands in the file once."""
        for leaf in self._leaves[since:] * times:
            self._add(leaf)

    def _add(self, leaf: str) -> None:
        self._leaves.append(leaf)
        super().addPage(Written(leaf))

    @property
    def drawn(self) -> int:
        """How many pages it has."""
        return len(self._leaves)

    def format(self) -> bytes:
        """The whole file; ReportLab asks for it when fonts and pages are there."""
        root, info = catalog_of(self), reference(self, self.info)
        file = _File()
        number = 0
        while number < len(objects_of(self)):  # formatting an object may add others
            thing = objects_of(self)[number]
            number += 1
            file.add(number, format_object(self, thing), isinstance(thing, Packed))
        return file.finished(f"/Root {root}/Info {info}")


class _File:
    """Objects by number: streams one after the other, everything else together in one of them."""

    def __init__(self) -> None:
        self._parts = [HEADER]
        self._length = len(HEADER)
        self._places: list[tuple[int, int, int]] = [(0, 0, 0xFFFF)]
        self._plain: list[tuple[int, bytes]] = []

    def add(self, number: int, body: bytes, is_stream: bool) -> None:
        if is_stream:
            self._places.append((1, self._length, 0))
            self._put(number, body)
        else:
            self._places.append((2, 0, len(self._plain)))
            self._plain.append((number, body))

    def finished(self, trailer: str) -> bytes:
        """The file with the object stream and the table of where everything stands."""
        holder = len(self._places)
        self.add(holder, self._together(), is_stream=True)
        table, start = holder + 1, self._length
        places = [*self._places, (1, start, 0)]
        rows = b"".join(
            bytes([kind]) + (holder if kind == 2 else at).to_bytes(4, "big") + rank.to_bytes(2, "big")
            for kind, at, rank in places
        )
        entries = f"/Type/XRef/W[1 4 2]/Size {table + 1}{trailer}"
        self._put(table, format_object(None, Packed(compressed(rows), entries)))
        self._parts.append(f"startxref\n{start}\n%%EOF\n".encode("ascii"))
        return b"".join(self._parts)

    def _put(self, number: int, body: bytes) -> None:
        written = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        self._parts.append(written)
        self._length += len(written)

    def _together(self) -> bytes:
        heads, at = [], 0
        for number, body in self._plain:
            heads.append(f"{number} {at}")
            at += len(body) + 1
        head = f"{' '.join(heads)}\n".encode("ascii")
        content = head + b"\n".join(body for _, body in self._plain)
        entries = f"/Type/ObjStm/N {len(self._plain)}/First {len(head)}"
        return format_object(None, Packed(compressed(content), entries))
