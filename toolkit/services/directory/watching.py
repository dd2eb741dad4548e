"""What became of the public file while the records were locked: the vault keeps what it was, part by part, when it was
last changed with the records open.
"""

from __future__ import annotations

from toolkit.services.directory.overlay import SEAL, DirectoryVault
from toolkit.storage.directory.store import NOTHING, DirectoryStore
from toolkit.support.i18n import N_

PARTS = {
    "entry": N_("rows, by an import"),
    "edit": N_("corrections"),
    "verified": N_("calls that were noted"),
    "signer": N_("trusted signers"),
    "hidden": N_("what is confidential"),
    "law": N_("local law that was verified or written"),
}
"""The parts of the file, as they are told."""


def keep_seal(vault: DirectoryVault, store: DirectoryStore) -> None:
    """Keep in the vault what the file is now."""
    vault.put(SEAL, SEAL, {"parts": store.seals()})


def changed_parts(vault: DirectoryVault, store: DirectoryStore) -> tuple[str, ...]:
    """The parts of the file that are not as the vault knows them; none where it knows nothing of it."""
    kept = next((record.body.get("parts") for record in vault.of_kind(SEAL)), None)
    if not isinstance(kept, dict):
        return ()
    now = store.seals()
    # A part that the vault does not know yet came with a newer program: it was empty then.
    return tuple(part for part in PARTS if kept.get(part, NOTHING) != now.get(part))
