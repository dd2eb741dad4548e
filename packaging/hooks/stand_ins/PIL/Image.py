# ruff: noqa: N999  (Pillow's own name)
"""The one module of Pillow that ReportLab asks for while it loads."""

from __future__ import annotations

from typing import NoReturn


class Image:
    """The class of Pillow's pictures, so that ReportLab can see that what it was given is none."""


def open(*_words: object, **_named: object) -> NoReturn:
    """Refuse. Raises OSError."""
    raise OSError("This build of Waymark reads no pictures from files.")
