"""What became of the directory while the records were locked, and the way to vouch for it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPushButton

from toolkit.services.directory.watching import PARTS
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import card
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping


def altered_card(around: Surroundings) -> tuple[QFrame, QPushButton]:
    """The card, and its button by which whoever has the records open says that it was them."""
    say = around.words.say
    what = ", ".join(say(PARTS[part]) for part in around.directory.changed)
    made, column = card()
    told = say("While the records were locked, the directory was changed: {what}. If none of you did that, do not "
               "rely on its numbers: call, or bring in a directory that you trust.", what=what)  # fmt: skip
    column.addWidget(label(told, "caution"))
    if "law" in around.directory.changed:
        law = say("Look at every country whose law is verified here, and take back what none of you verified.")
        column.addWidget(label(law, "caution"))
    vouch = QPushButton(say("That was us"))
    column.addLayout(wrapping(vouch))
    return made, vouch
