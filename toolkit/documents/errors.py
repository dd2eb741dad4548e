"""What can stop a page from being set."""

from __future__ import annotations

from toolkit.domain.errors import WorldRefusedError
from toolkit.support.i18n import N_

REINSTALL = N_("Install Waymark again, or run its set-up again.")
NOTHING_PRINTED = N_("Nothing was printed. Choose another language, or correct the text.")


class DocumentError(WorldRefusedError):
    """A page could not be made as it must be; nothing was written."""


class FaceError(DocumentError):
    """A typeface is missing, damaged, or another file took its place."""


class MissingGlyphError(DocumentError):
    """A character that no chosen face can draw."""


class NoRoomError(DocumentError):
    """Text that does not fit the paper it was meant for."""
