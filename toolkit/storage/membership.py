"""Changes of who comes in, and how: each makes a new key file, which is then written whole or not at all."""

from __future__ import annotations

import secrets
from dataclasses import replace

from toolkit.sealing.boxes import lock, new_pair, seal_to
from toolkit.sealing.passphrases import Costs
from toolkit.sealing.recovery import SECRET_BYTES
from toolkit.sealing.signatures import sign
from toolkit.storage.errors import NameTakenError, NotLeaderError
from toolkit.storage.key_file import KeyFile, Member, Slot, name_tag, own_surroundings
from toolkit.storage.keyring import CompartmentKeys, Identity, own_key, passphrase_slot, recovery_slot


def with_passphrase(file: KeyFile, identity: Identity, passphrase: bytes, costs: Costs) -> KeyFile:
    """The file with another passphrase for a member who has come in; the old one opens nothing any more."""
    return _with_slot(file, identity, passphrase_slot(file.vault_id, identity, passphrase, costs))


def with_recovery(file: KeyFile, identity: Identity) -> tuple[KeyFile, bytes]:
    """The file with another recovery secret for a member who has come in, and the secret, told once."""
    secret = secrets.token_bytes(SECRET_BYTES)
    return _with_slot(file, identity, recovery_slot(file.vault_id, identity, secret)), secret


def with_new_member(
    file: KeyFile, leader: Identity, name: str, passphrase: bytes, costs: Costs
) -> tuple[KeyFile, bytes]:
    """The file with one more member, to whom all that the unit shares is sealed, and their recovery secret.

    Raises NotLeaderError when `leader` does not hold the unit's signing key, NameTakenError.
    """
    if leader.signing is None:
        raise NotLeaderError()
    tag = name_tag(file.vault_id, name)
    if any(member.tag == tag for member in file.members):
        raise NameTakenError()
    shared = {id_: keys for id_, keys in leader.compartments.items() if id_ not in leader.own}
    new = Identity(secrets.token_hex(8), name, new_pair(), new_pair(), None, leader.signing_public, shared)
    secret = secrets.token_bytes(SECRET_BYTES)
    slots = (
        passphrase_slot(file.vault_id, new, passphrase, costs),
        recovery_slot(file.vault_id, new, secret),
    )
    seals = {id_: seal_to(keys.both, new.sealing.public) for id_, keys in shared.items()}
    member = Member(new.id, tag, new.sealing.public, new.exchange.public, slots, seals)
    longer = replace(file, members=(*file.members, member))
    return longer.signed(sign(longer.signed_part(), leader.signing)), secret


def with_own_compartment(file: KeyFile, identity: Identity) -> tuple[KeyFile, str, CompartmentKeys]:
    """The file with a compartment of this member alone, its name and its keys: no colleague holds them."""
    compartment = secrets.token_hex(8)
    keys = CompartmentKeys(secrets.token_bytes(32), secrets.token_bytes(32))
    surroundings = own_surroundings(file.vault_id, identity.id, compartment)
    box = lock(keys.both, own_key(identity.sealing), surroundings)
    member = _member(file, identity)
    return file.with_member(replace(member, own=member.own | {compartment: box})), compartment, keys


def _with_slot(file: KeyFile, identity: Identity, slot: Slot) -> KeyFile:
    member = _member(file, identity)
    slots = (*(one for one in member.slots if one.kind != slot.kind), slot)
    return file.with_member(replace(member, slots=slots))


def _member(file: KeyFile, identity: Identity) -> Member:
    return next(one for one in file.members if one.id == identity.id)
