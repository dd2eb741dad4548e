"""Stands in the built program where Python's own `sysconfig` would be, which tells of the machine that built it.

Babel's dates load `zoneinfo`, and that asks where the time zones lie.
"""

from __future__ import annotations

import os

ZONES = "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"
"""Python's own default on all systems but Windows, which has none."""


def get_config_var(name: str) -> str | None:
    """The folders of the time zones; nothing else is known here."""
    return ZONES if name == "TZPATH" and os.name == "posix" else None
