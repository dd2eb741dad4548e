"""Qt without a screen: typesetting needs its fonts, never a window system."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication


def offscreen() -> QApplication:
    """Qt made ready on the offscreen platform, with widgets. Keep what comes back for as long as they are needed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["waymark"])


def typesetter() -> QGuiApplication:
    """Qt made ready for pages alone: fonts, and no widgets. Keep what comes back for as long as pages are set."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _load_what_needs_no_qt()
    from PySide6.QtGui import QGuiApplication

    running = QGuiApplication.instance()
    return running if isinstance(running, QGuiApplication) else QGuiApplication(["waymark"])


def _load_what_needs_no_qt() -> None:
    # Once PySide6 is there, it looks through the source of every module that is imported: a tenth of a command's time.
    import toolkit.documents.pdf.ink
    import toolkit.services.sheet_copies  # noqa: F401  (loaded, not called)
