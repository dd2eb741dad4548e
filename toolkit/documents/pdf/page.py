"""The pages: ReportLab's canvas without its unembedded default font, drawing straight where a block stands."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from toolkit.documents.pdf.document import PackedDocument
from toolkit.documents.pdf.raw import append_operators, document_of, line_width_of, put_document


class BareCanvas(Canvas):
    """A canvas whose pages begin with nothing: ReportLab's would begin by naming Helvetica, unembedded.

    `origin` is the lower left corner of the block that is being drawn, in points of the page; lines and frames are
    drawn from it.
    """

    def __init__(self, out: BytesIO, size: tuple[float, float], language: str) -> None:
        super().__init__(out, pagesize=size, invariant=1, pageCompression=1)
        put_document(self, PackedDocument(language))
        self.origin = (0.0, 0.0)
        self.finish_text: Callable[[], None] = _nothing
        """Called when a page is complete: who draws text gathers it over the whole page."""

    def showPage(self) -> None:  # noqa: N802  (ReportLab's name)
        """Close the page and begin another one."""
        self.finish_text()
        super().showPage()

    def _make_preamble(self) -> None:
        self._preamble = ""

    @property
    def drawn(self) -> int:
        """How many pages are drawn."""
        drawn: int = document_of(self).drawn
        return drawn

    def repeat(self, since: int, times: int) -> None:
        """Add the pages drawn since then once more, so many times, as whole sets."""
        document_of(self).repeat(since, times)

    def setLineWidth(self, width: float) -> None:  # noqa: N802  (ReportLab's name)
        """How thick lines are, in points."""
        if width != line_width_of(self):
            super().setLineWidth(width)

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A line within the block."""
        left, low = self.origin
        ends = (number(left + x1), number(low + y1), number(left + x2), number(low + y2))
        append_operators(self, "{} {} m {} {} l S".format(*ends))

    def roundRect(self, x: float, y: float, *rest: Any) -> None:  # noqa: N802  (ReportLab's name)
        """A frame with round corners within the block."""
        left, low = self.origin
        super().roundRect(left + x, low + y, *rest)


def _nothing() -> None:
    """A page without text has none to finish."""


def number(value: float) -> str:
    """A number of points as a PDF has it, to a hundredth."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def pdf(size: tuple[float, float], language: str, draw: Callable[[BareCanvas], None]) -> bytes:
    """A PDF whose pages `draw` draws on a canvas of `size` points; the same pages give the same bytes."""
    out = BytesIO()
    canvas = BareCanvas(out, size, language)
    draw(canvas)
    canvas.save()
    return out.getvalue()
