"""The doors of ReportLab that its own fonts use and its types leave out, opened in this one place."""

from __future__ import annotations

from copy import copy
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas


def document_of(canvas: Canvas) -> Any:
    """The document that a canvas draws into."""
    return canvas._doc  # type: ignore[attr-defined]


def append_operators(canvas: Canvas, operators: str) -> None:
    """Add operators to the content stream of the canvas's page."""
    canvas._code.append(operators)  # type: ignore[attr-defined]


def delay_font(document: Any, font: Any, name: str) -> None:
    """Have the document ask `font.addObjects(document)` when it is closed; `name` is its resource name."""
    document.fontMapping[name] = f"/{name}"
    document.delayedFonts.append(font)


def put_font(document: Any, font: PDFDictionary, name: str) -> None:
    """Put a font among the resources of all pages."""
    document.idToObject["BasicFonts"].dict[name] = document.Reference(font, f"font:{name}")


def reference(document: Any, thing: Any, name: str) -> Any:
    """An indirect reference to an object of the document."""
    return document.Reference(thing, name)


def stream(document: Any, content: bytes, name: str, **numbers: int) -> Any:
    """A reference to a compressed stream with these numbers in its dictionary."""
    made = PDFStream(content=content)
    for key, value in numbers.items():
        made.dictionary[key] = value
    made.filters = [PDFZCompress]
    return reference(document, made, name)


def pages_of(document: Any) -> list[Any]:
    """The pages that a document has so far."""
    pages: list[Any] = document.Pages.pages
    return pages


def add_again(document: Any, page: Any) -> None:
    """Add a page once more: a leaf of its own with the same content, which stands in the file once."""
    if page.Contents is None:
        page.Contents = PDFStream(content=page.stream)
        page.Contents.filters = [PDFZCompress]
    leaf = copy(page)
    # The name under which the first leaf is registered: the second gets one of its own.
    del leaf.__InternalName__
    document.addPage(leaf)


class Written(PDFObject):
    """A part of a document that is written out already: ReportLab formats each number by itself."""

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, _document: Any) -> bytes:
        """The text."""
        return self._text.encode("ascii")


def named(**entries: Any) -> PDFDictionary:
    """A dictionary; texts become names."""
    return PDFDictionary({key: PDFName(value) if isinstance(value, str) else value for key, value in entries.items()})
