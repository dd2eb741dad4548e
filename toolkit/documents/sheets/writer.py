"""Blocks of a sheet in one language at one size: its head, its rights, its numbers to call, room to write."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.documents.pdf.block import Block
from toolkit.documents.pdf.blocks import ROW_PAD, Press, Row, Stack, TextBlock, WritingLine
from toolkit.documents.typesetting.setter import TypeStyle
from toolkit.domain.contact import Call
from toolkit.domain.language import Language
from toolkit.domain.sheet import SheetLine, SheetText

NOTE_SCALE = 0.8
LEAST_NOTE = 6.5
"""The smallest type that a responder's note is set in, in points."""


class Writer:
    """Blocks in one language at one size."""

    def __init__(self, press: Press, language: Language, size: float) -> None:
        self._press, self._language, self._size = press, language, size

    def text(self, text: str, scale: float = 1.0, bold: bool = False, centred: bool = False) -> TextBlock:
        """A paragraph."""
        own = self._language
        style = TypeStyle(own.script, own.is_rtl, self._size * scale, own.leading, bold)
        return TextBlock(self._press, text, style, centred)

    def head(self, text: SheetText) -> Block:
        """Title, lead, and for whom it is."""
        words = [
            self.text(text.title, 1.7, bold=True),
            *([self.text(text.lead, bold=True)] if text.lead else []),
            *([self.text(text.for_you)] if text.for_you else []),
        ]
        return Stack(words, below=6)

    def right(self, number: int, line: SheetLine, notes: Sequence[Block] = (), pad: float = ROW_PAD) -> Block:
        """One right under a thin rule, `pad` points of air above and below."""
        return Row([self.stack(number, line, notes)], self._language.is_rtl, pad=pad)

    def stack(self, number: int, line: SheetLine, notes: Sequence[Block] = ()) -> Block:
        """One right: its number and heading, its text, the local line, numbers to call, room to write, notes."""
        return Stack([*self.parts(number, line), *notes])

    def parts(self, number: int, line: SheetLine) -> list[Block]:
        """One right in parts: what it says, then each number to call, then each line of room to write."""
        said: list[Block] = []
        if line.heading:
            said.append(self.text(f"{number}\u2002{line.heading}", bold=True))
        if line.body:
            said.append(self.text(line.body))
        if line.local:
            said.append(self.text(line.local, bold=True))
        return [Stack(said), *(Stack(self.call(call)) for call in line.calls), *self.blanks(line)]

    def call(self, call: Call) -> list[Block]:
        """A number to call, and under it what to know before."""
        said = self.text(f"{call.name}: {' / '.join(call.numbers)}", 1.1, bold=True)
        return [said, self.text(call.note, 0.9)] if call.note else [said]

    def blanks(self, line: SheetLine) -> list[Block]:
        """Room to write by hand."""
        rtl, room = self._language.is_rtl, max(20.0, self._size * 1.7)
        return [WritingLine(self.text(blank) if blank else None, rtl, room) for blank in line.blanks]

    def note(self, text: str) -> TextBlock:
        """A line for the responder, smaller than what the person reads."""
        return self.text(text, max(NOTE_SCALE, LEAST_NOTE / self._size))
