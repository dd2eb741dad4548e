"""What the operating system can refuse."""

from __future__ import annotations

from toolkit.domain.errors import WorldRefusedError


class FileRefusedError(WorldRefusedError):
    """A file could not be read or written; nothing half written is left."""
