"""Where this user's data lies on this system."""

from __future__ import annotations

from pathlib import Path

import platformdirs


def data_folder(chosen: Path | None) -> Path:
    """The folder for the program's data: the chosen one, or the platform's own. It is not made here."""
    return chosen or Path(platformdirs.user_data_dir("waymark", appauthor=False))


def documents_folder() -> Path:
    """Where a user looks for saved papers."""
    return Path(platformdirs.user_documents_dir())
