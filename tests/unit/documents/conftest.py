"""A setter over the real faces, and the text that comes back out of a PDF."""

import re
import subprocess
import unicodedata
import zlib
from pathlib import Path

import pypdfium2
import pytest

from toolkit.app.bootstrap import Program
from toolkit.documents.typesetting.setter import Setter, TypeStyle
from toolkit.domain.language import Language


@pytest.fixture(scope="session")
def setter(program: Program) -> Setter:
    return Setter(program.shelf)


def style_of(language: Language, size: float = 10.0, bold: bool = False) -> TypeStyle:
    return TypeStyle(language.script, language.is_rtl, size, language.leading, bold)


def text_of(pdf: bytes, folder: Path) -> str:
    """What a reader program gets out of the pages."""
    path = folder / "out.pdf"
    path.write_bytes(pdf)
    return subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode("utf-8")


def opened(pdf: bytes) -> bytes:
    """All that a file says, its compressed streams as they read."""
    packed = re.findall(rb"/FlateDecode[^>]*>>stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return b"\n".join([re.sub(rb"stream\n.*?\nendstream", b"", pdf, flags=re.DOTALL), *map(zlib.decompress, packed)])


def bare(text: str) -> str:
    """Text without spaces and without marks of order: what has to come back, letter for letter."""
    kept = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in kept if not letter.isspace() and unicodedata.category(letter) != "Cf")


def words(text: str) -> list[str]:
    return re.split(r"\s+", text.strip())


def body_size(pdf: bytes) -> float:
    """The size that most of the letters have."""
    document = pypdfium2.PdfDocument(pdf)
    sizes: dict[float, int] = {}
    for page in document:
        text = page.get_textpage()
        for place in range(text.count_chars()):
            size = round(pypdfium2.raw.FPDFText_GetFontSize(text.raw, place), 2)
            sizes[size] = sizes.get(size, 0) + 1
        text.close()
        page.close()
    document.close()
    return max(sizes, key=lambda size: sizes[size])
