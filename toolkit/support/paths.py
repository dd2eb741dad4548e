"""Where the program's own files lie: beside the sources, or inside the built program."""

from __future__ import annotations

import sys
from pathlib import Path


def program_folder() -> Path:
    """The folder that holds `resources/`, `i18n/` and `build/faces/`."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent.parent
