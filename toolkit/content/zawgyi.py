"""Tells Zawgyi from Unicode: a font's own code for Burmese that looks right on old machines and reads as rubbish."""

from __future__ import annotations

import re

# In Unicode the vowel e follows its consonant, the stacker stands between two, and the code points from U+1060
# are other languages' letters. Zawgyi writes the vowel first and uses those code points for its shapes.
_SIGNS = (
    re.compile("[\u1060-\u1097]"),
    re.compile("(?<![\u1000-\u102a\u103b-\u103f\u1039])\u1031"),
    re.compile("\u1039(?![\u1000-\u1021])"),
    re.compile("\u1031[\u103b-\u103e]"),
)


def is_zawgyi(text: str) -> bool:
    """Whether a Burmese text has what only Zawgyi would have."""
    return any(sign.search(text) for sign in _SIGNS)
