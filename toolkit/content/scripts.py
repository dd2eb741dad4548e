"""In which script a text is written: most of it in its language's, no word in two, Chinese in its own characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from toolkit.domain.flaw import Flaw
from toolkit.support.i18n import N_

_NAMES = {"Latn": "LATIN", "Cyrl": "CYRILLIC", "Arab": "ARABIC", "Ethi": "ETHIOPIC", "Deva": "DEVANAGARI",
          "Beng": "BENGALI", "Guru": "GURMUKHI", "Taml": "TAMIL", "Sinh": "SINHALA", "Thai": "THAI", "Laoo": "LAO",
          "Khmr": "KHMER", "Mymr": "MYANMAR", "Geor": "GEORGIAN", "Armn": "ARMENIAN", "Hans": "CJK",
          "Hant": "CJK"}  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_OWN_CHARACTERS = {"Hans": "gb2312", "Hant": "big5"}
"""The old national sets: neither has the forms that only the other way of writing has."""


def script_flaws(text: str, script: str) -> Iterator[Flaw]:
    """What is wrong with the script of a text, an ISO 15924 code."""
    if not _is_mostly(text, _NAMES.get(script, "")):
        wrong = N_("most of it is not in the script {script}")
        yield Flaw("script", wrong, N_("write it in that script"), {"script": script})
    for word in _LETTERS.findall(text):
        if len({name for letter in word if (name := _name(letter)) in _NAMES.values()}) > 1:
            right = N_("type it anew in one of them: letters that look alike differ")
            yield Flaw("script", N_("«{word}» has letters of two scripts"), right, {"word": word})
    strange = [letter for letter in text if _name(letter) == "CJK" and not _is_own(letter, script)]
    if strange:
        wrong, right = N_("«{word}» is not written so in {script}"), N_("write it in the characters of this language")
        yield Flaw("script", wrong, right, {"word": "".join(strange), "script": script})


def _is_mostly(text: str, name: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    own = [letter for letter in letters if unicodedata.name(letter, "").startswith(name)]
    return len(own) * 2 >= len(letters)


def _name(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0].split("-")[0]


def _is_own(letter: str, script: str) -> bool:
    try:
        letter.encode(_OWN_CHARACTERS.get(script, "utf-8"))
    except UnicodeEncodeError:
        return False
    return True
