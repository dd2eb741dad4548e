"""Zeroing secrets in memory, once they have done their work.

libsodium's binding takes and gives `bytes`, which Python cannot change: their memory is written over in place.
"""

from __future__ import annotations

import ctypes
import sys

_HEAD = bytes.__basicsize__ - 1
"""Where a bytes object's own bytes begin; the size counts a closing zero."""


def wipe(secret: bytes | bytearray) -> None:
    """Write zeros over a secret that nothing else uses any more. Never for a text of the program or a shared object:
    short or literal bytes may be the same object elsewhere.
    """
    if isinstance(secret, bytearray):
        secret[:] = bytes(len(secret))
    elif len(secret) > 1 and sys.implementation.name == "cpython":
        ctypes.memset(id(secret) + _HEAD, 0, len(secret))
