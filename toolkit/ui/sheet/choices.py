"""What is chosen about a sheet on paper: names of forms, papers and copies, and the boxes to choose them in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox

from toolkit.domain.sheet import Copy, Form, Paper
from toolkit.support.i18n import N_

FORMS = {
    Form.FULL: N_("Ordinary print"),
    Form.LARGE: N_("Large print"),
    Form.POCKET: N_("Pocket card"),
    Form.PICTOGRAM: N_("Pictograms"),
    Form.ACCUSED: N_("Accused or held"),
    Form.CHILD: N_("Child"),
    Form.RETURN: N_("Going back"),
    Form.SCRIPT: N_("Interpreter's script"),
    Form.POSTER: N_("Poster"),
    Form.FINDER: N_("All languages, to point to"),
    Form.CARDS: N_("Question cards, to point to"),
    Form.CONTACTS: N_("Whom to call, verified numbers"),
}
PAPERS = {Paper.A4: N_("A4 paper"), Paper.LETTER: N_("Letter paper")}
COPIES = {Copy.PERSON: N_("The person's copy"), Copy.RESPONDER: N_("My copy, with sources")}


def choice_box(name: str, choices: Mapping[str, str], chosen: str = "") -> QComboBox:
    """A box of these choices, value to text; as wide as its panel, whatever the longest of them."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    # The open list shows each choice in full.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for value, text in choices.items():
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
