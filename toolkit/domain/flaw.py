"""What is wrong with a text that somebody wrote, in words that the window translates."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.support.i18n import Translate


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with a text: the rule, what is wrong, what would be right, to be translated, with {places}."""

    rule: str
    wrong: str
    right: str
    places: dict[str, str] = field(default_factory=dict, hash=False)

    def said(self, translate: Translate = str) -> tuple[str, str]:
        """What is wrong and what would be right."""
        return translate(self.wrong).format(**self.places), translate(self.right).format(**self.places)
