"""Sheets are for everybody, and a draft says that it is one."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from toolkit.app.bootstrap import Program
from toolkit.domain.language import UnknownLanguageError, WantedLanguageError
from toolkit.domain.sheet import BatchLine, SheetOrder
from toolkit.platform.errors import FileRefusedError


def test_a_language_that_nobody_wrote_is_never_faked(program: Program) -> None:
    with pytest.raises(WantedLanguageError):
        program.sheets.pdf(SheetOrder("bin"), "en")
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


def test_copies_in_one_file_stand_in_it_once_and_in_whole_sets(program: Program) -> None:
    order, other = SheetOrder("en", "fr"), SheetOrder("ar")
    one = program.sheets.book([BatchLine(order)], "en")
    many = program.sheets.book([BatchLine(order, 20), BatchLine(other, 2)], "en")
    document = pypdfium2.PdfDocument(many)
    assert len(document) == 42
    texts = [page.get_textpage().get_text_bounded()[:200] for page in document]
    document.close()
    assert texts[0:2] * 20 == texts[:40], "whole sets: page 1, page 2, page 1 …"
    assert len(set(texts)) == 3
    assert len(many) < len(one) + len(program.sheets.pdf(other, "en")) + 20_000


def test_a_batch_tells_how_far_it_is_and_ends_where_it_is_told_to(program: Program) -> None:
    told: list[int] = []
    lines = [BatchLine(SheetOrder(tag), 2) for tag in ("en", "fr", "ar")]
    program.sheets.book(lines, "en", told.append)
    assert told == [1, 2, 3]

    def stop(done: int) -> None:
        told.append(done)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        program.sheets.book(lines, "en", stop)
    assert told == [1, 2, 3, 1]
