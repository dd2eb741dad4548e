"""The ways between the pages on a country's law. Reading it needs no records, nor does verifying a fact, as a call to a
service needs none; writing one does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.services.law_entered import WrittenFact
from toolkit.ui.law.fact_page import FactPage
from toolkit.ui.law.page import LawAt, LawPage
from toolkit.ui.law.verify_page import VerifyPage
from toolkit.ui.stage import Place, Places, Stage, did


@dataclass(frozen=True, slots=True)
class LineAt:
    """A line of a country, empty for a new fact, and the page that its own page goes back to."""

    at: LawAt
    line: str = ""


class LawFlow:
    """A country's law, a fact being verified, a fact being written."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._code = ""
        self._typed: dict[tuple[str, str], dict[str, str]] = {}

    @property
    def places(self) -> Places:
        """The places law (LawAt), law-verify and law-fact (LineAt)."""
        return {
            "law": Place(self._law, _back, rail="directory"),
            "law-verify": Place(self._verify, _to_law, rail="directory"),
            "law-fact": Place(self._fact, _to_law, records=True, rail="directory"),
        }

    def _law(self, about: object) -> None:
        at = about if isinstance(about, LawAt) else LawAt()
        at = LawAt(at.code or self._code, at.back)
        self._code = at.code
        stage, law = self._stage, self._stage.around.law
        page = LawPage(stage.around, at.code)
        page.left.connect(lambda: stage.go(*at.back))
        page.country_chosen.connect(lambda code: self._choose(code, at))
        page.verify_wanted.connect(lambda line: stage.go("law-verify", LineAt(at, line)))
        page.correct_wanted.connect(lambda line: stage.go("law-fact", LineAt(at, line)))
        page.add_wanted.connect(lambda: stage.go("law-fact", LineAt(at)))
        page.take_back_wanted.connect(lambda line: self._take_back(lambda: law.take_back(at.code, line), at))
        page.remove_wanted.connect(lambda line: self._take_back(lambda: law.remove(at.code, line), at))
        page.vouched.connect(lambda: did(self._stage, stage.around.directory.that_was_us, lambda: stage.go("law", at)))
        stage.show_page(page, "law", at)

    def _choose(self, code: str, at: LawAt) -> None:
        self._code = code
        self._stage.go("law", LawAt(code, at.back))
        if isinstance(self._stage.page, LawPage):
            # Keys walk on through the countries.
            self._stage.page.country.setFocus()

    def _take_back(self, act: Callable[[], object], at: LawAt) -> None:
        if did(self._stage, act, lambda: self._stage.go("law", at)):
            self._stage.say(self._stage.around.words.say("Taken back. What nobody vouches for is not printed."))

    # -- one fact

    def _verify(self, about: LineAt) -> None:
        stage, law, code = self._stage, self._stage.around.law, about.at.code
        line = law.line(code, about.line)
        name, by = (code, line.id), stage.session.user or "responder"
        page = VerifyPage(stage.around, code, line, by, self._typed.get(name) or line.said or {})
        page.left.connect(lambda: self._leave(name, about.at))
        page.edited.connect(lambda said: self._typed.update({name: said}))
        page.unlock_wanted.connect(lambda: stage.go("unlock"))

        def verify(how: str, said: dict[str, str]) -> None:
            if did(self._stage, lambda: law.verify(code, line.id, by, how, said), lambda: self._leave(name, about.at)):
                stage.say(stage.around.words.say("Noted: verified today, for twelve months."))

        page.verified.connect(verify)
        stage.show_page(page, "law-verify", about)
        page.how.editor.setFocus()

    def _leave(self, name: tuple[str, str], at: LawAt) -> None:
        """Go to the country's page; what was typed is done with."""
        self._typed.pop(name, None)
        self._stage.go("law", at)

    def _fact(self, about: LineAt) -> None:
        stage, law, code = self._stage, self._stage.around.law, about.at.code
        line = law.line(code, about.line) if about.line else None
        page = FactPage(stage.around, code, line)
        page.left.connect(lambda: stage.go("law", about.at))

        def keep(written: WrittenFact) -> None:
            instead = line.id if line else ""
            if did(self._stage, lambda: law.write(code, written, instead), lambda: stage.go("law", about.at)):
                stage.say(stage.around.words.say("Kept. Nobody has verified it yet."))

        page.written.connect(keep)
        stage.show_page(page, "law-fact", about)


def _back(about: object) -> tuple[str, object]:
    return about.back if isinstance(about, LawAt) else ("start", None)


def _to_law(about: object) -> tuple[str, object]:
    return "law", about.at if isinstance(about, LineAt) else LawAt()
