"""Where to save: the system's own dialog where it leaves no trace, Qt's where the system's would."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from toolkit.ui.surroundings import Surroundings


def ask_where(parent: QWidget, around: Surroundings, name: str) -> Path | None:
    """The file to write, suggested under a neutral name in the user's documents; None when nothing was chosen."""
    dialog = QFileDialog(parent, around.words.say("Save as PDF"), str(around.documents), "PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(name)
    if sys.platform.startswith("linux"):
        # GTK's dialog notes what was saved in the desktop's list of recent files. Qt's would note the folder in a
        # settings file: the window's start turns that file away.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    return Path(chosen[0]) if chosen else None
