"""What a session leaves behind in an empty home: the file that was asked for, and nothing else."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SESSION = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from toolkit.app.bootstrap import assemble
from toolkit.app.window_start import keep_qt_settings_off_disk, make_window
from toolkit.ui.sheet.printing import Printers

if sys.argv[1] == "guarded":
    keep_qt_settings_off_disk()
app = QApplication(["waymark"])
window = make_window(app, assemble(), Printers())
window.show()
window.go("sheet", "ar")

def answer():
    dialog = app.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(Path.home() / "papers"))
    dialog.accept()

QTimer.singleShot(200, answer)
window.page.save.click()
while not window.notice.isVisible():
    app.processEvents()
window.go("person", "ar")
window.close()
"""


def left_behind(home: Path, how: str) -> list[str]:
    (home / "papers").mkdir(parents=True)
    environment = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "-c", SESSION, how], env=environment, check=True, timeout=120, cwd=home)
    files = [path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()]
    return sorted(file for file in files if "fontconfig" not in file)


def test_a_session_that_saved_a_sheet_leaves_only_the_sheet(tmp_path: Path) -> None:
    left = left_behind(tmp_path / "home", "guarded")
    assert len(left) == 1
    assert re.fullmatch(r"papers/document-\w{4}\.pdf", left[0])


def test_without_the_guard_qt_would_note_the_folder(tmp_path: Path) -> None:
    """The proof that the test above can fail: Qt's own dialog writes a settings file."""
    left = left_behind(tmp_path / "home", "unguarded")
    assert any(file.endswith("QtProject.conf") for file in left), left
