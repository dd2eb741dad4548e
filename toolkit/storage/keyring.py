"""Making a vault's keys and coming in: a passphrase or recovery words open the member's private keys, and those open
the keys of the compartments sealed to them.
"""

from __future__ import annotations

import json
import re
import secrets
from binascii import hexlify, unhexlify
from dataclasses import dataclass, field
from hashlib import blake2b

from toolkit.sealing.boxes import KeyPair, derived, lock, new_pair, pair_of, seal_to, unlock, unseal
from toolkit.sealing.errors import SealBrokenError
from toolkit.sealing.passphrases import USUAL, Costs, key_from, new_salt
from toolkit.sealing.recovery import SECRET_BYTES
from toolkit.sealing.signatures import SigningPair, new_signing_pair, require_signature, sign
from toolkit.sealing.wiping import wipe
from toolkit.storage.errors import DamagedError, NotLetInError
from toolkit.storage.key_file import (
    CompartmentMark,
    KeyFile,
    Member,
    Slot,
    name_tag,
    own_surroundings,
    slot_surroundings,
)
from toolkit.support.i18n import N_

_NO_COSTS = Costs(0, 0)


@dataclass(frozen=True, slots=True)
class CompartmentKeys:
    """The two keys of a compartment: records, and identities, which are opened only for the act of looking."""

    records: bytes = field(repr=False)
    identities: bytes = field(repr=False)

    @property
    def both(self) -> bytes:
        """The two after each other, as they are sealed."""
        return self.records + self.identities

    @classmethod
    def of(cls, both: bytes) -> CompartmentKeys:
        """The two keys of what was sealed."""
        return cls(both[:32], both[32:])

    @property
    def fingerprint(self) -> bytes:
        """What the signed list holds of them: enough to know them again, nothing to find them from."""
        return blake2b(self.both, digest_size=32, person=b"waymark-finger").digest()

    @property
    def head(self) -> bytes:
        """The key of the file that remembers the history's head."""
        return derived(self.records, "head")

    @property
    def attachments(self) -> bytearray:
        """The key of the file of attachments, to be zeroed by whoever uses it."""
        key = derived(self.records, "attachments")
        try:
            return bytearray(key)
        finally:
            wipe(key)


@dataclass(frozen=True, slots=True)
class Identity:
    """A member who has come in."""

    id: str
    name: str = field(repr=False)
    sealing: KeyPair
    exchange: KeyPair
    signing: SigningPair | None
    signing_public: bytes
    compartments: dict[str, CompartmentKeys]
    """What the unit sealed to them, in the order of the file; then what is theirs alone."""
    own: set[str] = field(default_factory=set)
    """Which of them are theirs alone."""

    def forget(self) -> None:
        """Zero every key that coming in has opened: nothing of them can be used after it."""
        keys = [one for keys in self.compartments.values() for one in (keys.records, keys.identities)]
        for secret in (
            self.sealing.private,
            self.exchange.private,
            *([self.signing.private] if self.signing else ()),
            *keys,
        ):
            wipe(secret)


@dataclass(frozen=True, slots=True)
class NewVault:
    """A vault's first key file, its first member, who has come in, and their recovery secret, told once."""

    file: KeyFile
    member: Identity
    recovery: bytes = field(repr=False)


def make_keys(name: str, passphrase: bytes, practice: bool, costs: Costs = USUAL) -> NewVault:
    """The keys of a new vault with one member, who leads it, and one compartment."""
    vault_id, member_id, compartment_id = (secrets.token_hex(length) for length in (16, 8, 8))
    keys = CompartmentKeys(secrets.token_bytes(32), secrets.token_bytes(32))
    sealing, exchange, signing = new_pair(), new_pair(), new_signing_pair()
    leader = Identity(member_id, name, sealing, exchange, signing, signing.public, {compartment_id: keys})
    recovery = secrets.token_bytes(SECRET_BYTES)
    slots = (passphrase_slot(vault_id, leader, passphrase, costs), recovery_slot(vault_id, leader, recovery))
    seals = {compartment_id: seal_to(keys.both, sealing.public)}
    member = Member(member_id, name_tag(vault_id, name), sealing.public, exchange.public, slots, seals)
    marks = (CompartmentMark(compartment_id, keys.fingerprint),)
    file = KeyFile(vault_id, practice, signing.public, (member,), marks)
    return NewVault(file.signed(sign(file.signed_part(), signing)), leader, recovery)


def come_in(file: KeyFile, name: str, passphrase: bytes) -> Identity:
    """The member of this name with this passphrase.

    Raises NotLetInError after the same work whether the name or the passphrase is wrong; CostRefusedError at once
    where the costs were altered; DamagedError where the rest of the file was.
    """
    member = _member(file, name)
    slot = _slot(member, "passphrase") if member else None
    costs = slot.costs if slot else _costs_of_anybody(file)
    key = key_from(passphrase, slot.salt if slot else new_salt(), costs)
    if member is None or slot is None:
        raise NotLetInError()
    return _opened(file, member, slot, key)


def recover(file: KeyFile, name: str, secret: bytes) -> Identity:
    """The member of this name with their recovery secret. Raises NotLetInError or DamagedError."""
    member = _member(file, name)
    slot = _slot(member, "recovery") if member else None
    if member is None or slot is None:
        raise NotLetInError()
    return _opened(file, member, slot, derived(secret, "recovery"))


