"""A country's law as this unit vouches for it: what the pack says, and over it what was verified and written here.

All who print, count or show a country's facts ask here. The day, the digest and the sentences lie in the directory's
public file, so that sheets need no unlocking; who verified a fact and how lies in the vault.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from toolkit.content.library import ContentLibrary
from toolkit.content.person_text_check import hidden_signs
from toolkit.domain.country import CountryPack, Topic
from toolkit.domain.errors import BadInputError, WaymarkError
from toolkit.domain.flaw import Flaw
from toolkit.domain.language import Language
from toolkit.domain.local_law import (
    EMERGENCY,
    LawLine,
    LawState,
    LawVerification,
    OwnFact,
    digest_of_fact,
    find_line,
    laid_over,
    last_day,
    law_lines,
    new_id,
)
from toolkit.services.directory.directory import DirectoryService
from toolkit.services.directory.overlay import LAW
from toolkit.services.law_entered import (
    MOST_HOW,
    MOST_NAME,
    SAID,
    LawFault,
    WrittenFact,
    fact_of,
    fault,
    plain_faults,
    spoken,
    undrawn,
    written_faults,
)
from toolkit.storage.directory.law import LawPart
from toolkit.storage.directory.store import DirectoryStore
from toolkit.storage.errors import StoreError
from toolkit.support.i18n import N_

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class LawWho:
    """Who verified a line and how, from the open vault; empty while it is locked."""

    by: str = ""
    how: str = ""


class LawRefusedError(BadInputError):
    """Something was entered that cannot stand; nothing was changed."""

    def __init__(self, count: int) -> None:
        super().__init__(
            N_("Nothing was kept. What cannot stand: {count}."), N_("Mend it, and keep it then."), count=count
        )


class NotVerifiedHereError(BadInputError):
    """There is nothing to take back."""

    def __init__(self) -> None:
        super().__init__(N_("Nobody here has verified this."), N_("What the program came with is not taken back here."))


class LawService:
    """The law of countries. `pack` and `lines` may be asked from any thread; change it from the directory's own."""

    def __init__(
        self,
        library: ContentLibrary,
        directory: Callable[[], DirectoryService],
        lost: Callable[[str, Language], list[str]],
    ) -> None:
        """`lost`: the characters of a text that no typeface can draw."""
        self._library, self._directory, self._lost = library, directory, lost

    # -- reading

    @property
    def countries(self) -> list[str]:
        """The countries that have a pack, by their ISO 3166 codes."""
        return self._library.country_codes

    def pack(self, code: str | None) -> CountryPack:
        """What is known of a country, or of none, as this unit vouches for it: the one door for all who read it.

        A damaged file never keeps anybody from their sheet: it then says what the pack says. Raises
        UnknownCountryError.
        """
        pack = self._library.country(code)
        with contextlib.suppress(StoreError):
            own, verified = self._here(pack.code)
            if own or verified:
                return laid_over(pack, law_lines(pack, own, verified, self.today))
        return pack

    def lines(self, code: str) -> tuple[LawLine, ...]:
        """Every fact of a country and how it stands. Raises UnknownCountryError or StoreError."""
        pack = self._library.country(code)
        return law_lines(pack, *self._here(pack.code), self.today)

    def line(self, code: str, named: str) -> LawLine:
        """One line, by its id or its topic. Raises UnknownCountryError or UnknownLineError."""
        return find_line(self.lines(code), named)

    def due(self) -> list[tuple[str, LawLine]]:
        """What somebody here vouched for, and does not much longer or no more, by country; the oldest first."""
        nothing: list[str] = []
        codes = self._read(lambda part: part.countries(), nothing)
        there = [code for code in codes if code in self.countries]
        found = [(code, line) for code in there for line in self.lines(code) if line.is_due(self.today)]
        return sorted(found, key=lambda one: (one[1].until or date.min, one[0]))

    def who(self, code: str, line: LawLine) -> LawWho:
        """Who verified a line and how, where the vault is open and was then."""
        if line.kept is None:
            return LawWho()
        name, day = _record(code, line.kept.what), line.kept.verified_on.isoformat()
        bodies = [record.body for record in self._directory().vault.of_kind(LAW) if record.id == name]
        return next((LawWho(body["by"], body["how"]) for body in bodies if body.get("on") == day), LawWho())

    @property
    def today(self) -> date:
        """The day of now, where this machine is."""
        return self._directory().today

    @property
    def is_unlocked(self) -> bool:
        """Whether who verifies and how is kept."""
        return self._directory().is_unlocked

    @property
    def was_changed(self) -> bool:
        """Whether it was changed while the records were locked, and nobody has vouched for that yet."""
        return "law" in self._directory().changed

    # -- verifying

    def faults(self, line: LawLine, by: str, how: str, said: Mapping[str, str]) -> list[LawFault]:
        """Everything that cannot stand in a verification."""
        found = [*plain_faults("by", by, MOST_NAME), *plain_faults("how", how, MOST_HOW)]
        for tag, text in spoken(said).items():
            found += [LawFault(SAID + tag, flaw) for flaw in self._sentence_flaws(line, tag, text)]
        return found

    def verify(self, code: str, named: str, by: str, how: str, said: Mapping[str, str]) -> LawLine:
        """Note that a line is the law today, with the sentences in which the person reads it, by language. The day and
        the sentences are kept with the directory, who and how in the vault when it is open.

        Raises UnknownCountryError, UnknownLineError, LawRefusedError for what `faults` tells, or StoreError.
        """
        code, line = code.upper(), self.line(code, named)
        if line.state is LawState.GONE:
            raise LawRefusedError(1)
        if faults := self.faults(line, by, how, said):
            raise LawRefusedError(len(faults))
        today = self.today
        made = LawVerification(code, line.id, today, last_day(today), line.what, spoken(said))
        with self._changing() as part:
            if line.kept:
                part.forget(code, line.kept.what)
            part.verify(made)
        if line.kept and line.kept.what != line.what:
            self._forget_who(code, line.kept.what)
        told = {"country": code, "line": line.id, "on": today.isoformat(), "by": by.strip(), "how": how.strip()}
        self._directory().vault.put(_record(code, line.what), LAW, told)
        return self.line(code, line.id)

    def take_back(self, code: str, named: str) -> None:
        """Vouch for a line no more: the sheet says "ask a lawyer" again.

        Raises UnknownCountryError, UnknownLineError, NotVerifiedHereError or StoreError.
        """
        code, line = code.upper(), self.line(code, named)
        if line.kept is None:
            raise NotVerifiedHereError()
        with self._changing() as part:
            part.forget(code, line.kept.what)
        self._forget_who(code, line.kept.what)

    # -- writing

    def fact_faults(self, code: str, written: WrittenFact, instead: str = "") -> list[LawFault]:
        """Everything that cannot stand in a fact of the unit's own; `instead`: the line that it corrects."""
        found = written_faults(written, self.today)
        english = self._library.languages.find("en")
        for field, text in (("text", written.text), ("source", written.source)):
            if (lost := self._lost(text, english)) and not hidden_signs(text):
                found.append(LawFault(field, undrawn(lost)))
        if any(line.id != instead and (line.about, line.text) == (written.topic, written.text.strip())
               for line in self.lines(code)):  # fmt: skip
            found.append(fault("text", N_("this fact is there already"), N_("verify that one")))
        return found

    def write(self, code: str, written: WrittenFact, instead: str = "") -> str:
        """Keep a fact that the pack does not have, or one `instead` of a line, until it is taken back; its id. It is
        not verified.

        Raises UnknownCountryError, UnknownLineError, LawRefusedError for what `fact_faults` tells, or StoreError.
        """
        code, line = code.upper(), self.line(code, instead) if instead else None
        if faults := self.fact_faults(code, written, line.id if line else ""):
            raise LawRefusedError(len(faults))
        if line and (line.about == EMERGENCY or line.state is LawState.GONE):
            raise LawRefusedError(1)
        own, _ = self._here(code)
        before = next((one for one in own if line and one.id == line.id), None)
        topic = Topic(written.topic)
        over = before.over if before else line.what if line else b""
        made = OwnFact(code, before.id if before else new_id(topic, own), over, fact_of(written, topic))
        outdated = line.kept if line and line.what != digest_of_fact(made.fact) else None
        with self._changing() as part:
            part.write(made)
            if outdated:
                part.forget(code, outdated.what)
        if outdated:
            self._forget_who(code, outdated.what)
        return made.id

    def remove(self, code: str, named: str) -> None:
        """Take back a fact that was written here, and its verification with it; the pack's own stands again.

        Raises UnknownCountryError, UnknownLineError, NotVerifiedHereError or StoreError.
        """
        code, line = code.upper(), self.line(code, named)
        if not line.own:
            raise NotVerifiedHereError()
        with self._changing() as part:
            part.remove(code, line.id)
            if line.kept:
                part.forget(code, line.kept.what)
        if line.kept:
            self._forget_who(code, line.kept.what)

    # -- inside

    def _sentence_flaws(self, line: LawLine, tag: str, text: str) -> list[Flaw]:
        try:
            language = self._library.languages.written(tag)
        except WaymarkError:
            wrong, right = N_("no sheet is written in the language «{tag}»"), N_("choose another")
            return [Flaw("known language", wrong, right, {"tag": tag[:20]})]
        if line.about == EMERGENCY:
            wrong = N_("the number stands on the sheet by itself")
            return [Flaw("words", wrong, N_("leave the sentence out"))]
        flaws = self._library.sentence_flaws(text, line.text, Topic(line.about), language)
        lost = [] if hidden_signs(text) else self._lost(text, language)
        return [*flaws, undrawn(lost)] if lost else flaws

    def _here(self, code: str) -> tuple[Sequence[OwnFact], Sequence[LawVerification]]:
        nothing: tuple[list[OwnFact], list[LawVerification]] = ([], [])
        return self._read(lambda part: (part.own(code), part.verified(code)), nothing)

    def _read(self, ask: Callable[[LawPart], _T], nothing: _T) -> _T:
        """Through a connection of its own: a sheet is set beside the window. Where nothing was ever kept, no file is
        made.
        """
        path = self._directory().path
        if not path.exists():
            return nothing
        with contextlib.closing(DirectoryStore(path)) as store:
            return ask(LawPart(store))

    @contextlib.contextmanager
    def _changing(self) -> Iterator[LawPart]:
        """All of it or nothing; then whoever watches over the file knows of it."""
        house = self._directory().house
        store = house.change()
        with store.transaction():
            yield LawPart(store)
        house.changed()

    def _forget_who(self, code: str, what: bytes) -> None:
        vault = self._directory().vault
        name = _record(code, what)
        if any(record.id == name for record in vault.of_kind(LAW)):
            vault.erase(name, LAW)


def _record(code: str, what: bytes) -> str:
    return f"law-{code.upper()}-{what.hex()}"
