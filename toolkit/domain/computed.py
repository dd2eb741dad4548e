"""What forms work out by themselves: the rules behind computed fields, and what these find wrong in other fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from toolkit.domain.form import Field, FieldKind, Form, Values, shown
from toolkit.domain.form_values import Problem, at_cell, problems
from toolkit.domain.losses import Told
from toolkit.domain.losses_form import CellFault, Line, cell_faults, worked_out
from toolkit.support.i18n import N_


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by which a form works something out: what it finds wrong at cells, and the lines it gives where nothing
    is.
    """

    faults: Callable[[Values], Iterator[CellFault]]
    lines: Callable[[Values], Iterator[Line]]


RULES: Mapping[str, Rule] = {"losses": Rule(cell_faults, worked_out)}
"""By the name that a form's file calls them by."""

WAITS = N_("Not worked out yet: {count} of the entries above need another look.")


def wrong_in(form: Form, values: Values) -> dict[str, tuple[Problem, ...]]:
    """What is wrong, by field: in each field by itself, and as the rules of its computed fields see them together."""
    found = problems(form, values)
    fields = {one.key: one for one in form.fields}
    for rule in _rules(form, values):
        for fault in rule.faults(values):
            here = found.get(fault.field, ())
            if not any(_is_at(one, fault) for one in here) and (column := _column(fields.get(fault.field), fault)):
                found[fault.field] = (*here, at_cell(Problem(fault.text, {}), fault.row, column))
    return found


def lines_of(form: Form, one: Field, values: Values) -> tuple[Line, ...]:
    """What a computed field shows; where entries are wrong, that it waits for them."""
    wrong = sum(map(len, wrong_in(form, values).values()))
    if wrong:
        return (Line(Told(WAITS, {"count": str(wrong)})),)
    return tuple(RULES[one.computes].lines(values))


def _rules(form: Form, values: Values) -> Iterator[Rule]:
    visible = shown(form, values)
    for one in form.fields:
        if one.kind is FieldKind.COMPUTED and one.key in visible:
            yield RULES[one.computes]


def _is_at(problem: Problem, fault: CellFault) -> bool:
    return problem.values.get("row") == fault.row and problem.values.get("key") == fault.column


def _column(one: Field | None, fault: CellFault) -> Field | None:
    return next((each for each in one.columns if each.key == fault.column), None) if one else None
