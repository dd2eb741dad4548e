"""The sheets that are read: one column, or two languages side by side line by line, at reading size, in large
print, or as a script to read aloud.
"""

from __future__ import annotations

from toolkit.documents.pdf.block import Block
from toolkit.documents.pdf.blocks import Press, Row, Stack
from toolkit.documents.pdf.pagination import Placed, fill
from toolkit.documents.sheets.copy import SheetCopy
from toolkit.documents.sheets.leaf import GUTTER, Pages, Room, rows
from toolkit.documents.sheets.writer import Writer
from toolkit.domain.sheet import Form, SheetText, numbered

READING_SIZES = [size / 4 for size in range(64, 35, -1)]
"""16 pt down to 9 pt: the largest at which the sheet keeps to its number of pages."""
CLOSE_SIZES = [size / 4 for size in range(40, 33, -1)]
"""10 pt down to 8.5 pt, for a sheet that is set closer to keep to its pages; for letters as tall as Latin ones."""
AS_TALL = {"Taml": 8.25 / 8.5}
"""Scripts whose letters are taller than Latin small letters (Tamil 4 %), and what they are made smaller by there."""
COMFORTABLE_SIZE = 11.0
SHORT = frozenset({Form.ACCUSED, Form.CHILD, Form.RETURN, Form.CONTACTS})
"""Sheets of which both languages go on one page, where they fit at a comfortable size."""
LARGE_SIZE = 18.0
ALOUD_SIZE = 13.0


def reading_pages(press: Press, copy: SheetCopy, room: Room) -> Pages:
    """The pages at the largest size that keeps to one page a language; beyond that, as many as it takes."""
    if copy.form in (Form.LARGE, Form.SCRIPT):
        return _pages(press, copy, room, LARGE_SIZE if copy.form is Form.LARGE else ALOUD_SIZE)
    if copy.form in SHORT and len(one := _pages(press, copy, room, COMFORTABLE_SIZE)) == 1 and copy.beside:
        return _largest(press, copy, room, 1) or one
    wanted = len(copy.texts)
    return _largest(press, copy, room, wanted) or _fewest(press, copy, room)


def _fewest(press: Press, copy: SheetCopy, room: Room) -> Pages:
    """As few pages as the smallest size takes, at the largest size that keeps to them."""
    smallest = _pages(press, copy, room, _sizes(room)[-1])
    return _largest(press, copy, room, len(smallest)) or smallest


def _largest(press: Press, copy: SheetCopy, room: Room, wanted: int) -> Pages | None:
    """The pages at the largest size that keeps to so many; None where even the smallest does not."""
    sizes = _sizes(room)
    found: Pages | None = None
    low, high = 0, len(sizes)
    while low < high:
        middle = (low + high) // 2
        pages = _pages(press, copy, room, sizes[middle])
        if len(pages) <= wanted:
            found, high = pages, middle
        else:
            low = middle + 1
    return found


def _sizes(room: Room) -> list[float]:
    return CLOSE_SIZES if room.close else READING_SIZES


def _pages(press: Press, copy: SheetCopy, room: Room, size: float) -> Pages:
    if copy.beside:
        return rows(_beside_each_other(press, copy, copy.beside, size, room), room)
    write = _writer(press, copy.text, size, room)
    rights = [
        write.right(number, line, _notes(press, copy, line.key, size), room.pad)
        for number, line in numbered(copy.text.lines)
    ]
    if copy.form in (Form.LARGE, Form.SCRIPT):
        return rows([write.head(copy.text), *rights], room)
    return _columns(write.head(copy.text), rights, room, copy.text.language.is_rtl)


def _writer(press: Press, text: SheetText, size: float, room: Room) -> Writer:
    language = text.language
    return Writer(press, language, size * AS_TALL.get(language.script, 1.0) if room.close else size)


def _notes(press: Press, copy: SheetCopy, key: str, size: float) -> list[Block]:
    """What the responder's copy says under a line."""
    if not copy.staff:
        return []
    write = Writer(press, copy.staff, size)
    return [write.note(note) for note in copy.notes.get(key, ())]


def _columns(head: Block, blocks: list[Block], room: Room, rtl: bool) -> Pages:
    """Two columns under a head that goes over both: short lines are easier for who reads little."""
    head_height = head.wrap(room.width, room.height)[1]
    width = (room.width - GUTTER) / 2
    columns = fill(blocks, width, lambda place: room.height - (head_height if place < 2 else 0))
    pages: Pages = [[] for _ in range((len(columns) + 1) // 2)]
    for place, column in enumerate(columns):
        start = head_height if place < 2 else 0.0
        left = 0.0 if (place % 2 == 0) != rtl else width + GUTTER
        pages[place // 2] += [Placed(block, left, start + top, width, height) for block, top, height in column]
    pages[0].insert(0, Placed(head, 0, 0, room.width, head_height))
    return pages


def _beside_each_other(press: Press, copy: SheetCopy, second: SheetText, size: float, room: Room) -> list[Block]:
    first = copy.text
    one, two = _writer(press, first, size, room), _writer(press, second, size, room)
    rtl = first.language.is_rtl
    story: list[Block] = [Row([one.head(first), two.head(second)], rtl, GUTTER, ruled=False)]
    for (number, line), (_, other) in zip(numbered(first.lines), numbered(second.lines), strict=True):
        notes = _notes(press, copy, line.key, size)
        if line.calls:
            story.append(_in_step(one.parts(number, line), two.parts(number, other), notes, rtl, room.pad))
        else:
            story.append(Row([one.stack(number, line, notes), two.stack(number, other)], rtl, GUTTER, pad=room.pad))
    return story


def _in_step(first: list[Block], second: list[Block], notes: list[Block], rtl: bool, pad: float) -> Block:
    """A right with numbers to call: each stands beside the same one, however long what is said of it."""
    said, *rest = zip(first, second, strict=True)
    rows = [Row(said, rtl, GUTTER, pad=pad), *(Row(pair, rtl, GUTTER, ruled=False) for pair in rest)]
    return Stack([*rows, Row([Stack(notes), Stack(())], rtl, GUTTER, ruled=False)] if notes else rows)
