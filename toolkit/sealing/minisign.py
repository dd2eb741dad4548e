"""Signatures in minisign's format: who signed a file, and what they said of it.

Format: https://jedisct1.github.io/minisign/ (Ed25519; the file itself, or its BLAKE2b-512 digest, is signed).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from nacl import bindings
from nacl.exceptions import BadSignatureError

from toolkit.sealing.errors import SealBrokenError
from toolkit.support.i18n import N_

UNTRUSTED, TRUSTED = "untrusted comment: ", "trusted comment: "
_PLAIN, _HASHED = b"Ed", b"ED"
_TIME = re.compile(r"(?:^|[\t ])timestamp:(\d{1,15})(?:$|[\t ])")


@dataclass(frozen=True, slots=True)
class MinisignKey:
    """A public key with its number."""

    number: bytes
    key: bytes

    @property
    def text(self) -> str:
        """The key as minisign writes it on one line."""
        return base64.b64encode(_PLAIN + self.number + self.key).decode("ascii")


@dataclass(frozen=True, slots=True)
class Signed:
    """What a good signature says: whose it is, the trusted comment, and the time in it (seconds since 1970)."""

    key: MinisignKey
    comment: str
    time: int


def read_key(text: str) -> MinisignKey:
    """A public key from minisign's .pub file or from its one line. Raises SealBrokenError."""
    lines = [line for line in text.splitlines() if line and not line.startswith(UNTRUSTED)]
    raw = _decoded(lines[0].strip() if len(lines) == 1 else "", 42)
    if raw[:2] != _PLAIN:
        raise _broken(N_("This is no public key of minisign."))
    return MinisignKey(raw[2:10], raw[10:])


def require_signed(content: bytes, signature: str, keys: list[MinisignKey]) -> Signed:
    """Check a file's signature against the pinned keys. Raises SealBrokenError: by an unknown key, altered file,
    altered comment, or no time in the comment.
    """
    lines = signature.splitlines()
    if len(lines) != 4 or not lines[0].startswith(UNTRUSTED) or not lines[2].startswith(TRUSTED):
        raise _broken(N_("The signature beside the file is no signature of minisign."))
    raw, comment = _decoded(lines[1], 74), lines[2].removeprefix(TRUSTED)
    way, number, sealed = raw[:2], raw[2:10], raw[10:]
    key = next((one for one in keys if one.number == number), None)
    if key is None:
        raise _broken(N_("The file was signed with a key that this unit has not pinned."))
    if way not in (_PLAIN, _HASHED):
        raise _broken(N_("The signature beside the file is no signature of minisign."))
    said = hashlib.blake2b(content).digest() if way == _HASHED else content
    _require(said, sealed, key, N_("The file was altered after it was signed."))
    _require(sealed + comment.encode(), _decoded(lines[3], 64), key, N_("The signature's comment was altered."))
    time = _TIME.search(comment)
    if time is None:
        raise _broken(N_("The signature does not say when it was made."))
    return Signed(key, comment, int(time[1]))


def _require(content: bytes, signature: bytes, key: MinisignKey, happened: str) -> None:
    try:
        bindings.crypto_sign_open(signature + content, key.key)
    except (BadSignatureError, ValueError, TypeError) as failure:
        raise _broken(happened) from failure


def _decoded(text: str, length: int) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as failure:
        raise _broken(N_("The signature beside the file is no signature of minisign.")) from failure
    if len(raw) != length:
        raise _broken(N_("The signature beside the file is no signature of minisign."))
    return raw


def _broken(happened: str) -> SealBrokenError:
    return SealBrokenError(happened, N_("Do not use the file. Ask whoever gave it to you; nothing was changed."))
