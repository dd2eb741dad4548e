"""A child is spoken to in one way on everything made for a child, an adult in one way, and a text of both to nobody."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.app.bootstrap import Program
from toolkit.content.address import Address, Reader, Way, load_addresses, reader_of
from toolkit.content.errors import ContentError
from toolkit.content.folders import Folders
from toolkit.content.po_files import read_po
from toolkit.content.sources import person_strings
from toolkit.domain.contact import Answers, Contact, Reports
from toolkit.domain.sheet import Form, SheetOrder
from toolkit.services.sheet_copies import CopyMaker

Spoil = Callable[[str, str, str], list[str]]
FOLDERS = Folders(Path(__file__).resolve().parents[3])
ADDRESSES = load_addresses(FOLDERS)
APART = sorted(tag for tag, one in ADDRESSES.items() if one.adult is not one.child)
"""The languages that speak to a child otherwise than to an adult."""
FRENCH = Address("fr", Way.POLITE, Way.FAMILIAR, ("vous", "*ez"), ("tu",), ("chez",))


def person_po(tag: str) -> str:
    return f"i18n/{tag}/LC_MESSAGES/person.po"


def test_every_written_language_has_its_rule(program: Program) -> None:
    written = {one.tag for one in program.library.languages.all if one.is_written}
    assert set(ADDRESSES) == written
    assert len(APART) >= 25


@pytest.mark.parametrize(
    ("tag", "key", "said", "told"),
    [
        ("fr", "sheet.child.age.body", "Dites votre âge.", "«votre» is polite, and a child is not spoken to so"),
        ("fr", "card.child/safe", "Êtes-vous en sécurité ?", "«vous» is polite, and a child is not spoken to so"),
        ("de", "card.child.end", "Danke. Bitten Sie um Hilfe.", "«Sie» is polite, and a child"),
        ("ru", "phrase.child.paper.question", "Безопасна ли для Вас бумага?", "«вас» is polite, and a child"),
        ("fr", "card.checkpoint/safe", "Es-tu en sécurité ?", "«tu» is familiar, and an adult is not spoken to so"),
        ("th", "sheet.adult.title", "สิทธิของน้อง", "«*น้อง*» is familiar, and an adult"),
        ("hi", "card.child/safe", "क्या तुम सुरक्षित हो?", "«तुम» is familiar, and a child"),
        ("es", "phrase.draft", "Borrador. Pregunte a un intérprete.", "«pregunte» is polite, and adults and children read this"),
        ("it", "phrase.call.nameless", "Non devi dire il tuo nome.", "«tuo» is familiar, and adults and children read this"),
    ],
)  # fmt: skip
def test_a_text_that_does_not_fit_its_reader_is_told_with_its_place_and_what_would_be_right(
    copy: Folders, spoil: Spoil, tag: str, key: str, said: str, told: str
) -> None:
    now = next(entry for entry in read_po(copy.root / person_po(tag), tag) if entry.msgctxt == key)
    faults = spoil(
        person_po(tag),
        f'msgctxt "{key}"\nmsgid "{now.msgid}"\nmsgstr "{now.msgstr}"',
        f'msgctxt "{key}"\nmsgid "{now.msgid}"\nmsgstr "{said}"',
    )
    found = [fault for fault in faults if " (address): " in fault]
    assert found
    assert any(re.search(rf"person.po:\d+: {re.escape(key)} \(address\): {re.escape(told)}", fault) for fault in found)
    assert all("resources/address.toml" in fault.rpartition("; ")[2] for fault in found)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('tag = "de"', 'tag = "fr"', r"address.toml:\d+: .*«fr» stands twice"),
        ('child = "familiar"', 'child = "formal"', r"address.toml:\d+: .*«formal» is not known; choose one of: fam"),
        ('polite = ["vous"', 'polight = ["vous"', r"address.toml:\d+: .*no word shows what is polite"),
        ('polite = ["vous"', 'polight = ["vous"', r"address.toml:\d+: .*did you mean «polite»"),
        ('adult = "one"', 'adult = "polite"', r"address.toml:\d+: .*«one» is for a language that speaks to both alike"),
        ('tag = "hy"', 'tag = "hx"', r"address.toml: hx \(known language\): languages.toml has no «hx»"),
        ('tag = "hy"', 'tag = "hx"', r"address.toml: hy \(address\): the language «hy» is missing"),
    ],
)
def test_a_broken_rule_is_told_where_it_is(spoil: Spoil, old: str, new: str, told: str) -> None:
    faults = spoil("resources/address.toml", old, new)
    assert any(re.search(told, fault) for fault in faults), faults


@pytest.mark.parametrize(
    ("file", "topic", "said", "told"),
    [
        ("BE", "legal-aid", "Pour vous, un avocat gratuit.", "«vous» is polite, and adults and children read this"),
        ("BE", "work", "Tu peux travailler.", "«tu» is familiar, and an adult is not spoken to so"),
        ("BE", "work", "Vous pouvez travailler.", ""),
    ],
)
def test_a_fact_of_a_country_fits_those_whose_sheet_has_its_line(
    spoil: Spoil, file: str, topic: str, said: str, told: str
) -> None:
    path = f"resources/countries/{file}.toml"
    row = f'topic = "{topic}"\n'
    faults = spoil(path, row, f'{row}said.fr = "{said}"\n')
    found = [fault for fault in faults if f"{topic}.said.fr (address): " in fault]
    assert bool(found) == bool(told), faults
    assert all(told in fault for fault in found)


@pytest.mark.parametrize("tag", APART)
def test_the_words_that_give_it_away_are_enough_to_find_most_of_it(tag: str) -> None:
    """A list that finds nothing checks nothing: of the texts that say «you», it tells one way from the other."""
    entries = [
        (one.msgctxt or "", one.msgid, one.msgstr) for one in read_po(FOLDERS.catalogue(tag, "person", "po"), tag)
    ]
    for written, read in ((Reader.ADULT, Reader.CHILD), (Reader.CHILD, Reader.ADULT)):
        texts = [text for key, source, text in entries if reader_of(key) is written and "you" in source.casefold()]
        found = [text for text in texts if list(ADDRESSES[tag].flaws(text, read))]
        assert len(found) * 2 >= len(texts), f"{len(found)} of {len(texts)}"


@pytest.mark.parametrize("tag", ["fr", "de", "ru", "bn", "th", "ar"])
def test_whatever_stands_on_a_childs_papers_and_screens_is_checked_as_such(program: Program, tag: str) -> None:
    """Every text there is one that the check holds to be a child's, or everybody's."""
    language = program.library.languages.written(tag)
    path = FOLDERS.catalogue(tag, "person", "po")
    readers: dict[str, set[Reader]] = {}
    for entry in read_po(path, tag):
        readers.setdefault(entry.msgstr, set()).add(reader_of(entry.msgctxt or ""))
    for text in childs_texts(program, tag):
        assert readers[text] & {Reader.CHILD, Reader.BOTH}, text
        assert not list(ADDRESSES[language.tag].flaws(text, Reader.CHILD)), text


def childs_texts(program: Program, tag: str) -> Iterator[str]:
    """The sheet with numbers to call, its notice, the question before paper, the cards; not what the child answers."""
    contact = Contact("Help", ("123",), Answers.HELP, Reports.AGREED, nameless=True, free=True, recorded=True, always_open=True)  # fmt: skip
    unknown = Contact("Other", ("456",), Answers.GOVERNMENT, Reports.UNKNOWN)
    order = SheetOrder(tag, form=Form.CHILD, contacts=(contact, unknown))
    copy = CopyMaker(program.library, program.words, program.library.country).copy(order, tag)
    yield from (copy.text.title, copy.text.lead, copy.text.for_you, *(notice for _, notice in copy.notices))
    for line in copy.text.lines:
        yield from (line.heading, line.body, *line.blanks)
        for call in line.calls:
            _who, *told = call.note.split(" · ")
            yield from told
    asked = program.sheets.paper_question(tag, Form.CHILD)
    yield from (asked.question, asked.why)
    cards = program.guidance.cards(tag)
    words = cards.around("child")
    yield from (
        words[key] for key in ("yes", "no", "skip", "stop", "may_skip", "begin", "end", "stopped", "draft_note")
    )
    checklist = program.guidance.texts("en").checklists["child"]
    yield from (cards.questions[question.card] for question in checklist.cards)


def test_what_only_an_adult_reads_is_an_adults() -> None:
    for key, _ in person_strings(FOLDERS):
        if key.startswith(("sheet.adult.", "sheet.pocket.", "card.checkpoint/", "card.consent.", "phrase.script.")):
            assert reader_of(key) is Reader.ADULT, key


def test_a_word_is_whole_or_has_its_stars_and_an_innocent_one_is_none() -> None:
    def found(text: str, reader: Reader = Reader.CHILD) -> list[str]:
        return [one.places["word"] for one in FRENCH.flaws(text, reader)]

    assert found("Rendez-vous.") == ["vous", "*ez"]
    assert found("VOUS, ici") == ["vous"]
    assert found("Chez toi. Un vousoiement.") == []
    assert found("Chez lui, demandez.") == ["*ez"]
    assert found("Dis-tu oui ?", Reader.ADULT) == ["tu"]
    assert found("Tu demandez.", Reader.BOTH) == ["*ez", "tu"]
    german = Address("de", Way.POLITE, Way.FAMILIAR, ("Sie",), ("du",))
    assert [one.places["word"] for one in german.flaws("Fragen Sie.", Reader.CHILD)] == ["Sie"]
    assert not list(german.flaws("Frag sie.", Reader.CHILD))
    assert not list(Address("en", Way.ONE, Way.ONE).flaws("You", Reader.BOTH))


@given(st.text(), st.text(), st.sampled_from(["vous", "vous ici"]))
def test_a_word_between_others_is_found_wherever_it_stands(before: str, after: str, word: str) -> None:
    text = f"{before} {word}, {after}"
    assert "vous" in [one.places["word"] for one in FRENCH.flaws(text, Reader.CHILD)]


def test_the_paper_of_the_childs_sheet_is_asked_about_as_a_child_is_spoken_to(program: Program) -> None:
    adult, child = (program.sheets.paper_question("fr", form) for form in (Form.FULL, Form.CHILD))
    assert "vous" in adult.question
    assert "toi" in child.question
    assert (adult.show, adult.print) == (child.show, child.print), "the child answers the responder as anybody does"


def test_a_rule_that_cannot_be_read_is_refused(copy: Folders) -> None:
    copy.resource("address.toml").write_text("[[language]\n", "utf-8")
    with pytest.raises(ContentError):
        load_addresses(copy)
