"""Recovery words: 256 random bits that a person can write down, with a check that finds any wrong word.

24 words carry the bits and eight bits of the check, two more words carry the rest of it: 30 bits, so that a wrong
word passes once in a thousand million times. (BIP 39's eight bits would let one in 256 pass.)
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from hashlib import blake2b

from toolkit.sealing.errors import RecoveryWordsError
from toolkit.support.i18n import N_

SECRET_BYTES = 32
WORD_BITS = 11
CHECK_BITS = 30
COUNT = (SECRET_BYTES * 8 + CHECK_BITS) // WORD_BITS
"""26 words."""


class RecoveryWords:
    """Words to bits and back, over a list of 2048 words."""

    def __init__(self, words: Sequence[str]) -> None:
        if len(set(words)) != 1 << WORD_BITS:
            raise ValueError("the list has 2048 different words")
        self._words = tuple(words)
        self._places = {word: place for place, word in enumerate(words)}

    @property
    def all(self) -> tuple[str, ...]:
        """The whole list."""
        return self._words

    def say(self, secret: bytes) -> list[str]:
        """The 26 words of a 32-byte secret."""
        if len(secret) != SECRET_BYTES:
            raise ValueError("a recovery secret has 32 bytes")
        number = int.from_bytes(secret) << CHECK_BITS | _check(secret)
        shifts = range((COUNT - 1) * WORD_BITS, -1, -WORD_BITS)
        return [self._words[number >> shift & 0x7FF] for shift in shifts]

    def hear(self, text: str) -> bytes:
        """The secret of words as they were typed, in any case, with any spaces.

        Raises RecoveryWordsError, which names what is wrong and never a word that was right.
        """
        words = text.casefold().split()
        if len(words) != COUNT:
            raise RecoveryWordsError(
                N_("These are {count} words; there must be {wanted}."),
                N_("Type all of them."),
                count=len(words),
                wanted=COUNT,
            )
        number = 0
        for place, word in enumerate(words, 1):
            number = number << WORD_BITS | self._place(word, place)
        secret = (number >> CHECK_BITS).to_bytes(SECRET_BYTES)
        if _check(secret) != number & (1 << CHECK_BITS) - 1:
            raise RecoveryWordsError(
                N_("At least one word is another one than was printed."), N_("Compare each word with the paper.")
            )
        return secret

    def _place(self, word: str, place: int) -> int:
        if word not in self._places:
            near = difflib.get_close_matches(word, self._words, n=1)
            raise RecoveryWordsError(
                N_("Word {place} is not on the list."),
                N_("The closest is «{near}»."),
                place=place,
                near=near[0] if near else self._words[0],
            )
        return self._places[word]


def _check(secret: bytes) -> int:
    digest = blake2b(secret, digest_size=4, person=b"waymark-recover").digest()
    return int.from_bytes(digest) >> 2
