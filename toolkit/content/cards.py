"""The question cards that the person answers alone: their questions, and the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from toolkit.content.checklists import load_checklists
from toolkit.content.folders import Folders
from toolkit.content.guidance import load_facts
from toolkit.content.person_texts import PersonTexts
from toolkit.content.reading import Document, unique
from toolkit.domain.checklist import Checklist
from toolkit.domain.guidance import CardWords
from toolkit.domain.language import Language, State

CARDS = "cards"
"""The form that these texts belong to: a language may have them later than the adult's sheet."""


class CardSource:
    """The cards in English; each part is read when it is first asked for, and may raise ContentError."""

    def __init__(self, folders: Folders, checklists: Mapping[str, Checklist] | None = None) -> None:
        self._folders, self._checklists = folders, checklists

    @cached_property
    def words(self) -> dict[str, str]:
        """The words around the questions, by key."""
        document = Document(self._folders.resource("checklists/words.toml"), "resources/checklists/words.toml")
        tables = document.top.tables("phrase")
        words = [(table.text("key"), table.text("text")) for table in tables]
        for table in tables:
            table.no_more()
        unique(tables, [key for key, _ in words], "key")
        document.top.no_more()
        document.finish()
        return dict(words)

    @cached_property
    def questions(self) -> dict[str, str]:
        """Every question as the person reads it, once each, by its card."""
        checklists = self._checklists
        if checklists is None:
            checklists = load_checklists(self._folders, load_facts(self._folders)[1])
        return {one.card: one.person for checklist in checklists.values() for one in checklist.questions if one.person}

    def strings(self) -> Iterator[tuple[str, str]]:
        """Every text with its key, in the order of reading."""
        yield from ((f"card.{key}", text) for key, text in self.words.items())
        yield from ((f"card.{question}", text) for question, text in self.questions.items())

    def in_language(self, language: Language) -> CardWords:
        """The cards in a language that is written. Raises FormNotWrittenError where they are not translated yet."""
        texts = PersonTexts(self._folders, language.tag)
        cards = CardWords(
            language=language,
            words={key: texts.text(f"card.{key}", english) for key, english in self.words.items()},
            questions={key: texts.text(f"card.{key}", english) for key, english in self.questions.items()},
            draft=language.state is State.DRAFT,
        )
        texts.finish(CARDS, language)
        return cards
