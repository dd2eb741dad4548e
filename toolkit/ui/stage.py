"""What a feature's pages ask of the window: to go somewhere, to show a page, to say what happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar, runtime_checkable

from PySide6.QtWidgets import QWidget

from toolkit.domain.errors import WaymarkError
from toolkit.services.records import OpenRecords
from toolkit.ui.idle import IdleWatch
from toolkit.ui.progress_line import ProgressLine
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

    @property
    def page(self) -> QWidget:
        """The page that is shown."""

    @property
    def progress(self) -> ProgressLine:
        """What is under way beside the window."""

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

    def say_at(self, place: str, about: object, text: str) -> None:
        """Show a place, and say a sentence above it once it is there."""

    def aside(self, work: Callable[[], _T], done: Callable[[_T], Any]) -> None:
        """Run work that needs no records beside the window; once one went elsewhere, what came of it is dropped."""

    def failed(self, error: Exception) -> None:
        """Tell a refusal of the world; a fault of ours goes on to the one hook."""

    def run(self, work: Callable[[OpenRecords], _T], done: Callable[[_T], Any]) -> None:
        """Run work on the open records; a refusal of the world is told."""


def did(stage: Stage, act: Callable[[], object], then: Callable[[], object]) -> bool:
    """Do something at once, and then what follows; a refusal of the world is told. Whether it was done."""
    try:
        act()
    except WaymarkError as error:
        stage.tell(error)
        return False
    then()
    return True


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a feature. `show` shows it, given what it is about; `back` tells where Escape leads from there, by the
    same; `records`: it shows records, so that while they are locked it leads to their door; `rail`: the entry of the
    rail that it belongs to; `to_person`: the person looks at it, so that rail and status line are away; `full`: it
    fills the screen.
    """

    show: Callable[[Any], None]
    back: Callable[[Any], tuple[str, object]] = lambda _: ("start", None)
    records: bool = False
    rail: str = "cases"
    to_person: bool = False
    full: bool = False


def of_case(show: Callable[[Any], None]) -> Place:
    """A place of one case, whose id it is about: Escape leads to that case."""
    return Place(show, lambda case_id: ("case", case_id), records=True)


Places = dict[str, Place]
"""The places of a feature by their names."""


@runtime_checkable
class KeepsDraft(Protocol):
    """A page with text that is not saved yet: when the records lock, it is kept inside as a draft."""

    case_id: str
    draft_place: str

    def unsaved(self) -> dict[str, str]:
        """What is typed and not saved, each field as it is kept."""
