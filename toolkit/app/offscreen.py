"""Qt without a screen: typesetting needs its fonts, never a window system."""

from __future__ import annotations

import os
from importlib import import_module
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


NEEDS_NO_QT = ("toolkit.documents.pdf.ink", "toolkit.services.sheet_copies")
"""What is loaded before PySide6: once that is there, it looks through the source of every module that is imported,
which takes a tenth of a command's time.
"""


def _load_what_needs_no_qt() -> None:
    for name in NEEDS_NO_QT:
        import_module(name)
