"""Every written language says the terms that the field cares for in one way, and a term said otherwise is told."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.content.errors import ContentError
from toolkit.content.folders import Folders
from toolkit.content.glossary import Term, load_glossary, said_otherwise
from toolkit.content.po_files import read_po
from toolkit.content.sources import person_strings

Spoil = Callable[[str, str, str], list[str]]
FOLDERS = Folders(Path(__file__).resolve().parents[3])
CATALOGUES = FOLDERS.root.glob("i18n/*/LC_MESSAGES/person.po")
WRITTEN = sorted(path.parent.parent.name for path in CATALOGUES)
FIELD = {"lawyer", "interpreter", "police", "doctor"}
"""Whom the person asks for by name: two words for one of them read as two people."""
FEWEST = 12


@pytest.mark.parametrize("tag", WRITTEN)
def test_every_written_language_has_the_terms_of_the_field(tag: str) -> None:
    terms = {term.english for term in load_glossary(FOLDERS, tag)}
    assert terms >= FIELD
    assert len(terms) >= FEWEST


@pytest.mark.parametrize("tag", WRITTEN)
def test_every_term_stands_in_a_text_of_the_catalogue_and_is_said_so_there(tag: str) -> None:
    """A term that no English text has would check nothing; one that no text says so would forbid all of them."""
    path = FOLDERS.catalogue(tag, "person", "po")
    entries = [(entry.msgid, entry.msgstr) for entry in read_po(path, tag)]
    for term in load_glossary(FOLDERS, tag):
        having = [text for source, text in entries if _stands(term, source)]
        assert having, f"no text of the person has «{term.english}»"
        assert not [text for text in having if list(said_otherwise(term.english, text, (term,)))], term.english


def test_every_term_of_the_field_is_english_that_the_person_reads() -> None:
    english = [text for _, text in person_strings(FOLDERS)]
    for word in FIELD:
        assert any(_stands(Term(word, ("x",)), text) for text in english), word


@pytest.mark.parametrize(
    ("tag", "said", "otherwise", "term"),
    [
        ("fr", "demandez à un avocat", "demandez à un juriste", "lawyer"),
        ("de", "Dolmetscher und Anwalt", "Übersetzer und Anwalt", "interpreter"),
        ("ar", "يرجى سؤال محام.", "يرجى سؤال مستشار.", "lawyer"),
        ("uk", "якщо Ви не дали на це згоди", "хіба що Ви не проти", "agree"),
    ],
)
def test_a_term_that_is_said_otherwise_is_told_with_the_way_it_is_said(
    spoil: Spoil, tag: str, said: str, otherwise: str, term: str
) -> None:
    path = f"i18n/{tag}/LC_MESSAGES/person.po"
    faults = [fault for fault in spoil(path, said, otherwise) if fault.startswith(path)]
    assert len(faults) == 1
    assert re.search(rf":\d+: .*glossary.*«{term}» is said otherwise", faults[0]), faults


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('english = "lawyer"', 'english = "interpreter"', r"glossary/fr.toml:\d+: .*«interpreter» stands twice"),
        ('said = ["avocat"]', "said = []", r"glossary/fr.toml:\d+: .*said"),
        ('said = ["avocat"]', 'sayd = ["avocat"]', r"glossary/fr.toml:\d+: .*did you mean «said»"),
        ("[[term]]", "[[term]", r"glossary/fr.toml:?\d*: "),
    ],
)
def test_a_broken_glossary_is_told_where_it_is(spoil: Spoil, old: str, new: str, told: str) -> None:
    faults = spoil("resources/glossary/fr.toml", old, new)
    assert any(re.search(told, fault) for fault in faults), faults


def test_a_language_without_a_glossary_has_no_terms_and_a_broken_one_is_refused(copy: Folders) -> None:
    path = copy.resource("glossary/fr.toml")
    path.write_text('[[term]]\nenglish = "lawyer"\n', "utf-8")
    with pytest.raises(ContentError):
        load_glossary(copy, "fr")
    path.unlink()
    assert load_glossary(copy, "fr") == ()


def test_a_term_is_whole_words_of_the_english_in_one_or_more_and_any_stem_will_do() -> None:
    court = Term("court", ("sąd",))
    assert list(said_otherwise("The court hears it.", "Urząd tego słucha.", (court,))) == [court]
    assert list(said_otherwise("Courts hear it.", "Urzędy tego słuchają.", (court,))) == [court]
    assert not list(said_otherwise("A courtesy.", "Uprzejmość.", (court,)))
    assert not list(said_otherwise("In court.", "W SĄDZIE.", (Term("court", ("trybunał", "sąd")),)))


def _stands(term: Term, source: str) -> bool:
    """Whether the English has the term: then a text that says nothing at all would be told."""
    return bool(list(said_otherwise(source, "", (term,))))
