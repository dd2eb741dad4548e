"""The vault: made, opened, checked, and filled with invented cases where it is for practice.

A vault is a folder: `keys` (who may open what), `lock` (one instance at a time), and a folder for each compartment.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from toolkit.domain.errors import BadInputError
from toolkit.domain.passphrase import require_strength
from toolkit.platform.errors import FileRefusedError
from toolkit.platform.files import make_folder, read_whole, reason_of, sync_folder, write_whole
from toolkit.platform.locks import InstanceLock
from toolkit.sealing.passphrases import Costs, calibrated
from toolkit.sealing.recovery import RecoveryWords
from toolkit.services.practice import practice_records
from toolkit.storage.checking import check_compartment
from toolkit.storage.compartment import Compartment
from toolkit.storage.errors import BusyError, NoVaultError, PlaceTakenError
from toolkit.storage.key_file import KeyFile, from_bytes, to_bytes
from toolkit.storage.keyring import CompartmentKeys, Identity, come_in, make_keys
from toolkit.support.i18n import N_

KEYS, LOCK, COMPARTMENTS = "keys", "lock", "compartments"


class NotPracticeError(BadInputError):
    """Invented cases are for practice vaults only."""


class VaultService:
    """Vaults in folders. `words` are the list that recovery words come from."""

    def __init__(self, words: RecoveryWords, costs: Costs | None = None) -> None:
        """`costs` of a passphrase in new vaults; where none are given, what this machine can bear."""
        self._words, self._costs = words, costs

    def create(self, folder: Path, name: str, passphrase: str, practice: bool) -> list[str]:
        """Make a vault with one user; the user's recovery words, told once.

        It is made beside its place and then moved there whole: what stands at the place is a vault or nothing.
        Raises PlaceTakenError, WeakPassphraseError or FileRefusedError.
        """
        require_strength(passphrase)
        if not name.strip():
            raise BadInputError(N_("The user has no name."), N_("Give one with --user."))
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise PlaceTakenError(N_("There is something at this place already."), N_("Choose an empty or new folder."))
        made = make_keys(name, passphrase.encode("utf-8"), practice, self._costs or calibrated())
        make_folder(folder.parent)
        part = folder.with_name(f".{secrets.token_hex(4)}.part")
        make_folder(part)
        try:
            self._furnish(part, made.file, made.member)
            part.replace(folder)
            sync_folder(folder.parent)
        except OSError as failure:
            raise _refused(failure) from failure
        finally:
            # Moved away when all went well; otherwise nothing half made stays.
            shutil.rmtree(part, ignore_errors=True)
        return self._words.say(made.recovery)

    @contextlib.contextmanager
    def opened(self, folder: Path, name: str, passphrase: str) -> Iterator[OpenVault]:
        """A vault, open for this user while it is used.

        Raises NoVaultError, BusyError, NotLetInError, DamagedError, NewerFileError, CostRefusedError.
        """
        file = self._key_file(folder)
        lock = InstanceLock(folder / LOCK)
        try:
            taken = lock.take()
        except OSError as failure:
            raise _refused(failure) from failure
        if not taken:
            raise BusyError()
        try:
            yield OpenVault(folder, file, come_in(file, name, passphrase.encode("utf-8")))
        finally:
            lock.release()

    def check(self, folder: Path, name: str, passphrase: str) -> list[str]:
        """Everything that is wrong with what this user can open; empty where all is sound. Raises as `opened`."""
        with self.opened(folder, name, passphrase) as vault:
            return [fault for place, keys in vault.places() for fault in check_compartment(place, keys)]

    def fill(self, folder: Path, name: str, passphrase: str, cases: int, marker: str) -> int:
        """Write invented cases into a practice vault; how many. Raises NotPracticeError, and as `opened`."""
        with self.opened(folder, name, passphrase) as vault:
            if not vault.practice:
                raise NotPracticeError(
                    N_("This is not a practice vault."), N_("Invented cases go only into one made with --practice.")
                )
            with vault.compartment() as compartment:
                for record, kind, case_id, body in practice_records(cases, marker):
                    if kind == "identity":
                        compartment.put_identity(case_id, body)
                    else:
                        compartment.put(record, kind, body, case_id, "create")
        return cases

    def _furnish(self, folder: Path, file: KeyFile, member: Identity) -> None:
        write_whole(folder / KEYS, to_bytes(file))
        vault = OpenVault(folder, file, member)
        for place, _ in vault.places():
            make_folder(place)
        with vault.compartment() as compartment:
            compartment.note("vault.create")

    def _key_file(self, folder: Path) -> KeyFile:
        if not (folder / KEYS).is_file():
            raise NoVaultError(N_("There is no vault at this place."), N_("Check the folder's name."))
        return from_bytes(read_whole(folder / KEYS))


class OpenVault:
    """A vault for one user who has come in."""

    def __init__(self, folder: Path, file: KeyFile, member: Identity) -> None:
        self._folder, self._member = folder, member
        self.practice = file.practice

    def places(self) -> list[tuple[Path, CompartmentKeys]]:
        """The folder and the keys of each compartment that this user can open."""
        root = self._folder / COMPARTMENTS
        return [(root / compartment, keys) for compartment, keys in self._member.compartments.items()]

    @contextlib.contextmanager
    def compartment(self) -> Iterator[Compartment]:
        """The user's first compartment, open while it is used."""
        place, keys = self.places()[0]
        compartment = Compartment(place, keys, self._member.id, now, write_whole)
        try:
            yield compartment
        finally:
            compartment.close()


def now() -> str:
    """The time for the history, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _refused(failure: OSError) -> FileRefusedError:
    return FileRefusedError(
        N_("The vault's folder cannot be written: {reason}."),
        N_("Choose another folder, or ask for the right to write there."),
        reason=reason_of(failure),
    )
