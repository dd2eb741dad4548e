"""Before the cards: which questions, in which language, and what lets the responder take the screen back; and after
them: what the person replied, in the responder's language, to be saved to a case or closed.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from toolkit.domain.answers import Circumstances
from toolkit.domain.case import Case
from toolkit.domain.guidance import ResponderTexts
from toolkit.support.i18n import N_
from toolkit.ui.cases.before_page import HowTheyCanSpeak, NoteCard
from toolkit.ui.screening.cards import CardTalk, has_cards
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, card, choice, named, page_column
from toolkit.ui.widgets.secret_field import SecretField
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

LEAST_DIGITS = 4
REPLIES = {"yes": N_("Yes"), "no": N_("No"), "skip": N_("Skipped")}


class CardsSetupPage(QWidget):
    """Emits `begin_wanted` with a checklist's id, a language's tag, and the PIN's bytes (empty with a passphrase)."""

    begin_wanted = Signal(str, str, object)
    pin_wrong = Signal()
    left = Signal()

    def __init__(self, around: Surroundings, texts: ResponderTexts, language: str, passphrase: bool) -> None:
        super().__init__()
        self._around, self._passphrase = around, passphrase
        say = around.words.say
        column = page_column(
            self, say("The person answers alone"), say("One question at a time, in their language, with pictures.")
        )
        for note in texts.notes_of("cards"):
            column.addWidget(NoteCard(around, note))
        made, inside = card()
        written = [one for one in around.sheets.languages.all if one.is_written]
        self.language: QComboBox = choice({one.tag: around.words.name_of(one.name) for one in written}, language)
        offered = [one for one in texts.checklists.values() if has_cards(one)]
        self.checklist: QComboBox = choice({one.id: one.title for one in offered})
        named(inside, say("The person's language"), self.language)
        named(inside, say("Questions"), self.checklist)
        self.pin, self.again = (SecretField(around.theme, say(text)) for text in (N_("A PIN"), N_("The PIN again")))
        if passphrase:
            inside.addWidget(label(say("You take the screen back with your passphrase."), "quiet"))
        else:
            inside.addWidget(
                label(
                    say("You take the screen back with this PIN, of at least {digits} digits.", digits=LEAST_DIGITS),
                    "quiet",
                )
            )
            named(inside, say("A PIN"), self.pin)
            named(inside, say("The PIN again"), self.again)
        inside.addWidget(
            label(say("Waymark locks only itself: the rest of the computer is as open as it was."), "small")
        )
        self.begin = button(say("Hand over the screen"), "primary")
        self.back = button(say("Back"), "plain")
        inside.addLayout(wrapping(self.begin, self.back))
        column.addWidget(made)
        column.addStretch()
        self.begin.clicked.connect(self._begin)
        self.back.clicked.connect(self.left)

    def _begin(self) -> None:
        if not self._passphrase and not self.pin.same_as(self.again):
            self.again.clear()
            self.pin_wrong.emit()
            return
        self.again.clear()
        pin = self.pin.take()
        if not self._passphrase and len(pin) < LEAST_DIGITS:
            self.pin_wrong.emit()
            return
        self.begin_wanted.emit(self.checklist.currentData(), self.language.currentData(), pin)


class CardsReviewPage(QWidget):
    """What was replied. Emits `save_wanted` with how the person could speak and a case's id (empty: a new case),
    `discarded` when it is to be forgotten, `unlock_wanted` while the records are locked.
    """

    save_wanted = Signal(object, str)
    discarded = Signal()
    unlock_wanted = Signal()

    def __init__(
        self, around: Surroundings, texts: ResponderTexts, talk: CardTalk, cases: Sequence[Case] | None
    ) -> None:
        """`cases`: those it can be saved to, or None while the records are locked."""
        super().__init__()
        self._around = around
        say = around.words.say
        column = page_column(
            self, say("What the person replied"), say("Kept in memory only, until you save it to a case or close it.")
        )
        language = around.words.name_of(talk.cards.language.name)
        told = (
            say(
                "Answered in {language}, a draft that nobody has checked: take the replies as hints.", language=language
            )
            if (talk.cards.draft)
            else say("Answered in {language}.", language=language)
        )
        column.addWidget(label(told, "caution" if talk.cards.draft else "quiet"))
        made, inside = card()
        for question in texts.checklists[talk.checklist.id].questions:
            if question.id in talk.replies:
                inside.addWidget(label(f"{question.text}\u2002{say(REPLIES[talk.replies[question.id]])}"))
        if not talk.replies:
            inside.addWidget(label(say("No replies. That is all right."), "quiet"))
        column.addWidget(made)
        self.discard = button(say("Close and forget"))
        self.discard.clicked.connect(self.discarded)
        if cases is None:
            self.unlock = button(say("Unlock the records to save it"), "primary")
            self.unlock.clicked.connect(self.unlock_wanted)
            column.addLayout(wrapping(self.unlock, self.discard))
        else:
            self._saving(column, talk, cases)
        column.addStretch()

    def _saving(self, column: QVBoxLayout, talk: CardTalk, cases: Sequence[Case]) -> None:
        say = self._around.words.say
        made, inside = card(say("How the person could speak"))
        self.speak = HowTheyCanSpeak(self._around, Circumstances(), short=True)
        inside.addWidget(self.speak)
        column.addWidget(made)
        self.case: QComboBox = choice({one.id: f"\u2066{one.code}\u2069" for one in cases}, talk.case_id)
        named(inside, say("Case"), self.case)
        self.save = button(say("Save to this case"), "primary")
        self.save.setEnabled(bool(cases) and bool(talk.replies))
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.speak.circumstances, self.case.currentData()))
        inside.addLayout(wrapping(self.save, self.discard))
        if not cases:
            inside.addWidget(
                label(say("There is no case yet: open one first; it begins with the person's consent."), "quiet")
            )
