"""Keys from passphrases: Argon2id (RFC 9106), slow on purpose, its costs bounded when they are read."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

from nacl import bindings

from toolkit.sealing.errors import CostRefusedError
from toolkit.support.i18n import N_

KEY_BYTES = 32
SALT_BYTES = bindings.crypto_pwhash_SALTBYTES
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Costs:
    """How hard it is to try a passphrase: passes over the memory, and the memory in MiB."""

    passes: int
    mebibytes: int


USUAL = Costs(passes=3, mebibytes=256)
FLOOR = Costs(passes=3, mebibytes=64)
CEILING = Costs(passes=10, mebibytes=1024)
"""Above it a file of ours was altered: refused before any memory is taken."""


def new_salt() -> bytes:
    """A fresh salt."""
    return secrets.token_bytes(SALT_BYTES)


def require_costs(costs: Costs) -> None:
    """Raise CostRefusedError when the costs are below the floor or above the ceiling."""
    passes = FLOOR.passes <= costs.passes <= CEILING.passes
    memory = FLOOR.mebibytes <= costs.mebibytes <= CEILING.mebibytes
    if not (passes and memory):
        raise CostRefusedError(
            N_("The vault's key file was altered: no vault of ours asks for such costs."),
            N_("Restore the vault from a backup."),
        )


def key_from(passphrase: bytes, salt: bytes, costs: Costs) -> bytes:
    """A 32-byte key. Raises CostRefusedError at once, before any work, when the costs are out of bounds."""
    require_costs(costs)
    return bindings.crypto_pwhash_alg(
        KEY_BYTES,
        bytes(passphrase),
        salt,
        costs.passes,
        costs.mebibytes * MEBIBYTE,
        bindings.crypto_pwhash_ALG_ARGON2ID13,
    )


def calibrated(least: float = 0.5) -> Costs:
    """The usual costs; with more passes on a machine so fast that trying takes less than `least` seconds."""
    start = time.monotonic()
    key_from(b"calibration", bytes(SALT_BYTES), USUAL)
    taken = max(time.monotonic() - start, 0.001)
    wanted = max(USUAL.passes, round(USUAL.passes * least / taken))
    return Costs(min(wanted, CEILING.passes), USUAL.mebibytes)
