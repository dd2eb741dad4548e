"""How the window looks: calm paper tones and one deep teal, light and dark, as one style sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by their role."""

    page: str
    card: str
    line: str
    ink: str
    quiet: str
    accent: str
    wash: str
    on_accent: str
    caution: str
    caution_wash: str
    rail: str
    rail_ink: str
    rail_chosen: str


LIGHT = Theme("#F6F4EF", "#FFFFFF", "#E3DFD6", "#1E2A32", "#5F6B73", "#1E6570", "#E2EFEF", "#FFFFFF",
              "#8A5A12", "#FBF0DC", "#17343B", "#D5E0E2", "#1E6570")  # fmt: skip
DARK = Theme("#11191D", "#182429", "#2A3A40", "#E8ECEC", "#9BA9AE", "#6FC3CC", "#1E3A3F", "#0C1417",
             "#E7C37E", "#3A2F1B", "#0C1417", "#9BA9AE", "#1E3A3F")  # fmt: skip

PERSON_TITLE, PERSON_HEADING, PERSON_TEXT = 44, 28, 22
"""Type of what the person reads on the screen, in pixels."""


def palette(theme: Theme) -> QPalette:
    """The same colours for what the style sheet does not reach: dialogs of Qt, spin boxes, tool tips."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, theme.page), (roles.Base, theme.card), (roles.AlternateBase, theme.page),
        (roles.Button, theme.card), (roles.Text, theme.ink), (roles.WindowText, theme.ink),
        (roles.ButtonText, theme.ink), (roles.ToolTipBase, theme.card), (roles.ToolTipText, theme.ink),
        (roles.Highlight, theme.accent), (roles.HighlightedText, theme.on_accent), (roles.PlaceholderText, theme.quiet),
        (roles.Link, theme.accent), (roles.Mid, theme.line), (roles.Dark, theme.line),
    ):  # fmt: skip
        made.setColor(role, QColor(colour))
    return made


def style_sheet(theme: Theme, icons: Path, scale: float) -> str:
    """The style sheet of the whole program; `icons` is the folder of the arrows it names, `scale` what the user
    chose for the size of text.
    """
    values = {name: getattr(theme, name) for name in Theme.__slots__}
    text = _SHEET
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    arrow = icons / f"chevron-{'light' if theme is LIGHT else 'dark'}.svg"
    tick = f"tick-{'light' if theme is LIGHT else 'dark'}.svg"
    text = text.replace("@tick@", (icons / tick).as_posix())
    # What the person reads is large already, and has a zoom of its own.
    text = _STAFF_SIZE.sub(lambda found: f"{found[1]}font-size: {round(int(found[2]) * scale)}px", text)
    return text.replace("@arrow@", arrow.as_posix())


_STAFF_SIZE = re.compile(r'^((?!.*role="person).*?)font-size: (\d+)px', re.MULTILINE)


_SHEET = """
* { font-size: 14px; color: @ink@; }
QMainWindow, QWidget#page, QWidget#person, QScrollArea, QWidget#scrolled { background: @page@; border: none; }
QWidget#rail { background: @rail@; }
QWidget#status { background: @card@; border-top: 1px solid @line@; }
QWidget#status QLabel { font-size: 12px; color: @quiet@; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: 28px; font-weight: 700; }
QLabel[role="card"] { font-size: 18px; font-weight: 700; }
QLabel[role="quiet"] { color: @quiet@; }
QLabel[role="small"] { font-size: 12px; color: @quiet@; }
QLabel[role="brand"] { color: white; font-size: 19px; font-weight: 700; padding: 8px 12px; }
QLabel[role="caution"] { background: @caution_wash@; color: @caution@; border-radius: 8px; padding: 8px 12px; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="headline"] { font-size: 30px; font-weight: 700; }
QLabel[role="question"] { font-size: 22px; font-weight: 700; }
QLabel[role="chip-plain"] { color: @quiet@; padding: 6px 0px; }
QLabel[role="chip-accent"] { background: @wash@; color: @accent@; border-radius: 8px; padding: 6px 12px;
    font-weight: 700; }
QLabel[role="chip-caution"] { background: @caution_wash@; color: @caution@; border-radius: 8px; padding: 6px 12px;
    font-weight: 700; }
QLabel[role="good"] { background: @wash@; color: @ink@; border-radius: 8px; padding: 8px 12px; }
QLabel[role="number"] { font-size: 20px; font-weight: 700; }
QLabel[role="native"] { font-size: 22px; font-weight: 700; }
QLabel[role="person-title"] { font-size: 44px; font-weight: 700; }
QLabel[role="person-heading"] { font-size: 28px; font-weight: 700; }
QLabel[role="person-text"] { font-size: 22px; }
QLabel[role="person-small"] { font-size: 16px; color: @quiet@; }

