"""A copy of the content that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.content.check import ContentCheck
from toolkit.content.folders import Folders

ROOT = Path(__file__).resolve().parents[3]
Spoil = Callable[[str, str, str], list[str]]


@pytest.fixture
def copy(tmp_path: Path) -> Folders:
    for name in ("resources", "i18n"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return Folders(tmp_path)


@pytest.fixture
def spoil(copy: Folders) -> Spoil:
    """Replace a text in one file of the copy; the faults that the check then finds."""

    def replace(file: str, old: str, new: str) -> list[str]:
        path = copy.root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return [str(fault) for fault in ContentCheck(copy).faults()]

    return replace
