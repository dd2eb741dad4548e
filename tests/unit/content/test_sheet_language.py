"""What the person reads says "should", promises nothing, and betrays nothing, in English and in every language."""

import re
import unicodedata
from pathlib import Path

import pytest

from toolkit.app.bootstrap import Program
from toolkit.content.neutral import betrayed, load_neutral
from toolkit.content.sources import person_strings

WANTED = {"bin", "rmy"}
"""Listed, and not written yet: nobody here writes them well enough."""
CATALOGUES = Path(__file__).resolve().parents[3].glob("i18n/*/LC_MESSAGES/person.po")
WRITTEN = ["en", *sorted({path.parent.parent.name for path in CATALOGUES} - WANTED)]


def test_at_least_forty_languages_are_written_and_the_rest_is_wanted(program: Program) -> None:
    states = {one.tag: one.state.value for one in program.library.languages.all}
    assert {tag for tag, state in states.items() if state == "wanted"} == WANTED
    assert set(states.values()) == {"draft", "wanted"}, "nobody has signed anything yet, and it says so"
    assert len(states) - len(WANTED) >= 40


def test_every_right_says_should_and_none_says_may_or_can(program: Program) -> None:
    for key, text in person_strings(program.folders):
        if key.endswith(".body") and "who-to-call" not in key:
            assert re.search(r"\bshould\b", text), key
            assert not re.search(r"\b(may|can|will|must|shall)\b(?! pay)", text), key


def test_short_sentences(program: Program) -> None:
    """A low reading level: sentences of at most 25 words, and about twelve on the average."""
    lengths = [
        len(sentence.split())
        for _, text in person_strings(program.folders)
        for sentence in re.split(r"[.:?]\s*", text)
        if sentence
    ]
    assert max(lengths) <= 26
    assert sum(lengths) / len(lengths) < 12


@pytest.mark.parametrize("tag", WRITTEN)
def test_no_word_betrays_what_the_paper_is_about(program: Program, tag: str) -> None:
    never = load_neutral(program.folders, tag)
    assert len(never) >= 5
    text = program.sheets.text(tag)
    asked = program.sheets.paper_question(tag)
    for string in (text.title, text.lead, *(line.heading + line.body for line in text.lines), asked.why):
        assert betrayed(string, never) == []


@pytest.mark.parametrize("tag", WRITTEN)
def test_strings_are_normalised_and_have_no_invisible_strangers(program: Program, tag: str) -> None:
    text = program.sheets.text(tag)
    for line in text.lines:
        assert unicodedata.normalize("NFC", line.body) == line.body
        assert not set(line.body) & set("\u200b\u2060\u2066\u2069\ufeff\ufffd")
