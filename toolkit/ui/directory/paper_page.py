"""A list for a place and a language, before it goes on paper: exactly the verified rows of what was asked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from toolkit.domain.contact import MOST_LISTED
from toolkit.domain.directory.listing import Listing
from toolkit.domain.directory.query import Query
from toolkit.domain.sheet import Form, Paper, SheetOrder
from toolkit.services.local_contacts import contacts_of
from toolkit.ui.directory.page import telling_of
from toolkit.ui.sheet.choices import PAPERS
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.flow import FlowGrid
from toolkit.ui.widgets.forms import button, card, choice, named, page_column
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping


class PaperListPage(QWidget):
    """Emits `wanted` with the sheet to be looked at and printed, and `left`."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, around: Surroundings, query: Query) -> None:
        super().__init__()
        self._around = around
        # Never as long as a search: a person takes one sheet along, the best and freshest of it.
        found = around.directory.for_list(query, MOST_LISTED)
        self.listed, self._left_out, self._more = found.listed, found.left_out, found.more
        say = around.words.say
        told = say("Only what somebody here verified, while that holds, and only where it is known who answers. "
                   "Confidential places are never on paper.")  # fmt: skip
        column = page_column(self, say("A list to hand over"), told)
        self.back = button(say("Back to the list"))
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(self.back))
        column.addWidget(self._choices(query))
        column.addWidget(self._rows())
        self.print_it = button(say("Look at it, then print or save"), "primary")
        self.print_it.setEnabled(bool(self.listed))
        self.print_it.clicked.connect(self._order)
        column.addLayout(wrapping(self.print_it))
        column.addStretch()

    def _choices(self, query: Query) -> QWidget:
        around, say = self._around, self._around.words.say
        written = [one for one in around.sheets.languages.all if one.is_written]
        names = {one.tag: f"{around.words.name_of(one.name)} · {one.native_name}" for one in written}
        asked = next((tag for tag in query.languages if tag in names), around.words.tag)
        self.language = choice(names, asked)
        self.beside = choice(
            {"": say("No second language")} | names, "" if asked == around.words.tag else around.words.tag
        )
        self.paper = choice({paper.value: say(text) for paper, text in PAPERS.items()}, around.preferences.paper)
        blocks = []
        for name, field in (
            (say("The person's language"), self.language), (say("Beside it"), self.beside), (say("Paper"), self.paper),
        ):  # fmt: skip
            block, inside = card()
            named(inside, name, field)
            field.setMinimumContentsLength(8)
            field.setSizeAdjustPolicy(field.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            blocks.append(block)
        grid = FlowGrid(around.scaled(260), gap=12, most=3)
        grid.show_only(blocks)
        return grid

    def _rows(self) -> QWidget:
        words, telling = self._around.words, telling_of(self._around)
        many = words.say_many("{count} service goes on paper", "{count} services go on paper", len(self.listed))
        made, column = card(many)
        for one in self.listed:
            column.addWidget(label(telling.safe(one.name), "card"))
            column.addWidget(label(f"{telling.numbers(one)}\n{telling.who(one)}", "quiet"))
        if not self.listed:
            told = words.say("Nothing that fits your search is verified. Call, note who answered, and come back.")
            column.addWidget(label(told, "caution"))
        if self._more:
            more = words.say_many("There is {count} more: ask for less at once.",
                                  "There are {count} more: ask for less at once.", self._more)  # fmt: skip
            column.addWidget(label(more, "quiet"))
        if self._left_out:
            left = words.say_many("Left out: {count} row that is not verified, or of whom nobody knows who answers.",
                                  "Left out: {count} rows that are not verified, or of whom nobody knows who answers.",
                                  self._left_out)  # fmt: skip
            column.addWidget(label(left, "caution"))
        return made

    def _order(self) -> None:
        tag, beside = str(self.language.currentData()), str(self.beside.currentData())
        order = SheetOrder(tag, beside if beside and beside != tag else None, Form.CONTACTS,
                           Paper(str(self.paper.currentData())))  # fmt: skip
        self.wanted.emit(replace(order, contacts=contacts_of(self._sorted(tag))))

    def _sorted(self, tag: str) -> list[Listing]:
        """Those that speak the person's language first."""
        return sorted(self.listed, key=lambda one: tag not in one.languages)
