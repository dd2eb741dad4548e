"""Sheets that are pointed at: pictograms with their captions, the poster, and all languages by their own names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus.flowables import Flowable

from toolkit.documents.pdf.blocks import Press, Row, Stack
from toolkit.documents.pdf.pictures import Picture
from toolkit.documents.sheets.copy import SheetCopy
from toolkit.documents.sheets.leaf import GUTTER, Pages, Room, rows
from toolkit.documents.sheets.writer import Writer
from toolkit.domain.language import Language

PICTOGRAM_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
POSTER_SIZES = (50.0, 44.0, 38.0, 34.0, 30.0, 26.0, 23.0, 20.0, 18.0)
NAME_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
ACROSS = 4
"""Pictograms or languages in a row."""
PICTURE = 4.2
"""A pictogram's side, in sizes of its caption's type."""
SMALL = 7.5
"""The responder's name of a language, in points."""


def pictogram_pages(press: Press, copy: SheetCopy, room: Room) -> Pages:
    """A grid of pictograms with their captions, at the largest size that keeps to one page."""
    return _largest(PICTOGRAM_SIZES, lambda size: rows(_pictograms(press, copy, size), room))


def poster_pages(press: Press, copy: SheetCopy, room: Room) -> Pages:
    """A question, a line, pictograms without words, and the languages there is a sheet in."""
    return _largest(POSTER_SIZES, lambda size: rows(_poster(press, copy, size), room))


def finder_pages(press: Press, copy: SheetCopy, room: Room) -> Pages:
    """Every language in its own script, always in the same order, with the responder's small name of it."""
    return _largest(NAME_SIZES, lambda size: rows(_finder(press, copy, size), room))


def _largest(sizes: Sequence[float], lay: Callable[[float], Pages]) -> Pages:
    """The pages at the largest size that keeps to one; at the smallest, as many as it takes."""
    for size in sizes:
        pages = lay(size)
        if len(pages) == 1:
            return pages
    return pages


def _pictograms(press: Press, copy: SheetCopy, size: float) -> list[Flowable]:
    writers = [Writer(press, text.language, size) for text in copy.texts]
    rtl = copy.text.language.is_rtl
    heads = [write.head(text) for write, text in zip(writers, copy.texts, strict=True)]
    cells: list[Flowable] = []
    for place, line in enumerate(copy.text.lines):
        captions = [
            write.text(text.lines[place].heading, 1.0 if text is copy.text else 0.85, text is copy.text, centred=True)
            for write, text in zip(writers, copy.texts, strict=True)
        ]
        cells.append(Stack([Picture(copy.drawings[line.pictogram], size * PICTURE), *captions], below=size * 0.6))
    return [Row(heads, rtl, GUTTER, ruled=False), *_grid(cells, ACROSS, rtl, ruled=False)]


def _poster(press: Press, copy: SheetCopy, size: float) -> list[Flowable]:
    rtl = copy.text.language.is_rtl
    said: list[Flowable] = []
    for text in copy.texts:
        write = Writer(press, text.language, size)
        said += [write.text(text.title, bold=True, centred=True), write.text(text.lead, 0.5, centred=True)]
    pictures = [Picture(copy.drawings[line.pictogram], size * 1.8) for line in copy.text.lines]
    point = Writer(press, copy.text.language, size * 0.5).text(copy.text.for_you, bold=True, centred=True)
    return [
        Stack(said, below=size * 0.6),
        Stack([Row(pictures, rtl, ruled=False)], below=size * 0.6),
        Stack([point], below=4),
        *_grid([_named(press, one, size * 0.42) for one, _ in copy.names], ACROSS, rtl, ruled=False),
    ]


def _finder(press: Press, copy: SheetCopy, size: float) -> list[Flowable]:
    rtl = copy.text.language.is_rtl
    heads: list[Flowable] = [
        Writer(press, text.language, size * 1.2).text(text.title, bold=True, centred=True) for text in copy.texts
    ]
    small = Writer(press, copy.staff or copy.text.language, SMALL)
    cells: list[Flowable] = [
        Stack([_named(press, one, size), small.text(here, centred=True)]) for one, here in copy.names
    ]
    return [Stack(heads, below=6), *_grid(cells, ACROSS, rtl, ruled=True)]


def _named(press: Press, language: Language, size: float) -> Flowable:
    return Writer(press, language, size).text(language.native_name, bold=True, centred=True)


def _grid(cells: Sequence[Flowable], across: int, rtl: bool, ruled: bool) -> list[Flowable]:
    found: list[Flowable] = []
    for start in range(0, len(cells), across):
        row = [*cells[start : start + across]]
        row += [Stack([]) for _ in range(across - len(row))]
        found.append(Row(row, rtl, 6, ruled))
    return found
