"""Asks for a file, with the dialog that leaves no trace."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from toolkit.ui.surroundings import Surroundings


def ask_file(parent: QWidget, around: Surroundings, patterns: str) -> Path | None:
    """A file whose name fits one of the patterns; None when nothing was chosen."""
    dialog = QFileDialog(parent, around.words.say("Choose a file"), str(around.documents))
    # In capitals too: so cameras write the endings of their names.
    dialog.setNameFilter(f"{patterns} {patterns.upper()}")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if sys.platform.startswith("linux"):
        # As for saving a sheet: GTK's dialog would note the file in the desktop's list of recent files.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    files = dialog.selectedFiles() if dialog.exec() else []
    return Path(files[0]) if files else None
