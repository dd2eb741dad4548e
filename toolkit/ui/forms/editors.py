"""What a field is filled with, one editor for each kind; all give their value as it is typed, and take one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from toolkit.domain.form import NOTHING_KNOWN, YES_NO_UNKNOWN, YES_NO_WORDS, Field, FieldKind, Known, new_person_code
from toolkit.domain.form_values import MOST_CODE, MOST_LONG, MOST_TEXT, Problem, cleaned, day_of
from toolkit.domain.losses import Told
from toolkit.domain.losses_form import Line
from toolkit.support.i18n import N_
from toolkit.ui.dates import shown_day
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import Tick, button
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

MOST_LINES = 12
"""So high grows a text before it scrolls."""
MOST_SHOWN = 120
"""So many lines of what was worked out stand on the page."""
MORE_ON_PAPER = N_("{count} more lines of the working are on the paper.")
FEW, SHORT = 4, 24
"""So many choices with texts so short stand beside each other as buttons; others in a box."""


class Editor(QWidget):
    """Emits `edited` when its value changed by hand, `told` with a sentence about what could not be taken."""

    edited = Signal()
    told = Signal(str)

    def value(self) -> Any:
        """What stands in it, as it was typed."""
        raise NotImplementedError

    def put(self, value: Any) -> None:
        """Show a value, or nothing for None; not told as edited."""
        raise NotImplementedError

    def mark(self, wrong: Sequence[Problem]) -> None:
        """Show at its cells what is wrong in them; an editor without cells has nothing to add to its field."""

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return column


class GrowingText(QPlainTextEdit):
    """Plain text that wraps, as high as what stands in it up to twelve lines. Emits `refused` with the length of a
    paste that is too long, and `stripped` when signs that nobody sees were taken out of one.
    """

    refused = Signal(int)
    stripped = Signal()

    def __init__(self, lines: int, most: int) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)
        self._begin_where_reading_begins()
        self._grow()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Follow the direction of the window."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._begin_where_reading_begins()

    def _begin_where_reading_begins(self) -> None:
        # Qt orders the words of Arabic and leaves its lines at the left.
        option = self.document().defaultTextOption()
        option.setAlignment(Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft)
        self.document().setDefaultTextOption(option)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  (Qt's name)
        """Take in plain text without unseen signs; too much of it stays where it was copied from."""
        text = source.text()
        if self.document().characterCount() + len(text) > self._most:
            self.refused.emit(len(text))
            return
        clean = cleaned(text)
        self.insertPlainText(clean)
        if len(clean) < len(text.replace("\r\n", "\n")):
            self.stripped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Return goes to the next field where a line is meant; Escape is the window's."""
        if self._lines == 1 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Count the lines anew."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        needed = int(self.document().size().height())
        lines = min(MOST_LINES, max(self._lines, needed))
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed > MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        # 8 pixels of padding and 2 of frame above and below, and the document's own margin.
        wanted = lines * self.fontMetrics().lineSpacing() + 20 + 2 * int(self.document().documentMargin())
        if wanted != self.height():
            self.setFixedHeight(wanted)


class TextEditor(Editor):
    """One line or many of plain text."""

    def __init__(self, around: Surroundings, one: Field) -> None:
        super().__init__()
        say, long = around.words.say, one.kind is FieldKind.LONG
        most = MOST_LONG if long else MOST_TEXT
        self.text = GrowingText(3 if long else 1, most)
        self.text.setAccessibleName(one.label)
        self._column().addWidget(self.text)
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self.edited)
        self.text.refused.connect(
            lambda count: self.told.emit(
                say(
                    "What you pasted has {count} characters, and a field holds {most}. Nothing changed.",
                    count=count,
                    most=most,
                )
            )
        )
        self.text.stripped.connect(
            lambda: self.told.emit(say("Signs that nobody sees were taken out of what you pasted."))
        )

    def value(self) -> str:
        """The text."""
        return cleaned(self.text.toPlainText())

    def put(self, value: Any) -> None:
        """Show a text."""
        self.text.blockSignals(True)
        self.text.setPlainText(value or "")
        self.text.blockSignals(False)
        self.text._grow()


class ButtonsEditor(Editor):
    """One of a few choices as buttons; a second click takes it back."""

    def __init__(self, options: dict[str, str], name: str) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        for key, text in options.items():
            made = button(text, "value")
            made.setCheckable(True)
            made.setAccessibleName(f"{name}: {text}")
            made.clicked.connect(lambda _=False, chosen=key: self._choose(chosen))
            self.buttons[key] = made
        self._other = ""
        self._column().addLayout(wrapping(*self.buttons.values()))
        self.setFocusProxy(next(iter(self.buttons.values())))

    def value(self) -> str:
        """The choice; empty for none."""
        return next((key for key, made in self.buttons.items() if made.isChecked()), self._other)

    def put(self, value: Any) -> None:
        """Show a choice; one that is not offered any more is kept."""
        self._other = value if value and value not in self.buttons else ""
        for key, made in self.buttons.items():
            made.setChecked(key == value)

    def _choose(self, chosen: str) -> None:
        self._other = ""
        for key, made in self.buttons.items():
            if key != chosen:
                made.setChecked(False)
        self.edited.emit()


