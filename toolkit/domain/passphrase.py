"""What a passphrase must be: long, or words of chance; no rules of composition, and none of the first ones tried."""

from __future__ import annotations

from toolkit.domain.errors import BadInputError
from toolkit.support.i18n import N_

LEAST_LETTERS = 15
LEAST_WORDS = 6

# What everybody tries first, long enough to pass the length: keyboard walks, repetitions, well-known phrases.
_COMMON = ("password", "passphrase", "qwertyuiop", "1234567890", "letmein", "correct horse battery staple", "waymark",
           "abcdefgh", "iloveyou", "admin", "welcome")  # fmt: skip


class WeakPassphraseError(BadInputError):
    """A passphrase that would not hold."""


def require_strength(passphrase: str) -> None:
    """Raise WeakPassphraseError unless it has 15 characters or six words, and is none that is tried first."""
    plain = passphrase.casefold()
    if len(passphrase) < LEAST_LETTERS and len(passphrase.split()) < LEAST_WORDS:
        raise WeakPassphraseError(
            N_("The passphrase is too short."), N_("Take at least {letters} characters or {words} words."),
            letters=LEAST_LETTERS, words=LEAST_WORDS,
        )  # fmt: skip
    rest = plain
    for common in _COMMON:
        rest = rest.replace(common, "")
    if len(set(plain)) < 6 or len(rest.strip(" 0123456789!.-_")) < LEAST_LETTERS // 3:
        raise WeakPassphraseError(
            N_("The passphrase is one of those that are tried first."),
            N_("Take words that have nothing to do with each other."),
        )
