"""Pages of a PDF as pictures, from memory and into memory: nothing of a document touches the disk."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from toolkit.domain.page import PagePicture

POINTS_AN_INCH = 72


def page_pictures(pdf: bytes, dots_an_inch: int) -> Iterator[PagePicture]:
    """Every page of the PDF at this resolution, one at a time: a page for the printer takes 35 MB."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield picture_of(page, dots_an_inch / POINTS_AN_INCH)
    finally:
        document.close()


def page_count(pdf: bytes) -> int:
    """How many pages it has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def picture_of(page: pypdfium2.PdfPage, scale: float) -> PagePicture:
    """A page so many times as large as 72 dots an inch make it; the page is closed."""
    bitmap = page.render(scale=scale, rev_byteorder=False, force_bitmap_format=4)
    picture = PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return picture
