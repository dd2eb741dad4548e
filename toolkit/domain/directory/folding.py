"""Text as the directory's search compares it, in any script: no case, no accents, one form of each letter, in words.

Scripts that put no space between words are taken sign by sign, so that any part of a sentence can be found.
"""

from __future__ import annotations

import re
import unicodedata

_ALIKE = {
    # Latin letters that no decomposition opens: Vietnamese, Polish, Nordic, Maltese, Turkish, Hausa.
    "đ": "d", "ð": "d", "ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "þ": "th", "ħ": "h", "ı": "i", "ŧ": "t",
    "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ŋ": "ng", "ə": "e", "ɛ": "e", "ɔ": "o",
    # Arabic and its sisters: alef wasla, alef maqsura and Persian yeh, teh marbuta, Persian kaf; tatweel is only ink.
    "\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u0629": "\u0647", "\u06c1": "\u0647",
    "\u06be": "\u0647", "\u06a9": "\u0643", "\u0640": "",
    # Apostrophes within a word, the Uzbek one among them, and what shapes text without being seen.
    "'": "", "\u2019": "", "\u02bb": "", "\u02bc": "", "\u2018": "", "\u200c": "", "\u200d": "", "\u00ad": "",
}  # fmt: skip

_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF),
             (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3134F))  # fmt: skip
"""Thai, Lao, Burmese, Khmer, kana, Han: code points from and to."""


class _Signs(dict[int, str]):
    """What becomes of each character; each is looked at once."""

    def __missing__(self, code: int) -> str:
        self[code] = made = _folded_sign(chr(code), code)
        return made


def _folded_sign(sign: str, code: int) -> str:
    if sign in _ALIKE:
        return _ALIKE[sign]
    if unicodedata.combining(sign):
        return ""
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    if kind[0] == "M":
        return sign
    if kind[0] not in "LN":
        return " "
    return f" {sign}" if any(first <= code <= last for first, last in _UNSPACED) else sign


_SIGNS = _Signs()
_PLAIN_WORD = re.compile(r"[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """The words of a text as search compares them: "Đà Nẵng" is "da", "nang"."""
    if text.isascii():
        return _PLAIN_WORD.findall(text.lower().replace("'", ""))
    # Letters of mathematics have their capitals only after they are taken apart, and small letters come apart again.
    small = unicodedata.normalize("NFKD", text).casefold()
    folded = unicodedata.normalize("NFKD", small).translate(_SIGNS)
    return _PART.findall(folded)


_RANGES = "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSPACED)
_PART = re.compile(rf"[{_RANGES}]|[^\s{_RANGES}]+")
