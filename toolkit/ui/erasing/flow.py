"""The ways to erase: a case's page for it, and the list of cases that wait for it."""

from __future__ import annotations

from datetime import date

from toolkit.services.erasing import ErasingView, RetentionView
from toolkit.ui.erasing.page import ErasingPage
from toolkit.ui.erasing.retention_page import RetentionPage
from toolkit.ui.stage import Place, Places, Stage, of_case


class ErasingFlow:
    """What goes and what remains, then gone; the unit's rule and what is past it."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def places(self) -> Places:
        """The places erasing (a case), retention."""
        return {
            "erasing": of_case(self._erasing),
            "retention": Place(self._retention, lambda _: ("cases", None), records=True),
        }

    def _erasing(self, case_id: str) -> None:
        self._stage.run(lambda records: records.erasing.view(case_id), self._show)

    def _show(self, view: ErasingView) -> None:
        stage, case_id = self._stage, view.case.id
        page = ErasingPage(stage.around, view)
        page.left.connect(lambda: stage.go("case", case_id))
        page.identity_wanted.connect(lambda: self._erase_identity(case_id))
        page.case_wanted.connect(lambda typed: self._erase(case_id, typed))
        stage.show_page(page, "erasing", case_id)
        page.code.setFocus()

    def _erase_identity(self, case_id: str) -> None:
        said = self._stage.around.words.say("Erased: nothing is kept of who the person is.")
        self._stage.run(
            lambda records: records.identities.erase(case_id), lambda _: self._stage.say_at("case", case_id, said)
        )

    def _erase(self, case_id: str, typed: str) -> None:
        say = self._stage.around.words.say
        self._stage.run(
            lambda records: records.erasing.erase(case_id, typed),
            lambda number: self._stage.say_at(
                "cases", None, say("The case is erased. Entry {number} of the history says so.", number=number)
            ),
        )

    def _retention(self, _about: object) -> None:
        self._stage.run(lambda records: records.erasing.retention(date.today()), self._show_retention)

    def _show_retention(self, view: RetentionView) -> None:
        stage = self._stage
        page = RetentionPage(stage.around, view)
        page.left.connect(lambda: stage.go("cases"))
        page.chosen.connect(lambda case_id: stage.go("erasing", case_id))
        page.rule_wanted.connect(
            lambda typed: stage.run(
                lambda records: records.erasing.set_retention(typed),
                lambda _: stage.say_at("retention", None, stage.around.words.say("Saved")),
            )
        )
        stage.show_page(page, "retention")
        page.months.setFocus()
