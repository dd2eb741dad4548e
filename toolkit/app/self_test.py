"""The program proves itself: a cipher opens, content is in order, a page is set in every script, a window shows."""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from toolkit.app.bootstrap import Program
from toolkit.domain.errors import WorldRefusedError
from toolkit.domain.language import SCREEN
from toolkit.domain.sheet import Form, Paper, SheetOrder
from toolkit.storage.connection import KEY_BYTES, PLAINTEXT_HEAD, connect
from toolkit.storage.errors import WrongKeyError
from toolkit.support.i18n import N_

Tell = Callable[[str], None]


class SelfTestFailedError(WorldRefusedError):
    """This copy of the program is not sound."""


class NotSoundError(AssertionError):
    """One thing that must hold does not."""


def self_test(program: Program, tell: Tell) -> int:
    """Run every proof and say one line each; 0. Raises SelfTestFailedError at the first that does not hold."""
    proofs: dict[str, Callable[[], str]] = {
        "cipher": _cipher,
        "content": lambda: _content(program),
        "catalogues": lambda: _catalogues(program),
        "pages": lambda: _pages(program),
        "finder": lambda: _finder(program),
        "window": lambda: _window(program),
        "pictures": _pictures,
        "network": _network,
    }
    for name, proof in proofs.items():
        try:
            tell(f"{name}: {proof()}")
        except Exception as error:  # whatever it is, this copy of the program is not sound
            raise SelfTestFailedError(
                N_("The self-test failed at '{name}': {error}."),
                N_("Do not use this copy: install Waymark again."),
                name=name,
                error=error,
            ) from error
    tell("The self-test passed.")
    return 0


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise NotSoundError(otherwise)


def _cipher() -> str:
    key = secrets.token_bytes(KEY_BYTES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "proof"
        connection = connect(path, bytearray(key))
        connection.execute("CREATE TABLE proof (word TEXT)")
        connection.execute("INSERT INTO proof VALUES ('waymark')")
        version = connection.execute("PRAGMA cipher_version").fetchone()[0]
        connection.close()
        content = path.read_bytes()
        _require(not content.startswith(PLAINTEXT_HEAD) and b"waymark" not in content, "the file is not encrypted")
        again = connect(path, bytearray(key))
        _require(again.execute("SELECT word FROM proof").fetchone() == ("waymark",), "the row is lost")
        again.close()
        try:
            connect(path, bytearray(KEY_BYTES))
        except WrongKeyError:
            return f"SQLCipher {version}"
    raise NotSoundError("a wrong key opened the file")


def _content(program: Program) -> str:
    faults = program.content.faults()
    _require(not faults, "; ".join(faults[:3]))
    return f"{len(program.library.standards)} standards, {len(program.library.languages.all)} languages"


def _catalogues(program: Program) -> str:
    from toolkit.support.i18n import INTERFACE_NAMES, words_for

    spoken = [words_for(tag, program.folders.root / "i18n").tag for tag in INTERFACE_NAMES]
    _require(spoken == list(INTERFACE_NAMES), f"the interface speaks only {', '.join(spoken)}")
    return f"the interface in {', '.join(spoken)}"


def _pages(program: Program) -> str:
    written = [language.tag for language in program.library.languages.all if language.is_written]
    for tag in written:
        pdf = program.sheets.pdf(SheetOrder(tag, None, Form.FULL, Paper.A4), "en")
        _require(pdf.startswith(b"%PDF") and bool(program.sheets.pictures(pdf, 20)), f"no page in {tag}")
    for form in Form:
        pdf = program.sheets.pdf(SheetOrder("en", None, form, Paper.A4), "en")
        _require(bool(program.sheets.pictures(pdf, 20)), f"no page as {form.value}")
    return f"sheets in {', '.join(written)}, in {len(Form)} forms"


def _finder(program: Program) -> str:
    from toolkit.documents.typesetting.setter import Setter, TypeStyle

    setter = Setter(program.shelf)
    every = program.library.languages.all
    hands = [one.written_for(SCREEN) for one in every if one.hand]
    scripts = {language.script for language in (*every, *hands)}
    for one in (*every, *hands):
        style = TypeStyle(one.script, one.is_rtl, 20, one.leading, bold=True)
        _require(bool(setter.set(one.native_name, style, 400).lines), f"no name in {one.tag}")
    return f"{len(scripts)} scripts"


def _window(program: Program) -> str:
    from PySide6.QtWidgets import QApplication

    from toolkit.app.window_start import make_window
    from toolkit.ui.sheet.printing import Printers

    application = QApplication.instance()
    _require(isinstance(application, QApplication), "there is no application")
    window = make_window(application, program, Printers())  # type: ignore[arg-type]  # required above
    window.show()
    for place, about in (("start", None), ("finder", None), ("sheet", "ar")):
        window.go(place, about)
        QApplication.processEvents()
        _require(window.grab().width() > 0, f"the page '{place}' does not show")
    window.close()
    return "three pages shown"


def _pictures() -> str:
    """Attachments are looked at inside: what reads each of their formats is here."""
    from PySide6.QtGui import QImageReader

    there = {bytes(name.data()) for name in QImageReader.supportedImageFormats()}
    missing = {b"jpeg", b"png", b"tiff", b"webp"} - there
    _require(not missing, "a picture of a format that may be attached cannot be shown")
    return "JPEG, PNG, TIFF and WebP can be shown"


def _network() -> str:
    """In the built program there is no code that could open a connection; from sources Python brings its own."""
    if not getattr(sys, "frozen", False):
        return "not proved here: Python's own modules are beside the sources"
    loaded = {"PySide6.QtNetwork", "_ssl", "_socket"} & set(sys.modules)
    _require(not loaded, f"loaded: {', '.join(loaded)}")
    try:
        import socket

        socket.socket()
    except (ImportError, OSError):
        return f"no way out ({os.name})"
    raise NotSoundError("a socket could be opened")
