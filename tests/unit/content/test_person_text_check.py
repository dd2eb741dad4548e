"""A sentence that a unit writes for the person keeps the rules of every text that they read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.app.bootstrap import Program
from toolkit.content.person_text_check import MOST_SENTENCE
from toolkit.domain.country import Topic

FACT = "30 days to decide (Article 12), then six months."
GOOD = "يجب أن يكون لك 30 يوما لتقرر."


def rules(program: Program, text: str, tag: str = "ar", fact: str = FACT) -> list[str]:
    return [
        flaw.rule
        for flaw in program.library.sentence_flaws(text, fact, Topic.RECOVERY, program.library.languages.find(tag))
    ]


def test_a_good_sentence_has_no_flaw(program: Program) -> None:
    assert rules(program, GOOD) == []
    assert rules(program, "You should have 30 days to decide.", "en") == []
    assert rules(program, "You should have 30 days, then 6 months.", "en") == []


@pytest.mark.parametrize(
    ("text", "tag", "rule"),
    [
        ("You should have 30 days to decide.", "ar", "script"),
        ("يجب أن يكون لك ٣٠ يوما لتقرر.", "ar", "numbers"),
        ("يجب أن يكون لك 45 يوما لتقرر.", "ar", "numbers"),
        ("يجب أن يكون لك وقت لتقرر.", "ar", "numbers"),
        ("30", "ar", "words"),
        (f"{GOOD}\n{GOOD}", "ar", "signs"),
        (f"\u202e{GOOD}", "ar", "signs"),
        ("\ud800 30 days", "en", "signs"),
        ("Victims should have 30 days.", "en", "neutral"),
        ("Vic\u200btims should have 30 days.", "en", "neutral"),
        ("\uff36\uff29\uff23\uff34\uff29\uff2d\uff33 should have 30 days.", "en", "neutral"),
        ("لضـحية 30 يوما.", "ar", "neutral"),
        ("Il devrait y avoir 30 jours.\ue000", "fr", "script"),
        ("Tu devrais avoir 30 jours.", "fr", "address"),
        ("You sh\u043euld have 30 days.", "en", "script"),
        ("你应该有30天。", "zh-Hant", "script"),
        ("Vous devriez avoir 30 jours pour vous de\u0301cider.", "fr", "NFC"),
        (FACT, "fr", "translated"),
        ("သင့်တွင် ေမြာက် 30", "my", "Unicode"),
        ("30 days " + "x" * MOST_SENTENCE, "en", "length"),
        ("9" * 5_000, "en", "length"),
    ],
)
def test_each_flaw_is_found(program: Program, text: str, tag: str, rule: str) -> None:
    assert rule in rules(program, text, tag)


@given(st.text(max_size=400), st.sampled_from(["en", "ar", "my", "fr"]))
def test_no_text_breaks_the_check(program: Program, text: str, tag: str) -> None:
    for flaw in program.library.sentence_flaws(text, FACT, Topic.RECOVERY, program.library.languages.find(tag)):
        assert all(flaw.said())
