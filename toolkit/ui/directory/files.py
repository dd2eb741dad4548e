"""Asks for a file, a folder or a place to write, with the dialog that leaves no trace."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from toolkit.ui.surroundings import Surroundings

PATTERNS = "*.zip *.json *.csv *.xlsx *.xlsm"


def ask_file(parent: QWidget, around: Surroundings) -> Path | None:
    """The file to import; None when nothing was chosen."""
    dialog = QFileDialog(parent, around.words.say("Choose a directory to import"), str(around.documents))
    dialog.setNameFilter(PATTERNS)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def ask_folder(parent: QWidget, around: Surroundings) -> Path | None:
    """The HSDS folder to import; None when nothing was chosen."""
    dialog = QFileDialog(parent, around.words.say("Choose a folder with HSDS tables"), str(around.documents))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return _chosen(dialog)


def ask_key(parent: QWidget, around: Surroundings) -> Path | None:
    """The file of a signer's public key; None when nothing was chosen."""
    dialog = QFileDialog(parent, around.words.say("Choose a public key"), str(around.documents))
    dialog.setNameFilter("*.pub *.txt")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def ask_place(parent: QWidget, around: Surroundings, name: str) -> Path | None:
    """Where to write the export; None when nothing was chosen."""
    dialog = QFileDialog(parent, around.words.say("Export the directory"), str(around.documents))
    dialog.setNameFilter("*.zip")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("zip")
    dialog.selectFile(name)
    return _chosen(dialog)


def _chosen(dialog: QFileDialog) -> Path | None:
    if sys.platform.startswith("linux"):
        # As for saving a sheet: GTK's dialog would note the file in the desktop's list of recent files.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    files = dialog.selectedFiles() if dialog.exec() else []
    return Path(files[0]) if files else None
