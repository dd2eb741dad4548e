"""Parts of which pages with fields are made: a page with a title, a card, a field with its name above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from toolkit.ui.widgets.flow import whole_page
from toolkit.ui.widgets.text import label, surface
from toolkit.ui.widgets.wrapping import WrappingButton


def page_column(page: QWidget, title: str = "", under: str = "") -> QVBoxLayout:
    """Make a widget a page that scrolls, with its title; the column to fill."""
    surface(page, "page")
    column = whole_page(page)
    column.setContentsMargins(44, 28, 36, 24)
    column.setSpacing(12)
    if title:
        column.addWidget(label(title, "title"))
    if under:
        column.addWidget(label(under, "quiet"))
    return column


def page_foot(page: QWidget, act: QPushButton, state: QLabel) -> None:
    """Beneath a page that `page_column` made, always in sight: its one act, and what became of what was typed."""
    bar = QWidget()
    surface(bar, "status")
    row = QHBoxLayout(bar)
    row.setContentsMargins(44, 10, 36, 10)
    row.setSpacing(12)
    row.addWidget(act)
    row.addWidget(state, 1)
    whole = page.layout()
    assert whole is not None  # noqa: S101  (page_column made it)
    whole.addWidget(bar)


def card(title: str = "", text: str = "") -> tuple[QFrame, QVBoxLayout]:
    """A card with its title and a quiet line, and the column to fill."""
    made = QFrame()
    made.setObjectName("card")
    column = QVBoxLayout(made)
    column.setContentsMargins(20, 18, 20, 18)
    column.setSpacing(10)
    if title:
        column.addWidget(label(title, "card"))
    if text:
        column.addWidget(label(text, "quiet"))
    return made, column


def busy_bar() -> QProgressBar:
    """A bar that tells that work is under way, without saying how far; hidden until then."""
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.hide()
    return bar


def narrow_card(width: int) -> tuple[QHBoxLayout, QVBoxLayout]:
    """A card for a few fields, no wider than they are read easily, in a row of its own, and the column to fill. Alone
    in a column its height would be reckoned at the column's width.
    """
    made, column = card()
    made.setMaximumWidth(width)
    row = QHBoxLayout()
    row.addWidget(made, 1)
    row.addStretch()
    return row, column


def named(column: QBoxLayout, name: str, field: QWidget) -> None:
    """Add a field under its name; a click on the name goes to the field."""
    above = label(name, "small")
    above.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(name)
    column.addWidget(above)
    column.addWidget(field)


def choice(options: dict[str, str], chosen: str = "") -> QComboBox:
    """A box of options: value to text."""
    box = QComboBox()
    for value, text in options.items():
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def button(text: str, role: str = "") -> QPushButton:
    """A button of a role of the style sheet: primary, plain, or an ordinary one."""
    made = WrappingButton(text)
    if role:
        made.setProperty("role", role)
    return made


class Tick(QWidget):
    """A tick box whose text takes as many lines as it needs; a click on the text ticks it too."""

    def __init__(self, text: str, on: bool = False) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setChecked(on)
        self.box.setAccessibleName(text)
        self.text = label(text)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(self.box)
        self.text.mouseReleaseEvent = lambda _event: self.box.click()  # type: ignore[method-assign]

    @property
    def on(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()


def row_of(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    """Widgets beside each other, to the side where reading begins."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch()
    return row
