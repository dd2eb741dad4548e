"""What all tests share: a program over its real content with data of its own, and no silence about logs."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from toolkit.app.bootstrap import Program, assemble
from toolkit.app.window_start import keep_qt_settings_off_disk

# Tests draw without a screen, unless one is asked for.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["waymark"]


@pytest.fixture(scope="session")
def program(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program over the repository's content; data in a folder of the session."""
    assert qapp is not None
    keep_qt_settings_off_disk()
    return assemble(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session", autouse=True)
def one_application(qapp: QApplication) -> QApplication:
    """Made before anything else: what runs first may need no widgets, what follows may."""
    return qapp


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever logs, warns: nothing in the program writes a log, and no library may do it unnoticed."""
    caplog.set_level(logging.INFO)
    yield
    assert not caplog.records, [record.getMessage() for record in caplog.records]
