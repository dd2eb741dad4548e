"""Qt without a screen: typesetting needs its fonts, never a window system."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def offscreen() -> QApplication:
    """Qt made ready on the offscreen platform. Keep what comes back for as long as pages are set."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["waymark"])
