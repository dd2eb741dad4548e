"""An error is two sentences, in any language, with its places filled."""

from toolkit.domain.errors import BadInputError


def test_both_sentences_are_translated_before_they_are_filled() -> None:
    german = {"No {thing}.": "Kein {thing}.", "Get a {thing}.": "Hol ein {thing}."}
    error = BadInputError("No {thing}.", "Get a {thing}.", thing="{odd}")
    assert str(error) == "No {odd}. Get a {odd}."
    assert error.told(german.__getitem__) == "Kein {odd}. Hol ein {odd}."


def test_a_language_is_named_in_the_reader_s_own() -> None:
    error = BadInputError("No {language}.", "Sorry.", language="Thai")
    assert error.told(name_of={"Thai": "thaï"}.__getitem__) == "No thaï. Sorry."
