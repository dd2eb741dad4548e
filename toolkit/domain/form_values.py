"""What can stand in a field: text without signs that nobody sees, dates there are, in their order, and numbers."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from toolkit.domain.amounts import AmountError, amount_fault, read_amount
from toolkit.domain.form import YES_NO_UNKNOWN, Field, FieldKind, Form, Values, shown
from toolkit.support.i18n import N_

MOST_TEXT, MOST_LONG, MOST_ROWS = 1_000, 50_000, 200
MOST_CODE = 24
"""Signs of a code that stands for a person."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a value, in one sentence to translate and fill."""

    sentence: str
    values: dict[str, object]


def is_empty(value: Any) -> bool:
    """Whether nothing was entered: what is saved then is None."""
    if isinstance(value, dict):
        return not any(one for key, one in value.items() if key != "estimated")
    if isinstance(value, list):
        return all(is_empty(one) for one in value)
    return value is None or value == ""


# What turns a line round unseen: a name with one of them can be read as another.
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")


def cleaned(text: str) -> str:
    """The text without control characters and overrides of its direction; line ends and tabs stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(
        letter
        for letter in text
        if letter in "\n\t" or (letter not in _OVERRIDES and unicodedata.category(letter) not in ("Cc", "Cs"))
    )


_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?|(\d{1,2})[./](\d{1,2})[./](\d{4})|(\d{1,2})[./](\d{4})")


def day_of(text: str) -> str:
    """A day as it is stored ("2026-01-31"; "2026-01" and "2026" where no more is known); empty where there is no such
    day. Read are year-month-day, and day.month.year or day/month/year, in the digits of any script.
    """
    found = _DAY.fullmatch(text.strip())
    if not found:
        return ""
    year, month, day, day_first, month_next, year_last, month_first, year_after = found.groups()
    numbers = [year or year_last or year_after, month or month_next or month_first, day or day_first]
    in_year, in_month, in_day = (int(number) if number else 0 for number in numbers)
    return _day(in_year, in_month, in_day, sum(map(bool, numbers)))


def _day(year: int, month: int, day: int, parts: int) -> str:
    if not 1900 <= year <= 2200 or (parts > 1 and not 1 <= month <= 12):
        return ""
    if parts > 2 and not 1 <= day <= monthrange(year, month)[1]:
        return ""
    return "-".join((f"{year:04}", f"{month:02}", f"{day:02}")[:parts])


def number_of(text: str) -> Decimal | None:
    """A number as a person writes it, with a point or a comma; None where it is none."""
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


_TIME = re.compile(r"(\d{1,2})(?::(\d{2}))?")


def time_of(text: str) -> str:
    """A time of day as it is stored ("09:30"); empty where there is none such."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        return ""
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def problems(form: Form, values: Values) -> dict[str, tuple[Problem, ...]]:
    """What is wrong, by field, with the fields that are shown; in rows with each cell."""
    visible = shown(form, values)
    found = {one.key: problems_of(one, values.get(one.key), values) for one in form.fields if one.key in visible}
    return {key: wrong for key, wrong in found.items() if wrong}


def problems_of(one: Field, value: Any, beside: Values) -> tuple[Problem, ...]:
    """What is wrong with a value of a field. `beside`: the values of its form, or of its row."""
    if is_empty(value):
        return (Problem(N_("This is needed."), {}),) if one.required else ()
    return tuple(_CHECKS[one.kind](one, value, beside))


def problem_of(one: Field, value: Any, beside: Values) -> Problem | None:
    """What is wrong first."""
    return next(iter(problems_of(one, value, beside)), None)


def at_cell(problem: Problem, row: int, column: Field) -> Problem:
    """The same problem with its place in rows: `row` counts from 1."""
    return Problem(problem.sentence, problem.values | {"row": row, "column": column.label, "key": column.key})


def _text(one: Field, value: Any, _beside: Values) -> Iterator[Problem]:
    most = MOST_LONG if one.kind is FieldKind.LONG else MOST_TEXT
    if len(value) > most:
        yield Problem(
            N_("This is too long: {count} characters, and a field holds {most}. Shorten it, or split it."),
            {"count": len(value), "most": most},
        )
    if cleaned(value) != value:
        yield Problem(N_("There are signs in it that nobody sees. Type it anew."), {})


def _choice(one: Field, value: Any, _beside: Values) -> Iterator[Problem]:
    known = YES_NO_UNKNOWN if one.kind is FieldKind.YES_NO_UNKNOWN else [option.key for option in one.options]
    for each in value if isinstance(value, list) else [value]:
        if each not in known:
            yield Problem(N_("An earlier answer is no longer among the choices. Choose again, or leave it."), {})


