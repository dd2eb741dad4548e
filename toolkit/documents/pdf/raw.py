"""The doors of ReportLab that its types leave out, opened in this one place."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFStream
from reportlab.pdfgen.canvas import Canvas


def document_of(canvas: Canvas) -> Any:
    """The document that a canvas draws into."""
    return canvas._doc  # type: ignore[attr-defined]


def put_document(canvas: Canvas, document: Any) -> None:
    """Have a canvas that is still empty draw into this document."""
    canvas._doc = document  # type: ignore[attr-defined]


def append_operators(canvas: Canvas, operators: str) -> None:
    """Add operators to the content stream of the canvas's page; each character is one byte."""
    canvas._code.append(operators)  # type: ignore[attr-defined]


def line_width_of(canvas: Canvas) -> float:
    """How thick lines are at present, in points."""
    width: float = canvas._lineWidth  # type: ignore[attr-defined]
    return width


def delay_font(document: Any, font: Any, name: str) -> None:
    """Have the document ask `font.addObjects(document)` when it is closed; `name` is its resource name."""
    document.fontMapping[name] = f"/{name}"
    document.delayedFonts.append(font)


def put_font(document: Any, font: PDFObject, name: str) -> None:
    """Put a font among the resources of all pages."""
    document.idToObject["BasicFonts"].dict[name] = document.Reference(font, f"font:{name}")


def reference(document: Any, thing: Any, name: str | None = None) -> str:
    """An indirect reference to an object of the document, written out."""
    known = document.Reference(thing, name)
    return f"{document.idToObjectNumberAndVersion[known.name][0]} 0 R"


def objects_of(document: Any) -> list[Any]:
    """The document's objects by their numbers, from 1; formatting one may add others."""
    return [document.idToObject[document.numberToId[number]] for number in sorted(document.numberToId)]


def format_object(document: Any, thing: Any) -> bytes:
    """An object as ReportLab writes it."""
    written: bytes = thing.format(document)
    return written


def fonts_of(document: Any) -> str:
    """A reference to the fonts that all pages share."""
    return reference(document, document.idToObject["BasicFonts"])


def pages_of(document: Any) -> str:
    """A reference to the tree of a document's pages."""
    return reference(document, document.Pages)


def catalog_of(document: Any) -> str:
    """A reference to where a document begins."""
    return reference(document, document.Catalog)


class Written(PDFObject):
    """A part of a document that is written out already: ReportLab formats each number by itself."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, _document: Any) -> bytes:
        """The text."""
        return self._text.encode("ascii")


class Packed(PDFStream):
    """A stream whose content is compressed already; `entries` are its dictionary's further ones, written out."""

    def __init__(self, content: bytes, entries: str = "") -> None:
        super().__init__(content=content)
        self._entries = entries

    def format(self, _document: Any) -> bytes:
        """The stream, without the line of space that ReportLab puts within."""
        head = f"<</Length {len(self.content)}/Filter/FlateDecode{self._entries}>>stream\n"
        return head.encode("ascii") + bytes(self.content) + b"\nendstream"