QPushButton { background: @card@; border: 2px solid @line@; border-radius: 8px; padding: 9px 18px; font-weight: 600; }
QPushButton:hover { border-color: @accent@; }
QPushButton:focus { border-color: @accent@; background: @wash@; }
QPushButton:checked { border-color: @accent@; background: @wash@; }
QPushButton:disabled { color: @quiet@; border-color: @line@; background: @page@; }
QPushButton[role="primary"] { background: @accent@; color: @on_accent@; border-color: @accent@; }
QPushButton[role="primary"]:disabled { color: @quiet@; border-color: @line@; background: @page@; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:focus { border-color: @ink@; background: @accent@; }
QPushButton[role="plain"] { background: transparent; border-color: transparent; color: @accent@; }
QPushButton[role="plain"]:focus { border-color: @accent@; }
QPushButton[role="person"] { font-size: 28px; font-weight: 700; padding: 22px; border-radius: 12px;
    border-color: @accent@; }
QPushButton[role="person"]:focus { border-width: 4px; }
QPushButton[role="rail"] { background: transparent; color: @rail_ink@; border: 2px solid transparent; text-align: left;
    padding: 8px 12px; font-weight: 400; }
QPushButton[role="rail"]:hover { border-color: @rail_chosen@; background: transparent; }
QPushButton[role="rail"]:focus { border-color: @rail_ink@; background: transparent; }
QPushButton[role="rail"]:checked { background: @rail_chosen@; color: white; font-weight: 700; }

QPushButton[role="status"] { font-size: 12px; padding: 4px 12px; }
QPushButton[role="status"]:checked { background: @caution_wash@; color: @caution@; border-color: @caution@; }
QPushButton[role="answer"] { text-align: left; padding: 11px 18px; font-weight: 400; }
QPushButton[role="answer"]:checked { background: @wash@; border-color: @accent@; font-weight: 700; }
QPushButton[role="value"] { padding: 6px 14px; font-weight: 400; }
QPushButton[role="value"]:checked { background: @wash@; border-color: @accent@; font-weight: 700; }

QFrame#card { background: @card@; border: 1px solid @line@; border-radius: 12px; }
QAbstractButton#action, QAbstractButton#tile { background: @card@; border: 2px solid @line@; border-radius: 12px; }

QLineEdit, QComboBox, QPlainTextEdit { background: @card@; border: 2px solid @line@; border-radius: 8px;
    padding: 8px 12px; selection-background-color: @accent@; selection-color: @on_accent@; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus { border-color: @accent@; }
QCheckBox::indicator { width: 18px; height: 18px; border: 2px solid @quiet@; border-radius: 5px; background: @card@; }
QCheckBox::indicator:checked { background: @accent@; border-color: @accent@; image: url("@tick@"); }
QCheckBox::indicator:focus { border-color: @accent@; }
QCheckBox:focus { background: @wash@; border-radius: 5px; }
QTableView, QListView { background: @card@; border: 1px solid @line@; border-radius: 12px; padding: 4px;
    selection-background-color: @wash@; selection-color: @ink@; outline: none; }
QTableView:focus, QListView:focus { border-color: @accent@; }
QTableView::item, QListView::item { padding: 6px 8px; border-bottom: 1px solid @line@; }
QListView::item:selected, QTableView::item:selected { background: @wash@; color: @ink@; }
QTabBar#cases { background: @page@; }
QTabBar#cases::tab { background: @page@; border: 1px solid @line@; border-radius: 8px; padding: 6px 10px;
    margin: 6px 0px 2px 6px; }
QTabBar#cases::tab:selected { background: @wash@; border-color: @accent@; font-weight: 700; }
QTabBar#cases::tab:focus { border-color: @accent@; }
QHeaderView::section { background: @card@; border: none; border-bottom: 1px solid @line@; padding: 8px; font-size: 12px;
    color: @quiet@; }
QSpinBox { min-height: 38px; }
QComboBox::drop-down { border: none; width: 30px; }
QComboBox::down-arrow { image: url("@arrow@"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: @card@; border: 1px solid @line@; selection-background-color: @wash@;
    selection-color: @ink@; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: @line@; border-radius: 4px; min-height: 40px; }
QScrollBar::handle:vertical:hover { background: @quiet@; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; height: 0; }
QProgressBar { background: @line@; border: none; border-radius: 4px; max-height: 8px; }
QProgressBar::chunk { background: @accent@; border-radius: 4px; }
QToolTip { background: @card@; color: @ink@; border: 1px solid @line@; }
"""
