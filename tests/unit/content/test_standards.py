"""All 29 standards, and every printed right on a line that names it."""

import pytest

from toolkit.app.bootstrap import Program
from toolkit.domain.standard import Standard

NOT_PRINTED = {2, 21, 27, 29}


def test_there_are_29_in_order(program: Program) -> None:
    assert [standard.number for standard in program.library.standards] == list(range(1, 30))


def test_each_right_of_column_one_is_on_the_sheet(program: Program) -> None:
    """Standard by standard: what is printed stands on lines of the sheet, which carry the standard's number."""
    sheet = program.sheets.text("en")
    carried = {number for line in sheet.lines for number in line.standards}
    printed = {standard.number for standard in program.library.standards if standard.printed}
    assert printed == set(range(1, 30)) - NOT_PRINTED == carried


def test_the_sheet_keeps_the_order_of_the_persons_needs(program: Program) -> None:
    assert [line.key for line in program.sheets.text("en").lines] == [
        "safe-now", "your-choice", "doctor", "not-locked-up", "treated-equally", "name-private",
        "interpreter-and-lawyer", "trained-officer", "place-to-stay", "stay-in-the-country", "report-or-not",
        "heard-safely", "money-owed", "no-country", "tests-only-if-you-ask", "return", "who-to-call",
    ]  # fmt: skip


def test_duties_fields_and_constraints_are_said(program: Program) -> None:
    standards = program.library.standards
    assert all(standard.duty and standard.roles for standard in standards)
    assert sum(bool(standard.duties.do) for standard in standards) >= 25
    assert sum(bool(standard.fields) for standard in standards) >= 18
    assert sum(bool(standard.constraints) for standard in standards) >= 18


def _all_texts(standard: Standard) -> list[str]:
    printed = [standard.printed.says] if standard.printed else []
    return [standard.duty, *printed, *standard.duties.do, *standard.duties.ask, *standard.duties.dont]


@pytest.mark.parametrize("word", ["victim", "subject", "score", "low risk"])
def test_the_words_of_the_field_are_kept(program: Program, word: str) -> None:
    said = [text for standard in program.library.standards for text in _all_texts(standard)]
    said = [text for text in said if "no score" not in text.casefold()]
    assert not [text for text in said if word in text.casefold()]
