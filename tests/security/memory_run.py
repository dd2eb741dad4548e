"""Unlocks a vault through the window's own field and session, locks it, and waits: others then look at its memory.

`memory_run FOLDER`: the name and the passphrase come on standard input, a line each, so that they stand in no
argument.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.security.vaults import service
from toolkit.ui.background import Background
from toolkit.ui.session import Session
from toolkit.ui.theme import LIGHT
from toolkit.ui.widgets.secret_field import SecretField


def main(folder: Path) -> None:
    app = QApplication(["waymark"])
    session = Session(service(), Background(app, same_thread=True), app)
    field = SecretField(LIGHT, "Passphrase")
    field.show()
    line = bytearray(os.read(0, 4096))
    for letter in line.rstrip(b"\n"):
        QTest.keyClick(field, chr(letter))
    line[:] = bytes(len(line))
    failed: list[Exception] = []
    session.unlock(folder, "Ada", field.take(), lambda: None, failed.append)
    while not session.is_open:
        app.processEvents()
        if failed:
            raise failed[0]
    session.run(lambda records: records.cases.all(), lambda _: None, failed.append)
    session.run(
        lambda records: records.vault.shared.pieces.write("attached", [b"piece"]), lambda _: None, failed.append
    )
    session.lock([], failed.append)
    session.stop([])
    gc.collect()
    os.write(1, b"locked\n")
    sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
