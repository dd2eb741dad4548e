"""Decisions of the ledger, and what went out by them, in the interface's words."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.domain.consent import Consent, Disclosure, Item, RecipientKind, Standing, Use, UseKind
from toolkit.domain.form import Form
from toolkit.domain.writing import is_right_to_left, listing, own_words
from toolkit.services.consents import FORM
from toolkit.support.i18n import N_
from toolkit.ui.cases.before_page import GIVEN
from toolkit.ui.dates import shown_day, shown_moment
from toolkit.ui.surroundings import Surroundings

STANDS = {
    Standing.HOLDS: N_("Agreed"),
    Standing.REFUSED: N_("The person said no"),
    Standing.WITHDRAWN: N_("Taken back"),
    Standing.LAPSED: N_("Has run out"),
    Standing.NOT_YET: N_("Dated later than today"),
    Standing.NOT_VALID: N_("Not valid"),
    Standing.OVERTAKEN: N_("A later decision counts"),
}
WENT = {UseKind.PRINT: N_("Printed or saved"), UseKind.REFERRAL: N_("Referred"), UseKind.EXPORT: N_("Exported")}


class ConsentTelling:
    """The same names as in the form in which decisions are entered."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self.form: Form = around.guidance.texts(around.words.tag).forms[FORM]
        self._fields = {one.key: one for one in self.form.fields}

    def recipient(self, name: str, kind: RecipientKind) -> str:
        """Whom: the name and what they are."""
        return f"{self.own(name)} · {self._fields['recipient_kind'].option(kind.value)}"

    def items(self, items: Iterable[Item]) -> str:
        """Which items, in the order of the form."""
        wanted = {item.value for item in items}
        told = (one.label for one in self._fields["items"].options if one.key in wanted)
        return listing(told, self._around.words.tag)

    def own(self, text: str) -> str:
        """What somebody wrote, in its own direction on a page of either."""
        return own_words(text) if self._around.words.is_rtl or is_right_to_left(text) else text

    def asked(self, asked: Disclosure) -> str:
        """What is to be told to whom, on two lines."""
        say = self._around.words.say
        to = say("To: {recipient}", recipient=self.recipient(asked.recipient, asked.kind))
        told = say("Told: {items}", items=self.items(asked.items))
        return f"{to}\n{told}"

    def decided(self, row: Consent) -> str:
        """Of a decision: what is covered and for what, how it was given, and until when."""
        say, tag = self._around.words.say, self._around.words.tag
        when = shown_moment(row.given_at.isoformat(), tag)
        if not row.agreed:
            return when
        lines = [
            say("May be told: {items}", items=self.items(row.items)),
            say("For: {purpose}", purpose=self.own(row.purpose)),
            " · ".join((when, say(GIVEN[row.how]), self.own(row.language))),
        ]
        if row.guardian:
            lines.append(
                say(
                    "Guardian: {name}, {court}",
                    name=self.own(row.guardian.name),
                    court=self.own(row.guardian.appointed_by),
                )
            )
        lines.append(self.until(row))
        return "\n".join(lines)

    def until(self, row: Consent) -> str:
        """Its last day, or that none was named."""
        say, tag = self._around.words.say, self._around.words.tag
        if row.withdrawn_at:
            return say("Taken back: {when}", when=shown_moment(row.withdrawn_at.isoformat(), tag))
        if row.until:
            return say("Holds until {day}", day=shown_day(row.until.isoformat(), tag))
        return say("No end was named; the person can take it back at any time.")

    def use(self, use: Use) -> str:
        """What went out, how, when."""
        say, tag = self._around.words.say, self._around.words.tag
        when = shown_moment(use.at.isoformat(), tag)
        return f"{say(use.what)} · {say(WENT[use.kind])} · {when}\n{self.items(use.items)}"
