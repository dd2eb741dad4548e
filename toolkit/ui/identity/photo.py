"""The person's photograph: made small from a picture, in memory, and drawn anew, so that nothing else of it stays."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from toolkit.domain.errors import BadInputError
from toolkit.support.i18n import N_
from toolkit.ui.widgets.picture import read_small

MOST_SIDE = 1_000
QUALITY = 85
_FORMATS = frozenset({b"jpeg", b"png", b"webp", b"tiff"})
PATTERNS = "*.jpg *.jpeg *.png *.webp *.tif *.tiff"


class NoPictureError(BadInputError):
    """A file that is no picture, or one that cannot be drawn."""

    def __init__(self) -> None:
        super().__init__(
            N_("This file is no picture that can be shown. Nothing was changed."), N_("Choose a JPEG or PNG picture.")
        )


def small_photo(path: Path) -> bytes:
    """A picture as a JPEG of at most 1,000 points a side. Raises NoPictureError."""
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    if not reader.canRead() or bytes(reader.format().data()) not in _FORMATS:
        raise NoPictureError()
    reader.setAutoTransform(True)
    image = read_small(reader, MOST_SIDE)
    if image.isNull():
        raise NoPictureError()
    return _jpeg(image)


def _jpeg(image: QImage) -> bytes:
    """Only the points: a copy carries no texts of the file it came from."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    for key in plain.textKeys():
        plain.setText(key, "")
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(out, QByteArray(b"jpeg"))
    writer.setQuality(QUALITY)
    if not writer.write(plain):
        raise NoPictureError()
    return bytes(out.data().data())
