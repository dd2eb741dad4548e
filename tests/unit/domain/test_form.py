"""What a field can hold: dates there are and in order, numbers, hours, text without unseen signs; and what is shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.content.folders import Folders
from toolkit.content.forms import load_forms
from toolkit.domain.amounts import LARGEST, read_amount
from toolkit.domain.computed import WAITS, lines_of, wrong_in
from toolkit.domain.form import (
    Field,
    FieldKind,
    Form,
    FormSave,
    Option,
    Section,
    changes,
    compared,
    new_person_code,
    shown,
    standing,
)
from toolkit.domain.form_values import (
    MOST_LONG,
    cleaned,
    day_of,
    is_empty,
    kept,
    number_of,
    problem_of,
    problems,
    time_of,
)
from toolkit.domain.losses import account
from toolkit.domain.losses_form import worksheet

FORMS = load_forms(Folders(Path(__file__).resolve().parents[3]))
DAY = Field("d", "Day", FieldKind.DATE)
PAY = Field("p", "Pay", FieldKind.NUMBER, low=0, high=24)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_each_day_is_read_in_every_order_that_begins_with_year_or_day(day: date) -> None:
    iso = day.isoformat()
    assert day_of(iso) == iso
    assert day_of(f" {day.day}.{day.month}.{day.year} ") == iso
    assert day_of(f"{day.day}/{day.month}/{day.year}") == iso
    assert day_of(f"{day.month}/{day.year}") == iso[:7]
    assert day_of(iso.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))) == iso


@pytest.mark.parametrize("text", [
    "2026-02-29", "31.4.2026", "2026-13-01", "0.1.2026", "tomorrow", "", "20260101", "26-01-01", "2026-00", "1899-01-01",
    "1-2-2026",
])  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_of(text) == ""


def test_leap_days_and_years_alone_are_days() -> None:
    assert day_of("29.2.2028") == "2028-02-29"
    assert day_of("2026") == "2026"


@given(st.text())
def test_cleaned_text_is_clean_and_keeps_every_sign_that_can_be_seen(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    assert not set(once) & set("\u202a\u202b\u202c\u202d\u202e\x00\x07\x1b")
    seen = [letter for letter in text if letter.isalnum()]
    assert [letter for letter in once if letter.isalnum()] == seen


def test_joiners_stay_for_the_scripts_that_need_them() -> None:
    assert cleaned("می\u200cخواهم") == "می\u200cخواهم"


@given(st.text(max_size=20))
def test_hours_are_from_0_to_23_59_or_none(text: str) -> None:
    found = time_of(text)
    assert found == "" or (found[:2] < "24" and found[3:] < "60" and len(found) == 5)


def test_hours_over_24_and_negative_pay_are_told() -> None:
    times = Field("t", "Hours", FieldKind.TIME_RANGE)
    assert problem_of(times, {"from": "9", "to": "25:00"}, {})
    assert problem_of(times, {"from": "9:30", "to": ""}, {})
    assert problem_of(times, {"from": "22", "to": "6:30"}, {}) is None, "a night has hours too"
    assert problem_of(PAY, "-3", {})
    assert problem_of(PAY, "24.5", {})
    assert problem_of(PAY, "1,5", {}) is None
    assert problem_of(PAY, "NaN", {})
    assert problem_of(PAY, "lots", {})


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(text: str) -> None:
    assert number_of(text) is None or number_of(text).is_finite()  # type: ignore[union-attr]


def test_dates_out_of_order_are_told_as_far_as_both_are_known() -> None:
    later = Field("l", "Later", FieldKind.DATE, after="d")
    assert problem_of(later, {"day": "2026-01-01"}, {"d": {"day": "2026-01-02"}})
    assert problem_of(later, {"day": "2026"}, {"d": {"day": "2026-05-02"}}) is None
    assert problem_of(later, {"day": "2025"}, {"d": {"day": "2026-05-02"}})
    assert problem_of(later, {"day": "2026-01-01"}, {}) is None
    assert problem_of(later, {"day": "2026-01-01"}, {"d": {"day": "nonsense"}}) is None


def test_a_text_that_is_too_long_or_has_unseen_signs_is_told() -> None:
    long = Field("t", "Text", FieldKind.LONG)
    assert problem_of(long, "x" * MOST_LONG, {}) is None
    assert problem_of(long, "x" * (MOST_LONG + 1), {}).values["count"] == MOST_LONG + 1  # type: ignore[union-attr]
    assert problem_of(long, "Ada\u202e", {})


def test_a_choice_that_a_form_has_no_more_is_told_and_kept() -> None:
    one = Field("o", "One", FieldKind.ONE, options=(Option("a", "A"),))
    assert problem_of(one, "gone", {})
    assert one.option("gone") == "gone"
    assert kept(one, "gone") == "gone"


def test_rows_are_told_by_their_number_and_column_and_empty_ones_go() -> None:
    rows = Field("r", "Rows", FieldKind.ROWS, columns=(DAY, PAY))
    found = problem_of(rows, [{"d": {"day": "2026-01-01"}, "p": "3"}, {"d": {"day": "x"}, "p": ""}], {})
    assert found
    assert (found.values["row"], found.values["column"]) == (2, "Day")
    assert kept(rows, [{"d": {"day": "1.2.2026"}, "p": " 3 "}, {"d": {"day": "", "estimated": True}, "p": ""}]) == [
        {"d": {"day": "2026-02-01", "estimated": False}, "p": "3"}
    ]


def test_an_empty_required_field_is_told_only_while_it_is_shown() -> None:
    plan = FORMS["safety-plan"]
    assert set(problems(plan, {})) == {"review_date"}


def test_a_field_is_shown_while_the_one_it_waits_for_is_shown_and_answers_so() -> None:
    fields = (
        Field("a", "A", FieldKind.YES_NO_UNKNOWN),
        Field("b", "B", FieldKind.YES_NO_UNKNOWN, show_when=("a:yes",)),
        Field("c", "C", FieldKind.TEXT, show_when=("b:yes",)),
    )
    form = Form("f", "F", "", (Section("s", "S", "", fields),))
    assert shown(form, {}) == {"a"}
    assert shown(form, {"a": "yes", "b": "yes"}) == {"a", "b", "c"}
    assert shown(form, {"a": "no", "b": "yes"}) == {"a"}, "what is hidden shows nothing"


def test_what_stands_is_the_last_word_and_every_word_before_stays() -> None:
    saves = [
        FormSave("f", {"a": "1", "b": "x"}, {}, "2026-01-01", "me", 1),
        FormSave("f", {"a": None}, {}, "2026-01-02", "you", 2),
    ]
    assert standing(saves) == {"a": None, "b": "x"}
    assert [(one.value, one.by) for one in changes(saves)["a"]] == [("1", "me"), (None, "you")]


@pytest.mark.parametrize(
    "value", [None, "", [], {}, {"day": "", "estimated": True}, [{"a": ""}], {"from": "", "to": ""}]
)
def test_nothing_is_empty_in_every_shape(value: object) -> None:
    assert is_empty(value)


@pytest.mark.parametrize("code", ["P2", "sister 1", "A-17", "أخت 1", "बहन 2", "x" * 23 + "1"])
def test_a_code_is_letters_and_a_number(code: str) -> None:
    assert problem_of(Field("c", "Code", FieldKind.PERSON_CODE), code, {}) is None


@pytest.mark.parametrize(
    "code", ["Maria", "Maria Lopez", "Ana Maria Lopez 1", "x" * 24 + "1", "a@1", "فاطمة الزهراء", "<b>1"]
)
def test_a_name_is_no_code(code: str) -> None:
    found = problem_of(Field("c", "Code", FieldKind.PERSON_CODE), code, {})
    assert found
    assert "Never a name" in found.sentence


def test_a_made_up_code_is_one() -> None:
    for _ in range(200):
        assert problem_of(Field("c", "Code", FieldKind.PERSON_CODE), new_person_code(), {}) is None


@given(st.text(max_size=40))
def test_any_text_is_an_amount_that_can_be_added_up_or_is_told(text: str) -> None:
    one = Field("m", "Money", FieldKind.MONEY)
    if problem_of(one, text, {}) is None and text:
        assert 0 <= read_amount(text) < LARGEST


def test_a_day_that_is_needed_in_full_is_told() -> None:
    one = Field("d", "Day", FieldKind.DATE, whole=True)
    assert problem_of(one, {"day": "2026-01"}, {})
    assert problem_of(one, {"day": "2026-01-31"}, {}) is None


def test_two_versions_are_compared_field_by_field_and_none_is_left_out() -> None:
    form = Form(
        "f", "F", "", (Section("s", "S", "", (Field("b", "B", FieldKind.TEXT), Field("a", "A", FieldKind.TEXT))),)
    )
    found = list(compared(form, {"a": "1", "gone": "x"}, {"a": "2", "b": None}))
    assert found == [("a", "1", "2"), ("gone", "x", None)]


TYPED = st.fixed_dictionaries(
    {
        "begun": st.fixed_dictionaries({"day": st.sampled_from(["", "2026-01-01", "2026", "31.2.2026", "2026-03-05"])}),
        "ended": st.fixed_dictionaries({"day": st.sampled_from(["", "2025-12-31", "2026-07-10", "x"])}),
        "hours_a_day": st.sampled_from(["", "8", "25", "-1", "8,5", "many", "1e9"]),
        "days_a_week": st.sampled_from(["", "6", "8", "0"]),
        "pay_promised": st.sampled_from(["", "1200", "-5", "1,234", "0.00001", "1e3", "٥٠"]),
        "pay_unit": st.sampled_from([None, "month", "day", "gone"]),
        "pay_received": st.sampled_from(["", "0", "350,50"]),
        "currency": st.sampled_from(["", "EUR", " eur"]),
        "what": st.sampled_from(["", "x"]),
    }
)


@given(st.lists(TYPED, max_size=3))
def test_whatever_is_typed_is_worked_out_or_told_at_its_cell(rows: list[dict[str, object]]) -> None:
    form = FORMS["losses"]
    values = {"wanted": "yes", "work_periods": rows}
    wrong = wrong_in(form, values)
    totals = next(one for one in form.fields if one.kind is FieldKind.COMPUTED)
    lines = lines_of(form, totals, values)
    if wrong:
        cells = [(one.values["row"], one.values["key"]) for one in wrong["work_periods"]]
        assert len(set(cells)) == len(cells), "each cell is told of once"
        assert [line.told.text for line in lines] == [WAITS]
    else:
        found = account(worksheet(values))
        assert len([line for line in lines if line.strong]) == len(found.totals) + len(found.periods)
