"""Ed25519 signatures of the unit over its membership."""

from __future__ import annotations

from dataclasses import dataclass, field

from nacl import bindings
from nacl.exceptions import BadSignatureError

from toolkit.sealing.errors import SealBrokenError
from toolkit.support.i18n import N_

SIGNATURE_BYTES = bindings.crypto_sign_BYTES


@dataclass(frozen=True, slots=True)
class SigningPair:
    """An Ed25519 pair. `private` is libsodium's 64 bytes: the seed and the public key."""

    public: bytes
    private: bytes = field(repr=False)


def new_signing_pair() -> SigningPair:
    """A fresh pair."""
    public, private = bindings.crypto_sign_keypair()
    return SigningPair(public, private)


def sign(content: bytes, pair: SigningPair) -> bytes:
    """The signature of a content, 64 bytes."""
    return bindings.crypto_sign(content, pair.private)[:SIGNATURE_BYTES]


def require_signature(content: bytes, signature: bytes, public: bytes) -> None:
    """Raise SealBrokenError when the content was not signed by the holder of this key."""
    try:
        bindings.crypto_sign_open(signature + content, public)
    except (BadSignatureError, ValueError, TypeError) as failure:
        raise SealBrokenError(
            N_("The list of the vault's users was altered: its signature does not fit."),
            N_("Restore the vault from a backup."),
        ) from failure
