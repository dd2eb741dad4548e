"""Opens the window: Qt's application, typefaces and look, and the hook that hears of faults."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, Qt, QTranslator
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from toolkit.app.bootstrap import Program
from toolkit.app.faults import ours
from toolkit.domain.errors import WorldRefusedError
from toolkit.platform.folders import documents_folder
from toolkit.support.i18n import INTERFACE_NAMES, N_, Words, words_for
from toolkit.ui.background import Background
from toolkit.ui.icons import Icons
from toolkit.ui.rail import TEXT_SIZES
from toolkit.ui.session import Session
from toolkit.ui.sheet.printing import Printers
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.theme import DARK, LIGHT, Theme, palette, style_sheet
from toolkit.ui.window import Window


class NoScreenError(WorldRefusedError):
    """There is no screen to open a window on."""


def open_window(program: Program) -> int:
    """Show the window until it is closed. Raises NoScreenError."""
    _require_screen()
    keep_qt_settings_off_disk()
    application = QApplication(["waymark"])
    application.setApplicationDisplayName("Waymark")
    window = make_window(application, program, Printers())
    sys.excepthook = _heard
    window.show()
    return application.exec()


def make_window(application: QApplication, program: Program, printers: Printers) -> Window:
    """The window over a program, dressed in the user's language and look."""
    background = Background(application)
    dresser = _Dresser(application, program, background)

    session = Session(program.vault, Background(application, same_thread=True), application)

    def changed(name: str, value: str) -> None:
        program.preferences.change(**{name: value})

    def vault_folder() -> Path:
        return Path(program.preferences.read().vault or program.data / "records")

    return Window(dresser.surroundings, changed, printers, session, vault_folder)


class _Dresser:
    """Gives the window its words and its look as the preferences say now."""

    def __init__(self, application: QApplication, program: Program, background: Background) -> None:
        self._application, self._program, self._background = application, program, background
        self._qt_words = QTranslator(application)

    def surroundings(self) -> Surroundings:
        program, preferences = self._program, self._program.preferences.read()
        words = words_for(preferences.interface or system_language(), program.folders.root / "i18n")
        theme = _theme(preferences.appearance)
        scale = _scale(preferences.text)
        self._dress(words, theme, scale)
        return Surroundings(
            words=words,
            theme=theme,
            icons=Icons(program.folders.resource("icons")),
            typefaces=program.typefaces,
            sheets=program.sheets,
            papers=program.papers,
            guidance=program.guidance,
            directory=program.directory,
            law=program.law,
            background=self._background,
            documents=documents_folder(),
            preferences=preferences,
            scale=scale,
        )

    def _dress(self, words: Words, theme: Theme, scale: float) -> None:
        self._application.removeTranslator(self._qt_words)
        if self._qt_words.load(f"qtbase_{words.tag}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._application.installTranslator(self._qt_words)
        self._application.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if words.is_rtl else Qt.LayoutDirection.LeftToRight
        )
        font = QFont()
        font.setFamilies(self._program.typefaces.families("Arab" if words.tag == "ar" else "Latn"))
        font.setPixelSize(round(14 * scale))
        self._application.setFont(font)
        self._application.setStyle("Fusion")
        self._application.setPalette(palette(theme))
        self._application.setStyleSheet(style_sheet(theme, self._program.folders.resource("icons"), scale))


def system_language() -> str:
    """The interface's language that fits the system's; English where none does."""
    own = QLocale.system().name().split("_")[0]
    return own if own in INTERFACE_NAMES else "en"


def keep_qt_settings_off_disk() -> None:
    """Turn Qt's own settings away from the disk: its file dialog would note the folders it was in."""
    nowhere = "/dev/null/none" if os.name == "posix" else "NUL"
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, nowhere)


def _scale(text: str) -> float:
    """The size of text as a factor; 1 where the preference is none that the window offers."""
    return int(text) / 100 if text in TEXT_SIZES else 1.0


def _theme(appearance: str) -> Theme:
    if appearance == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if appearance == "dark" else LIGHT


def _require_screen() -> None:
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    linux = sys.platform.startswith("linux")
    if linux and not chosen and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        raise NoScreenError(
            N_("There is no screen here to open the window on."),
            N_("Start Waymark on a desktop, or use its command line: waymark --help."),
        )


def _heard(_kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault of ours while the window is open: one line without what it was about, and the window goes on."""
    print(ours(error.with_traceback(trace)), file=sys.stderr)  # noqa: T201  (the one hook)
