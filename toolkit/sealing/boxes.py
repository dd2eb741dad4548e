"""Boxes: XChaCha20-Poly1305 with associated data, and X25519 boxes that only one person's key opens."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from hashlib import blake2b

from nacl import bindings
from nacl.exceptions import CryptoError

from toolkit.sealing.errors import SealBrokenError
from toolkit.support.i18n import N_

NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An X25519 pair: what is sealed to `public` opens with `private`."""

    public: bytes
    private: bytes = field(repr=False)


def new_pair() -> KeyPair:
    """A fresh pair."""
    public, private = bindings.crypto_box_keypair()
    return KeyPair(public, private)


def pair_of(private: bytes) -> KeyPair:
    """The pair of a private key."""
    return KeyPair(bindings.crypto_scalarmult_base(private), private)


def lock(content: bytes, key: bytes, surroundings: bytes) -> bytes:
    """A box that opens with this key, in these surroundings only: nonce and ciphertext."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(content, surroundings, nonce, key)


def unlock(box: bytes, key: bytes, surroundings: bytes) -> bytes:
    """What is in a box. Raises SealBrokenError."""
    nonce, content = box[:NONCE_BYTES], box[NONCE_BYTES:]
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(content, surroundings, nonce, key)
    except (CryptoError, ValueError, TypeError) as failure:
        raise _broken() from failure


def seal_to(content: bytes, public: bytes) -> bytes:
    """A box for one person; nobody can tell who made it."""
    return bindings.crypto_box_seal(content, public)


def unseal(box: bytes, pair: KeyPair) -> bytes:
    """What was sealed to this pair. Raises SealBrokenError."""
    try:
        return bindings.crypto_box_seal_open(box, pair.public, pair.private)
    except (CryptoError, ValueError, TypeError) as failure:
        raise _broken() from failure


def derived(key: bytes, purpose: str) -> bytes:
    """Another 32-byte key for one purpose, from which the first cannot be found."""
    return blake2b(purpose.encode("ascii"), key=key, digest_size=32, person=b"waymark-derived"[:16]).digest()


def _broken() -> SealBrokenError:
    return SealBrokenError(N_("A sealed part did not open."), N_("The key is another one, or the file was altered."))
