"""The words of the letter of a referral: needs and the consent under a neutral heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from toolkit.documents.papers.printer import plain_paragraphs
from toolkit.documents.papers.text import Kind, PaperText, Part
from toolkit.domain.definitions.assessment import Outcome
from toolkit.domain.form import Form
from toolkit.domain.language import Language
from toolkit.domain.papers import SupportLetter
from toolkit.domain.referral import Urgency
from toolkit.domain.writing import listing
from toolkit.services.paper_texts import PaperWriter
from toolkit.services.referrals import TITLE
from toolkit.support.i18n import N_, Words

URGENCY = {
    Urgency.NOW: N_("It is needed today."),
    Urgency.DAYS: N_("It is needed within days."),
    Urgency.LATER: N_("It can wait for some days."),
}
RECORDED = N_("What is recorded fits the definition in the human rights standards of 1999: please protect the person.")
MAY_BE = N_(
    "What is recorded may fit the definition in the human rights standards of 1999: please protect the person now."
)
OUTCOMES = {Outcome.MATCHES: RECORDED, Outcome.MAY_BE: MAY_BE, Outcome.EXPLOITED_AT_HOME: MAY_BE}


class SupportWriter(PaperWriter):
    """Writes the letter in one language of the interface, with the names that its forms give to needs and items."""

    def __init__(self, words: Words, language: Language, practice: bool, forms: Mapping[str, Form]) -> None:
        super().__init__(words, language, practice)
        self._needs = {one.key: one.label for one in forms["needs"].fields}
        self._items = {one.key: one for one in forms["consent"].fields}["items"].options

    def support(self, order: SupportLetter) -> PaperText:
        """The letter: neutral in every copy, for others may see it."""
        parts = [
            *self._head(order.letter, TITLE),
            self._text(N_("A person asks for your help, and has agreed to this letter.")),
            self._text(URGENCY[order.urgency]),
            *self._name(order.name_line),
            *self._asked(order),
            *self._why(order.reason),
            *self._found(order.outcome),
            *self._consent(order),
            self._text(N_("This follows Standard 21 of the human rights standards of 1999. They are not law.")),
            *self._answer(),
        ]
        return self._paper(parts)

    def _name(self, wanted: bool) -> Iterator[Part]:
        if wanted:
            yield Part(Kind.BLANK, self._say(N_("Name, if the person writes it")))

    def _asked(self, order: SupportLetter) -> Iterator[Part]:
        yield Part(Kind.HEADING, self._say(N_("What is asked for")))
        for need, own_words in order.needs:
            yield Part(Kind.STRONG, self._needs.get(need, need))
            yield from (Part(Kind.WRITTEN, one) for words in own_words for one in plain_paragraphs(words))

    def _why(self, reason: str) -> Iterator[Part]:
        if reason.strip():
            yield Part(Kind.HEADING, self._say(N_("Why")))
            yield from self._written(reason)

    def _found(self, outcome: Outcome | None) -> Iterator[Part]:
        if outcome in OUTCOMES:
            yield Part(Kind.HEADING, self._say(N_("What is recorded")))
            yield self._text(OUTCOMES[outcome])

    def _consent(self, order: SupportLetter) -> Iterator[Part]:
        yield Part(Kind.HEADING, self._say(N_("What the person agreed to")))
        items = listing(self._named(order.items), self._language.tag)
        yield Part(Kind.TEXT, self._words.say(N_("You, and nobody else, may be told: {items}."), items=items))
        yield self._text(N_("The person agreed on {day}."), day=order.agreed_on.isoformat())
        if order.until:
            yield self._text(N_("This holds until {day}."), day=order.until.isoformat())
        yield self._text(N_("Ask the person before you tell anybody else, also the family and any authority."))
        yield self._text(N_("The person can take this back at any time. You will then be told: please use it no more."))

    def _named(self, items: Iterable[object]) -> Iterator[str]:
        wanted = {str(item) for item in items}
        return (one.label for one in self._items if one.key in wanted)

    def _answer(self) -> Iterator[Part]:
        yield Part(Kind.HEADING, self._say(N_("Your answer")))
        yield self._text(N_("Please answer to the sender, with the reference above and no name."))
        yield Part(Kind.BLANK, self._say(N_("Yes, from when")))
        yield Part(Kind.BLANK, self._say(N_("No, why")))
        yield Part(Kind.BLANK, self._say(N_("Who answers, and how they are reached")))
        yield Part(Kind.SPACE)
        yield Part(Kind.BLANK, self._say(N_("How to reach the sender")))