def _opened(file: KeyFile, member: Member, slot: Slot, key: bytes) -> Identity:
    surroundings = slot_surroundings(file.vault_id, member.id, slot.kind, slot.salt, slot.costs)
    try:
        private = _private_of(unlock(slot.box, key, surroundings))
    except SealBrokenError as failure:
        raise NotLetInError() from failure
    finally:
        wipe(key)
    pinned = private.signing_public
    if pinned != file.signing_public:
        raise DamagedError(N_("The vault's key file is another unit's."), N_("Restore the vault from a backup."))
    require_signature(file.signed_part(), file.signature, pinned)
    sealing = pair_of(private.sealing)
    own = _own_compartments(file, member, sealing)
    return Identity(
        id=member.id,
        name=private.name,
        sealing=sealing,
        exchange=pair_of(private.exchange),
        signing=SigningPair(pinned, private.signing) if private.signing else None,
        signing_public=pinned,
        compartments=_compartments(file, member, sealing) | own,
        own=set(own),
    )


def _compartments(file: KeyFile, member: Member, sealing: KeyPair) -> dict[str, CompartmentKeys]:
    """The keys sealed to this member, each the very one that the signed list names."""
    fingerprints = {mark.id: mark.fingerprint for mark in file.compartments}
    found = {}
    for compartment, seal in member.seals.items():
        keys = CompartmentKeys.of(unseal(seal, sealing))
        if fingerprints.get(compartment) != keys.fingerprint:
            raise DamagedError(
                N_("A key of the vault is not the one on its signed list."), N_("Restore the vault from a backup.")
            )
        found[compartment] = keys
    return found


def _own_compartments(file: KeyFile, member: Member, sealing: KeyPair) -> dict[str, CompartmentKeys]:
    """The keys of this member's own compartments: the box proves by itself that they made it."""
    key = own_key(sealing)
    return {
        compartment: CompartmentKeys.of(unlock(box, key, own_surroundings(file.vault_id, member.id, compartment)))
        for compartment, box in member.own.items()
    }


def own_key(sealing: KeyPair) -> bytes:
    """The key of the boxes that a member makes for themselves."""
    return derived(sealing.private, "own")


def passphrase_slot(vault_id: str, identity: Identity, passphrase: bytes, costs: Costs) -> Slot:
    """The way in by a passphrase."""
    salt = new_salt()
    key = key_from(passphrase, salt, costs)
    private = _private(identity)
    box = lock(private, key, slot_surroundings(vault_id, identity.id, "passphrase", salt, costs))
    wipe(private)
    wipe(key)
    return Slot("passphrase", salt, costs, box)


def recovery_slot(vault_id: str, identity: Identity, secret: bytes) -> Slot:
    """The way in by recovery words."""
    surroundings = slot_surroundings(vault_id, identity.id, "recovery", b"", _NO_COSTS)
    private = _private(identity)
    box = lock(private, derived(secret, "recovery"), surroundings)
    wipe(private)
    return Slot("recovery", b"", _NO_COSTS, box)


@dataclass(frozen=True, slots=True)
class _Private:
    """What a member's box holds."""

    name: str
    sealing: bytes = field(repr=False)
    exchange: bytes = field(repr=False)
    signing: bytes = field(repr=False)
    signing_public: bytes = field(repr=False)


_FIELDS = ("sealing", "exchange", "signing", "signing_public")


def _private(identity: Identity) -> bytes:
    """What goes into a member's box, JSON; the caller wipes it."""
    signing = identity.signing.private if identity.signing else b""
    keys = (identity.sealing.private, identity.exchange.private, signing, identity.signing_public)
    written = [hexlify(key) for key in keys]
    parts = [b'"%s": "%s"' % (name.encode("ascii"), text) for name, text in zip(_FIELDS, written, strict=True)]
    content = b"{" + b", ".join([b'"name": ' + json.dumps(identity.name).encode("ascii"), *parts]) + b"}"
    for text in (*written, *parts):
        wipe(text)
    return content


def _private_of(content: bytes) -> _Private:
    """What a member's box held. Read piece by piece, not by a parser: that would leave keys as texts in memory."""
    name = re.search(rb'"name": ("(?:[^"\\]|\\.)*")', content)
    keys = []
    for one in _FIELDS:
        found = re.search(rb'"%s": "([0-9a-f]*)"' % one.encode("ascii"), content)
        if found is None or name is None:
            raise DamagedError(N_("The vault's key file is damaged."), N_("Restore the vault from a backup."))
        text = found[1]
        keys.append(unhexlify(text))
        wipe(text)
    told = json.loads(name[1]) if name else ""
    wipe(content)
    return _Private(told, *keys)


def _member(file: KeyFile, name: str) -> Member | None:
    tag = name_tag(file.vault_id, name)
    return next((one for one in file.members if one.tag == tag), None)


def _slot(member: Member, kind: str) -> Slot | None:
    return next((slot for slot in member.slots if slot.kind == kind), None)


def _costs_of_anybody(file: KeyFile) -> Costs:
    slots = [slot.costs for member in file.members for slot in member.slots if slot.kind == "passphrase"]
    return slots[0] if slots else USUAL
