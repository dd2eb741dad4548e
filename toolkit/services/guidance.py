"""What a responder reads: checklists, facts in words, duties, short guidance; and the cards that the person reads."""

from __future__ import annotations

from toolkit.content.library import ContentLibrary
from toolkit.domain.guidance import CardWords, ResponderTexts


class GuidanceService:
    """The content for the responder's pages, each read when it is first asked for."""

    def __init__(self, library: ContentLibrary) -> None:
        self._library = library

    def texts(self, staff_tag: str) -> ResponderTexts:
        """All of it in a language of the interface. Raises ContentError."""
        return self._library.responder.texts(staff_tag)

    def cards(self, tag: str) -> CardWords:
        """The question cards in the person's language.

        Raises UnknownLanguageError, WantedLanguageError or ContentError.
        """
        return self._library.cards(self._library.languages.written(tag))
