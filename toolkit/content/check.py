"""The check of all content: every file read, every rule between files, every fault at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeVar

from toolkit.content.address import Address, load_addresses, reader_of_law
from toolkit.content.catalogue_check import CatalogueCheck
from toolkit.content.checklists import load_checklists
from toolkit.content.country_packs import country_codes, load_country
from toolkit.content.errors import ContentError
from toolkit.content.faults import Fault
from toolkit.content.folders import SOURCE_TAG, Folders
from toolkit.content.forms import form_faults, load_forms, load_identity
from toolkit.content.glossary import load_glossary
from toolkit.content.guidance import duties_of, load_facts, load_guidance, load_reading
from toolkit.content.interface_check import interface_faults
from toolkit.content.languages import load_languages
from toolkit.content.neutral import betrayed, load_neutral
from toolkit.content.person_text_check import sentence_flaws
from toolkit.content.phrases import load_pictograms
from toolkit.content.pictograms import load_drawing
from toolkit.content.po_files import read_po
from toolkit.content.sheets import ADULT, SheetSource, childs_lines, load_sheets
from toolkit.content.sources import later_strings, person_strings
from toolkit.content.standards import load_standards
from toolkit.content.typefaces import listed_typefaces
from toolkit.domain.country import CountryPack
from toolkit.domain.language import Languages
from toolkit.domain.standard import Standard

_T = TypeVar("_T")


class ContentCheck:
    """Collects the faults of everything in resources/ and i18n/."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._found: list[Fault] = []

    def faults(self) -> list[Fault]:
        """All faults, in the order of files and lines; empty where all is well."""
        self._found = []
        languages = self._try(load_languages)
        addresses = self._try(load_addresses)
        faces = self._try(listed_typefaces)
        if languages and faces:
            self._found += _faceless(languages, {script for face, _ in faces for script in face.scripts})
        standards = self._try(load_standards)
        sheets = self._try(load_sheets)
        self._responder()
        english = self._try(lambda folders: dict(person_strings(folders)))
        if standards and sheets:
            self._found += _disagreements(standards, list(sheets.values()))
        self._drawings()
        neutral = self._neutral()
        for code in country_codes(self._folders):
            if pack := self._try(load_country, code):
                self._found += _fact_faults(pack, neutral, languages, addresses or {}, _childs_lines(sheets))
        if english:
            self._found += _english_faults(english, neutral.get(SOURCE_TAG, ()))
        self._found += self._catalogues(languages, english, neutral, addresses)
        if languages and addresses:
            self._found += _unaddressed(languages, addresses)
        self._found += interface_faults(self._folders)
        return sorted(set(self._found), key=lambda fault: (fault.file, fault.line, fault.key))

    def untranslated(self) -> dict[str, dict[str, int]]:
        """Catalogue to form to the number of its texts that still wait for translation: told, and no fault."""
        later = later_strings(self._folders)
        found: dict[str, dict[str, int]] = {}
        for path in sorted((self._folders.root / "i18n").glob("*/LC_MESSAGES/person.po")):
            shown = self._folders.shown(path)
            done = {entry.msgctxt for entry in read_po(path, shown) if entry.msgstr.strip() and not entry.obsolete}
            forms = Counter(form for key, form in later.items() if key not in done)
            if forms:
                found[shown] = dict(forms)
        return found

    def _try(self, load: Callable[..., _T], *words: object) -> _T | None:
        try:
            return load(self._folders, *words)
        except ContentError as error:
            self._found += error.faults
            return None

    def _drawings(self) -> None:
        """Every drawing, and every one that a sheet or a question names."""
        there = {path.stem for path in self._folders.resource("pictograms").glob("*.svg")}
        sheets = self._quietly(load_sheets) or {}
        named = {line.pictogram for sheet in sheets.values() for line in sheet.own_lines()} - {""}
        adult = sheets.get(ADULT)
        captions = self._try(load_pictograms, adult) if adult else None
        facts = self._quietly(load_facts)
        checklists = self._quietly(load_checklists, facts[1]) if facts else None
        named |= {one.picture for each in (checklists or {}).values() for one in each.questions if one.picture}
        for name in sorted(there | named | {one.name for one in captions or ()}):
            self._try(load_drawing, name)

    def _quietly(self, load: Callable[..., _T], *words: object) -> _T | None:
        """What was loaded, where its faults are told already."""
        try:
            return load(self._folders, *words)
        except ContentError:
            return None

    def _responder(self) -> None:
        """What a responder reads: each file on its own, as far as those before it can be read."""
        facts = self._try(load_facts)
        if facts:
            self._try(load_checklists, facts[1])
        standards = self._try(load_standards)
        if standards:
            self._try(load_guidance, duties_of(standards))
        self._try(load_reading)
        forms = self._try(load_forms)
        self._try(load_identity)
        if standards and forms:
            self._found += form_faults(standards, forms)

    def _neutral(self) -> dict[str, tuple[str, ...]]:
        """The words of every language that has a list of them, broken ones told."""
        tags = sorted(path.stem for path in self._folders.resource("neutral").glob("*.toml"))
        return {tag: words for tag in tags if (words := self._try(load_neutral, tag))}

    def _catalogues(
        self,
        languages: Languages | None,
        english: dict[str, str] | None,
        neutral: dict[str, tuple[str, ...]],
        addresses: dict[str, Address] | None,
    ) -> Iterator[Fault]:
        """Every catalogue there is, even where other files are broken: what can be checked of it is."""
        known = {language.tag: language for language in languages.all} if languages else {}
        later = later_strings(self._folders) if english else {}
        for path in sorted((self._folders.root / "i18n").glob("*/LC_MESSAGES/person.po")):
            tag = path.parent.parent.name
            if languages and tag not in known:
                right = "add the language there, or mend the folder's name"
                yield Fault(self._folders.shown(path), 0, "", "known language", f"languages.toml has no «{tag}»", right)
                continue
            if tag not in neutral:
                yield from self._missing_neutral(tag)
            glossary = self._try(load_glossary, tag) or ()
            address = addresses.get(tag) if addresses else None
            check = CatalogueCheck(self._folders, tag, known.get(tag), neutral.get(tag, ()), glossary, address)
            yield from check.faults(english, later)

    def _missing_neutral(self, tag: str) -> Iterator[Fault]:
        file = f"resources/neutral/{tag}.toml"
        if not self._folders.resource(f"neutral/{tag}.toml").exists():
            yield Fault(file, 0, "", "file", "the file is missing", "list the words that would betray the paper")


