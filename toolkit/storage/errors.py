"""What can stand between the program and an encrypted file."""

from __future__ import annotations

from toolkit.domain.errors import WorldRefusedError


class StoreError(WorldRefusedError):
    """An encrypted file could not be opened or made."""


class WrongKeyError(StoreError):
    """The key does not open the file, or the file is damaged: from outside both look the same."""
