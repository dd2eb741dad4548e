"""What one copy of a sheet shows, as the service hands it over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from toolkit.domain.drawing import Drawing
from toolkit.domain.language import Language
from toolkit.domain.sheet import Form, Paper, SheetText


@dataclass(frozen=True, slots=True)
class SheetCopy:
    """The person's text, a second one beside it, and the notices at its foot.

    `notes`: for a responder's copy, lines in the language `staff` by the key of the sheet line they belong to.
    `names`: each language with its name in the responder's, for the sheets that show all of them.
    """

    text: SheetText
    beside: SheetText | None
    notices: tuple[tuple[Language, str], ...]
    form: Form
    paper: Paper
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    staff: Language | None = None
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    names: tuple[tuple[Language, str], ...] = ()

    @property
    def texts(self) -> tuple[SheetText, ...]:
        """The one text, or both."""
        return (self.text, self.beside) if self.beside else (self.text,)

    def strings(self) -> Iterator[tuple[str, Language]]:
        """Every text that will be set, with its language."""
        for text in self.texts:
            for string in _strings(text):
                yield string, text.language
        for language, notice in self.notices:
            yield notice, language
        if self.staff:
            for note in (note for notes in self.notes.values() for note in notes):
                yield note, self.staff
            for _, here in self.names:
                yield here, self.staff
        for language, _ in self.names:
            yield language.native_name, language


def _strings(text: SheetText) -> Iterator[str]:
    yield from (text.title, text.lead, text.for_you, text.fold)
    for line in text.lines:
        yield from (line.heading, line.body, line.local, *line.blanks)
        for call in line.calls:
            yield from (call.name, *call.numbers, call.note)
