"""Types word after word into a form through the window until it is killed; says each word and when it was typed."""

import sys
import time
from pathlib import Path

from PySide6.QtTest import QTest

from tests.security.vaults import PASSPHRASE, service
from toolkit.app.bootstrap import assemble
from toolkit.app.command_line import offscreen
from toolkit.app.window_start import make_window
from toolkit.ui.forms.form_page import FormPage
from toolkit.ui.sheet.printing import Printers

data, case_id, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
application = offscreen()
program = assemble(data)
program.__dict__["vault"] = service()
window = make_window(application, program, Printers())
window.show()
folder, opened = data / "records", []
window.session.unlock(folder, "Ada", bytearray(PASSPHRASE.encode()), lambda: opened.append(True), opened.append)
while not opened:
    QTest.qWait(5)
window.go("form", (case_id, "needs"))
while not isinstance(window.page, FormPage):
    QTest.qWait(5)
text = window.page.blocks["safe_now_words"].editor.text
text.moveCursor(text.textCursor().MoveOperation.End)
while True:
    QTest.keyClicks(text, f"w{number} ")
    sys.stdout.write(f"{number} {time.monotonic()}\n")
    sys.stdout.flush()
    number += 1
    QTest.qWait(15)
