"""What can stand between the program and an encrypted file."""

from __future__ import annotations

from toolkit.domain.errors import BadInputError, WorldRefusedError
from toolkit.support.i18n import N_


class StoreError(WorldRefusedError):
    """An encrypted file could not be opened or made."""


class WrongKeyError(StoreError):
    """The key does not open the file, or the file is damaged: from outside both look the same."""


class DamagedError(StoreError):
    """A file of the vault is not as it was written."""


class NewerFileError(StoreError):
    """A file of a later version of the program."""

    def __init__(self) -> None:
        super().__init__(
            N_("This vault was made by a newer version of Waymark."),
            N_("Open it with that version; nothing was changed."),
        )


class NotLetInError(StoreError):
    """Nobody of this name comes in with this passphrase. Never says which of the two is wrong."""

    def __init__(self) -> None:
        super().__init__(N_("This name and passphrase do not open the vault."), N_("Check both, and the keyboard."))


class BusyError(StoreError):
    """Another window or command has the vault open."""

    def __init__(self) -> None:
        super().__init__(N_("The vault is open in another window."), N_("Lock it there, then try again."))


class DiskFullError(StoreError):
    """There is no room for what was to be saved; nothing of it was."""

    def __init__(self) -> None:
        super().__init__(N_("The disk is full: nothing of this was saved."), N_("Make room, then do it again."))


class ReadOnlyError(StoreError):
    """The vault's files may not be written."""

    def __init__(self) -> None:
        super().__init__(
            N_("The vault's files may only be read here: nothing was saved."),
            N_("Ask for the right to write in its folder, or move it to another one."),
        )


class NoVaultError(StoreError):
    """There is no vault at this place."""


class PlaceTakenError(BadInputError):
    """Where a vault was to be made there is something already."""


class NameTakenError(BadInputError):
    """A member of this name is there already."""

    def __init__(self) -> None:
        super().__init__(N_("There is a user of this name already."), N_("Choose another name."))


class NotLeaderError(StoreError):
    """Only who holds the unit's signing key changes its list of users."""

    def __init__(self) -> None:
        super().__init__(N_("Only the unit's lead adds users."), N_("Ask the lead of the unit."))


class TooSoonError(StoreError):
    """Too many wrong attempts: the next one has to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            N_("There were many wrong attempts."), N_("Wait {seconds} seconds, then try again."), seconds=seconds
        )
        self.seconds = seconds


class NoCompartmentError(StoreError):
    """A member to whom no compartment is sealed."""

    def __init__(self) -> None:
        super().__init__(N_("This user can open nothing in the vault any more."), N_("Ask the lead of the unit."))


class NoRecordError(StoreError):
    """A record that is not there (any more), or not for this user."""

    def __init__(self) -> None:
        super().__init__(N_("This case is not here any more."), N_("Look for it in the list of cases."))
