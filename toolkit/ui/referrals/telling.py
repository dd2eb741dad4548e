"""Referrals in the interface's words."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.domain.form import Form
from toolkit.domain.referral import Referral, State, Step
from toolkit.domain.writing import listing
from toolkit.services.referrals import FORM
from toolkit.ui.consents.telling import ConsentTelling
from toolkit.ui.dates import shown_day
from toolkit.ui.surroundings import Surroundings


class ReferralTelling:
    """The same names as in the form in which referrals are entered."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self.consents = ConsentTelling(around)
        self.form: Form = around.guidance.texts(around.words.tag).forms[FORM]
        self._fields = {one.key: one for one in self.form.fields}

    @property
    def needs(self) -> dict[str, str]:
        """Every need that can be referred, by its key."""
        return {one.key: one.label for one in self._fields["needs_referred"].options}

    def whom(self, one: Referral) -> str:
        """The service and what it is."""
        return self.consents.recipient(one.service, one.kind)

    def state(self, state: State) -> str:
        """How it stands."""
        return self._fields["state"].option(state.value)

    def wanted(self, needs: Iterable[str]) -> str:
        """Which needs, in the order of the form."""
        chosen = set(needs)
        return listing((label for key, label in self.needs.items() if key in chosen), self._around.words.tag)

    def told(self, one: Referral) -> str:
        """What is asked, how urgently, and why."""
        lines = [
            f"{self.wanted(one.needs)} · {self._fields['urgency'].option(one.urgency.value)}",
            self.consents.own(one.reason),
        ]
        return "\n".join(line for line in lines if line)

    def ask_again(self, one: Referral) -> str:
        """The day to ask again; empty where nothing is waited for."""
        say, day = self._around.words.say, one.ask_again_on
        return say("Ask again on {day}", day=shown_day(day.isoformat(), self._around.words.tag)) if day else ""

    def step(self, step: Step) -> str:
        """How it went on, with all that was noted."""
        say, tag = self._around.words.say, self._around.words.tag
        first = [self.state(step.state), shown_day(step.on.isoformat(), tag)]
        if step.how:
            first.append(self._fields["how_sent"].option(step.how))
        lines = [" · ".join(first)]
        for key, text in (("received_by", step.received_by), ("why", step.why), ("note_back", step.note_back)):
            if text:
                lines.append(f"{self._fields[key].label}: {self.consents.own(text)}")
        if step.ask_again:
            lines.append(say("Ask again on {day}", day=shown_day(step.ask_again.isoformat(), tag)))
        return "\n".join(lines)
