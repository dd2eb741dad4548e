"""Papers of a case: every form, the losses worksheet, the letters of Standards 16 and 17, the pocket card of a plan,
set as PDF in memory. What goes out is a use of a consent: the caller asks the ledger first and records it after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from toolkit.content.countries import country_names
from toolkit.content.library import ContentLibrary
from toolkit.content.neutral import betrayed
from toolkit.documents.papers.printer import PaperCopy, PaperPrinter
from toolkit.documents.papers.text import PaperText
from toolkit.domain.country import CountryPack
from toolkit.domain.form import PaperKind
from toolkit.domain.form_paper import FormPaper
from toolkit.domain.history import kind_names
from toolkit.domain.language import Language
from toolkit.domain.letters_form import documents_letter, time_letter
from toolkit.domain.losses import Worksheet, account
from toolkit.domain.papers import DocumentsLetter, PaperOrder, PocketCard, SupportLetter, TimeLetter
from toolkit.domain.plan_print import require_printable
from toolkit.domain.sheet import Copy
from toolkit.services.finished_pdf import FinishedPdf
from toolkit.services.form_texts import FormWriter
from toolkit.services.history_paper import HistoryTold, history_text
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
        law: Callable[[str | None], CountryPack],
    ) -> None:
        """`speak`: the interface's words in a language of its own; `law`: what is known of a country, as this unit
        vouches for it.
        """
        self._library, self._printer, self._speak, self._law = library, printer, speak, law

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
        writers = [
            SupportWriter(*self._frame(tag), letter.practice, self._library.responder.texts(tag).forms) for tag in tags
        ]
        return self._set(order, [writer.support(letter) for writer in writers])

    def card(self, order: PaperOrder, card: PocketCard) -> bytes:
        """The pocket card as PDF, to be folded with the text inside; on as many pages as it takes. Its heading is one
        of CARD_HEADINGS. Raises DocumentError.
        """
        heading = card.heading if card.heading in CARD_HEADINGS else CARD_HEADINGS[0]
        return self._printer.card(self._writer(order, order.tag).card(card, heading), order.paper)

    def betraying(self, order: PaperOrder, card: PocketCard) -> list[str]:
        """What the card's own words say that no paper of the person should: to be shown before it is printed."""
        tags = dict.fromkeys(("en", self._frame(order.tag)[1].tag))
        said = "\n".join(line.text for line in card.lines)
        return [word for tag in tags for word in betrayed(said, self._library.neutral(tag))]

    def form(self, order: PaperOrder, paper: FormPaper) -> bytes:
        """A form of a case as PDF: a letter or a worksheet where its file says so, else its fields as they stand.

        Raises PlanStaysError, UnknownCountryError, NoRequestDayError, LossesRefusedError, CalendarError and
        DocumentError.
        """
        order = replace(order, copy=Copy.PERSON if paper.for_person else Copy.RESPONDER, practice=paper.practice)
        return self._pdf(order, lambda writer: self._form_text(writer, order.copy, paper))

    def betraying_form(self, tag: str, paper: FormPaper) -> list[str]:
        """What the answers of a form say that no paper of the person should: to be shown before it is printed."""
        tags = dict.fromkeys(("en", self._frame(tag)[1].tag))
        said = "\n".join(_texts(paper.values))
        return list(dict.fromkeys(word for each in tags for word in betrayed(said, self._library.neutral(each))))

    def _form_text(self, writer: FormWriter, copy: Copy, paper: FormPaper) -> PaperText:
        form = self._library.responder.texts(writer.tag).forms[paper.form]
        if form.paper is PaperKind.DOCUMENTS_LETTER:
            return writer.documents(documents_letter(paper.values, paper.code), copy)
        if form.paper is PaperKind.TIME_LETTER:
            pack = self._law(paper.values.get("country"))
            return writer.time(time_letter(paper.values, paper.code, pack), copy)
        if form.paper is PaperKind.LOSSES:
            return writer.worksheet(form, paper, copy)
        if form.paper is PaperKind.PLAN and paper.for_person:
            require_printable(paper.values)
        return writer.form(form, paper, country_names(writer.tag))

    def _pdf(self, order: PaperOrder, write: Callable[[FormWriter], PaperText]) -> bytes:
        tags = [order.tag, *([order.beside] if order.beside and order.beside != order.tag else [])]
        texts = [write(self._writer(order, tag)) for tag in tags]
        return self._set(order, texts)

    def _set(self, order: PaperOrder, texts: list[PaperText]) -> bytes:
        return self._printer.pdf(PaperCopy(texts[0], texts[1] if len(texts) > 1 else None, order.paper))

    def _writer(self, order: PaperOrder, tag: str) -> FormWriter:
        return FormWriter(*self._frame(tag), order.practice)

    def _frame(self, tag: str) -> tuple[Words, Language]:
        words = self._speak(tag)
        return words, self._library.languages.find(words.tag)


def _texts(value: Any) -> Iterator[str]:
    """Every text in what a form holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
