"""The way to the history, of a case or of all, and from there to paper."""

from __future__ import annotations

from datetime import UTC, datetime

from toolkit.domain.history import HistoryHead, HistoryLine, Wanted
from toolkit.domain.papers import PaperOrder
from toolkit.domain.sheet import Paper
from toolkit.services.history_paper import HistoryTold
from toolkit.services.records import OpenRecords
from toolkit.ui.cases.history_page import HistoryPage
from toolkit.ui.sheet.paper_door import Outgoing
from toolkit.ui.stage import Place, Places, Stage

_Read = tuple[str, list[HistoryLine], list[HistoryHead]]


class HistoryFlow:
    """The history: read, narrowed down, written out."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def places(self) -> Places:
        """The place history (a case or nothing)."""
        return {"history": Place(self._history, _back, records=True)}

    def _history(self, about: object) -> None:
        case_id = str(about or "")
        self._stage.run(lambda records: _read(records, case_id, Wanted()), lambda found: self._show(case_id, *found))

    def _show(self, case_id: str, code: str, lines: list[HistoryLine], heads: list[HistoryHead]) -> None:
        page = HistoryPage(self._stage.around, lines, heads, code)
        page.left.connect(lambda: self._stage.go(*_back(case_id)))
        page.wanted.connect(lambda wanted: self._narrow(page, case_id, wanted))
        page.paper_wanted.connect(lambda tag: self._write_out(page, case_id, tag))
        self._stage.show_page(page, "history", case_id or None)

    def _narrow(self, page: HistoryPage, case_id: str, wanted: Wanted) -> None:
        self._stage.run(lambda records: records.history.read(case_id, wanted), page.fill)

    def _write_out(self, page: HistoryPage, case_id: str, tag: str) -> None:
        wanted = page.chosen
        self._stage.run(
            lambda records: _read(records, case_id, wanted),
            lambda found: self._preview(case_id, tag, wanted != Wanted(), found),
        )

    def _preview(self, case_id: str, tag: str, narrowed: bool, found: _Read) -> None:
        around = self._stage.around
        code, lines, heads = found
        told = HistoryTold(code, tuple(lines), narrowed, tuple(heads), datetime.now(UTC).isoformat())
        order = PaperOrder(tag, paper=Paper(around.preferences.paper))
        outgoing = Outgoing(
            make=lambda: around.papers.history(order, told),
            paper=order.paper,
            back=("history", case_id or None),
            note=lambda records: records.history.note_print(case_id),
        )
        self._stage.go("case-preview", outgoing)


def _read(records: OpenRecords, case_id: str, wanted: Wanted) -> _Read:
    code = records.cases.view(case_id).case.code if case_id else ""
    return code, records.history.read(case_id, wanted), records.history.heads(case_id)


def _back(case_id: object) -> tuple[str, object]:
    return ("case", case_id) if case_id else ("cases", None)
