"""An import: chosen, its columns named where it is a people's spreadsheet, seen in full, then done or left."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from toolkit.services.directory.importing import Change, Plan
from toolkit.services.directory.told import Mapping, mapping_fields
from toolkit.ui.background import Task
from toolkit.ui.directory.files import ask_file, ask_folder
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import FlowGrid, scrolled
from toolkit.ui.widgets.text import label, surface

SHOWN = 30
"""Changes and faults of a kind that are listed; of the rest it is told how many there are."""


class StoppedError(Exception):
    """The work was called off; nothing is told of it."""


class _Counter(QObject):
    """Counts what another thread has done."""

    counted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._sum = 0
        self.task: Task | None = None
        self.is_forgotten = False

    def forget(self) -> None:
        """Nobody waits for it any more: it stops at its next step, and nothing is told of it."""
        self.is_forgotten = True

    def step(self, done: int) -> None:
        """More is done. Raises StoppedError when it was called off; called on the other thread."""
        if self.is_forgotten or (self.task is not None and self.task.is_cancelled):
            raise StoppedError
        self._sum += done
        self.counted.emit(self._sum)


@dataclass(frozen=True, slots=True)
class _Told:
    """Tells what came of work, unless it was forgotten or stopped."""

    counter: _Counter
    then: Callable[[Any], None]
    refused: Callable[[Exception], None]

    def done(self, result: Any) -> None:
        """The work is done."""
        if not self.counter.is_forgotten:
            self.then(result)

    def failed(self, error: Exception) -> None:
        """The work failed."""
        if not self.counter.is_forgotten and not isinstance(error, StoppedError):
            self.refused(error)


class ImportPage(QWidget):
    """Emits `left`. What was looked at is forgotten with the page; what was accepted goes on without it."""

    left = Signal()

    def __init__(self, around: Surroundings, imported: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """`imported` and `failed` are told by whatever came of it, whether the page is still there or not."""
        super().__init__()
        self._around, self._imported, self._told = around, imported, failed
        self._looking: _Counter | None = None
        self._path = Path()
        surface(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 28, 36, 20)
        column.setSpacing(8)
        say = around.words.say
        column.addWidget(label(say("Bring a directory in"), "title"))
        told = say("An HSDS folder, zip or JSON, or a spreadsheet. You see every change before anything is written; "
                   "what you verified here stays.")  # fmt: skip
        column.addWidget(label(told, "quiet"))
        column.addWidget(self._buttons())
        self.counted = label("", "small")
        column.addWidget(self.counted)
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(2, 2, 2, 2)
        self._rows.setSpacing(8)
        column.addWidget(scrolled(self._inside), 1)

    def _buttons(self) -> QWidget:
        say = self._around.words.say
        self.choose_file = QPushButton(say("Choose a file…"))
        self.choose_folder = QPushButton(say("Choose a folder…"))
        self.back = QPushButton(say("Back to the list"))
        self.choose_file.clicked.connect(lambda: self._chosen(ask_file(self, self._around)))
        self.choose_folder.clicked.connect(lambda: self._chosen(ask_folder(self, self._around)))
        self.back.clicked.connect(self.left)
        holder = FlowGrid(self._around.scaled(200), gap=8)
        holder.show_only((self.choose_file, self.choose_folder, self.back))
        return holder

    def _chosen(self, path: Path | None) -> None:
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Look at a file or folder beside the window, then show its columns or what it would change."""
        self._path = path
        self._clear()
        aside = self._around.directory.aside

        def look(step: Callable[[int], None]) -> Any:
            directory = aside()
            try:
                return directory.mapping_of(path, step) or directory.plan_file(path, step)
            finally:
                directory.close()

        self._looking = self._run(look, self._looked)

    def _looked(self, found: Mapping | Plan) -> None:
        if isinstance(found, Plan):
            self._show_plan(found)
        else:
            self._ask_columns(found)

    def _ask_columns(self, found: Mapping) -> None:
        say = self._around.words.say
        self._add(label(say("What do the columns mean?"), "card"))
        self._add(label(say("Waymark remembers it for the next file with the same columns."), "quiet"))
        self.columns: dict[str, QComboBox] = {}
        for name, text in mapping_fields().items():
            box = QComboBox()
            box.setAccessibleName(say(text))
            box.addItem(say("– no column –"), "")
            for column in found.header:
                example = found.examples.get(column, "")
                box.addItem(f"{column}  ({example})" if example else column, column)
            box.setCurrentIndex(max(0, box.findData(found.columns.get(name, ""))))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self._add(label(say(text), "small"))
            self._add(box)
            self.columns[name] = box
        self.go_on = self._button(say("Show what it would change"), primary=True)
        self.go_on.clicked.connect(self._with_columns)

    def _with_columns(self) -> None:
        columns = {name: box.currentData() for name, box in self.columns.items() if box.currentData()}
        path, aside = self._path, self._around.directory.aside

        def plan(step: Callable[[int], None]) -> Plan:
            directory = aside()
            try:
                return directory.plan_with_columns(path, columns, step)
            finally:
                directory.close()

        self._clear()
        self._looking = self._run(plan, self._show_plan)

    def _show_plan(self, plan: Plan) -> None:
        self._clear()
        words = self._around.words
        self.plan = plan
        for part in self._plan_parts(plan):
            self._add(part)
        if plan.changes_nothing and not plan.confidential:
            return
        if plan.package.rejected:
            told = words.say_many("Import the rest, without {count} row", "Import the rest, without {count} rows",
                                  plan.package.rejected)  # fmt: skip
            self.accept = self._button(told)
        else:
            self.accept = self._button(words.say("Import all of it"), primary=True)
        self.accept.clicked.connect(lambda: self._apply(plan))
        self._inside.updateGeometry()

    def _plan_parts(self, plan: Plan) -> Iterator[QLabel]:
        words = self._around.words
        signed = words.say("Signed by a key that this unit has pinned.")
        unsigned = words.say("Not signed: nobody vouches for it.")
        yield label(signed if plan.signer else unsigned, "good" if plan.signer else "caution")
        if plan.package.rejected:
            told = words.say_many("{count} row cannot be accepted.", "{count} rows cannot be accepted.",
                                  plan.package.rejected)  # fmt: skip
            yield label(told, "caution")
            yield from self._lines([fault.told(words.translated) for fault in plan.rejected], len(plan.rejected))
        if plan.changes_nothing:
            yield label(words.say("All of it is here already: nothing would change."), "card")
        for text, changes in (
            (words.say("Added: {count}", count=len(plan.added)), plan.added),
            (words.say("Changed: {count}", count=len(plan.changed)), plan.changed),
            (words.say("Removed: {count}", count=len(plan.removed)), plan.removed),
            (words.say("Gone there, kept here since you verified it: {count}", count=len(plan.kept)), plan.kept),
            (words.say("Yours, kept as it is: {count}", count=len(plan.own)), plan.own),
            (words.say("Changed though verified here, to be called again: {count}", count=len(plan.touched_verified)),
             plan.touched_verified),
        ):  # fmt: skip
            if changes:
                yield label(text, "card")
                yield from self._lines([_line(change) for change in itertools.islice(changes, SHOWN)], len(changes))
        if plan.warnings:
            yield label(words.say("Kept, but odd: {count}", count=len(plan.warnings)), "card")
            yield from self._lines([fault.told(words.translated) for fault in plan.warnings], len(plan.warnings))

    def _lines(self, lines: list[str], count: int) -> Iterator[QLabel]:
        for line in lines[:SHOWN]:
            yield label(line, "small")
        if count > SHOWN:
            yield label(self._around.words.say("… and {count} more", count=count - SHOWN), "small")

    def _apply(self, plan: Plan) -> None:
        aside = self._around.directory.aside

        def apply(step: Callable[[int], None]) -> None:
            directory = aside()
            try:
                directory.apply(plan, accept_rest=True, step=step)
            finally:
                directory.close()

        self.accept.setEnabled(False)
        directory, imported = self._around.directory, self._imported

        def applied(_nothing: object) -> None:
            directory.close()
            imported()

        self._looking = None
        self._run(apply, applied)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  (Qt's name)
        """Nobody waits any more for what was being looked at."""
        super().hideEvent(event)
        if self._looking is not None:
            self._looking.forget()

    def _run(self, work: Callable[[Callable[[int], None]], Any], done: Callable[[Any], None]) -> _Counter:
        counter = _Counter()
        counter.counted.connect(self._count)
        told = _Told(counter, done, self._told)
        counter.task = self._around.background.run(lambda: work(counter.step), told.done, told.failed)
        return counter

    def _count(self, done: int) -> None:
        self.counted.setText(self._around.words.say("{count} rows", count=f"{done:,}"))

    def _button(self, text: str, primary: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "primary" if primary else "")
        self._add(button)
        return button

    def _add(self, part: QWidget) -> None:
        self._rows.addWidget(part)

    def _clear(self) -> None:
        self.counted.setText("")
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()


def _line(change: Change) -> str:
    what = f": {'; '.join(change.what[:4])}" if change.what else ""
    return f"{change.table} · {change.name}{what}"
