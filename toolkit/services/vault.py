"""The vault: made, unlocked, checked, and filled with invented cases where it is for practice.

A vault is a folder: `keys` (who may open what), `lock` (one instance at a time), and a folder for each compartment.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from toolkit.domain.errors import BadInputError
from toolkit.domain.passphrase import require_strength
from toolkit.platform.files import make_folder, read_whole, sync_folder, write_whole
from toolkit.platform.locks import InstanceLock
from toolkit.sealing.passphrases import Costs, calibrated
from toolkit.sealing.recovery import RecoveryWords
from toolkit.services.attempts import Attempts
from toolkit.services.open_vault import COMPARTMENTS, KEYS, OpenVault, now, refused
from toolkit.services.practice import practice_records
from toolkit.storage.checking import check_compartment
from toolkit.storage.errors import BusyError, NotLetInError, NoVaultError, PlaceTakenError, TooSoonError
from toolkit.storage.key_file import KeyFile, from_bytes, to_bytes
from toolkit.storage.keyring import Identity, come_in, make_keys, recover
from toolkit.storage.membership import with_new_member, with_passphrase, with_recovery
from toolkit.support.i18n import N_

LOCK, ATTEMPTS = "lock", "attempts"

Secret = str | bytes | bytearray
"""A passphrase as it comes: text, or bytes of UTF-8 that their owner zeroes."""


class NotPracticeError(BadInputError):
    """Invented cases are for practice vaults only."""


class VaultService:
    """Vaults in folders. `words` are the list that recovery words come from."""

    def __init__(
        self, words: RecoveryWords, costs: Costs | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`costs` of a passphrase in new vaults; where none are given, what this machine can bear. `clock` runs from
        the machine's start.
        """
        self._words, self._costs, self._clock = words, costs, clock

    def create(self, folder: Path, name: str, passphrase: Secret, practice: bool) -> list[str]:
        """Make a vault with one user; the user's recovery words, told once.

        It is made beside its place and then moved there whole: what stands at the place is a vault or nothing.
        Raises PlaceTakenError, WeakPassphraseError or FileRefusedError.
        """
        secret = strong(passphrase)
        if not name.strip():
            raise BadInputError(N_("The user has no name."), N_("Give the user a name."))
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise PlaceTakenError(N_("There is something at this place already."), N_("Choose an empty or new folder."))
        made = make_keys(name, secret, practice, self._costs or calibrated())
        make_folder(folder.parent)
        part = folder.with_name(f".{secrets.token_hex(4)}.part")
        make_folder(part)
        try:
            self._furnish(part, made.file, made.member)
            part.replace(folder)
            sync_folder(folder.parent)
        except OSError as failure:
            raise refused(failure) from failure
        finally:
            # Moved away when all went well; otherwise nothing half made stays.
            shutil.rmtree(part, ignore_errors=True)
        return self._words.say(made.recovery)

    @property
    def word_list(self) -> tuple[str, ...]:
        """The words that suggested passphrases and recovery words are made of."""
        return self._words.all

    def is_there(self, folder: Path) -> bool:
        """Whether there is a vault at this place."""
        return (folder / KEYS).is_file()

    def unlock(self, folder: Path, name: str, passphrase: Secret) -> OpenVault:
        """Open a vault for this user, until it is closed.

        Raises NoVaultError, BusyError, TooSoonError, NotLetInError, DamagedError, NewerFileError, CostRefusedError.
        """
        secret = plain(passphrase)
        return self._open(folder, lambda file: come_in(file, name, secret))

    def recover(self, folder: Path, name: str, words: str, passphrase: Secret) -> OpenVault:
        """Open a vault with recovery words, and give the user this passphrase from now on.

        Raises WeakPassphraseError, RecoveryWordsError, and as `unlock`.
        """
        secret, heard = strong(passphrase), self._words.hear(words)
        vault = self._open(folder, lambda file: recover(file, name, heard))
        try:
            vault.change_keys(
                lambda file, member: with_passphrase(file, member, secret, self._costs or calibrated()), "recover"
            )
        except BaseException:
            vault.close()
            raise
        return vault

    @contextlib.contextmanager
    def opened(self, folder: Path, name: str, passphrase: Secret) -> Iterator[OpenVault]:
        """A vault, unlocked while it is used. Raises as `unlock`."""
        vault = self.unlock(folder, name, passphrase)
        try:
            yield vault
        finally:
            vault.close()

    def prove(self, vault: OpenVault, passphrase: Secret) -> None:
        """Nothing, where this is the passphrase of the user who has come in. Raises NotLetInError."""
        come_in(vault.file, vault.name, plain(passphrase)).forget()

    def change_passphrase(self, vault: OpenVault, old: Secret, new: Secret) -> None:
        """Another passphrase for the user who has come in, who proves the old one.

        Raises NotLetInError, WeakPassphraseError, FileRefusedError; then the old one still holds.
        """
        secret = strong(new)
        self.prove(vault, old)
        vault.change_keys(
            lambda file, member: with_passphrase(file, member, secret, self._costs or calibrated()), "passphrase"
        )

    def new_recovery(self, vault: OpenVault) -> list[str]:
        """Other recovery words for the user who has come in; the old ones open nothing any more."""
        told: list[str] = []

        def renewed(file: KeyFile, member: Identity) -> KeyFile:
            changed, secret = with_recovery(file, member)
            told.extend(self._words.say(secret))
            return changed

        vault.change_keys(renewed, "recovery")
        return told

    def same_words(self, told: list[str], typed: str) -> bool:
        """Whether what was typed back are the words that were told. Raises RecoveryWordsError with what is wrong."""
        return self._words.hear(typed) == self._words.hear(" ".join(told))

    def add_member(self, vault: OpenVault, name: str, passphrase: Secret) -> list[str]:
        """One more user, who opens what the unit shares; their recovery words, told once.

        Raises WeakPassphraseError, NameTakenError, NotLeaderError, FileRefusedError.
        """
        secret, told = strong(passphrase), list[str]()

        def longer(file: KeyFile, leader: Identity) -> KeyFile:
            changed, recovery = with_new_member(file, leader, name, secret, self._costs or calibrated())
            told.extend(self._words.say(recovery))
            return changed

        vault.change_keys(longer, "member.add")
        return told

    def check(self, folder: Path, name: str, passphrase: Secret) -> list[str]:
        """Everything that is wrong with what this user can open; empty where all is sound. Raises as `unlock`."""
        secret = plain(passphrase)
        _file, member, lock = self._come_in(folder, lambda file: come_in(file, name, secret))
        try:
            # Nothing is opened for writing first: a check changes nothing of what it looks at.
            root = folder / COMPARTMENTS
            places = [(root / compartment, keys) for compartment, keys in member.compartments.items()]
            return [fault for place, keys in places for fault in check_compartment(place, keys)]
        finally:
            lock.release()
            member.forget()

    def fill(self, folder: Path, name: str, passphrase: Secret, cases: int, marker: str) -> int:
        """Write invented cases into a practice vault; how many. Raises NotPracticeError, and as `unlock`."""
        with self.opened(folder, name, passphrase) as vault:
            if not vault.practice:
                raise NotPracticeError(
                    N_("This is not a practice vault."), N_("Invented cases go only into one made for practice.")
                )
            for record, kind, case_id, body in practice_records(cases, marker, vault.member_id, now()):
                if kind == "identity":
                    vault.shared.put_identity(case_id, body)
                else:
                    ordered = body | {"order": vault.shared.next_number}
                    vault.shared.put(record, kind, ordered, case_id, "create")
        return cases

    def waiting(self, folder: Path) -> int:
        """How many seconds the next attempt has to wait."""
        return self._attempts(folder).wait()

    def _open(self, folder: Path, way: Callable[[KeyFile], Identity]) -> OpenVault:
        file, member, lock = self._come_in(folder, way)
        try:
            return OpenVault(folder, file, member, lock, self._attempts(folder).take)
        except BaseException:
            lock.release()
            member.forget()
            raise

    def _come_in(self, folder: Path, way: Callable[[KeyFile], Identity]) -> tuple[KeyFile, Identity, InstanceLock]:
        """The key file, who has come in, and the vault's lock, which is theirs to release."""
        if not self.is_there(folder):
            raise NoVaultError(N_("There is no vault at this place."), N_("Check the folder's name."))
        file = from_bytes(read_whole(folder / KEYS))
        attempts = self._attempts(folder)
        if wait := attempts.wait():
            raise TooSoonError(wait)
        lock = InstanceLock(folder / LOCK)
        try:
            taken = lock.take()
        except OSError as failure:
            raise refused(failure) from failure
        if not taken:
            raise BusyError()
        try:
            return file, way(file), lock
        except BaseException as error:
            lock.release()
            if isinstance(error, NotLetInError):
                attempts.failed()
            raise

    def _attempts(self, folder: Path) -> Attempts:
        return Attempts(folder / ATTEMPTS, self._clock, now)

    def _furnish(self, folder: Path, file: KeyFile, member: Identity) -> None:
        write_whole(folder / KEYS, to_bytes(file))
        for compartment in member.compartments:
            make_folder(folder / COMPARTMENTS / compartment)
        OpenVault(folder, file, member, InstanceLock(folder / LOCK), lambda: None, "vault.create").close()


def plain(secret: Secret) -> bytes:
    """A passphrase as bytes: the same whichever keyboard composed its letters (NIST SP 800-63B, 3.1.1.2)."""
    if isinstance(secret, str):
        return unicodedata.normalize("NFKC", secret).encode("utf-8")
    if all(byte < 0x80 for byte in secret):
        return bytes(secret)
    return unicodedata.normalize("NFKC", bytes(secret).decode("utf-8")).encode("utf-8")


def strong(secret: Secret) -> bytes:
    """A new passphrase as bytes. Raises WeakPassphraseError."""
    found = plain(secret)
    require_strength(found.decode("utf-8"))
    return found
