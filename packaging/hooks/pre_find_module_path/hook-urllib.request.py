"""Turns the build to our refusing `urllib.request`: a module inside a package cannot be put first on the path."""

from pathlib import Path
from typing import Any


def pre_find_module_path(api: Any) -> None:
    """Look for the module in our folder only."""
    api.search_dirs = [str(Path(__file__).resolve().parents[1] / "stand_ins" / "urllib")]
