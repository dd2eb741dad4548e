"""What a feature's pages ask of the window: to go somewhere, to show a page, to say what happened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from toolkit.domain.errors import WaymarkError
from toolkit.services.records import OpenRecords
from toolkit.ui.idle import IdleWatch
from toolkit.ui.session import Session
from toolkit.ui.surroundings import Surroundings

_T = TypeVar("_T")


class Stage(Protocol):
    """The window, as pages see it."""

    @property
    def around(self) -> Surroundings:
        """The words, the look, the services."""

    @property
    def session(self) -> Session:
        """The records, locked or open."""

    @property
    def watch(self) -> IdleWatch:
        """Who sees whether somebody is there."""

    def vault_folder(self) -> Path:
        """Where the records of this user lie."""

    def go(self, place: str, about: object = None) -> None:
        """Show a place."""

    def show_page(self, page: QWidget, place: str, about: object = None) -> None:
        """Show a page as this place."""

    def tell(self, error: WaymarkError) -> None:
        """Say what happened and what to do."""

    def say(self, text: str) -> None:
        """Say a sentence above the page."""

    def run(self, work: Callable[[OpenRecords], _T], done: Callable[[_T], Any]) -> None:
        """Run work on the open records; a refusal of the world is told."""


Places = dict[str, Callable[[Any], None]]
"""What shows each place of a feature, given what it is about."""
