"""Rules of written text that every page keeps: what must not turn round in right-to-left text, and what
a printed page is made of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LEFT_TO_RIGHT_ISOLATE = "\u2066"
FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"
WORD_BREAK = "\u200b"
NO_BREAK_SPACE = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"

# Numbers, codes, dates, web addresses and Latin names: a start that is a digit, a plus or a Latin letter,
# with the signs that hold such a thing together, and never a sentence's own full stop at the end.
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_ISLAND = re.compile(
    rf"(?:(?<!\w)[+(#*](?=[{_LATIN}0-9]))?[{_LATIN}0-9][{_LATIN}0-9\u0300-\u036f]*"
    rf"(?:[ \u00a0\u202f./:@_+#&=?%()'\u2019-]+[{_LATIN}0-9][{_LATIN}0-9\u0300-\u036f]*)*\)?%?"
)

# What shapes or orders text without being seen.
FORMATTING = frozenset("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069")


def isolated(text: str) -> str:
    """Text for a right-to-left page: each number, code, date, address and Latin name within U+2066 … U+2069,
    so that "+39 800 290 290" keeps its order. Text that is isolated already is left as it is.
    """
    if LEFT_TO_RIGHT_ISOLATE in text:
        return text
    return _ISLAND.sub(lambda found: f"{LEFT_TO_RIGHT_ISOLATE}{found[0]}{POP_ISOLATE}", text)


def own_words(text: str) -> str:
    """What somebody wrote, line by line in its own direction wherever it stands: a full stop stays at its end."""
    return "\n".join(f"{FIRST_STRONG_ISOLATE}{line}{POP_ISOLATE}" if line else "" for line in text.split("\n"))


def listing(texts: Iterable[str], tag: str) -> str:
    """One after the other with the comma of a language."""
    return ("\u060c " if tag == "ar" else ", ").join(texts)


def is_right_to_left(text: str) -> bool:
    """Whether a word has a letter of a script that runs from right to left."""
    return bool(_MAYBE_TURNED.search(text)) and any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


# Where such letters stand in Unicode: looking a letter up takes longer than finding that none can be.
_MAYBE_TURNED = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


_NUMBER = re.compile(r"(?<!\w)[+(]?\d[\d ()./-]*\d")


def unbroken(text: str) -> str:
    """The same text with numbers that no line may break: "+39 800 290 290" stays on one line."""
    return _NUMBER.sub(lambda found: found[0].replace(" ", NO_BREAK_SPACE).replace("-", NO_BREAK_HYPHEN), text)


def logical(text: str) -> str:
    """Text as it reads: without isolates, break marks and other invisible order marks; joiners stay, and what
    must not break is an ordinary space or hyphen again.
    """
    return text.translate(_AS_READ)


_AS_READ = {ord(letter): None for letter in FORMATTING - {"\u200c", "\u200d"}} | {
    ord(NO_BREAK_SPACE): " ",
    ord(NO_BREAK_HYPHEN): "-",
}


def is_private_use(letter: str) -> bool:
    """Whether a character belongs to nobody (private use), which no page may hold."""
    code = ord(letter)
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000
