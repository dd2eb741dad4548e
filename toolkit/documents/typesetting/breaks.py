"""Where a line may break: between words, and in languages that write no spaces where ICU's dictionaries say."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from toolkit.domain.writing import WORD_BREAK

if TYPE_CHECKING:
    from icu4py.breakers import LineBreaker

WITHOUT_SPACES = {"Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my"}
"""Scripts that need a dictionary, with the language whose rules ICU is to use."""

BY_SIGN = {"Hans": "zh", "Hant": "zh"}
"""Scripts that break between any two signs, but for marks that may not begin or end a line."""

# After spaces; after the word marks of Ethiopic; after a hyphen within a word; within web addresses.
_PARTS = re.compile(
    r"""(?: [^ \n]*? (?: [ \n]+
      | [\u1361-\u1368](?=\w)
      | (?<=[^\W\d_])-(?=[^\W\d_])
      | (?<=\w)[/?&](?=\w)
      ) ) | [^ \n]+""",
    re.VERBOSE,
)


def parts(text: str, script: str) -> list[str]:
    """The text in parts that no line may break, each with the spaces after it."""
    language = WITHOUT_SPACES.get(script) or BY_SIGN.get(script)
    if language:
        return list(_breaker_class()(text, language))
    return _PARTS.findall(text)


def with_breaks(text: str, script: str) -> str:
    """The text with U+200B at each place where a line may break, for the screen, where Qt breaks the lines; scripts
    with spaces come back as they are.
    """
    if script not in WITHOUT_SPACES:
        return text
    found = parts(text, script)
    return "".join(part if part[-1:].isspace() else part + WORD_BREAK for part in found[:-1]) + "".join(found[-1:])


@cache
def _breaker_class() -> type[LineBreaker]:
    # Loaded when a page first needs it: ICU brings 30 MB of its own, and most pages need none.
    from icu4py.breakers import LineBreaker

    return LineBreaker
