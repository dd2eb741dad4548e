"""A printed page as a picture, for the preview and the printer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as rows of BGRx pixels, four bytes each; `stride` is the bytes of a row."""

    width: int
    height: int
    stride: int
    pixels: bytes
