"""The door for a file that is to be attached: it is looked at whole, and given back in pieces as it will be kept."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from toolkit.domain.attachment import MOST_BYTES
from toolkit.domain.form_values import cleaned as without_unseen
from toolkit.domain.writing import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE
from toolkit.exchange.attachments import jpeg, png, tiff, webp
from toolkit.exchange.attachments.errors import AttachmentRefusedError
from toolkit.exchange.attachments.formats import FORMATS, HEAD_BYTES, PLAIN, Format, format_of, named
from toolkit.exchange.attachments.picture import CleanPicture
from toolkit.exchange.attachments.plain import encoding_of, require_boxes, require_pdf_end, require_wav_whole
from toolkit.exchange.attachments.source import Source
from toolkit.support.i18n import N_

Step = Callable[[int], None]
"""Told how many bytes more were dealt with; raises to call the work off."""
MEGABYTE = 1024 * 1024
_CLEANERS: dict[str, Callable[[Source], CleanPicture]] = {
    "jpeg": jpeg.cleaned, "png": png.cleaned, "webp": webp.cleaned, "tiff": tiff.cleaned,
}  # fmt: skip
_WHOLE: dict[str, Callable[[Source], None]] = {
    "pdf": require_pdf_end, "wav": require_wav_whole, "m4a": require_boxes,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it will be kept. `sha256` is that of the file as it came, in hex."""

    format: Format
    pieces: Iterator[bytes]
    sha256: str
    cleaned: bool
    turn: int = 1
    encoding: str = ""


@contextlib.contextmanager
def read(path: Path, step: Step) -> Iterator[ReadFile]:
    """A file, open while its pieces are taken. Raises AttachmentRefusedError, OSError, and what `step` raises."""
    with _opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        _require_size(path, size)
        source = Source(file, size)
        found = _format(source, path)
        digest = _digest(source, step)
        cleaner = _CLEANERS.get(found.key)
        if cleaner:
            picture = cleaner(source)
            yield ReadFile(found, _stepped(picture.pieces, step), digest, cleaned=True, turn=picture.turn)
        else:
            encoding = encoding_of(source) if found is PLAIN else ""
            yield ReadFile(found, _stepped(source.whole(), step), digest, cleaned=False, encoding=encoding)


def shown_name(path: Path) -> str:
    """A file's name as it is shown: without signs that turn it round or are not seen, in its own direction."""
    name = " ".join(without_unseen(path.name).split())
    return f"{LEFT_TO_RIGHT_ISOLATE}{name}{POP_ISOLATE}"


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if not stat.S_ISREG(path.stat().st_mode):
        raise AttachmentRefusedError(
            N_("{name} is no ordinary file. Nothing was attached."), N_("Choose a file."), name=shown_name(path)
        )
    with path.open("rb") as file:
        yield file


def _require_size(path: Path, size: int) -> None:
    if size > MOST_BYTES:
        raise AttachmentRefusedError(
            N_("{name} has {size} MB; a file to attach has {most} MB at most. Nothing was attached."),
            N_("Attach a part of it, or a smaller copy."),
            name=shown_name(path), size=-(-size // MEGABYTE), most=MOST_BYTES // MEGABYTE,
        )  # fmt: skip
    if size == 0:
        raise AttachmentRefusedError(
            N_("{name} is empty. Nothing was attached."), N_("Copy it again from where it came from."),
            name=shown_name(path),
        )  # fmt: skip


def _format(source: Source, path: Path) -> Format:
    """The format by the content, which the name must promise. Raises AttachmentRefusedError."""
    found = format_of(source.exactly(min(HEAD_BYTES, source.size)))
    if found is None and encoding_of(source):
        found = PLAIN
    promised = named(path.suffix)
    if found is None:
        raise _not_taken(path)
    if found not in promised:
        raise _another(path, found)
    if found.key in _WHOLE:
        _WHOLE[found.key](source)
    return found


def _not_taken(path: Path) -> AttachmentRefusedError:
    return AttachmentRefusedError(
        N_("{name} is of no kind that can be attached, or is not what its name says. Nothing was attached."),
        N_("Attach pictures (JPEG, PNG, TIFF, WebP), PDF, recordings, or plain text."),
        name=shown_name(path),
    )


def _another(path: Path, found: Format) -> AttachmentRefusedError:
    return AttachmentRefusedError(
        N_("{name} is not what its name says: inside it is {form}. Nothing was attached."),
        N_("See where it comes from. If it is right, give its name the ending {ending}."),
        name=shown_name(path), form=found.name, ending=f"{LEFT_TO_RIGHT_ISOLATE}{found.endings[0]}{POP_ISOLATE}",
    )  # fmt: skip


def _digest(source: Source, step: Step) -> str:
    hashed = hashlib.sha256()
    for piece in _stepped(source.whole(), step):
        hashed.update(piece)
    return hashed.hexdigest()


def _stepped(pieces: Iterator[bytes], step: Step) -> Iterator[bytes]:
    for piece in pieces:
        step(len(piece))
        yield piece


ENDINGS = tuple(ending for one in (*FORMATS, PLAIN) for ending in one.endings)
"""Endings of file names to offer."""
