"""Line drawings as blocks of a page: strokes in the document itself, sharp at every size, without any image."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfgen.pathobject import PDFPathObject

from toolkit.documents.pdf.block import Block
from toolkit.domain.drawing import Drawing, Step


class Picture(Block):
    """A drawing `side` points wide and high, in the middle of the width it is given."""

    def __init__(self, drawing: Drawing, side: float) -> None:
        super().__init__()
        self._drawing, self._side = drawing, side

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width taken and height needed, in points."""
        self.width, self.height = width, self._side
        return width, self._side

    def draw(self) -> None:
        """Draw it with its lower left corner at the canvas's origin."""
        canvas, drawing = self.canv, self._drawing
        left, low = canvas.origin
        scale, left = self._side / drawing.side, left + (self.width - self._side) / 2
        canvas.saveState()
        canvas.setLineWidth(drawing.stroke * scale)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        path = canvas.beginPath()
        for step in drawing.steps:
            _draw(path, step, left, low + self._side, scale)
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.restoreState()


def _draw(path: PDFPathObject, step: Step, left: float, top: float, scale: float) -> None:
    points = [
        round(top - number * scale if place % 2 else left + number * scale, 2)
        for place, number in enumerate(step.points)
    ]
    strokes: dict[str, Callable[..., None]] = {
        "M": path.moveTo,
        "L": path.lineTo,
        "C": path.curveTo,
        "Z": path.close,
    }
    strokes[step.kind](*points)


class Beside(Block):
    """A block with a drawing before it, at the side where reading begins."""

    def __init__(self, picture: Picture, side: float, block: Block, rtl: bool, gap: float) -> None:
        super().__init__()
        self._picture, self._side, self._block, self._rtl, self._gap = picture, side, block, rtl, gap

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Width taken and height needed, in points."""
        self.width = width
        self._needed = self._block.wrap(width - self._side - self._gap, height)[1]
        self.height = max(self._side, self._needed)
        return width, self.height

    def draw(self) -> None:
        """Draw it with its lower left corner at the canvas's origin."""
        self._picture.wrap(self._side, self._side)
        self._picture.drawOn(self.canv, self.width - self._side if self._rtl else 0, self.height - self._side)
        left = 0.0 if self._rtl else self._side + self._gap
        self._block.drawOn(self.canv, left, (self.height - self._needed) / 2)