class CalmBox(QComboBox):
    """A box that the wheel passes by: scrolling a page changes no answer."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  (Qt's name)
        """Leave it to the page."""
        event.ignore()


class BoxEditor(Editor):
    """One of many choices in a box; nothing at first."""

    def __init__(self, options: dict[str, str], name: str, nothing: str) -> None:
        super().__init__()
        self.box = CalmBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.box.setAccessibleName(name)
        self.box.addItem(nothing, "")
        for key, text in options.items():
            self.box.addItem(text, key)
        self._column().addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self.edited)

    def value(self) -> str:
        """The choice; empty for none."""
        return str(self.box.currentData() or "")

    def put(self, value: Any) -> None:
        """Show a choice; one that is not offered any more is kept."""
        if value and self.box.findData(value) < 0:
            self.box.addItem(str(value), value)
        self.box.setCurrentIndex(max(0, self.box.findData(value or "")))


class TicksEditor(Editor):
    """Several of the choices."""

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__()
        self.ticks = {key: Tick(text) for key, text in options.items()}
        self._others: list[str] = []
        column = self._column()
        column.setSpacing(0)
        for tick in self.ticks.values():
            column.addWidget(tick)
            tick.box.clicked.connect(self.edited)
        self.setFocusProxy(next(iter(self.ticks.values())).box)

    def value(self) -> list[str]:
        """The choices, in their order; one that is not offered any more last."""
        return [key for key, tick in self.ticks.items() if tick.on] + self._others

    def put(self, value: Any) -> None:
        """Show choices."""
        self._others = [key for key in value or () if key not in self.ticks]
        for key, tick in self.ticks.items():
            tick.box.setChecked(key in (value or ()))


class DateEditor(Editor):
    """A day, and whether it is estimated; beneath it the day in words, so that no month is taken for a day."""

    def __init__(self, around: Surroundings, one: Field) -> None:
        super().__init__()
        say = around.words.say
        self._around = around
        self.day = line(one.label, around.scaled(170))
        self.day.setPlaceholderText(say("year-month-day"))
        self.estimated = Tick(say("Estimated"))
        self.estimated.box.setAccessibleName(f"{one.label}: {say('Estimated')}")
        self.estimated.text.setWordWrap(False)
        self.read = label("", "small")
        column = self._column()
        column.addLayout(wrapping(self.day, self.estimated))
        column.addWidget(self.read)
        self.read.hide()
        self.setFocusProxy(self.day)
        self.day.textChanged.connect(self._show)
        self.day.textEdited.connect(self.edited)
        self.estimated.box.clicked.connect(self.edited)

    def value(self) -> dict[str, Any]:
        """The day as it is typed."""
        return {"day": self.day.text(), "estimated": self.estimated.on}

    def put(self, value: Any) -> None:
        """Show a day."""
        self.day.setText(value["day"] if value else "")
        self.estimated.box.setChecked(bool(value and value.get("estimated")))

    def _show(self) -> None:
        day = day_of(self.day.text())
        self.read.setText(shown_day(day, self._around.words.tag))
        self.read.setVisible(bool(day))


class TimesEditor(Editor):
    """From one hour to another."""

    def __init__(self, around: Surroundings, one: Field) -> None:
        super().__init__()
        say = around.words.say
        self.start, self.end = (line(f"{one.label}: {say(text)}", around.scaled(90)) for text in (N_("from"), N_("to")))
        self.start.setPlaceholderText("09:30")
        self.end.setPlaceholderText("17:00")
        small = [label(say(text), "quiet", wrap=False) for text in (N_("from"), N_("to"))]
        self._column().addLayout(wrapping(small[0], self.start, small[1], self.end))
        self.setFocusProxy(self.start)
        for one_line in (self.start, self.end):
            one_line.textEdited.connect(self.edited)

    def value(self) -> dict[str, str]:
        """Both hours as they are typed."""
        return {"from": self.start.text(), "to": self.end.text()}

    def put(self, value: Any) -> None:
        """Show both hours."""
        self.start.setText(value["from"] if value else "")
        self.end.setText(value["to"] if value else "")


class NumberEditor(Editor):
    """A number, or an amount, as it is typed."""

    def __init__(self, around: Surroundings, one: Field) -> None:
        super().__init__()
        self.number = line(one.label, around.scaled(170))
        self._column().addLayout(wrapping(self.number))
        self.setFocusProxy(self.number)
        self.number.textEdited.connect(self.edited)

    def value(self) -> str:
        """The number's signs."""
        return self.number.text()

    def put(self, value: Any) -> None:
        """Show a number."""
        self.number.setText(value or "")


