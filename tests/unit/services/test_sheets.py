"""Sheets are for everybody, and a draft says that it is one."""

from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.app.bootstrap import Program
from toolkit.domain.language import UnknownLanguageError, WantedLanguageError
from toolkit.domain.sheet import SheetOrder
from toolkit.platform.errors import FileRefusedError


def test_a_language_that_nobody_wrote_is_never_faked(program: Program) -> None:
    with pytest.raises(WantedLanguageError):
        program.sheets.pdf(SheetOrder("am"), "en")
    with pytest.raises(UnknownLanguageError):
        program.sheets.text("tlh")


def test_saving_writes_the_same_pages(program: Program, tmp_path: Path) -> None:
    order = SheetOrder("fr", "en")
    program.sheets.write(program.sheets.pdf(order, "en"), tmp_path / "x.pdf")
    assert (tmp_path / "x.pdf").read_bytes() == program.sheets.pdf(order, "en")
    with pytest.raises(FileRefusedError):
        program.sheets.write(program.sheets.pdf(order, "en"), tmp_path / "none" / "x.pdf")


def test_the_second_language_once_more_is_no_second_language(program: Program) -> None:
    assert program.sheets.pdf(SheetOrder("ar", "ar"), "en") == program.sheets.pdf(SheetOrder("ar"), "en")


def test_pictures_of_the_pages_come_from_memory(program: Program) -> None:
    pictures = program.sheets.pictures(program.sheets.pdf(replace(SheetOrder("ar"), beside="en"), "en"), 72)
    assert [(picture.width, picture.height) for picture in pictures] == [(596, 842)] * 2
    assert all(len(set(picture.pixels)) > 10 for picture in pictures)
