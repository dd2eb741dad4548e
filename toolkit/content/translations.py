"""The work of translators and checkers on a language's catalogue: how far it is, what an import brings, the
sign-off. Nothing here writes: what is to be written comes back as bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.content.address import load_addresses
from toolkit.content.catalogue_check import CatalogueCheck
from toolkit.content.catalogue_state import CHECKED_BY, CHECKED_ON, SIGNATURE, STATE_HEADER, signature
from toolkit.content.errors import ContentError
from toolkit.content.faults import Fault
from toolkit.content.folders import Folders
from toolkit.content.glossary import load_glossary
from toolkit.content.neutral import load_neutral
from toolkit.content.po_files import read_po
from toolkit.content.sources import later_strings, person_strings
from toolkit.domain.errors import WorldRefusedError
from toolkit.domain.language import Language, State
from toolkit.domain.translation import Import, ReviewRow, TranslationStatus
from toolkit.support.i18n import N_

if TYPE_CHECKING:
    import polib


class SignOffRefusedError(WorldRefusedError):
    """A catalogue that cannot be signed as it is."""


@dataclass(frozen=True, slots=True)
class Written:
    """A catalogue as it is to be written: its source and its compiled form."""

    po: bytes
    mo: bytes


class Translations:
    """The catalogues of all languages."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def status(self, language: Language) -> TranslationStatus | None:
        """How far a language is; None where it has no catalogue. Raises ContentError."""
        path = self._folders.catalogue(language.tag, "person", "po")
        if not path.exists():
            return None
        catalogue = self._read(language.tag)
        english, later = dict(person_strings(self._folders)), later_strings(self._folders)
        own = {entry.msgctxt: entry for entry in catalogue if not entry.obsolete and entry.msgstr.strip()}
        done = {key for key, text in english.items() if key in own and own[key].msgid == text}
        head = catalogue.metadata
        return TranslationStatus(
            tag=language.tag,
            name=language.name,
            state=language.state,
            texts=len(english),
            done=len(done),
            stale=sum(1 for key in english if key in own and key not in done),
            waiting=dict(Counter(later.get(key) or "adult" for key in english if key not in done)),
            checked_by=head.get(CHECKED_BY, ""),
            checked_on=head.get(CHECKED_ON, ""),
            changed=bool(head.get(SIGNATURE)) and head[SIGNATURE] != signature(catalogue),
        )

    def rows(self, language: Language) -> list[ReviewRow]:
        """Every text with its translation, numbered in the order of reading; what is missing stands empty."""
        own = {entry.msgctxt: entry for entry in self._read(language.tag) if not entry.obsolete}
        rows = enumerate(person_strings(self._folders), 1)
        return [ReviewRow(number, key, text, own[key].msgstr if key in own else "") for number, (key, text) in rows]

    def imported(self, path: Path, languages: Iterable[Language]) -> tuple[Import, Written]:
        """The catalogue with the translations of a file that a translator sent, and the state set back to draft.

        Texts that the file leaves empty stay as they are. Raises ContentError with every fault of the file: then
        nothing of it may be taken.
        """
        sent = read_po(path, path.name)
        tag = (sent.metadata.get("Language") or "").replace("_", "-")
        language = next((one for one in languages if one.tag.casefold() == tag.casefold()), None)
        if language is None:
            right = "write the language's tag in the header: Language: fr"
            raise ContentError(
                [Fault(path.name, 1, "Language", "known language", f"«{tag}» is not on the list", right)]
            )
        filled = [entry for entry in sent if entry.msgstr.strip() and not entry.obsolete]
        faults = list(self._check(language, path.name).text_faults(filled, dict(person_strings(self._folders))))
        if faults:
            raise ContentError(faults)
        return self._merged(language, filled)

    def signed(self, language: Language, by: str, on: str, state: State) -> Written:
        """The catalogue with a sign-off. Raises ContentError where it has faults, SignOffRefusedError where it was
        not checked before it is to be approved, or by the same person.
        """
        catalogue = self._read(language.tag)
        english, later = dict(person_strings(self._folders)), later_strings(self._folders)
        shown = self._folders.shown(self._folders.catalogue(language.tag, "person", "po"))
        faults = list(self._check(language, shown).faults(english, later))
        if faults:
            raise ContentError(faults)
        self._require_order(catalogue, by, state)
        names = [catalogue.metadata[CHECKED_BY]] if state is State.APPROVED else []
        catalogue.metadata[STATE_HEADER] = state.value
        catalogue.metadata[CHECKED_BY] = "; ".join([*names, by])
        catalogue.metadata[CHECKED_ON] = on
        catalogue.metadata[SIGNATURE] = signature(catalogue)
        return _written(catalogue)

    def _require_order(self, catalogue: polib.POFile, by: str, state: State) -> None:
        head = catalogue.metadata
        if head.get(STATE_HEADER) == State.WANTED.value:
            raise SignOffRefusedError(
                N_("This translation was only begun."), N_("Complete it, and set its state to draft first.")
            )
        sound = head.get(STATE_HEADER) == State.CHECKED.value and head.get(SIGNATURE) == signature(catalogue)
        if state is State.APPROVED and (not sound or head.get(CHECKED_BY) == by):
            raise SignOffRefusedError(
                N_("Only a text that somebody else has checked can be approved."),
                N_("Have another person check it first, and sign that with --state checked."),
            )

    def _merged(self, language: Language, filled: list[polib.POEntry]) -> tuple[Import, Written]:
        catalogue = self._read_or_begin(language.tag)
        own = {entry.msgctxt: entry for entry in catalogue if not entry.obsolete}
        added = changed = 0
        for entry in filled:
            if entry.msgctxt not in own:
                catalogue.append(entry)
                added += 1
                continue
            known = own[entry.msgctxt]
            added += not known.msgstr.strip()
            changed += bool(known.msgstr.strip()) and known.msgstr != entry.msgstr
            known.msgid, known.msgstr = entry.msgid, entry.msgstr
        if added or changed:
            _unsign(catalogue)
            self._advance(catalogue)
        return Import(language.tag, added, changed), _written(catalogue)

    def _advance(self, catalogue: polib.POFile) -> None:
        """A language that was wanted is a draft once everything is there that none can do without."""
        later = later_strings(self._folders)
        done = {(entry.msgctxt, entry.msgid) for entry in catalogue if entry.msgstr.strip() and not entry.obsolete}
        if all(pair in done for pair in person_strings(self._folders) if pair[0] not in later):
            catalogue.metadata[STATE_HEADER] = State.DRAFT.value

    def _read_or_begin(self, tag: str) -> polib.POFile:
        if self._folders.catalogue(tag, "person", "po").exists():
            return self._read(tag)
        import polib

        made = polib.POFile(wrapwidth=0)
        made.metadata = {"Project-Id-Version": "Waymark", "Language": tag, "MIME-Version": "1.0",
                         "Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "8bit",
                         STATE_HEADER: State.WANTED.value}  # fmt: skip
        return made

    def _check(self, language: Language, shown: str) -> CatalogueCheck:
        has_words = self._folders.resource(f"neutral/{language.tag}.toml").exists()
        never = load_neutral(self._folders, language.tag) if has_words else ()
        glossary = load_glossary(self._folders, language.tag)
        address = load_addresses(self._folders).get(language.tag)
        return CatalogueCheck(self._folders, language.tag, language, never, glossary, address, shown)

    def _read(self, tag: str) -> polib.POFile:
        path = self._folders.catalogue(tag, "person", "po")
        return read_po(path, self._folders.shown(path))


def _unsign(catalogue: polib.POFile) -> None:
    if catalogue.metadata.get(STATE_HEADER) != State.WANTED.value:
        catalogue.metadata[STATE_HEADER] = State.DRAFT.value
    for name in (CHECKED_BY, CHECKED_ON, SIGNATURE):
        catalogue.metadata.pop(name, None)


def _written(catalogue: polib.POFile) -> Written:
    text = str(catalogue)
    return Written((text if text.endswith("\n") else f"{text}\n").encode("utf-8"), catalogue.to_binary())