def _date(one: Field, value: Any, beside: Values) -> Iterator[Problem]:
    day = day_of(value["day"])
    if not day:
        yield Problem(
            N_("There is no such day. Write it as year-month-day, such as {example}."), {"example": "2026-01-31"}
        )
    elif one.whole and len(day) < 10:
        yield Problem(N_("This day is needed in full: year-month-day, such as {example}."), {"example": "2026-01-31"})
    earlier = beside.get(one.after) or {}
    before = day_of(earlier.get("day", "")) if one.after else ""
    # Of dates that are not known to the day, only what both tell is compared.
    length = min(len(before), len(day))
    if day[:length] < before[:length]:
        yield Problem(N_("This day lies before {before}, which comes first. Check both."), {"before": before})


def _number(one: Field, value: Any, _beside: Values) -> Iterator[Problem]:
    number = number_of(value)
    if number is None:
        yield Problem(N_("This is not a number. Write it in digits, such as {example}."), {"example": "12.5"})
    elif not one.low <= number <= one.high:
        yield Problem(N_("Write a number from {low} to {high}."), {"low": one.low, "high": one.high})


def _times(_one: Field, value: Any, _beside: Values) -> Iterator[Problem]:
    if any(not time_of(value.get(end, "")) for end in ("from", "to")):
        yield Problem(N_("Write both hours from 00:00 to 23:59, such as {example}."), {"example": "09:30"})


def _rows(one: Field, value: Any, _beside: Values) -> Iterator[Problem]:
    if len(value) > MOST_ROWS:
        yield Problem(N_("There are {count} rows, and a field holds {most}."), {"count": len(value), "most": MOST_ROWS})
    for place, row in enumerate(value, 1):
        for column in one.columns:
            if problem := problem_of(column, row.get(column.key), row):
                yield at_cell(problem, place, column)


def _money(_one: Field, value: Any, _beside: Values) -> Iterator[Problem]:
    try:
        fault = amount_fault(read_amount(value))
    except AmountError as error:
        yield Problem(error.happened, {})
        return
    if fault:
        yield Problem(fault, {})


def _code(_one: Field, value: Any, _beside: Values) -> Iterator[Problem]:
    parts = value.replace("-", " ").split()
    plain = all(unicodedata.category(letter)[0] in "LMN" for part in parts for letter in part)
    if len(value) > MOST_CODE or len(parts) > 2 or not plain or not any(letter.isdecimal() for letter in value):
        yield Problem(
            N_("This is no code. Write letters and a number, such as {example}, at most {most} signs. Never a name."),
            {"example": "sister 1", "most": MOST_CODE},
        )


_COUNTRY = re.compile(r"[A-Z]{2}")


def _country(_one: Field, value: Any, _beside: Values) -> Iterator[Problem]:
    if not _COUNTRY.fullmatch(value):
        yield Problem(N_("There is no such country. Choose one."), {})


def _nothing(_one: Field, _value: Any, _beside: Values) -> Iterator[Problem]:
    yield from ()


_CHECKS = {
    FieldKind.TEXT: _text, FieldKind.LONG: _text, FieldKind.ONE: _choice, FieldKind.MANY: _choice,
    FieldKind.DATE: _date, FieldKind.NUMBER: _number, FieldKind.YES_NO_UNKNOWN: _choice,
    FieldKind.TIME_RANGE: _times, FieldKind.ROWS: _rows, FieldKind.MONEY: _money, FieldKind.COMPUTED: _nothing,
    FieldKind.PERSON_CODE: _code, FieldKind.CONSENT: _nothing, FieldKind.COUNTRY: _country,
}  # fmt: skip


def kept(one: Field, value: Any) -> Any:
    """A value that has no problem in the form in which it is stored; None where nothing was entered."""
    if is_empty(value) or one.kind is FieldKind.COMPUTED:
        return None
    if one.kind is FieldKind.DATE:
        return {"day": day_of(value["day"]), "estimated": bool(value.get("estimated"))}
    if one.kind is FieldKind.TIME_RANGE:
        return {end: time_of(value[end]) for end in ("from", "to")}
    if one.kind is FieldKind.ROWS:
        rows = [row for row in value if not is_empty(list(row.values()))]
        return [{column.key: kept(column, row.get(column.key)) for column in one.columns} for row in rows]
    return value.strip() if isinstance(value, str) else value
