"""What a box can refuse."""

from __future__ import annotations

from toolkit.domain.errors import BadInputError, WorldRefusedError


class SealBrokenError(WorldRefusedError):
    """A box did not open: another key, altered content, or altered surroundings. From outside all look the same."""


class CostRefusedError(WorldRefusedError):
    """A passphrase's costs are outside of what a file of ours can have: it was altered."""


class RecoveryWordsError(BadInputError):
    """Recovery words that cannot be right."""
