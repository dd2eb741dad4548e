"""The calendar of the cases: their dates by day, when a stay ends by verified local law, and the file that leaves."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from toolkit.domain.country import CountryPack
from toolkit.domain.due import PASSING, Due, bounds, days_left, in_order
from toolkit.domain.form import standing
from toolkit.domain.stay import EndDate, end_date, stated_periods
from toolkit.exchange.calendar_file import Appointment, calendar_file
from toolkit.platform.files import neutral_name, write_whole
from toolkit.services.due import STAY, DueService
from toolkit.services.open_vault import OpenVault
from toolkit.storage.cases import CASE
from toolkit.storage.errors import NoRecordError
from toolkit.storage.forms import FormStore

EXPORT, CALENDAR = "export", "calendar"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The dates of one case or of all that are not closed, in the order of their days; `code` is empty for all.
    `start`: the day from which the stay of the one case is counted, None where it is not known; `decided`: it is the
    day of the decision, not of the request.
    """

    case_id: str
    code: str
    dates: tuple[Due, ...]
    start: date | None = None
    decided: bool = False


class CalendarService:
    """The calendars that the user of an open vault can see."""

    def __init__(self, vault: OpenVault, due: DueService) -> None:
        self._vault, self._due = vault, due

    def calendar(self, today: date, case_id: str = "") -> Calendar:
        """The dates that are not over. Raises NoRecordError."""
        dates = in_order(
            Due(mark, id_, case.code, days)
            for id_, case in self._due.marks(case_id).items()
            for mark in case.marks
            if (days := days_left(mark.day, today)) is not None and (days >= 0 or mark.kind not in PASSING)
        )
        if not case_id:
            return Calendar("", "", tuple(dates))
        compartment = self._vault.holding(case_id)
        record = compartment.get(case_id)
        if record is None or record.kind != CASE:
            raise NoRecordError()
        start, decided = _start(FormStore(compartment), case_id)
        return Calendar(case_id, record.body["code"], tuple(dates), start, decided)

    def note_export(self, dates: Sequence[Due]) -> None:
        """Write into the histories that dates leave, before they do: in each case's own, and how many."""
        counts: dict[str, int] = {}
        for one in dates:
            counts[one.case_id] = counts.get(one.case_id, 0) + 1
        for case_id, count in counts.items():
            self._vault.holding(case_id).note(EXPORT, case_id, f"{CALENDAR}: {count}")


def dates_file(dates: Sequence[Due], text: str, with_code: bool) -> bytes:
    """The file that leaves: at each day the text, and the case's code only where that was asked for; never what it is
    about. A date that is known to the month or year stands at its first day.
    """
    days = [(first, one.code) for one in dates if (first := bounds(one.marked.day)[0])]
    lines = [Appointment(uuid.uuid4(), day, f"{text} {code}" if with_code else text) for day, code in days]
    return calendar_file(lines, datetime.now(UTC))


def write_dates(content: bytes, path: Path) -> None:
    """Write it whole or not at all. Raises FileRefusedError."""
    write_whole(path, content)


def dates_file_name() -> str:
    """A name that tells nothing about it."""
    return neutral_name("ics")


def stay_end(start: date | None, pack: CountryPack) -> EndDate:
    """When a stay ends by a country's verified law, where that gives one period by itself; otherwise why there is no
    date. Of two periods that differ none is chosen: which holds is a lawyer's question.
    """
    stated = stated_periods(pack)
    one = {(period.count, period.unit) for period in stated}
    return end_date(start, pack, stated[0] if len(one) == 1 else None)


def _start(store: FormStore, case_id: str) -> tuple[date | None, bool]:
    """The day from which the stay is counted: that of the decision, or of the request before there is one."""
    fields = standing(store.saves(case_id, STAY))
    for key in ("stay_decided_on", "stay_requested_on"):
        day = str((fields.get(key) or {}).get("day", ""))
        first, last = bounds(day)
        if first and first == last:
            return first, key == "stay_decided_on"
    return None, False
