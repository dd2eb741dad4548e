"""A paper as words: the parts it is set from, in one language. The frame is ours; what somebody wrote is set as it
is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from toolkit.domain.language import Language


class Kind(StrEnum):
    """How a part is set. WRITTEN is somebody's own text, in its own direction; FIELD is such a text beside its
    label, CALL a number to dial beside one, SUM a figure beside its label; BLANK is room to write by hand.
    """

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    SMALL = "small"
    STRONG = "strong"
    WRITTEN = "written"
    FIELD = "field"
    CALL = "call"
    SUM = "sum"
    BLANK = "blank"
    SPACE = "space"


@dataclass(frozen=True, slots=True)
class Part:
    """One part; `figure` stands beside the text of a FIELD, CALL or SUM. What somebody wrote stays out of a repr."""

    kind: Kind
    text: str = field(default="", repr=False)
    figure: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PaperText:
    """A paper in one language. Both languages of a paper have the same parts in the same order."""

    language: Language
    parts: tuple[Part, ...]
    foot: str

    def strings(self) -> Iterator[tuple[str, bool]]:
        """Every text that will be set, and whether it will be bold."""
        for part in self.parts:
            bold = part.kind in BOLD
            yield part.text, bold
            yield part.figure, bold
        yield self.foot, False


BOLD = frozenset({Kind.TITLE, Kind.HEADING, Kind.STRONG})
