"""All content of the program behind one door; each file is read when it is first asked for, once."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.content.calls import call_text
from toolkit.content.composed import card_text, contacts_text, finder_text, pictogram_text, poster_text, script_text
from toolkit.content.country_packs import NOWHERE, country_codes, load_country
from toolkit.content.folders import Folders
from toolkit.content.languages import load_languages
from toolkit.content.neutral import load_neutral
from toolkit.content.person_texts import PersonTexts
from toolkit.content.phrases import PictogramSource, load_phrases, load_pictograms
from toolkit.content.pictograms import load_drawing
from toolkit.content.sheets import ADULT, SheetSource, SheetTexts, childs_lines, load_sheets, paper_question
from toolkit.content.standards import load_standards
from toolkit.content.typefaces import load_typefaces
from toolkit.domain.contact import Call, Contact
from toolkit.domain.country import CountryPack, Topic
from toolkit.domain.drawing import Drawing
from toolkit.domain.flaw import Flaw
from toolkit.domain.language import Language, Languages
from toolkit.domain.sheet import Form, PaperQuestion, SheetText
from toolkit.domain.standard import Standard
from toolkit.domain.typeface import Typeface

if TYPE_CHECKING:
    from toolkit.content.address import Address
    from toolkit.content.cards import CardSource
    from toolkit.content.responder import ResponderSource
    from toolkit.domain.guidance import CardWords


class ContentLibrary:
    """What lies in resources/ and i18n/, as plain structures. Every question may raise ContentError."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._sheets: dict[tuple[str, str], SheetText] = {}
        self._drawings: dict[str, Drawing] = {}

    @cached_property
    def languages(self) -> Languages:
        """All languages in their order, each in the hands that there is a typeface for."""
        found = load_languages(self._folders)
        scripts = {script for face in self.typefaces for script in face.scripts}
        hands = (one.hand if one.hand and one.hand.script in scripts else None for one in found.all)
        return Languages(tuple(replace(one, hand=hand) for one, hand in zip(found.all, hands, strict=True)))

    @cached_property
    def standards(self) -> tuple[Standard, ...]:
        """All 29 standards."""
        return load_standards(self._folders)

    @cached_property
    def typefaces(self) -> tuple[Typeface, ...]:
        """All typefaces."""
        return load_typefaces(self._folders)

    @cached_property
    def responder(self) -> ResponderSource:
        """What a responder reads."""
        # Loaded when it is first asked for: forms, checklists and guidance take as long to load as a sheet to set.
        from toolkit.content.responder import ResponderSource

        return ResponderSource(self._folders)

    @cached_property
    def _cards(self) -> CardSource:
        from toolkit.content.cards import CardSource

        return CardSource(self._folders, self.responder.checklists)

    def cards(self, language: Language) -> CardWords:
        """The question cards in a language that is written. Raises FormNotWrittenError where they are not yet."""
        return self._cards.in_language(language)

    @cached_property
    def _sources(self) -> dict[str, SheetSource]:
        return load_sheets(self._folders)

    @cached_property
    def _phrases(self) -> dict[str, str]:
        return load_phrases(self._folders).texts

    @cached_property
    def _pictograms(self) -> tuple[PictogramSource, ...]:
        return load_pictograms(self._folders, self._sources[ADULT])

    def sheet(self, language: Language, name: str = ADULT) -> SheetText:
        """A sheet of resources/sheets/, or a text composed of its phrases, in a language that is written.

        Raises FormNotWrittenError where the language has the adult's sheet and not yet this one.
        """
        key = (name, language.tag)
        if key not in self._sheets:
            texts = PersonTexts(self._folders, language.tag)
            made = self._text(name, texts, language)
            texts.finish("" if name == ADULT else name, language)
            self._sheets[key] = made
        return self._sheets[key]

    def call(self, contact: Contact, language: Language) -> Call:
        """A contact as a language says it; its kind for a name that would betray the person.

        Raises FormNotWrittenError.
        """
        texts = PersonTexts(self._folders, language.tag)
        never = tuple(word for tag in dict.fromkeys((language.tag, "en")) for word in self.neutral(tag))
        made = call_text(contact, lambda key: texts.text(f"phrase.{key}", self._phrases[key]), never)
        texts.finish("contacts", language)
        return made

    def drawing(self, name: str) -> Drawing:
        """A pictogram's strokes."""
        if name not in self._drawings:
            self._drawings[name] = load_drawing(self._folders, name)
        return self._drawings[name]

    def neutral(self, tag: str) -> tuple[str, ...]:
        """The word stems that never stand on the person's papers in a language."""
        return load_neutral(self._folders, tag)

    def country(self, code: str | None) -> CountryPack:
        """What its pack says of a country, or of none; what this unit vouches for is LawService's to say. Raises
        UnknownCountryError.
        """
        return load_country(self._folders, code) if code else NOWHERE

    def sentence_flaws(self, text: str, fact: str, topic: Topic, language: Language) -> list[Flaw]:
        """What is wrong with a sentence in which the person is to read a fact of law. Raises ContentError."""
        from toolkit.content.address import reader_of_law
        from toolkit.content.person_text_check import sentence_flaws

        never = tuple(word for tag in dict.fromkeys((language.tag, "en")) for word in self.neutral(tag))
        reader = reader_of_law(topic, childs_lines(self._sources))
        return list(sentence_flaws(text, fact, language, never, self._addresses.get(language.tag), reader))

    @cached_property
    def _addresses(self) -> dict[str, Address]:
        from toolkit.content.address import load_addresses

        return load_addresses(self._folders)

    @cached_property
    def country_codes(self) -> list[str]:
        """The countries that have a pack."""
        return country_codes(self._folders)

    def _text(self, name: str, texts: PersonTexts, language: Language) -> SheetText:
        def phrase(key: str) -> str:
            return texts.text(f"phrase.{key}", self._phrases[key])

        if name in self._sources:
            made = SheetTexts(self._sources, texts, language).text(name, self._phrases["draft"])
            return replace(made, fold=phrase("fold.here")) if name == "pocket" else made
        adult = self.sheet(language)
        if name == Form.CARDS:
            return card_text(adult, self.cards(language), self.responder.checklists["checkpoint"].cards)
        captions = {one.key: one.caption for one in self._pictograms}
        if name == "pictogram":
            return pictogram_text(adult, phrase, self._pictograms, lambda key: texts.text(key, captions[key]))
        composers = {
            "poster": poster_text, "finder": finder_text, "script": script_text, "contacts": contacts_text,
        }  # fmt: skip
        return composers[name](adult, phrase)

    def paper_question(self, language: Language, sheet: str = ADULT) -> PaperQuestion:
        """What is asked before the paper of a sheet, in a language that is written."""
        return paper_question(self._phrases, PersonTexts(self._folders, language.tag), language, sheet)
