"""The ways to the calendar, and out of it as a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from toolkit.services.calendar import Calendar, dates_file, dates_file_name, write_dates
from toolkit.ui.calendar.export_page import CalendarExportPage
from toolkit.ui.calendar.page import CalendarPage
from toolkit.ui.law.page import LawAt
from toolkit.ui.sheet.saving import ask_where
from toolkit.ui.stage import Place, Places, Stage


class CalendarFlow:
    """The dates of all cases or of one."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._country = ""

    @property
    def places(self) -> Places:
        """The places calendar and calendar-export (a case's id, or nothing for all)."""
        return {
            "calendar": Place(self._calendar, _back, records=True),
            "calendar-export": Place(self._export, lambda about: ("calendar", about), records=True),
        }

    def _calendar(self, about: object) -> None:
        case_id = str(about or "")
        self._stage.run(
            lambda records: records.calendar.calendar(date.today(), case_id), lambda found: self._show(about, found)
        )

    def _show(self, about: object, found: Calendar) -> None:
        stage = self._stage
        page = CalendarPage(stage.around, found)
        page.left.connect(lambda: stage.go(*_back(about)))
        page.export_wanted.connect(lambda: stage.go("calendar-export", about))
        page.wanted.connect(self._open)
        if found.case_id:
            page.country_chosen.connect(lambda code: page.show_law(stage.around.sheets.country(code)))
            page.law_wanted.connect(lambda code: self._law(code, about))
            page.country.setCurrentIndex(max(0, page.country.findData(self._country)))
            page.show_law(stage.around.sheets.country(self._country))
            self._country = ""
        stage.show_page(page, "calendar", about)

    def _law(self, code: str, about: object) -> None:
        """The law of the country that is chosen; the calendar has it still when one comes back."""
        self._country = code
        self._stage.go("law", LawAt(code, ("calendar", about)))

    def _open(self, case_id: str, part: str) -> None:
        forms = self._stage.around.guidance.texts(self._stage.around.words.tag).forms
        self._stage.go(*(("form", (case_id, part)) if part in forms else (part, case_id)))

    def _export(self, about: object) -> None:
        case_id = str(about or "")

        def show(found: Calendar) -> None:
            page = CalendarExportPage(self._stage.around, found)
            page.left.connect(lambda: self._stage.go("calendar", about))
            page.save_wanted.connect(lambda text, with_code: self._save(page, found, text, with_code))
            self._stage.show_page(page, "calendar-export", about)

        self._stage.run(lambda records: records.calendar.calendar(date.today(), case_id), show)

    def _save(self, page: CalendarExportPage, found: Calendar, text: str, with_code: bool) -> None:
        path = ask_where(page, self._stage.around, dates_file_name(), "ics")
        if path is None:
            return
        content = dates_file(found.dates, text, with_code)

        def written(_: object) -> None:
            self._stage.aside(lambda: write_dates(content, path), lambda _: self._saved(path))

        # What was not noted never leaves.
        self._stage.run(lambda records: records.calendar.note_export(found.dates), written)

    def _saved(self, path: Path) -> None:
        self._stage.say(self._stage.around.words.say("Saved as {name}.", name=path.name))


def _back(about: object) -> tuple[str, object]:
    return ("case", about) if about else ("cases", None)
