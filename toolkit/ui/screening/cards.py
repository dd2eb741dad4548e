"""The answers that a person gives alone on cards: kept in memory until they are saved to a case or closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from toolkit.domain.answers import Circumstances, GivenAnswer
from toolkit.domain.checklist import Checklist, How, Question, Standing, standings
from toolkit.domain.definitions.facts import Reason, Value
from toolkit.domain.guidance import CardWords
from toolkit.services.screening import answer_to, unanswered

SKIPPED = "skip"


@dataclass(slots=True)
class CardTalk:
    """One person's way through the cards of a checklist. `replies`: by question, "yes", "no" or "skip"."""

    checklist: Checklist
    cards: CardWords
    case_id: str = ""
    replies: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> Mapping[str, str]:
        """The words around its questions."""
        return self.cards.around(self.checklist.id)

    def next(self) -> Question | None:
        """The next card: one that is not answered, and not settled by what was."""
        stand = standings(self.checklist, self._answered(), self._values())
        waiting = [one for one in self.checklist.cards if one.id not in self.replies]
        return next((one for one in waiting if stand[one.id] is Standing.OPEN), None)

    def reply(self, question: Question, reply: str) -> None:
        """Keep a reply."""
        self.replies[question.id] = reply

    def answers(self, circumstances: Circumstances, screening: str) -> list[GivenAnswer]:
        """The replies as answers of a case; those given in a draft language say so."""
        draft = self.cards.language.tag if self.cards.draft else ""
        return [replace(self._answer(one, circumstances, screening), draft_language=draft) for one in self._replied()]

    def _replied(self) -> list[Question]:
        return [one for one in self.checklist.questions if one.id in self.replies]

    def _answer(self, question: Question, circumstances: Circumstances, screening: str) -> GivenAnswer:
        choice = question.on_card(self.replies[question.id])
        if choice is None:
            return unanswered(question, Reason.PREFERS_NOT_TO_SAY, screening)
        return answer_to(question, (choice.key,), circumstances, screening)

    def _answered(self) -> dict[str, set[str]]:
        chosen = {one.id: one.on_card(self.replies[one.id]) for one in self._replied()}
        return {key: {choice.key} if choice else set() for key, choice in chosen.items()}

    def _values(self) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for question in self._replied():
            choice = question.on_card(self.replies[question.id])
            for fact, value in choice.facts if choice else ():
                found[fact] = max(value, found.get(fact, Value.NO))
        return found


def has_cards(checklist: Checklist) -> bool:
    """Whether a person can answer anything of it alone."""
    return any(one.how is How.ASK for one in checklist.cards)