def _english_faults(english: dict[str, str], never: tuple[str, ...]) -> Iterator[Fault]:
    for key, text in english.items():
        for word in betrayed(text, never):
            wrong, right = f"«{word}» would betray what the paper is about", "say it without this word"
            yield Fault("resources/sheets", 0, key, "neutral", wrong, right)


def _unaddressed(languages: Languages, addresses: dict[str, Address]) -> Iterator[Fault]:
    """Every language that is written has its rule, and every rule its language."""
    file, known = "resources/address.toml", {one.tag for one in languages.all}
    for tag in [one.tag for one in languages.all if one.is_written and one.tag not in addresses]:
        right = "write it there: how an adult and how a child is spoken to"
        yield Fault(file, 0, tag, "address", f"the language «{tag}» is missing", right)
    for tag in addresses:
        if tag not in known:
            yield Fault(
                file, 0, tag, "known language", f"languages.toml has no «{tag}»", "add it there, or mend the tag"
            )


def _childs_lines(sheets: dict[str, SheetSource] | None) -> frozenset[str]:
    return childs_lines(sheets) if sheets else frozenset()


def _fact_faults(
    pack: CountryPack,
    neutral: dict[str, tuple[str, ...]],
    languages: Languages | None,
    addresses: dict[str, Address],
    childs: frozenset[str],
) -> Iterator[Fault]:
    """What the person may read of a country keeps the rules of every text that they read."""
    file = f"resources/countries/{pack.code}.toml"
    known = {one.tag: one for one in languages.all} if languages else {}
    for fact in pack.facts:
        for tag, text in fact.said.items():
            key = f"{fact.topic}.said.{tag}"
            if languages and tag not in known:
                yield Fault(file, 0, key, "known language", f"languages.toml has no «{tag}»", "mend the tag")
            elif tag in known:
                never, reader = neutral.get(tag, ()), reader_of_law(fact.topic, childs)
                for flaw in sentence_flaws(text, fact.text, known[tag], never, addresses.get(tag), reader):
                    yield Fault(file, 0, key, flaw.rule, *flaw.said())


def _faceless(languages: Languages, scripts: set[str]) -> Iterator[Fault]:
    """Each script that a language is written in has a typeface, be it one that has yet to be fetched."""
    for one in languages.all:
        for script in (one.script, *((one.hand.script,) if one.hand else ())):
            if script not in scripts:
                wrong, right = f"no typeface is for {script} ({one.tag})", "name one in resources/faces.toml"
                yield Fault("resources/languages.toml", 0, one.tag, "typeface", wrong, right)


def _disagreements(standards: tuple[Standard, ...], sheets: list[SheetSource]) -> Iterator[Fault]:
    """Each printed right stands on the lines that name its standard, and each line's standards name it back."""
    lines = {f"{sheet.id}/{line.key}": line.standards for sheet in sheets for line in sheet.own_lines()}
    for standard in standards:
        named = standard.printed.lines if standard.printed else ()
        for line in named:
            if standard.number not in lines.get(line, ()):
                yield _unmatched("resources/standards.toml", standard.number, line)
        for line, numbers in lines.items():
            if standard.number in numbers and line not in named:
                yield _unmatched("resources/sheets", standard.number, line)


def _unmatched(file: str, number: int, line: str) -> Fault:
    wrong = f"standard {number} and sheet line «{line}» do not name each other"
    return Fault(file, 0, line, "map", wrong, "name the standard at the line, and the line at the standard")
