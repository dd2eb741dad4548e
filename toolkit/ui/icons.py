"""Line icons from resources/icons/ and pictograms from resources/pictograms/, in any colour and at any size."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Icons:
    """Icons by name. Mirrored where they point along the line of reading and that line is turned."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0, mirrored: bool = False) -> QPixmap:
        """An icon as a picture of `size` logical pixels."""
        return self._drawn(self._folder / f"{name}.svg", colour, size, ratio, mirrored)

    def pictogram(self, name: str, colour: str, size: int, ratio: float = 2.0) -> QPixmap:
        """A pictogram, the same drawing as on paper, as a picture of `size` logical pixels."""
        return self._drawn(self._folder.parent / "pictograms" / f"{name}.svg", colour, size, ratio, mirrored=False)

    def _drawn(self, path: Path, colour: str, size: int, ratio: float, mirrored: bool) -> QPixmap:
        svg = path.read_text("utf-8").replace("currentColor", colour)
        picture = QPixmap(QSize(size, size) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        if mirrored:
            painter.translate(size, 0)
            painter.scale(-1, 1)
        QSvgRenderer(QByteArray(svg.encode("utf-8"))).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return picture

    def icon(self, name: str, colour: str, mirrored: bool = False) -> QIcon:
        """An icon for a button, sharp at double density."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, colour, 24, ratio, mirrored))
        return icon
