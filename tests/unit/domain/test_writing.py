"""Numbers keep their order and their line in any direction of writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.domain.writing import FORMATTING, isolated, listing, logical, own_words, unbroken

LRI, PDI = "\u2066", "\u2069"


@pytest.mark.parametrize(
    "island",
    ["+39 800 290 290", "116 016", "08000 121 700", "1-888-373-7888", "2026-11-23", "(02) 1343", "K7-RAVEN-31",
     "https://example.org/a?b=1", "Waymark", "HIV", "info@example.org", "3", "50%"],
)  # fmt: skip
def test_a_number_code_date_address_or_latin_name_is_isolated_whole(island: str) -> None:
    assert isolated(f"اتصل {island} الآن") == f"اتصل {LRI}{island}{PDI} الآن"


def test_the_full_stop_of_the_sentence_stays_outside() -> None:
    assert isolated("اتصل 116 016.") == f"اتصل {LRI}116 016{PDI}."


def test_text_without_islands_stays_as_it_is() -> None:
    assert isolated("حقوقك الآن") == "حقوقك الآن"


def test_a_number_stays_on_one_line_and_words_do_not() -> None:
    assert unbroken("Call +39 800 290 290 now") == "Call +39\u00a0800\u00a0290\u00a0290 now"
    assert " " not in unbroken("1-888-373-7888")
    assert unbroken("two words 3") == "two words 3"


TEXT = st.text(alphabet=st.characters(exclude_characters="".join(FORMATTING), exclude_categories=("Cs",)))


@given(TEXT)
def test_isolates_add_nothing_that_is_read(text: str) -> None:
    assert logical(isolated(text)) == logical(text)
    assert isolated(isolated(text)) == isolated(text)


@given(TEXT)
def test_each_isolate_that_opens_closes(text: str) -> None:
    depth = 0
    for letter in isolated(text):
        depth += (letter == LRI) - (letter == PDI)
        assert 0 <= depth <= 1
    assert depth == 0


@given(TEXT)
def test_unbroken_text_reads_the_same(text: str) -> None:
    assert logical(unbroken(text)) == logical(text)


@given(st.text())
def test_own_words_and_lists_say_what_they_were_given(text: str) -> None:
    assert logical(own_words(text)) == logical(text)
    assert own_words(text).count("\n") == text.count("\n")
    assert listing([text, "x"], "ar") == f"{text}، x"
    assert listing([text, "x"], "fr") == f"{text}, x"
