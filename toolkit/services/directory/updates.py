"""Signed updates from a stick: a file with minisign's signature beside it, by a key that the unit has pinned, never
older than the last one.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.domain.errors import WorldRefusedError
from toolkit.platform.files import read_whole
from toolkit.sealing.minisign import Signed, read_key, require_signed
from toolkit.services.directory.importing import Plan
from toolkit.storage.directory.local import LocalPart
from toolkit.support.i18n import N_

ENDING = ".minisig"


class UpdateRefusedError(WorldRefusedError):
    """An update that is older than what is here, or that takes the place of a signed one without its signature."""


def signature_beside(path: Path) -> Path | None:
    """The signature that lies beside a file; None where there is none."""
    beside = path.with_name(path.name + ENDING)
    return beside if path.is_file() and beside.is_file() else None


def checked(path: Path, signature: Path, local: LocalPart) -> tuple[bytes, Signed]:
    """A signed file's content and what its signature says. Raises SealBrokenError, UpdateRefusedError or
    FileRefusedError. The content is read once: what was checked is what is used.
    """
    content = read_whole(path)
    text = read_whole(signature).decode("utf-8", "replace")
    pinned = local.signers()
    signed = require_signed(content, text, [read_key(key) for key in pinned])
    if signed.time < pinned[signed.key.text][1]:
        raise UpdateRefusedError(
            N_("This update is older than the one that is here."), N_("Ask for the newest. Nothing was changed.")
        )
    return content, signed


def require_same_signer(plan: Plan, signed: Signed | None) -> None:
    """A package that came signed is only ever replaced by one that the same key signed. Raises UpdateRefusedError."""
    before = plan.replaces.signer if plan.replaces else ""
    now = signed.key.text if signed else ""
    if before and before != now:
        raise UpdateRefusedError(
            N_("The directory that this would replace was signed, and this is not signed by the same key."),
            N_("Ask its publisher for a signed update. Nothing was changed."),
        )
    plan.signer, plan.serial = now, signed.time if signed else 0
