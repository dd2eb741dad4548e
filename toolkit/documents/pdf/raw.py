"""The doors of ReportLab that its own fonts use and its types leave out, opened in this one place."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream, PDFZCompress
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


def named(**entries: Any) -> PDFDictionary:
    """A dictionary; texts become names."""
    return PDFDictionary({key: PDFName(value) if isinstance(value, str) else value for key, value in entries.items()})
