"""Languages are found by whatever a responder types, and a wrong tag names the closest ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.domain.language import (
    Direction,
    Language,
    Languages,
    State,
    UnknownLanguageError,
    WantedLanguageError,
    fold,
)


def language(tag: str, name: str, native: str, state: State = State.DRAFT, regions: tuple[str, ...] = ()) -> Language:
    return Language(tag, name, native, "Latn", Direction.LTR, 1.3, state, regions)


ALL = Languages(
    (
        language("vi", "Vietnamese", "Tiếng Việt", regions=("VN",)),
        language("ti", "Tigrinya", "ትግርኛ"),
        language("tr", "Turkish", "Türkçe", State.WANTED),
        language("zh-Hans", "Chinese, simplified", "简体中文"),
        language("zh-Hant", "Chinese, traditional", "繁體中文", State.WANTED),
    )
)


def tags(found: list[Language]) -> list[str]:
    return [one.tag for one in found]


@pytest.mark.parametrize("typed", ["vi", "viet", "VIỆT", "tieng viet", "việt", "VN", "nam", "Vietnamesisch"[:7]])
def test_found_by_own_name_other_names_region_or_tag(typed: str) -> None:
    assert "vi" in tags(ALL.matching(typed, {"vi": ("Vietnam (langue)",)}))


def test_found_in_its_own_script_by_a_part_of_the_word() -> None:
    assert tags(ALL.matching("ግር")) == ["ti"]
    assert tags(ALL.matching("简")) == ["zh-Hans"]


def test_nothing_typed_shows_all_in_their_order() -> None:
    assert ALL.matching("") == list(ALL.all)


@pytest.mark.parametrize("tag", ["zh-hans", "ZH_Hans", " zh-Hans "])
def test_a_tag_is_found_whatever_its_case_or_separator(tag: str) -> None:
    assert ALL.find(tag).tag == "zh-Hans"


@pytest.mark.parametrize(
    ("wrong", "closest"), [("zh", "zh-Hans"), ("tigrigna", "ti"), ("turc", "tr"), ("zh-Hanz", "zh-Hans")]
)
def test_an_unknown_tag_names_the_closest(wrong: str, closest: str) -> None:
    with pytest.raises(UnknownLanguageError) as caught:
        ALL.find(wrong)
    assert closest in str(caught.value)


def test_a_wanted_language_says_that_nobody_has_written_it() -> None:
    with pytest.raises(WantedLanguageError, match="wanted"):
        ALL.written("tr")
    assert ALL.written("ti").tag == "ti"


@given(st.text())
def test_folding_is_done_once_and_for_all(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=20))
def test_whatever_is_typed_gives_an_answer(typed: str) -> None:
    assert set(tags(ALL.matching(typed))) <= {one.tag for one in ALL.all}
    assert 1 <= len(ALL.closest(typed)) <= 3
