"""A checklist as steps to go through: what is seen together on one page, each question on its own, marks on theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt

from toolkit.domain.checklist import Checklist, How, Question, Standing
from toolkit.support.i18n import N_
from toolkit.ui.surroundings import Surroundings

MARKS = {Standing.OPEN: "○", Standing.ANSWERED: "●", Standing.NOT_NEEDED: "–", Standing.WAITING: "·"}
TOLD_OF = {
    Standing.OPEN: N_("to ask"), Standing.ANSWERED: N_("answered"), Standing.NOT_NEEDED: N_("not needed"),
    Standing.WAITING: N_("depends on another answer"),
}  # fmt: skip

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the way: a question, or all that is seen or told in one group."""

    title: str
    how: How
    group: str
    questions: tuple[Question, ...]


def steps_of(checklist: Checklist) -> list[Step]:
    """The steps of a checklist, in its order."""
    steps: list[Step] = []
    for group in checklist.groups:
        together: dict[How, list[Question]] = {How.SEE: [], How.TOLD: []}
        asked = []
        for question in checklist.of_group(group.key):
            if question.how is How.ASK:
                asked.append(Step(question.text, How.ASK, group.key, (question,)))
            else:
                together[question.how].append(question)
        seen, told = (
            [Step(group.title, how, group.key, tuple(questions))] if questions else []
            for how, questions in together.items()
        )
        steps += [*seen, *asked, *told]
    return steps


class StepList(QAbstractListModel):
    """The steps as a list with a mark for where each stands."""

    def __init__(self, around: Surroundings, steps: list[Step]) -> None:
        super().__init__()
        self._around, self.steps = around, steps
        self._stand: Mapping[str, Standing] = {}

    def set_standings(self, stand: Mapping[str, Standing]) -> None:
        """Mark each step as it stands now."""
        changed = [row for row, step in enumerate(self.steps) if self.of(step) is not _of(step, stand)]
        self._stand = stand
        for row in changed:
            self.dataChanged.emit(self.index(row), self.index(row))

    def of(self, step: Step) -> Standing:
        """Where a step stands."""
        return _of(step, self._stand)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008  (Qt's name and default)
        """A row a step."""
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A mark and the step's title."""
        step = self.steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{MARKS[self.of(step)]}  {step.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{step.title}, {self._around.words.say(TOLD_OF[self.of(step)])}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return step.title
        if role == Qt.ItemDataRole.SizeHintRole:
            # As wide as the list: what is longer is cut with a mark, and told whole by its tip.
            return QSize(1, self._around.scaled(34))
        return None


def _of(step: Step, stand: Mapping[str, Standing]) -> Standing:
    standings = {stand.get(question.id, Standing.OPEN) for question in step.questions}
    if Standing.ANSWERED in standings:
        return Standing.ANSWERED
    return next(iter(standings)) if len(standings) == 1 else Standing.OPEN
