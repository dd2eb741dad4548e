"""Labels for text of the interface and text of the person: plain text always, in the right faces and direction."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

LEAN = 6
"""Pixels that letters from right to left may lean out of their line where reading begins."""


def label(text: str, role: str = "", wrap: bool = True) -> QLabel:
    """A label of the interface. `role` is one of the style sheet's."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def chip(text: str, kind: str) -> QLabel:
    """A short mark of a page in a coloured field: plain, accent or caution."""
    made = label(text, f"chip-{kind}", wrap=False)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def person_label(text: str, role: str, families: Sequence[str], rtl: bool) -> QLabel:
    """A label in the person's language, set in its faces and its direction."""
    made = label(text, role)
    turn(made, rtl)
    if rtl:
        made.setIndent(LEAN)
    set_families(made, families)
    return made


def turn(widget: QWidget, rtl: bool) -> None:
    """Lay a widget out in the direction of its own language, whatever the window's is."""
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)


def surface(widget: QWidget, name: str) -> None:
    """Give a plain widget a name of the style sheet, and the background that belongs to it."""
    widget.setObjectName(name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def set_families(widget: QWidget, families: Sequence[str]) -> None:
    """Draw a widget's text in these families. A style sheet of its own, since the program's sheet wins over fonts."""
    named = ", ".join(f'"{family}"' for family in families)
    widget.setStyleSheet(f"font-family: {named};")