class CodeEditor(Editor):
    """A code that stands for a person: typed, taken from those that stand in the case already, or made up."""

    def __init__(self, around: Surroundings, one: Field, codes: Sequence[str]) -> None:
        super().__init__()
        say = around.words.say
        self.text = line(one.label, around.scaled(200))
        self.text.setMaxLength(MOST_CODE)
        self.make = button(say("Make a code"), "plain")
        self.make.setAccessibleDescription(one.label)
        self.box = CalmBox()
        self.box.setAccessibleName(f"{one.label}: {say('A code of this case')}")
        self.box.addItem(say("A code of this case"), "")
        for code in codes:
            self.box.addItem(f"\u2068{code}\u2069", code)
        row = wrapping(self.text, self.make)
        if codes:
            row.addWidget(self.box)
        self._column().addLayout(row)
        self.setFocusProxy(self.text)
        self.text.textEdited.connect(self.edited)
        self.make.clicked.connect(lambda: self._take(new_person_code()))
        self.box.activated.connect(lambda _: self._take(str(self.box.currentData() or "")))

    def value(self) -> str:
        """The code as it is typed."""
        return self.text.text()

    def put(self, value: Any) -> None:
        """Show a code."""
        self.text.setText(value or "")

    def _take(self, code: str) -> None:
        self.box.setCurrentIndex(0)
        if code:
            self.text.setText(code)
            self.edited.emit()


class ComputedView(Editor):
    """What a rule works out from the other fields: shown, never entered."""

    def __init__(self, around: Surroundings, one: Field) -> None:
        super().__init__()
        self._words = around.words
        self._lines = self._column()
        self.setAccessibleName(one.label)

    def value(self) -> None:
        """Nothing: it is worked out anew each time."""

    def put(self, value: Any) -> None:
        """Nothing is entered."""

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show what was worked out: the labels that are there are used again, so that a letter typed costs little."""
        more = len(lines) - MOST_SHOWN
        if more > 0:
            lines = [*lines[:MOST_SHOWN], Line(Told(MORE_ON_PAPER, {"count": str(more)}))]
        for place, one in enumerate(lines):
            text = self._words.say(
                one.told.text, **{key: f"\u2066{text}\u2069" for key, text in one.told.values.items()}
            )
            made = self._label(place)
            made.setProperty("role", "strong" if one.strong else "small")
            made.setText(text)
            made.style().polish(made)
            made.show()
        for place in range(len(lines), self._lines.count()):
            self._label(place).hide()

    def text(self) -> str:
        """All that is shown."""
        shown = (self._label(place) for place in range(self._lines.count()))
        return "\n".join(one.text() for one in shown if not one.isHidden())

    def _label(self, place: int) -> QLabel:
        item = self._lines.itemAt(place)
        found = item.widget() if item else None
        if isinstance(found, QLabel):
            return found
        made = label("", "small")
        self._lines.addWidget(made)
        return made


def line(name: str, width: int) -> QLineEdit:
    """A short line for a day, an hour, a number."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setMaxLength(60)
    made.setFixedWidth(width)
    return made


def _from_case(around: Surroundings, one: Field, known: Known) -> Editor:
    """Of what the case, or the program, offers: codes of people, consents, countries."""
    if one.kind is FieldKind.PERSON_CODE:
        return CodeEditor(around, one, known.codes)
    nothing = around.words.say("Nothing chosen")
    if one.kind is FieldKind.CONSENT:
        return BoxEditor(dict(known.consents), one.label, nothing)
    return BoxEditor(around.sheets.country_names(around.words.tag), one.label, nothing)


def _options(around: Surroundings, one: Field) -> dict[str, str]:
    if one.kind is FieldKind.YES_NO_UNKNOWN:
        return {key: around.words.say(YES_NO_WORDS[key]) for key in YES_NO_UNKNOWN}
    return {option.key: option.label for option in one.options}


def _one(around: Surroundings, one: Field) -> Editor:
    options = _options(around, one)
    if len(options) <= FEW and all(len(text) <= SHORT for text in options.values()):
        return ButtonsEditor(options, one.label)
    return BoxEditor(options, one.label, around.words.say("Nothing chosen"))


_MAKERS: dict[FieldKind, Callable[[Surroundings, Field], Editor]] = {
    FieldKind.TEXT: TextEditor, FieldKind.LONG: TextEditor, FieldKind.ONE: _one, FieldKind.YES_NO_UNKNOWN: _one,
    FieldKind.MANY: lambda around, one: TicksEditor(_options(around, one)), FieldKind.DATE: DateEditor,
    FieldKind.TIME_RANGE: TimesEditor, FieldKind.NUMBER: NumberEditor, FieldKind.MONEY: NumberEditor,
    FieldKind.COMPUTED: ComputedView,
}  # fmt: skip


_OFFERED = (FieldKind.PERSON_CODE, FieldKind.CONSENT, FieldKind.COUNTRY)


def editor_for(around: Surroundings, one: Field, known: Known = NOTHING_KNOWN) -> Editor:
    """The editor of a field, or of a column of rows. `known`: what the case offers to it."""
    if one.kind is FieldKind.ROWS:
        from toolkit.ui.forms.rows import RowsEditor

        return RowsEditor(around, one, known)
    if one.kind in _OFFERED:
        return _from_case(around, one, known)
    return _MAKERS[one.kind](around, one)
