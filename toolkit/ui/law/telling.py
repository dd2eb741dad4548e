"""How a fact of law is told in the interface's words: whether anybody here vouches for it, and where it is printed."""

from __future__ import annotations

from toolkit.domain.local_law import EMERGENCY, LawLine, LawState
from toolkit.domain.writing import isolated, listing, own_words
from toolkit.support.i18n import N_
from toolkit.ui.dates import shown_day
from toolkit.ui.surroundings import Surroundings

STATES = {
    LawState.UNVERIFIED: N_("Nobody has verified it: the person's sheet says to ask a lawyer."),
    LawState.SHIPPED: N_("Verified in the file that Waymark came with: {who}."),
    LawState.HOLDS: N_("Verified on {day}. It holds until {until}."),
    LawState.CHANGED: N_("The text changed since it was verified on {day}. Verify it again."),
    LawState.LAPSED: N_("Verified on {day}, which held until {until}. Law changes: verify it again."),
    LawState.AHEAD: N_("Verified on {day}, a day that has not come yet: a clock was wrong. Verify it again."),
    LawState.GONE: N_("Verified on {day}, and no longer among the facts: no sheet says it any more."),
}
NUMBER = N_("Nobody here has verified it. Sheets leave a line to write it on by hand.")
SOUND = (LawState.SHIPPED, LawState.HOLDS)


class LawTelling:
    """Sentences about facts of law in the interface's language."""

    def __init__(self, around: Surroundings) -> None:
        self._around, self._words = around, around.words
        self._names = {one.tag: one.name for one in around.sheets.languages.all}

    def state(self, line: LawLine) -> str:
        """Whether anybody vouches for it, and until when."""
        if line.about == EMERGENCY and line.state is LawState.UNVERIFIED:
            return self._words.say(NUMBER)
        day, until = (
            shown_day(one.isoformat() if one else "", self._words.tag) for one in (line.verified_on, line.until)
        )
        return self._words.say(STATES[line.state], day=day, until=until, who=own_words(line.verified))

    def source(self, line: LawLine) -> str:
        """Where it was seen, and when."""
        seen = shown_day(line.seen, self._words.tag)
        return self._words.say("Seen at: {source}, {day}", source=f"\u2066{line.source}\u2069", day=seen)

    def printed(self, line: LawLine) -> str:
        """In which languages sheets say it, and what the others say; empty where nobody vouches for it."""
        if line.state not in SOUND or line.about == EMERGENCY:
            return ""
        if not line.sentences:
            return self._words.say("No sheet says it yet: its sentence is missing in every language.")
        languages = listing(sorted(map(self.language, line.sentences)), self._words.tag)
        told = N_("Sheets say it in: {languages}. In every other language they say to ask a lawyer.")
        return self._words.say(told, languages=languages)

    def language(self, tag: str) -> str:
        """A language's name; its tag where it is not known."""
        return self._words.name_of(self._names[tag]) if tag in self._names else tag

    def own(self, text: str) -> str:
        """What somebody wrote, in its own direction."""
        return own_words(text)

    def number(self, text: str) -> str:
        """A number that keeps its order."""
        return isolated(text)
