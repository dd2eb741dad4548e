"""Values of forms in words: for what stood in a field before, and for fields that are asked no more."""

from __future__ import annotations

from typing import Any

from toolkit.domain.form import YES_NO_WORDS, Field, FieldKind
from toolkit.domain.form_values import Problem, is_empty
from toolkit.ui.dates import shown_day
from toolkit.ui.surroundings import Surroundings


def told(around: Surroundings, one: Field | None, value: Any) -> str:
    """A value in words; of a field that the form has no more, as it was stored."""
    say = around.words.say
    if is_empty(value):
        return say("Nothing")
    if isinstance(value, dict) and "day" in value:
        day = shown_day(value["day"], around.words.tag)
        return f"{day} ({say('Estimated')})" if value.get("estimated") else day
    if isinstance(value, dict):
        return "–".join(f"\u2066{value[end]}\u2069" for end in ("from", "to") if end in value)
    if isinstance(value, list):
        return _listed(around, one, value)
    return _chosen(around, one, str(value))


def _chosen(around: Surroundings, one: Field | None, value: str) -> str:
    if one and one.kind is FieldKind.YES_NO_UNKNOWN and value in YES_NO_WORDS:
        return around.words.say(YES_NO_WORDS[value])
    if one and one.kind is FieldKind.COUNTRY:
        return around.sheets.country_names(around.words.tag).get(value, value)
    return one.option(value) if one else value


def _listed(around: Surroundings, one: Field | None, values: list[Any]) -> str:
    if not isinstance(values[0], dict):
        return ", ".join(one.option(value) if one else str(value) for value in values)
    columns = {column.key: column for column in (one.columns if one else ())}
    rows = []
    for row in values:
        cells = [
            f"{columns[key].label if key in columns else key}: {told(around, columns.get(key), cell)}"
            for key, cell in row.items()
            if not is_empty(cell)
        ]
        rows.append(" · ".join(cells))
    return "\n".join(rows)


def sentence(around: Surroundings, problem: Problem) -> str:
    """What is wrong, in the interface's language; in rows, in which row and column."""
    say = around.words.say
    said = say(problem.sentence, **problem.values)
    if "row" not in problem.values:
        return said
    where = say("Row {row}, {column}:", row=problem.values["row"], column=problem.values["column"])
    return f"{where} {said}"
