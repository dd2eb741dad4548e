"""The first page, and the ways from it."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.ui.stage import Place, Places, Stage
from toolkit.ui.start.page import StartPage


class StartFlow:
    """`waiting` tells whether replies that a person gave on the cards wait to be looked through."""

    def __init__(self, stage: Stage, waiting: Callable[[], bool]) -> None:
        self._stage, self._waiting = stage, waiting

    @property
    def places(self) -> Places:
        """The place start."""
        return {"start": Place(self._start, rail="start")}

    def _start(self, _about: object) -> None:
        stage = self._stage
        page = StartPage(stage.around)
        page.finder_wanted.connect(lambda: stage.go("finder"))
        page.sheet_wanted.connect(lambda: stage.go("finder"))
        page.unlock_wanted.connect(lambda: stage.go("cases"))
        page.directory_wanted.connect(lambda: stage.go("directory"))
        page.service_wanted.connect(lambda service: stage.go("service", service))
        page.cards_wanted.connect(lambda: stage.go("cards-review" if self._waiting() else "cards-setup"))
        stage.show_page(page, "start")
