"""What is odd about the directory's numbers, and which verifications have run out: each with the service to look at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from toolkit.services.directory.numbers import Finding
from toolkit.ui.directory.page import telling_of
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

MOST = 100


class NumbersPage(QWidget):
    """Emits `chosen` with a service's id, and `left`."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, around: Surroundings, findings: list[Finding]) -> None:
        super().__init__()
        self._around, self._telling = around, telling_of(around)
        words = around.words
        told = words.say_many("{count} thing to look at. No number is changed by this.",
                              "{count} things to look at. No number is changed by this.", len(findings))  # fmt: skip
        column = page_column(self, words.say("Check of the numbers"), told)
        self.back = button(words.say("Back to the list"))
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(self.back))
        self.services: list[QPushButton] = []
        for one in findings[:MOST]:
            column.addWidget(self._finding(one))
        if len(findings) > MOST:
            column.addWidget(label(words.say("… and {count} more", count=len(findings) - MOST), "quiet"))
        column.addStretch()

    def _finding(self, one: Finding) -> QWidget:
        words, telling = self._around.words, self._telling
        made, column = card(telling.safe(one.name))
        column.addWidget(label(telling.address(one.value), "number"))
        said = f"{words.translated(one.wrong)}; {words.translated(one.right)}".format(other=telling.address(one.other))
        column.addWidget(label(f"{said[:1].upper()}{said[1:]}.", "quiet"))
        look = button(words.say("Look at it"))
        look.clicked.connect(lambda: self.chosen.emit(one.service_id))
        self.services.append(look)
        column.addLayout(wrapping(look))
        return made
