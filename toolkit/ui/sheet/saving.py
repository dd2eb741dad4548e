"""Where to save: the system's own dialog where it leaves no trace, Qt's where the system's would."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from toolkit.ui.surroundings import Surroundings


def ask_where(parent: QWidget, around: Surroundings, name: str, kind: str = "pdf") -> Path | None:
    """The file to write, suggested under a neutral name in the user's documents; None when nothing was chosen."""
    title = around.words.say("Save as PDF") if kind == "pdf" else around.words.say("Save")
    dialog = QFileDialog(parent, title, str(around.documents), f"{kind.upper()} (*.{kind})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(kind)
    dialog.selectFile(name)
    if sys.platform.startswith("linux"):
        # GTK's dialog notes what was saved in the desktop's list of recent files. Qt's would note the folder in a
        # settings file: the window's start turns that file away.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    return Path(chosen[0]) if chosen else None
