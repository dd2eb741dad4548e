"""A picture as wide as the room it is given, and as high as it then must be; and a large one read small."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

MOST_UNPACKED = 250_000_000
"""Bytes that a picture may take in memory while it is read; Qt itself stops a little above."""


def read_small(reader: QImageReader, most: int) -> QImage:
    """A picture with at most so many points a side; null where it cannot be read, or would fill the memory first."""
    size = reader.size()
    if max(size.width(), size.height()) > most:
        small = size.scaled(QSize(most, most), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(small)
        # Only a JPEG is unpacked at the size that is asked for.
        size = small if bytes(reader.format().data()) == b"jpeg" else size
    bits = QImage.toPixelFormat(reader.imageFormat()).bitsPerPixel() or 32
    if size.width() * size.height() * bits // 8 > MOST_UNPACKED:
        return QImage()
    return reader.read()


class FittedPicture(QWidget):
    """Shows an image without cutting any of it; never wider than `most` pixels."""

    def __init__(self, image: QImage, name: str, most: int) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(name)
        self.setMaximumWidth(most)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:  # noqa: N802  (Qt's name)
        """The height that keeps the image's shape."""
        return round(min(width, self.maximumWidth()) * self._image.height() / self._image.width())

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """As wide as it may be."""
        return QSize(self.maximumWidth(), self.heightForWidth(self.maximumWidth()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """Draw the whole image."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRect(0, 0, self.width(), self.heightForWidth(self.width())), self._image)
