"""A page of a PDF that came from elsewhere, as a picture, from memory and into memory; never larger than a screen
needs, whatever the page says of its size.
"""

from __future__ import annotations

from typing import BinaryIO

import pypdfium2

from toolkit.documents.preview import POINTS_AN_INCH, picture_of
from toolkit.domain.page import PagePicture

MOST_HIGH = 8_000
"""Points of a page's picture from top to bottom."""
LARGEST = 3.0 * 96 / POINTS_AN_INCH


class ClosedPdfError(ValueError):
    """A PDF that does not open, or has no such page."""


def one_page(pdf: BinaryIO, number: int, width: int) -> tuple[PagePicture, int]:
    """A page, numbered from 1 on, so many points wide, and how many pages there are. Raises ClosedPdfError."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as failure:
        raise ClosedPdfError from failure
    try:
        if not 1 <= number <= len(document):
            raise ClosedPdfError
        page = document[number - 1]
        wide, high = page.get_size()
        scale = min(width / max(wide, 1.0), MOST_HIGH / max(high, 1.0), LARGEST)
        return picture_of(page, scale), len(document)
    except pypdfium2.PdfiumError as failure:
        raise ClosedPdfError from failure
    finally:
        document.close()
