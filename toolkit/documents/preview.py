"""Pages of a PDF as pictures, from memory and into memory: nothing of a document touches the disk."""

from __future__ import annotations

import pypdfium2

from toolkit.domain.page import PagePicture

POINTS_AN_INCH = 72


def page_pictures(pdf: bytes, dots_an_inch: int) -> list[PagePicture]:
    """Every page of the PDF at this resolution."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [picture_of(page, dots_an_inch / POINTS_AN_INCH) for page in document]
    finally:
        document.close()


def picture_of(page: pypdfium2.PdfPage, scale: float) -> PagePicture:
    """A page so many times as large as 72 dots an inch make it; the page is closed."""
    bitmap = page.render(scale=scale, rev_byteorder=False, force_bitmap_format=4)
    picture = PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return picture
