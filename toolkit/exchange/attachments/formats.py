"""Which files are taken: known by how they begin, never by their name alone, which must agree with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from toolkit.domain.attachment import AttachmentKind
from toolkit.support.i18n import N_

HEAD_BYTES = 64


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is for whoever looks, its name, the endings of file names that say the same."""

    key: str
    kind: AttachmentKind
    name: str
    endings: tuple[str, ...]
    begins: Callable[[bytes], bool]


def _with(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(starts)


def _riff(kind: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[:4] == b"RIFF" and head[8:12] == kind


def _mp3(head: bytes) -> bool:
    """A tag, or the mark of a frame of layer II or III."""
    return head.startswith(b"ID3") or bool(re.match(rb"\xff[\xe2-\xe5\xf2-\xf5\xfa-\xfd]", head))


PICTURE, PDF, SOUND, TEXT = AttachmentKind
FORMATS = (
    Format("jpeg", PICTURE, "JPEG", (".jpg", ".jpeg", ".jpe", ".jfif"), _with(b"\xff\xd8\xff")),
    Format("png", PICTURE, "PNG", (".png",), _with(b"\x89PNG\r\n\x1a\n")),
    Format("tiff", PICTURE, "TIFF", (".tif", ".tiff"), _with(b"II*\0", b"MM\0*")),
    Format("webp", PICTURE, "WebP", (".webp",), _riff(b"WEBP")),
    Format("pdf", PDF, "PDF", (".pdf",), _with(b"%PDF-")),
    Format("wav", SOUND, "WAV", (".wav",), _riff(b"WAVE")),
    Format("ogg", SOUND, "Ogg", (".ogg", ".oga", ".opus"), _with(b"OggS")),
    Format("flac", SOUND, "FLAC", (".flac",), _with(b"fLaC")),
    Format("amr", SOUND, "AMR", (".amr",), _with(b"#!AMR")),
    Format("m4a", SOUND, "MPEG-4", (".m4a", ".m4b", ".3ga", ".aac"), lambda head: head[4:8] == b"ftyp"),
    Format("aac", SOUND, "AAC", (".aac",), _with(b"\xff\xf1", b"\xff\xf9")),
    Format("mp3", SOUND, "MP3", (".mp3",), _mp3),
)
PLAIN = Format("text", TEXT, N_("plain text"), (".txt", ".text", ".md", ".csv", ".log", ".eml", ".srt"), lambda _: True)
"""Whatever has no sign that a text cannot have."""


def format_of(head: bytes) -> Format | None:
    """The format of a file that begins so; None for a text, or for none that is known."""
    return next((one for one in FORMATS if one.begins(head)), None)


def named(ending: str) -> tuple[Format, ...]:
    """The formats that a name with this ending promises."""
    return tuple(one for one in (*FORMATS, PLAIN) if ending.lower() in one.endings)
