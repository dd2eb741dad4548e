"""The words of the papers of a case: a frame in the interface's languages around what was entered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from toolkit.documents.papers.printer import plain_paragraphs
from toolkit.documents.papers.text import Kind, PaperText, Part
from toolkit.domain.amounts import Money, plain
from toolkit.domain.country import Fact
from toolkit.domain.language import Language
from toolkit.domain.losses import UNCOUNTED, Account, Loss, LossKind, PayUnit, PeriodAccount, Told, Totals
from toolkit.domain.papers import CardLine, DocumentsLetter, Letter, PocketCard, TimeLetter
from toolkit.domain.sheet import Copy
from toolkit.domain.stay import asked_until, verified_law
from toolkit.domain.writing import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE
from toolkit.support.i18n import N_, Words

DRAFT = N_("The wording of this paper is a draft. Let a lawyer read it before it is used.")
IN_FULL = N_(
    "This follows Standard {number} of the Human Rights Standards for the Treatment of Trafficked Persons (1999). "
    "They are not law."
)
IN_SHORT = N_(
    "This follows Standard {number} of the human rights standards of 1999 for my situation. They are not law."
)
CLAIM = N_("Unpaid wages and losses should be paid. The law here may differ: ask a lawyer.")

ESTIMATED = N_("A day is estimated.")
PROMISED = {
    PayUnit.HOUR: N_("Pay promised per hour"),
    PayUnit.DAY: N_("Pay promised per day"),
    PayUnit.WEEK: N_("Pay promised per week"),
    PayUnit.MONTH: N_("Pay promised per month"),
    PayUnit.WHOLE: N_("Pay promised for the whole period"),
}
KINDS = {
    LossKind.DEDUCTION: N_("Deductions from pay"),
    LossKind.DEBT_CLAIMED: N_("Debts that the employer claims"),
    LossKind.COST: N_("Costs"),
    LossKind.INJURY: N_("Injuries"),
    LossKind.PROPERTY: N_("Property taken"),
}


class PaperWriter:
    """Writes papers in one language of the interface."""

    INVENTED = N_("Practice: invented")

    def __init__(self, words: Words, language: Language, practice: bool = False) -> None:
        """`practice`: the case is invented, and every page says so."""
        self._words, self._language, self._practice = words, language, practice

    @property
    def tag(self) -> str:
        """The language that is written in."""
        return self._language.tag

    def losses(self, account: Account, copy: Copy) -> PaperText:
        """The losses worksheet with its working."""
        parts = [
            Part(Kind.TITLE, self._say(N_("Work and money"))),
            self._standards(copy, 14) if copy is Copy.RESPONDER else self._text(CLAIM),
            *self._together(account.totals),
            *self._periods(account),
            *self._notices(account),
            *self._losses(account.losses),
            *self._working(account.totals),
        ]
        return self._paper(parts)

    def documents(self, order: DocumentsLetter, copy: Copy) -> PaperText:
        """The letter that asks for documents (Standard 16)."""
        wanted = [paragraph for row in order.wanted for paragraph in plain_paragraphs(row)]
        parts = [
            *self._head(order.letter, N_("Request for copies of papers and information")),
            self._text(N_("I ask for copies of the papers and information that you hold about me.")),
            self._text(N_("I need them to claim what I am owed and what I have lost.")),
            self._standards(copy, 16),
            *self._wanted(wanted),
            self._text(N_("If you hold nothing, or cannot give some of it, please say so in writing, and say why.")),
            self._text(N_("Please do not tell anybody else that I have asked.")),
            *self._by(order.answer_by),
            *self._foot(),
        ]
        return self._paper(parts)

    def time(self, order: TimeLetter, copy: Copy) -> PaperText:
        """The letter that asks for time (Standard 17). Raises CalendarError."""
        parts = [
            *self._head(order.letter, N_("Request for time to decide")),
            self._text(N_("I ask for time to recover and to decide in safety what to do next.")),
            self._text(N_("I ask not to be sent away until then, and for permission to stay and to work.")),
            self._standards(copy, 17),
            *self._months(order.requested_on),
            *self._proceedings(order.proceedings),
            *self._law(verified_law(order.pack)),
            *self._written(order.words),
            self._text(N_("Please confirm in writing that you have this request, and answer it in writing.")),
            *self._foot(),
        ]
        return self._paper(parts)

    def card(self, card: PocketCard, heading: str) -> PaperText:
        """The pocket card of a safety plan: nothing of the frame but a heading that says nothing."""
        parts = [Part(Kind.TITLE, self._say(heading))]
        parts += [part for line in card.lines for part in self._card_line(line)]
        if self._practice:
            parts.append(Part(Kind.SMALL, self._say(self.INVENTED)))
        return PaperText(self._language, tuple(parts), self._say(N_("Fold here, the text inside")))

    def _card_line(self, line: CardLine) -> Iterator[Part]:
        """A line's paragraphs; its numbers stand beside the last of them."""
        numbers = [figure(number) for number in line.numbers if number.strip()]
        if not numbers:
            yield from self._written(line.text)
            return
        *before, last = plain_paragraphs(line.text) or [""]
        yield from (Part(Kind.WRITTEN, paragraph) for paragraph in before)
        yield from (Part(Kind.CALL, "" if place else last, number) for place, number in enumerate(numbers))

    # What papers share

    def _paper(self, parts: Iterable[Part]) -> PaperText:
        marks = [self._say(self.INVENTED)] if self._practice else []
        return PaperText(self._language, tuple(parts), " · ".join([*marks, self._say(DRAFT)]))

    def _invented(self) -> Part:
        return Part(Kind.STRONG, self._say(self.INVENTED))

    def _say(self, text: str, **values: str) -> str:
        """A text of the frame, its places filled with figures: each keeps its own order in any direction."""
        return self._words.say(text, **{key: figure(value) for key, value in values.items()})

    def _text(self, text: str, **values: str) -> Part:
        return Part(Kind.TEXT, self._say(text, **values))

    def _told(self, told: Told) -> Part:
        return Part(Kind.SMALL, self._say(told.text, **told.values))

    def _written(self, text: str) -> Iterator[Part]:
        yield from (Part(Kind.WRITTEN, paragraph) for paragraph in plain_paragraphs(text))

    def _noted(self, text: str) -> Iterator[Part]:
        """What somebody wrote above figures, with air below it."""
        yield from self._written(text)
        yield Part(Kind.SPACE)

    def _standards(self, copy: Copy, number: int) -> Part:
        """What a letter leans on; only the responder's copy says whom those standards are for."""
        return self._text(IN_FULL if copy is Copy.RESPONDER else IN_SHORT, number=str(number))

    def _sum(self, label: str, amount: str) -> Part:
        return Part(Kind.SUM, self._say(label), figure(amount))

    # Worksheet

    def _together(self, totals: Iterable[Totals]) -> Iterator[Part]:
        found = list(totals)
        if found:
            yield Part(Kind.HEADING, self._say(N_("Together")))
        for sums in found:
            yield self._sum(N_("Lost in all"), _amount(sums.lost, sums.currency))
            if sums.uncounted:
                yield self._told(Told(UNCOUNTED, {"count": str(sums.uncounted)}))
                yield Part(Kind.SPACE)
        if len(found) > 1:
            yield Part(Kind.SMALL, self._say(N_("Each currency stands by itself: nothing is converted.")))

    def _periods(self, account: Account) -> Iterator[Part]:
        for number, one in enumerate(account.periods, 1):
            yield Part(Kind.HEADING, self._say(N_("Period of work {number}"), number=str(number)))
            yield from self._noted(one.period.what)
            yield from self._period(one)
        if account.periods:
            yield Part(Kind.SPACE)
            yield self._sum(N_("Hours of work, all periods"), plain(account.hours))

    def _period(self, one: PeriodAccount) -> Iterator[Part]:
        row = one.period
        yield self._sum(N_("First day"), _day(row.begun))
        yield self._sum(N_("Last day"), _day(row.ended))
        if row.estimated:
            yield self._told(Told(ESTIMATED))
        yield self._sum(N_("Hours a day"), _count(row.hours_a_day))
        yield self._sum(N_("Days a week"), _count(row.days_a_week))
        yield self._sum(PROMISED[row.unit], _amount(row.promised, row.currency))
        yield self._sum(N_("Pay received"), _amount(row.received, row.currency))
        yield from (self._told(line) for line in one.working)

    def _notices(self, account: Account) -> Iterator[Part]:
        lines = [self._told(one) for one in account.notices]
        if lines:
            yield Part(Kind.HEADING, self._say(N_("To look at again")))
            yield from lines

    def _losses(self, losses: Iterable[Loss]) -> Iterator[Part]:
        rows = list(losses)
        for kind in LossKind:
            own = [row for row in rows if row.kind is kind]
            if own:
                yield Part(Kind.HEADING, self._say(KINDS[kind]))
            for row in own:
                yield from self._noted(row.what)
                label = figure(_day(row.on)) if row.on else self._say(N_("Amount"))
                yield Part(Kind.SUM, label, figure(_amount(row.amount, row.currency)))
                if row.estimated:
                    yield self._told(Told(ESTIMATED))

    def _working(self, totals: Iterable[Totals]) -> Iterator[Part]:
        for sums in (one for one in totals if one.working):
            heading = self._say(N_("How it was added up: {currency}"), currency=sums.currency)
            yield Part(Kind.HEADING, heading)
            yield from (self._told(line) for line in sums.working)

    # Letters

    def _head(self, letter: Letter, subject: str) -> Iterator[Part]:
        yield from self._line(N_("To whom"), letter.recipient)
        yield from self._line(N_("From whom"), letter.sender)
        place = [letter.place] if letter.place.strip() else []
        if letter.on:
            place.append(figure(letter.on.isoformat()))
        yield from self._line(N_("Place and date"), ", ".join(place))
        if letter.reference.strip():
            yield from self._line(N_("Reference"), letter.reference)
        yield Part(Kind.SPACE)
        yield Part(Kind.SPACE)
        yield Part(Kind.TITLE, self._say(subject))

    def _line(self, label: str, written: str) -> Iterator[Part]:
        """What was entered beside its label; room to write where nothing was."""
        first, *more = plain_paragraphs(written) or [""]
        said = self._say(label)
        yield Part(Kind.FIELD, said, first) if first else Part(Kind.BLANK, said)
        yield from (Part(Kind.FIELD, "", one) for one in more)

    def _wanted(self, wanted: list[str]) -> Iterator[Part]:
        if not wanted:
            yield self._text(N_("I ask for all of it: records, statements, decisions, reports, pay slips, contracts."))
            return
        yield self._text(N_("I ask for these:"))
        yield from (Part(Kind.WRITTEN, one) for one in wanted)

    def _by(self, on: date | None) -> Iterator[Part]:
        if on:
            yield self._text(N_("Please answer by {date}."), date=on.isoformat())

    def _months(self, start: date) -> Iterator[Part]:
        yield self._text(
            N_("These standards ask for six months first, with the right to work, so that a person can decide.")
        )
        values = {"start": start.isoformat(), "end": asked_until(start).isoformat()}
        yield self._text(N_("Six calendar months from the day of this request, {start}, end on {end}."), **values)
        yield self._text(N_("This is what the standards ask. It is not stated here as the law of this country."))

    def _proceedings(self, wanted: bool) -> Iterator[Part]:
        if wanted:
            yield self._text(N_("After that I ask to stay for as long as a case, claim or appeal of mine goes on."))

    def _law(self, facts: Iterable[Fact]) -> Iterator[Part]:
        found = list(facts)
        if not found:
            yield self._text(N_("What the law of this country gives, a lawyer should add here."))
            yield Part(Kind.BLANK, self._say(N_("Law")))
        for fact in found:
            yield self._text(N_("The law here, as it was verified:"))
            yield Part(Kind.WRITTEN, fact.said.get(self._language.tag, fact.text))
            yield Part(Kind.SMALL, figure(f"{fact.source} ({fact.verified})"))

    def _foot(self) -> Iterator[Part]:
        yield Part(Kind.SPACE)
        yield Part(Kind.SPACE)
        yield Part(Kind.BLANK, self._say(N_("Signature")))
        yield Part(Kind.BLANK, self._say(N_("How to reach me safely, or my lawyer")))


NOT_KNOWN = "–"


def _day(on: date | None) -> str:
    return on.isoformat() if on else NOT_KNOWN


def _count(number: Decimal | None) -> str:
    return NOT_KNOWN if number is None else plain(number)


def _amount(amount: Decimal | None, currency: str) -> str:
    return NOT_KNOWN if amount is None else str(Money(amount, currency))


def figure(text: str) -> str:
    """A figure, formula, date or amount that reads from left to right wherever it stands."""
    kept = " ".join(plain_paragraphs(text))
    return f"{LEFT_TO_RIGHT_ISOLATE}{kept}{POP_ISOLATE}" if kept else ""
