"""What a page is built of: a part that knows its height at a width, may split, and draws itself.

The methods are those of ReportLab's flowables, without the rest of its page engine: importing that takes as long as
setting a page.
"""

from __future__ import annotations

from toolkit.documents.pdf.page import BareCanvas


class Block:
    """A part of a page. `wrap` sets its width and height, in points; `draw` draws it on `canv`."""

    canv: BareCanvas
    width = 0.0
    height = 0.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Width taken and height needed, in points."""
        return self.width, self.height

    def split(self, _width: float, _height: float) -> list[Block]:
        """The part that fits into `height` and the rest; nothing when it cannot be split."""
        return []

    def draw(self) -> None:
        """Draw it with its lower left corner at the canvas's origin."""
        raise NotImplementedError

    def drawOn(self, canvas: BareCanvas, x: float, y: float) -> None:  # noqa: N802  (ReportLab's name)
        """Draw it with its lower left corner at (x, y) of the block it stands in."""
        self.canv = canvas
        left, low = canvas.origin
        canvas.origin = (left + x, low + y)
        self.draw()
        canvas.origin = (left, low)
