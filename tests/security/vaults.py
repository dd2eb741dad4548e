"""Vaults for the proofs: one compartment with its keys, and a service with the least costs that are allowed."""

from __future__ import annotations

import itertools
import secrets
from pathlib import Path

from toolkit.domain.attachment import Attachment, AttachmentKind
from toolkit.platform.files import write_whole
from toolkit.sealing.passphrases import FLOOR
from toolkit.sealing.recovery import RecoveryWords
from toolkit.services.vault import VaultService, now
from toolkit.storage.attachments import AttachmentStore
from toolkit.storage.compartment import Compartment
from toolkit.storage.keyring import CompartmentKeys

ROOT = Path(__file__).resolve().parents[2]
# Each act has a time of its own: two pages with the same content would be no replay.
_ticks = itertools.count()

PASSPHRASE = "seven small otters juggle rusty keys"


def words() -> RecoveryWords:
    return RecoveryWords((ROOT / "resources" / "words" / "english.txt").read_text("utf-8").split())


def service() -> VaultService:
    return VaultService(words(), FLOOR)


def new_keys() -> CompartmentKeys:
    return CompartmentKeys(secrets.token_bytes(32), secrets.token_bytes(32))


def open_compartment(folder: Path, keys: CompartmentKeys) -> Compartment:
    folder.mkdir(parents=True, exist_ok=True)
    return Compartment(folder, keys, "tester", lambda: f"{now()} {next(_ticks)}", write_whole)


def filled(folder: Path, keys: CompartmentKeys, cases: int = 40) -> None:
    """A compartment with records, an index that takes several pages, identities and an attachment."""
    compartment = open_compartment(folder, keys)
    for number in range(cases):
        compartment.put(f"case-{number}", "case", {"note": f"canary {number} " * 60}, f"case-{number}")
    compartment.put_identity("case-1", {"name": "canary name"})
    told = Attachment("attached", AttachmentKind.TEXT, "text", 0, "", "", 0, now(), "tester")
    AttachmentStore(compartment).add("case-1", told, [secrets.token_bytes(9_000)] * 3)
    compartment.close()
