"""What is attached to a case: a picture, a PDF, a recording or a text, kept encrypted; what is told of it without its
content.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

MOST_BYTES = 200 * 1024 * 1024
"""A file larger than this is not taken."""
PIECE_BYTES = 256 * 1024
"""So much of a file is in memory at a time while it is attached."""


class AttachmentKind(StrEnum):
    """What it is for whoever looks at it."""

    PICTURE = "picture"
    PDF = "pdf"
    SOUND = "sound"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attachment without its content. `size`: bytes as stored; `sha256`: of the file as it came, in hex, before
    location and device were taken out; `digest`: of what is stored, BLAKE2b in hex; `note`: in the responder's words;
    `turn`: how a picture is to be turned, a number of Exif; `encoding`: of a text. The file's name is not kept: it can
    name a person.
    """

    id: str
    kind: AttachmentKind
    format: str
    size: int
    sha256: str
    digest: str
    pieces: int
    at: str
    by: str
    cleaned: bool = False
    turn: int = 1
    encoding: str = ""
    note: str = field(default="", repr=False)
    order: int = 0
