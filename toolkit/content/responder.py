"""All that a responder reads of the content, in the interface's language: checklists, facts, duties, guidance.

English is the source; translations lie in i18n/<tag>/LC_MESSAGES/guidance.po, a catalogue for each language of the
interface.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from functools import cached_property

from toolkit.content.checklists import load_checklists
from toolkit.content.folders import SOURCE_TAG, Folders
from toolkit.content.forms import load_forms, load_identity
from toolkit.content.guidance import (
    choice_in,
    duties_of,
    duty_in,
    element_in,
    fact_in,
    load_facts,
    load_guidance,
    load_reading,
    note_in,
    standard_titles,
)
from toolkit.content.standards import load_standards
from toolkit.domain.case import Role
from toolkit.domain.checklist import Checklist, Say
from toolkit.domain.facts import ElementWords, FactWords
from toolkit.domain.form import Form
from toolkit.domain.guidance import Duty, Note, ReadingChoice, ResponderTexts
from toolkit.domain.standard import Standard


class ResponderSource:
    """What is written in English; each part is read when it is first asked for, and may raise ContentError."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._spoken: dict[str, ResponderTexts] = {}

    @cached_property
    def standards(self) -> tuple[Standard, ...]:
        """The 29 standards."""
        return load_standards(self._folders)

    @cached_property
    def duties(self) -> dict[str, Duty]:
        """Every duty by its key."""
        return duties_of(self.standards)

    @cached_property
    def facts(self) -> tuple[tuple[ElementWords, ...], dict[str, FactWords]]:
        """The elements and the facts."""
        return load_facts(self._folders)

    @cached_property
    def checklists(self) -> dict[str, Checklist]:
        """Every checklist by its id."""
        return load_checklists(self._folders, self.facts[1])

    @cached_property
    def guidance(self) -> tuple[tuple[Note, ...], dict[Role, tuple[str, ...]]]:
        """The notes, and what each role does first."""
        return load_guidance(self._folders, self.duties)

    @cached_property
    def reading(self) -> tuple[ReadingChoice, ...]:
        """How we read the text."""
        return load_reading(self._folders)

    @cached_property
    def forms(self) -> dict[str, Form]:
        """Every form by its id."""
        return load_forms(self._folders)

    @cached_property
    def identity(self) -> Form:
        """The fields of who the person is."""
        return load_identity(self._folders)

    def texts(self, tag: str) -> ResponderTexts:
        """All of it in a language of the interface. Raises ContentError."""
        if tag not in self._spoken:
            self._spoken[tag] = self._in(tag, _say(self._folders, tag))
        return self._spoken[tag]

    def strings(self) -> Iterator[tuple[str, str]]:
        """Every text with its key, in the order of reading. Raises ContentError."""
        found: dict[str, str] = {}

        def note(key: str, english: str) -> str:
            if english:
                found.setdefault(key, english)
            return english

        self._in(SOURCE_TAG, note)
        return iter(found.items())

    def _in(self, tag: str, say: Say) -> ResponderTexts:
        elements, facts = self.facts
        notes, first = self.guidance
        return ResponderTexts(
            tag=tag,
            elements={one.key: element_in(one, say) for one in elements},
            facts={key: fact_in(one, say) for key, one in facts.items()},
            checklists={key: one.in_words_of(say) for key, one in self.checklists.items()},
            duties={key: duty_in(one, say) for key, one in self.duties.items()},
            first=first,
            roles={one.number: one.roles for one in self.standards},
            notes=tuple(note_in(one, say) for one in notes),
            reading=tuple(choice_in(one, say) for one in self.reading),
            standards={
                one.number: say(key, title)
                for one, (key, title) in zip(self.standards, standard_titles(self.standards), strict=True)
            },
            forms={key: one.in_words_of(say) for key, one in self.forms.items()},
            identity=self.identity.in_words_of(say),
        )


def _say(folders: Folders, tag: str) -> Say:
    path = folders.catalogue(tag, "guidance")
    if tag == SOURCE_TAG or not path.exists():
        return lambda _key, english: english
    with path.open("rb") as file:
        words = gettext.GNUTranslations(file)
    return lambda key, english: words.pgettext(key, english) if english else ""
