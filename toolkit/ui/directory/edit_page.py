"""A service written by hand: one that no package has, or what is wrong with one. Looked over before it is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from toolkit.services.directory.by_hand import CORRECTED, Said, doubts_of
from toolkit.ui.directory.page import telling_of
from toolkit.ui.directory.service_form import Places, ServiceForm
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import Tick, button, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

NEW = ("name", "organization", "kinds", "country", "region", "phone", "phone_2", "url", "email", "who_answers",
       "reports_onward", "calls_recorded", "anonymous_possible", "charged", "languages", "accepts",
       "description")  # fmt: skip


class EditPage(QWidget):
    """Emits `kept` with what was written and whether it is confidential, and `left`."""

    kept = Signal(object, bool)
    left = Signal()

    def __init__(self, around: Surroundings, service: str = "") -> None:
        """`service`: whom to correct; empty for a new one. Raises UnknownServiceError."""
        super().__init__()
        self._around, self._service = around, service
        self._doubted = ""
        say = around.words.say
        one = around.directory.listing(service) if service else None
        title = say("Correct what is wrong") if one else say("Add a service")
        under = (
            say("What the package brought stays beneath: you can take a correction back.")
            if one
            else say("For one that no package has. No import touches it. It is not verified until somebody called.")
        )
        column = page_column(self, title, under)
        self._countries = one.countries if one else ()
        telling = telling_of(around)
        if one:
            column.addWidget(label(telling.safe(one.name), "card"))
        self.form = ServiceForm(around, CORRECTED if one else NEW, _places(around))
        if one:
            self.form.put(around.directory.own.said(service))
        column.addWidget(self.form)
        self.confidential = Tick(say("Keep it confidential: only in the records, never printed, never in an export."))
        self.confidential.setVisible(not one)
        column.addWidget(self.confidential)
        self.doubt = label("", "caution")
        self.doubt.hide()
        column.addWidget(self.doubt)
        self.keep = button(say("Keep it"), "primary")
        self.keep.clicked.connect(self._keep)
        self.leave = button(say("Leave it as it was"))
        self.leave.clicked.connect(self.left)
        column.addLayout(wrapping(self.keep, self.leave))
        column.addStretch()

    def _keep(self) -> None:
        """Keep it where nothing stands against it; a number that looks wrong is asked about once."""
        said, words = self.form.said(), self._around.words
        faults = self._around.directory.faults_of(said, new=not self._service)
        self.form.tell(faults, words.translated)
        if faults:
            return
        doubts = self._doubts(said)
        if doubts and doubts != self._doubted:
            self._doubted = doubts
            self.doubt.setText(doubts)
            self.doubt.show()
            self.keep.setText(words.say("Keep it all the same"))
            return
        self.kept.emit(said, self.confidential.on)

    def _doubts(self, said: Said) -> str:
        translated = self._around.words.translated
        countries = self._countries or ((said["country"],) if said.get("country") else ())
        lines = [f"\u2066{number}\u2069: {translated(wrong)}; {translated(right)}"
                 for number, wrong, right in doubts_of(said, countries)]  # fmt: skip
        return "\n".join(lines)


def _places(around: Surroundings) -> Places:
    names = {code: name for code, name in around.directory.country_names(around.words.tag).items() if len(code) == 2}
    countries = dict(sorted({**names, "EU": around.words.say("European Union")}.items(),
                            key=lambda pair: pair[1].casefold()))  # fmt: skip
    languages = {one.tag: around.words.name_of(one.name) for one in around.sheets.languages.all}
    return Places(countries, dict(sorted(languages.items(), key=lambda pair: pair[1].casefold())))
