"""Papers of a case: the losses worksheet, the letters of Standards 16 and 17, and the pocket card of a safety plan,
set as PDF in memory. What goes out is a use of a consent: the caller asks the ledger first and records it after.
"""

from __future__ import annotations

from collections.abc import Callable

from toolkit.content.library import ContentLibrary
from toolkit.content.neutral import betrayed
from toolkit.documents.papers.printer import PaperCopy, PaperPrinter
from toolkit.documents.papers.text import PaperText
from toolkit.domain.history import kind_names
from toolkit.domain.language import Language
from toolkit.domain.losses import Worksheet, account
from toolkit.domain.papers import DocumentsLetter, PaperOrder, PocketCard, SupportLetter, TimeLetter
from toolkit.services.finished_pdf import FinishedPdf
from toolkit.services.history_paper import HistoryTold, history_text
from toolkit.services.paper_texts import PaperWriter
from toolkit.services.support_text import SupportWriter
from toolkit.support.i18n import N_, Words

CARD_HEADINGS = (N_("Notes"), N_("Addresses"), N_("Shopping"))
"""Headings of a pocket card, which say nothing; the first is the default."""


class PaperService(FinishedPdf):
    """Papers with a frame in the interface's languages."""

    def __init__(
        self,
        library: ContentLibrary,
        printer: PaperPrinter,
        speak: Callable[[str], Words],
    ) -> None:
        """`speak`: the interface's words in a language of its own."""
        self._library, self._printer, self._speak = library, printer, speak

    def losses(self, order: PaperOrder, sheet: Worksheet) -> bytes:
        """The losses worksheet as PDF. Raises LossesRefusedError and DocumentError."""
        worked = account(sheet)
        return self._pdf(order, lambda writer: writer.losses(worked, order.copy))

    def documents_letter(self, order: PaperOrder, letter: DocumentsLetter) -> bytes:
        """The request for documents as PDF. Raises DocumentError."""
        return self._pdf(order, lambda writer: writer.documents(letter, order.copy))

    def time_letter(self, order: PaperOrder, letter: TimeLetter) -> bytes:
        """The letter that asks for time as PDF. Raises CalendarError and DocumentError."""
        return self._pdf(order, lambda writer: writer.time(letter, order.copy))

    def history(self, order: PaperOrder, told: HistoryTold) -> bytes:
        """The history with its head as PDF. Raises DocumentError."""
        words, language = self._frame(order.tag)
        kinds = kind_names(words, self._library.responder.texts(words.tag).forms)
        text = history_text(words, language, kinds, told)
        return self._printer.pdf(PaperCopy(text, None, order.paper))

    def support_letter(self, order: PaperOrder, letter: SupportLetter) -> bytes:
        """The letter of a referral as PDF. Raises DocumentError."""
        tags = [order.tag, *([order.beside] if order.beside and order.beside != order.tag else [])]
        writers = [SupportWriter(*self._frame(tag), self._library.responder.texts(tag).forms) for tag in tags]
        return self._set(order, [writer.support(letter) for writer in writers])

    def card(self, order: PaperOrder, card: PocketCard) -> bytes:
        """The pocket card as PDF, to be folded with the text inside; on as many pages as it takes. Its heading is one
        of CARD_HEADINGS. Raises DocumentError.
        """
        heading = card.heading if card.heading in CARD_HEADINGS else CARD_HEADINGS[0]
        return self._printer.card(PaperWriter(*self._frame(order.tag)).card(card, heading), order.paper)

    def betraying(self, order: PaperOrder, card: PocketCard) -> list[str]:
        """What the card's own words say that no paper of the person should: to be shown before it is printed."""
        tags = dict.fromkeys(("en", self._frame(order.tag)[1].tag))
        said = "\n".join(line.text for line in card.lines)
        return [word for tag in tags for word in betrayed(said, self._library.neutral(tag))]

    def _pdf(self, order: PaperOrder, write: Callable[[PaperWriter], PaperText]) -> bytes:
        tags = [order.tag, *([order.beside] if order.beside and order.beside != order.tag else [])]
        texts = [write(PaperWriter(*self._frame(tag))) for tag in tags]
        return self._set(order, texts)

    def _set(self, order: PaperOrder, texts: list[PaperText]) -> bytes:
        return self._printer.pdf(PaperCopy(texts[0], texts[1] if len(texts) > 1 else None, order.paper))

    def _frame(self, tag: str) -> tuple[Words, Language]:
        words = self._speak(tag)
        return words, self._library.languages.find(words.tag)
