"""Words as search compares them, in the scripts of those who type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.domain.directory.folding import words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đà Nẵng", "da nang"),
        ("ŁÓDŹ", "lodz"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("O\u02bbzbekiston", "Ozbekiston"),
        ("إِسْتِغَاثَةٌ", "استغاثه"),
        ("مؤسسة الأمان", "موسسه الامان"),
        ("ایران کمک", "ايران كمك"),
        ("ســـلام", "سلام"),
        ("٠٨٠٠ ۱۲۳", "0800 123"),
        ("Йод", "и\u0306од"),
        ("Ξενία", "ξενια"),
        ("ɓauna", "bauna"),
    ],
)
def test_what_looks_alike_to_a_reader_is_alike(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


def test_scripts_without_spaces_are_taken_sign_by_sign() -> None:
    assert words_of("法律援助") == list("法律援助")
    assert words_of("help法") == ["help", "法"]
    assert words_of("ศูนย์")[0] == "ศ"


@given(st.text())
def test_words_hold_nothing_that_the_index_would_take_for_a_sign(text: str) -> None:
    for word in words_of(text):
        assert word
        assert not any(sign in word for sign in '"*(){}:^+- \0')


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = words_of(text)
    assert words_of(" ".join(once)) == once
