"""Where a line may break in languages that write no spaces between words: ICU's dictionaries mark the places."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from toolkit.domain.writing import WORD_BREAK, WORD_JOINER

if TYPE_CHECKING:
    from icu4py.breakers import LineBreaker

STACKER = "\u1039"
"""The Burmese sign that sets the next letter under the one before."""

WITHOUT_SPACES = {"Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my"}
"""Scripts that need a dictionary, with the language whose rules ICU is to use."""


def with_breaks(text: str, script: str) -> str:
    """The text with U+200B at each place where a line may break; other scripts come back as they are.

    Burmese has U+2060 within its words besides: Qt would break between any two syllables.
    """
    if script not in WITHOUT_SPACES:
        return text
    parts = list(_breaker_class()(text, WITHOUT_SPACES[script]))
    if script == "Mymr":
        parts = [_held(part) for part in parts]
    return "".join(part if part[-1:].isspace() else part + WORD_BREAK for part in parts[:-1]) + "".join(parts[-1:])


def _held(word: str) -> str:
    """A word whose clusters are joined: before each letter but the first, and never within a stack."""
    return "".join(
        WORD_JOINER + letter if before and before != STACKER and unicodedata.category(letter) == "Lo" else letter
        for before, letter in zip(("", *word), word, strict=False)
    )


@cache
def _breaker_class() -> type[LineBreaker]:
    # Loaded when a page first needs it: ICU brings 30 MB of its own, and most pages need none.
    from icu4py.breakers import LineBreaker

    return LineBreaker
