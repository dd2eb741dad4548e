"""What an import is made of: the files of a folder or a zip, looked at before any of them is read."""

from __future__ import annotations

import contextlib
import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from toolkit.domain.directory.faults import PackRefusedError
from toolkit.support.i18n import N_

MOST_FILES = 500
MOST_BYTES = 512 * 1024 * 1024
"""Of one file, and twice that of all together: a country's directory has some hundred megabytes."""
MOST_TIMES = 100
"""How many times larger than in the archive a file may be, from SMALL bytes on."""
SMALL = 1024 * 1024

DAMAGE = (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, zlib.error, lzma.LZMAError,
          LookupError, ArithmeticError, struct.error)  # fmt: skip
"""What reading a damaged archive may raise."""


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of a package: its name without folders, and how to open it for reading bytes."""

    name: str
    size: int
    open: Callable[[], IO[bytes]] = field(repr=False)

    @property
    def stem(self) -> str:
        """Its name without the ending, in small letters: the table."""
        return PurePosixPath(self.name).stem.casefold()

    @property
    def ending(self) -> str:
        """Its ending in small letters, with the dot."""
        return PurePosixPath(self.name).suffix.casefold()


@contextlib.contextmanager
def files_of(path: Path, content: bytes | None = None) -> Iterator[list[PackFile]]:
    """The files of a folder, of a zip, or the one file itself, while they are used; of `content` where it was read.

    Raises PackRefusedError for an archive that is broken, hostile or beyond all measure.
    """
    if content is None and path.is_dir():
        yield _checked([_file_on_disk(one) for one in sorted(path.iterdir()) if _is_plain(one)])
    elif zipfile.is_zipfile(path if content is None else io.BytesIO(content)):
        with _opened(path if content is None else io.BytesIO(content)) as archive:
            yield _checked(list(_files_in(archive, path.stat().st_size if content is None else len(content))))
    elif path.suffix.casefold() == ".zip":
        raise _refusal(N_("The archive is damaged, or is no zip file."))
    elif content is not None:
        yield _checked([PackFile(path.name, len(content), lambda: io.BytesIO(content))])
    else:
        yield _checked([_file_on_disk(path)])


def zip_checked(path: Path) -> None:
    """Look a zip over whose inside another reader reads. Raises PackRefusedError."""
    with _opened(path) as archive:
        _checked(list(_files_in(archive, path.stat().st_size)))


def _is_plain(path: Path) -> bool:
    return not path.name.startswith(".") and path.is_file() and not path.is_symlink()


def _file_on_disk(path: Path) -> PackFile:
    return PackFile(path.name, path.stat().st_size, lambda: path.open("rb"))


@contextlib.contextmanager
def _opened(file: Path | IO[bytes]) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except (*DAMAGE, ValueError) as failure:
        raise _refusal(N_("The archive is damaged, or is no zip file.")) from failure
    with archive:
        yield archive


def _files_in(archive: zipfile.ZipFile, archive_size: int) -> Iterator[PackFile]:
    if not all(entry.filename for entry in archive.infolist()):
        raise _refusal(N_("The archive has a file without a name."))
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES:
        raise _refusal(N_("The archive holds more than {most} files."), most=MOST_FILES)
    if sum(entry.compress_size for entry in entries) > archive_size:
        raise _refusal(N_("The files in the archive overlap."))
    for entry in entries:
        _check(entry)
        if not PurePosixPath(entry.filename).name.startswith((".", "__")):
            yield PackFile(PurePosixPath(entry.filename).name, entry.file_size, _opener(archive, entry))


def _check(entry: zipfile.ZipInfo) -> None:
    """Refuse what would leave the archive, what stands for another file, and what swells."""
    name = entry.filename
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or not name.isprintable():
        raise _refusal(N_("The archive has a file whose name leads out of it: {name}."), name=name[:80])
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise _refusal(N_("The archive has a link in the place of a file: {name}."), name=name[:80])
    if entry.flag_bits & 0x1:
        raise _refusal(N_("The archive is locked with a password."))
    if entry.file_size > SMALL and entry.file_size > MOST_TIMES * max(1, entry.compress_size):
        raise _refusal(N_("A file in the archive swells beyond measure: {name}."), name=name[:80])


def _opener(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    def opened() -> IO[bytes]:
        try:
            return archive.open(entry)
        except (*DAMAGE, ValueError) as failure:
            raise _refusal(N_("The archive is damaged, or is no zip file.")) from failure

    return opened


def _checked(files: list[PackFile]) -> list[PackFile]:
    if sum(file.size for file in files) > 2 * MOST_BYTES or any(file.size > MOST_BYTES for file in files):
        raise _refusal(N_("This is larger than any directory: more than {most} megabytes."), most=MOST_BYTES >> 20)
    names = [file.name.casefold() for file in files]
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise _refusal(N_("Two files have the same name: {name}."), name=twice[:80])
    return files


def read_all(file: PackFile) -> bytes:
    """The whole of a file that is not a table. Raises PackRefusedError."""
    try:
        with file.open() as opened:
            return opened.read(MOST_BYTES + 1)
    except DAMAGE as failure:
        raise _refusal(N_("The archive is damaged, or is no zip file.")) from failure


def head_of(file: PackFile) -> bytes:
    """The first bytes of a file. Raises PackRefusedError."""
    try:
        with file.open() as opened:
            return opened.read(4)
    except DAMAGE as failure:
        raise _refusal(N_("The archive is damaged, or is no zip file.")) from failure


def text_stream(file: PackFile, encoding: str) -> io.TextIOWrapper:
    """A file as text, as it comes; decoding is strict."""
    return io.TextIOWrapper(file.open(), encoding=encoding, errors="strict", newline="")


def _refusal(happened: str, **values: object) -> PackRefusedError:
    return PackRefusedError(happened, N_("Ask the sender for it anew. Nothing was changed."), **values)
