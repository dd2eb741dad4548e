"""Before the first question: a routine reason to speak alone, a safe place, who interprets, care first; and then the
person's consent that anything is written down.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from toolkit.domain.answers import Circumstances
from toolkit.domain.case import Before, ConsentToRecord, Given
from toolkit.domain.guidance import CardWords, Note, ResponderTexts
from toolkit.support.i18n import N_
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import Tick, button, card, choice, named, page_column
from toolkit.ui.widgets.text import label, person_label
from toolkit.ui.widgets.wrapping import wrapping

GIVEN = {
    Given.SPOKEN: N_("Spoken"), Given.WRITTEN: N_("In writing"), Given.GESTURE: N_("By a gesture"),
    Given.WITH_GUARDIAN: N_("With the child's appointed guardian"),
}  # fmt: skip
ALONE = N_("The person is alone with me: nobody who came with them is in the room or can hear")
SAFE = N_("It is safe to talk here")
UNDERSTOOD = N_("We understand each other: a language they speak well, or an interpreter who was checked for conflict")

SHORT = (N_("Alone with me"), N_("Safe to talk here"), N_("We understand each other"))


class HowTheyCanSpeak(QWidget):
    """The three ticks on which a "no" depends. Emits `changed`."""

    changed = Signal()

    def __init__(self, around: Surroundings, now: Circumstances, short: bool = False) -> None:
        super().__init__()
        say = around.words.say
        alone, safe, understood = SHORT if short else (ALONE, SAFE, UNDERSTOOD)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.alone, self.safe, self.understood = (
            Tick(say(alone), now.alone), Tick(say(safe), now.safe), Tick(say(understood), now.understood),
        )  # fmt: skip
        for one in (self.alone, self.safe, self.understood):
            column.addWidget(one)
            one.box.toggled.connect(self.changed)
        column.addWidget(label(say("Without all three, a “no” stays “not known”: nobody was free to say it."), "small"))

    @property
    def circumstances(self) -> Circumstances:
        """As they are ticked now."""
        return Circumstances(self.alone.on, self.safe.on, self.understood.on)


class NoteCard(QFrame):
    """Short guidance: a title, a few sentences, the standards behind it."""

    def __init__(self, around: Surroundings, note: Note) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(label(note.title, "strong"))
        column.addWidget(label(note.text))
        if note.standards:
            column.addWidget(label(cited(around, note.standards), "small"))


def cited(around: Surroundings, standards: tuple[int, ...]) -> str:
    """ "Standards 4, 10" in the interface's language."""
    numbers = ", ".join(str(number) for number in standards)
    text = N_("Standards {numbers}") if len(standards) > 1 else N_("Standard {numbers}")
    return around.words.say(text, numbers=numbers)


class BeforePage(QWidget):
    """Emits `agreed` with what was settled and the consent, `refused` when the person says no, `language_chosen` when
    the consent is to be read in another language.
    """

    agreed = Signal(object, object)
    refused = Signal()
    language_chosen = Signal(str)

    def __init__(self, around: Surroundings, texts: ResponderTexts, cards: CardWords) -> None:
        super().__init__()
        self._around, self._texts = around, texts
        say = around.words.say
        column = page_column(
            self, say("Before you start"), say("Tick what holds. Nothing is stored until the person agrees.")
        )
        body: QHBoxLayout | QVBoxLayout = QVBoxLayout() if around.is_large else QHBoxLayout()
        body.setSpacing(20)
        left = QVBoxLayout()
        left.setSpacing(10)
        for note in texts.notes_of("before"):
            left.addWidget(NoteCard(around, note))
        left.addStretch()
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._settled())
        right.addWidget(self._consent())
        right.addStretch()
        body.addLayout(left, 1)
        body.addLayout(right, 1)
        column.addLayout(body)
        column.addStretch()
        self.show_cards(cards)

    def before(self) -> Before:
        """What was settled."""
        return Before(
            self.speak.circumstances, self.interpreter.text().strip(), self.language.currentData(), self.held.on
        )

    def show_cards(self, cards: CardWords) -> None:
        """The consent's words in the person's language, to be read or read aloud."""
        around = self._around
        while item := self._spoken.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        families, language = around.typefaces.families_of(cards.language), cards.language
        for key, role in (("consent.ask", "native"), ("consent.what", ""), ("consent.who", ""), ("consent.court", ""),
                          ("consent.no", "")):  # fmt: skip
            text = around.typefaces.shown(cards.words[key], language)
            self._spoken.addWidget(person_label(text, role, families, language.is_rtl))
        if cards.draft:
            note = around.typefaces.shown(cards.words["draft_note"], language)
            self._spoken.addWidget(person_label(note, "small", families, language.is_rtl))

    def _settled(self) -> QFrame:
        say = self._around.words.say
        made, column = card(say("How the person can speak"))
        self.speak = HowTheyCanSpeak(self._around, Circumstances())
        column.addWidget(self.speak)
        self.interpreter = QLineEdit()
        named(column, say("Interpreter: service or number, no name of the person's circle"), self.interpreter)
        self.held = Tick(say("The person is held, arrested or accused"))
        column.addWidget(self.held)
        self.stop = label(
            say("Stop: a lawyer first. No questions before the lawyer is there. The rights sheet comes now."), "caution"
        )
        self.stop.hide()
        column.addWidget(self.stop)
        for note in self._texts.notes_of("accused"):
            self._add_accused(column, note)
        self.held.box.toggled.connect(self._held)
        return made

    def _add_accused(self, column: QVBoxLayout, note: Note) -> None:
        for text, role in ((note.title, "strong"), (note.text, "small")):
            shown = label(text, role)
            shown.hide()
            self.held.box.toggled.connect(shown.setVisible)
            column.addWidget(shown)

    def _held(self, held: bool) -> None:
        self.stop.setVisible(held)

    def _consent(self) -> QFrame:
        say, around = self._around.words.say, self._around
        made, column = card(
            say("Consent to record"), say("Read it aloud or show it. Write nothing down before the answer.")
        )
        written = [one for one in around.sheets.languages.all if one.is_written]
        names = {one.tag: around.words.name_of(one.name) for one in written}
        self.language: QComboBox = choice(names, around.words.tag)
        named(column, say("The person's language"), self.language)
        self._spoken = QVBoxLayout()
        self._spoken.setSpacing(6)
        column.addLayout(self._spoken)
        self.how = choice({given.value: say(text) for given, text in GIVEN.items()})
        named(column, say("How the person answers"), self.how)
        self.understood = Tick(say("The person understood what they agree to"))
        column.addWidget(self.understood)
        self.yes = button(say("The person agrees: open a case"), "primary")
        self.no = button(say("The person says no"))
        self.yes.setEnabled(False)
        column.addLayout(wrapping(self.yes, self.no))
        for note in self._texts.notes_of("consent"):
            column.addWidget(label(note.title, "strong"))
            column.addWidget(label(note.text, "small"))
        column.addWidget(
            label(say("A no is a complete answer. Guidance, sheets and the directory work without a record."), "small")
        )
        self.understood.box.toggled.connect(self.yes.setEnabled)
        self.language.activated.connect(lambda: self.language_chosen.emit(self.language.currentData()))
        self.yes.clicked.connect(self._agreed)
        self.no.clicked.connect(self.refused)
        return made

    def _agreed(self) -> None:
        consent = ConsentToRecord(Given(self.how.currentData()), self.language.currentData(), self.understood.on)
        self.agreed.emit(self.before(), consent)
