"""The document itself: ReportLab's canvas without its unembedded default font, and metadata that tell nobody
who made the file, when, or what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from toolkit.documents.pdf.raw import add_again, document_of, pages_of

# Page contents as plain compressed bytes: ReportLab's default wraps them in ASCII, a quarter larger.
rl_config.useA85 = 0

NEUTRAL_TITLE = "Document"


class _NeutralInfo(PDFInfo):
    """A title that says nothing, and no author, program or date."""

    def format(self, document: PDFDocument) -> bytes:
        neutral: bytes = PDFDictionary({"Title": PDFString(NEUTRAL_TITLE)}).format(document)
        return neutral


class BareCanvas(Canvas):
    """A canvas whose pages begin with nothing: ReportLab's would begin by naming Helvetica, unembedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

    @property
    def drawn(self) -> int:
        """How many pages are drawn."""
        return len(pages_of(document_of(self)))

    def repeat(self, since: int, times: int) -> None:
        """Add the pages drawn since then once more, so many times, as whole sets."""
        document = document_of(self)
        for page in pages_of(document)[since:] * times:
            add_again(document, page)


def pdf(size: tuple[float, float], language: str, draw: Callable[[BareCanvas], None]) -> bytes:
    """A PDF whose pages `draw` draws on a canvas of `size` points; the same pages give the same bytes."""
    out = BytesIO()
    canvas = BareCanvas(out, pagesize=size, invariant=1, pageCompression=1)
    document_of(canvas).info = _NeutralInfo()
    canvas.setCatalogEntry("Lang", PDFString(language))
    draw(canvas)
    canvas.save()
    return _without_comments(out.getvalue())


def _without_comments(content: bytes) -> bytes:
    """The same file with the writer's two comments blanked in place, so that every offset stays."""
    return _COMMENT.sub(lambda found: b"%" + b" " * (len(found[0]) - 1), content)


_COMMENT = re.compile(rb"% ReportLab generated PDF document[^\n]*|(?<=\x9e) ReportLab Generated PDF document[^\n]*")
