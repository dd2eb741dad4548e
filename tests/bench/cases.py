"""Measures the responder's desk with 10,000 cases beside 100 in the same run: the list from the click to the painted
page, just unlocked and later; narrowed and ordered; what is due; and a case opened beside reading the same rows from
plain SQLite (bars: two frames more than with 100, and three times the plain reading).
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer

from tests.security.vaults import PASSPHRASE, service
from toolkit.app.bootstrap import assemble
from toolkit.app.command_line import offscreen
from toolkit.app.window_start import make_window
from toolkit.services.open_vault import OpenVault, now
from toolkit.services.practice import practice_records
from toolkit.services.records import OpenRecords
from toolkit.storage.connection import connect_public
from toolkit.ui.cases.flow import read_case
from toolkit.ui.cases.list_page import CasesPage
from toolkit.ui.sheet.printing import Printers
from toolkit.ui.window import Window

FEW, MANY = 100, 10_000
FRAMES_MS, PEER_TIMES, OPEN_MS = 2 * 1000 / 60, 3.0, 100.0
SENTENCE = "and what a responder writes down in a line or two of a form while somebody speaks; "
FORMS = ("case-details", "needs", "safety-plan", "risk-check", "consent", "stay", "return-wish")


def main() -> None:
    """Print every figure beside its bar; exit status 1 when one is missed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for cases in (FEW, MANY):
            _fill(root / str(cases) / "records", cases)
        few, many = (_desk(root / str(cases)) for cases in (FEW, MANY))
        sound = True
        for what in few:
            more = many[what] - few[what]
            met = "due" in what or more <= FRAMES_MS
            bar = "" if "due" in what else f": {more:+.1f} ms (bar {FRAMES_MS:.0f})"
            print(
                f"cases {what}: {few[what]:.1f} ms of {FEW}, {many[what]:.1f} of {MANY:,}{bar}{'' if met else '  MISSED'}"
            )
            sound &= met
        sound &= _opened(root / str(MANY) / "records", root / "plain")
    sys.exit(0 if sound else 1)


def _fill(place: Path, cases: int) -> None:
    place.parent.mkdir()
    service().create(place, "Ada", PASSPHRASE, practice=True)
    with service().opened(place, "Ada", PASSPHRASE) as vault, vault.shared.transaction():
        for record, kind, case_id, body in practice_records(cases, SENTENCE * 4, vault.member_id, now()):
            if kind != "identity":
                vault.shared.put(record, kind, body | {"order": vault.shared.next_number}, case_id, "create")


def _desk(data: Path) -> dict[str, float]:
    """Milliseconds in the real window: the first time just unlocked, then medians."""
    application = offscreen()
    program = assemble(data)
    program.__dict__["vault"] = service()
    window = make_window(application, program, Printers())
    window.show()
    window.vault_folder = lambda: data / "records"
    opened: list[bool] = []
    window.session.unlock(data / "records", "Ada", bytearray(PASSPHRASE.encode()), lambda: opened.append(True), _raise)
    _until(lambda: bool(opened))
    found = {"list just unlocked": _shown(window)}
    start = time.perf_counter()
    _until(lambda: _page(window).due != {})
    found["what is due, just unlocked and after the list"] = (time.perf_counter() - start) * 1000
    found["list later"] = statistics.median(_again(window) for _ in range(9))
    page = _page(window)
    _until(lambda: page.due != {})
    found["narrowed by a letter"] = statistics.median(
        _painted(lambda n=n: page.search.setText("KMX7"[: n % 4])) for n in range(24)
    )
    page.search.setText("")
    orders = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
    found["ordered by a column"] = statistics.median(
        _painted(lambda n=n: page.rows.sortByColumn(n % 5, orders[n % 2])) for n in range(20)
    )
    found["only what is due"] = statistics.median(_painted(page.only_due.toggle) for _ in range(12))
    window.close()
    return found


def _shown(window: Window) -> float:
    """From the click on the rail to the painted list."""
    before = window.page
    start = time.perf_counter()
    window.go("cases")
    _until(lambda: window.page is not before and isinstance(window.page, CasesPage))
    window.repaint()
    return (time.perf_counter() - start) * 1000


def _again(window: Window) -> float:
    page = _page(window)
    _until(lambda: page.due != {})
    window.go("start")
    _until(lambda: not isinstance(window.page, CasesPage))
    _settle()
    return _shown(window)


def _page(window: Window) -> CasesPage:
    page = window.page
    assert isinstance(page, CasesPage)
    return page


def _painted(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    _settle()
    return (time.perf_counter() - start) * 1000


def _settle() -> None:
    for _ in range(3):
        offscreen().processEvents()


def _until(holds: Callable[[], bool]) -> None:
    # It sleeps between events: a loop that spins would take the time from the thread that reads.
    loop, tick = QEventLoop(), QTimer()
    tick.start(1)
    while not holds():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _raise(error: Exception) -> None:
    raise error


def _opened(place: Path, plain_path: Path) -> bool:
    """A case opened, as its page asks for it, beside the same rows from a plain file with the same indexes."""
    with service().opened(place, "Ada", PASSPHRASE) as vault:
        records, plain = OpenRecords(vault), _plain(vault, plain_path)
        ids = random.Random(1).sample(vault.shared.latest_ids("case"), 400)
        ours, theirs = [], []
        for case_id in ids:
            theirs.append(_milliseconds(partial(_read_plain, plain, case_id)))
            ours.append(_milliseconds(partial(read_case, records, case_id, FORMS, date.today())))
        plain.close()
    mean, peer = statistics.median(ours), statistics.median(theirs)
    met = mean <= PEER_TIMES * peer and max(ours) < OPEN_MS
    print(f"cases opened: {mean:.2f} ms (slowest {max(ours):.1f}, bar {OPEN_MS:.0f}); the same rows from plain SQLite "
          f"{peer:.2f} ms: {mean / peer:.2f} times (bar {PEER_TIMES:.0f}){'' if met else '  MISSED'}")  # fmt: skip
    return met


def _plain(vault: OpenVault, path: Path) -> Any:
    plain = connect_public(path)
    plain.execute("CREATE TABLE record (id TEXT PRIMARY KEY, kind TEXT NOT NULL, case_id TEXT, body TEXT NOT NULL,"
                  " changed_at TEXT NOT NULL) WITHOUT ROWID")  # fmt: skip
    plain.execute("CREATE INDEX record_of_case ON record (case_id, kind)")
    plain.execute("BEGIN")
    rows = vault.shared._records.execute("SELECT id, kind, case_id, body, changed_at FROM record")
    plain.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?)", rows)
    plain.execute("COMMIT")
    return plain


def _read_plain(plain: Any, case_id: str) -> list[dict[str, Any]]:
    """What anybody would write: the rows of a case, and their JSON."""
    rows = plain.execute("SELECT id, kind, case_id, body, changed_at FROM record WHERE case_id = ?", (case_id,))
    return [json.loads(row[3]) for row in rows.fetchall()]


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
