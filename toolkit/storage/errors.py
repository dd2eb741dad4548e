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


class NoVaultError(StoreError):
    """There is no vault at this place."""


class PlaceTakenError(BadInputError):
    """Where a vault was to be made there is something already."""
