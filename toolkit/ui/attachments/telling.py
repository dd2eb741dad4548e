"""Attachments in words: what one is, how large, when it came; never a file's name."""

from __future__ import annotations

from toolkit.domain.attachment import Attachment, AttachmentKind
from toolkit.support.i18n import N_
from toolkit.ui.dates import shown_moment
from toolkit.ui.surroundings import Surroundings

KINDS = {
    AttachmentKind.PICTURE: N_("Picture"), AttachmentKind.PDF: N_("PDF"), AttachmentKind.SOUND: N_("Recording"),
    AttachmentKind.TEXT: N_("Text"),
}  # fmt: skip
KILO = 1024


def told(around: Surroundings, one: Attachment) -> str:
    """ "Picture · 2.3 MB · 24 Nov 2026 10:05" in the interface's language."""
    kind = around.words.say(KINDS[one.kind])
    return f"{kind} · {shown_size(around, one.size)} · {shown_moment(one.at, around.words.tag)}"


def shown_size(around: Surroundings, size: int) -> str:
    """Bytes in the unit that fits."""
    from babel.numbers import format_decimal

    if size >= KILO * KILO:
        number = format_decimal(round(size / (KILO * KILO), 1), locale=around.words.tag)
        return around.words.say("{number} MB", number=number)
    return around.words.say("{number} KB", number=-(-size // KILO))


def shown_hash(digest: str) -> str:
    """A hash in groups that can be compared by eye; from left to right wherever it stands."""
    groups = " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
    return f"\u2066{groups}\u2069"
