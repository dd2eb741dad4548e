"""The key file of a vault: who may open what, readable without a key only as numbers.

One JSON file, written whole at each change. It holds no name and no count of anything but members and compartments:
a member is found by a keyed hash of the name; everything else about a person lies in boxes.

    member  = id, tag (keyed hash of the name), two X25519 public keys (sealing, exchange), slots, seals
    slot    = passphrase: Argon2id salt and costs, and the box; recovery: the box
    box     = the member's private keys, name and the unit's signing key, XChaCha20-Poly1305, with the vault's id, the
              member's id, the slot's kind, salt and costs as associated data: altered parameters never open
    seal    = a compartment's two keys, sealed to the member's sealing key
    own     = the two keys of a compartment of this member alone, in a box that only their private key opens and makes:
              it needs no signature of the unit, so that nobody in the unit has to know of it
    signed  = vault id, practice mark, members' ids, tags and public keys, compartments with their keys' fingerprints,
              by the unit's Ed25519 key, which each member's box pins
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from toolkit.sealing.passphrases import Costs
from toolkit.storage.errors import DamagedError, NewerFileError
from toolkit.support.i18n import N_

FORMAT = 1
KINDS = ("passphrase", "recovery")


@dataclass(frozen=True, slots=True)
class Slot:
    """One way for a member to come in. A recovery slot has no salt and no costs: its secret is 256 random bits."""

    kind: str
    salt: bytes
    costs: Costs
    box: bytes


@dataclass(frozen=True, slots=True)
class Member:
    """A user of the vault as the file shows them."""

    id: str
    tag: str
    sealing_public: bytes
    exchange_public: bytes
    slots: tuple[Slot, ...]
    seals: dict[str, bytes] = field(default_factory=dict)
    own: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CompartmentMark:
    """A compartment as the file shows it: its folder's name and the fingerprint of its two keys."""

    id: str
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The whole file."""

    vault_id: str
    practice: bool
    signing_public: bytes
    members: tuple[Member, ...]
    compartments: tuple[CompartmentMark, ...]
    signature: bytes = b""

    def signed_part(self) -> bytes:
        """What the unit's key signs, in one form only."""
        return _canonical(
            {
                "vault": self.vault_id,
                "practice": self.practice,
                "signing": self.signing_public.hex(),
                "members": [
                    [one.id, one.tag, one.sealing_public.hex(), one.exchange_public.hex()] for one in self.members
                ],
                "compartments": [[one.id, one.fingerprint.hex()] for one in self.compartments],
            }
        )

    def signed(self, signature: bytes) -> KeyFile:
        """The same file with its signature."""
        return replace(self, signature=signature)

    def with_member(self, member: Member) -> KeyFile:
        """The same file with this member in the place of the one with the same id. The signature stays: it covers
        who a member is, not how they come in.
        """
        return replace(self, members=tuple(member if one.id == member.id else one for one in self.members))


def name_tag(vault_id: str, name: str) -> str:
    """What stands for a member's name: without the name it says nothing, with it the member is found."""
    plain = unicodedata.normalize("NFKC", name).casefold().strip().encode("utf-8")
    return blake2b(plain, key=bytes.fromhex(vault_id), digest_size=16).hexdigest()


def slot_surroundings(vault_id: str, member_id: str, kind: str, salt: bytes, costs: Costs) -> bytes:
    """The associated data of a slot's box."""
    return _canonical([FORMAT, vault_id, member_id, kind, salt.hex(), costs.passes, costs.mebibytes])


def own_surroundings(vault_id: str, member_id: str, compartment_id: str) -> bytes:
    """The associated data of the box of a member's own compartment."""
    return _canonical([FORMAT, vault_id, member_id, "own", compartment_id])


def to_bytes(file: KeyFile) -> bytes:
    """The file as it is written."""
    content = {
        "format": FORMAT,
        "vault": file.vault_id,
        "practice": file.practice,
        "signing": file.signing_public.hex(),
        "members": [_member_out(member) for member in file.members],
        "compartments": [{"id": one.id, "fingerprint": one.fingerprint.hex()} for one in file.compartments],
        "signature": file.signature.hex(),
    }
    return json.dumps(content, indent=1).encode("ascii")


def from_bytes(content: bytes) -> KeyFile:
    """The file as it was read. Raises NewerFileError, or DamagedError when it is no key file of ours."""
    try:
        read = json.loads(content)
        if isinstance(read, dict) and isinstance(read.get("format"), int) and read["format"] > FORMAT:
            raise NewerFileError()
        return KeyFile(
            vault_id=_hex_text(read["vault"], 16),
            practice=_exactly(read["practice"], bool),
            signing_public=_hex(read["signing"], 32),
            members=tuple(_member_in(one) for one in read["members"]),
            compartments=tuple(
                CompartmentMark(_hex_text(one["id"], 8), _hex(one["fingerprint"], 32)) for one in read["compartments"]
            ),
            signature=_hex(read["signature"], 64),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as failure:
        raise DamagedError(N_("The vault's key file is damaged."), N_("Restore the vault from a backup.")) from failure


def _member_out(member: Member) -> dict[str, Any]:
    return {
        "id": member.id,
        "tag": member.tag,
        "sealing": member.sealing_public.hex(),
        "exchange": member.exchange_public.hex(),
        "slots": [_slot_out(slot) for slot in member.slots],
        "seals": {compartment: seal.hex() for compartment, seal in member.seals.items()},
        "own": {compartment: box.hex() for compartment, box in member.own.items()},
    }


def _slot_out(slot: Slot) -> dict[str, Any]:
    costs = {"passes": slot.costs.passes, "mebibytes": slot.costs.mebibytes}
    return {"kind": slot.kind, "salt": slot.salt.hex(), **costs, "box": slot.box.hex()}


def _member_in(read: dict[str, Any]) -> Member:
    return Member(
        id=_hex_text(read["id"], 8),
        tag=_hex_text(read["tag"], 16),
        sealing_public=_hex(read["sealing"], 32),
        exchange_public=_hex(read["exchange"], 32),
        slots=tuple(_slot_in(one) for one in read["slots"]),
        seals={_hex_text(compartment, 8): bytes.fromhex(seal) for compartment, seal in read["seals"].items()},
        own={_hex_text(compartment, 8): bytes.fromhex(box) for compartment, box in read["own"].items()},
    )


def _slot_in(read: dict[str, Any]) -> Slot:
    if read["kind"] not in KINDS:
        raise ValueError("kind")
    costs = Costs(_exactly(read["passes"], int), _exactly(read["mebibytes"], int))
    return Slot(read["kind"], bytes.fromhex(read["salt"]), costs, bytes.fromhex(read["box"]))


def _hex(text: str, length: int) -> bytes:
    content = bytes.fromhex(text)
    if len(content) != length:
        raise ValueError("length")
    return content


def _hex_text(text: str, length: int) -> str:
    if _hex(text, length).hex() != text:
        raise ValueError("form")
    return text


def _exactly(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise ValueError("kind")
    return value


def _canonical(content: Any) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode("ascii")
