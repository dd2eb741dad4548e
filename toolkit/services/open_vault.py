"""A vault while it is open for one user: its compartments, and changes of its keys. Use it from one thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from toolkit.platform.errors import FileRefusedError
from toolkit.platform.files import make_folder, reason_of, write_whole
from toolkit.platform.locks import InstanceLock
from toolkit.services.attempts import Failures
from toolkit.storage.compartment import Compartment
from toolkit.storage.errors import NoCompartmentError, NoRecordError
from toolkit.storage.key_file import KeyFile, to_bytes
from toolkit.storage.keyring import CompartmentKeys, Identity
from toolkit.storage.membership import with_own_compartment
from toolkit.support.i18n import N_

KEYS, COMPARTMENTS = "keys", "compartments"


class OpenVault:
    """A vault for one user who has come in."""

    def __init__(
        self,
        folder: Path,
        file: KeyFile,
        member: Identity,
        lock: InstanceLock,
        failures: Callable[[], Failures | None],
        action: str = "unlock",
    ) -> None:
        """Open every compartment of the user, and note in each that it was opened, and the wrong attempts before.

        Raises WrongKeyError, DamagedError, NewerFileError, NoCompartmentError.
        """
        self._folder, self._member, self._lock, self.file = folder, member, lock, file
        self._open: dict[str, Compartment] = {}
        if not member.compartments:
            raise NoCompartmentError()
        try:
            for compartment, (place, keys) in zip(member.compartments, self.places(), strict=True):
                self._open[compartment] = Compartment(place, keys, member.id, now, write_whole)
            self._note_opening(failures(), action)
        except BaseException:
            self._close_compartments()
            raise

    @property
    def practice(self) -> bool:
        """Whether it is for invented cases only."""
        return self.file.practice

    @property
    def name(self) -> str:
        """The user's name, as it was given when they were added."""
        return self._member.name

    @property
    def member_id(self) -> str:
        """What stands for the user in records and in the history."""
        return self._member.id

    @property
    def leads(self) -> bool:
        """Whether the user may add others."""
        return self._member.signing is not None

    @property
    def shared(self) -> Compartment:
        """The first compartment of the unit."""
        return next(iter(self._open.values()))

    @property
    def own(self) -> Compartment | None:
        """The compartment that no colleague can open; None where there is none yet."""
        return next((self._open[id_] for id_ in self._open if id_ in self._member.own), None)

    @property
    def compartments(self) -> list[Compartment]:
        """All that this user can open, the unit's first."""
        return list(self._open.values())

    def holding(self, record: str) -> Compartment:
        """The compartment that holds a record. Raises NoRecordError."""
        for compartment in self._open.values():
            if compartment.holds(record):
                return compartment
        raise NoRecordError()

    def places(self) -> list[tuple[Path, CompartmentKeys]]:
        """The folder and the keys of each compartment that this user can open."""
        root = self._folder / COMPARTMENTS
        return [(root / compartment, keys) for compartment, keys in self._member.compartments.items()]

    def own_compartment(self) -> Compartment:
        """The compartment that no colleague can open, made where there was none. Raises FileRefusedError."""
        if self.own:
            return self.own
        made: list[tuple[str, CompartmentKeys]] = []

        def with_own(file: KeyFile, member: Identity) -> KeyFile:
            changed, compartment, keys = with_own_compartment(file, member)
            place = self._folder / COMPARTMENTS / compartment
            make_folder(place)
            # Its files are there before its key is: a key to nothing would look like a loss.
            Compartment(place, keys, member.id, now, write_whole).close()
            made.append((compartment, keys))
            return changed

        self.change_keys(with_own, "compartment.own")
        ((compartment, keys),) = made
        place = self._folder / COMPARTMENTS / compartment
        self._member.compartments[compartment] = keys
        self._member.own.add(compartment)
        self._open[compartment] = Compartment(place, keys, self._member.id, now, write_whole)
        return self._open[compartment]

    def change_keys(self, change: Callable[[KeyFile, Identity], KeyFile], action: str) -> None:
        """Another key file, written whole or not at all, with its entry in the history.

        Raises FileRefusedError, and whatever `change` raises; then nothing has changed.
        """
        changed = change(self.file, self._member)
        write_whole(self._folder / KEYS, to_bytes(changed))
        self.file = changed
        self.shared.note(action)

    def close(self) -> None:
        """Note the closing, keep the heads of the histories, let the vault go, and zero the keys.

        Raises FileRefusedError when a head could not be kept; the vault is closed and the keys are zeroed all the same.
        """
        try:
            for compartment in self._open.values():
                compartment.note("lock")
        finally:
            try:
                self._close_compartments()
            finally:
                self._lock.release()
                self._member.forget()

    def _note_opening(self, failures: Failures | None, action: str) -> None:
        for compartment in self._open.values():
            if failures and failures.count:
                compartment.note("unlock.failed", detail=f"{failures.count}: {', '.join(failures.at)}")
            compartment.note(action)

    def _close_compartments(self) -> None:
        """Close each, whatever another one does; the first refusal is told at the end."""
        refusals = []
        for compartment in self._open.values():
            try:
                compartment.close()
            except FileRefusedError as refusal:
                refusals.append(refusal)
        self._open.clear()
        if refusals:
            raise refusals[0]


def now() -> str:
    """The time for the history, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def refused(failure: OSError) -> FileRefusedError:
    """A folder of a vault that cannot be written, in a sentence."""
    return FileRefusedError(
        N_("The vault's folder cannot be written: {reason}."),
        N_("Choose another folder, or ask for the right to write there."),
        reason=reason_of(failure),
    )
