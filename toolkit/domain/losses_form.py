"""The losses worksheet as its form holds it: what was typed becomes the worksheet that is worked out, and each fault
finds its way back to the cell it was typed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from toolkit.domain.amounts import AmountError, Money, plain, read_amount
from toolkit.domain.form import Values
from toolkit.domain.form_values import day_of, is_empty, number_of
from toolkit.domain.losses import (
    UNCOUNTED,
    Account,
    Loss,
    LossKind,
    PayUnit,
    Told,
    Totals,
    WorkPeriod,
    Worksheet,
    account,
    loss_faults,
)
from toolkit.support.i18n import N_

WANTED, PERIODS = "wanted", "work_periods"
LOSSES = {
    "deductions": LossKind.DEDUCTION,
    "debts_claimed": LossKind.DEBT_CLAIMED,
    "costs": LossKind.COST,
    "injuries": LossKind.INJURY,
    "property_taken": LossKind.PROPERTY,
}
"""The rows of the form beside the work, and what each is."""
_UNITS = {one.value: one for one in PayUnit}
_COLUMNS = {"promised": "pay_promised", "received": "pay_received"}
"""What the worksheet calls otherwise."""


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong at a cell: the rows' field, the row's number from 1, the column, and a sentence."""

    field: str
    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what a form works out by itself; `strong` stands out from the working."""

    told: Told
    strong: bool = False


def worksheet(values: Values) -> Worksheet:
    """The worksheet of the form's values, saved or as they are typed. What cannot be read counts as not known."""
    periods = tuple(_period(row) for _, _, row in _rows(values, [PERIODS]))
    return Worksheet(periods, tuple(_loss(LOSSES[field], row) for field, _, row in _rows(values, LOSSES)))


def cell_faults(values: Values) -> Iterator[CellFault]:
    """Every fault of the worksheet at its cell."""
    places = {"periods": list(_rows(values, [PERIODS])), "losses": list(_rows(values, LOSSES))}
    for fault in loss_faults(worksheet(values)):
        field, number, _ = places[fault.part][fault.place]
        yield CellFault(field, number, _COLUMNS.get(fault.field, fault.field), fault.text)
    for field, number, row in _rows(values, [PERIODS]):
        if row.get("pay_promised") and not row.get("pay_unit"):
            yield CellFault(field, number, "pay_unit", NO_UNIT)


NO_UNIT = N_("Say what this pay was for: an hour, a day, a week, a month, or all of the time.")
LOST_IN_ALL = N_("Lost in all: {sum}")
NOTHING_COUNTED = N_("Nothing can be added up in {currency} yet.")
ALL_HOURS = N_("Hours of work, all periods: {sum}")
PERIOD = N_("Period of work {number}")


def worked_out(values: Values) -> Iterator[Line]:
    """The totals, each currency by itself, and how they were reached. Raises LossesRefusedError."""
    found = account(worksheet(values))
    for sums in found.totals:
        yield _lost(sums)
    yield from (Line(told) for sums in found.totals for told in _below(sums))
    yield from _periods(found)
    yield from (Line(told) for told in found.notices)


def _lost(sums: Totals) -> Line:
    if sums.lost is None:
        return Line(Told(NOTHING_COUNTED, {"currency": sums.currency}), strong=True)
    return Line(Told(LOST_IN_ALL, {"sum": str(Money(sums.lost, sums.currency))}), strong=True)


def _below(sums: Totals) -> Iterator[Told]:
    yield from sums.working
    if sums.uncounted:
        yield Told(UNCOUNTED, {"count": str(sums.uncounted)})


def _periods(found: Account) -> Iterator[Line]:
    for number, one in enumerate(found.periods, 1):
        yield Line(Told(PERIOD, {"number": str(number)}), strong=True)
        yield from (Line(told) for told in one.working)
    if found.hours:
        yield Line(Told(ALL_HOURS, {"sum": plain(found.hours)}))


def _rows(values: Values, fields: Any) -> Iterator[tuple[str, int, Mapping[str, Any]]]:
    """The rows in which something stands, each with its field and its number there."""
    for field in fields:
        for number, row in enumerate(values.get(field) or (), 1):
            if not is_empty(list(row.values())):
                yield field, number, row


def _period(row: Mapping[str, Any]) -> WorkPeriod:
    return WorkPeriod(
        begun=_day(row.get("begun")),
        ended=_day(row.get("ended")),
        hours_a_day=number_of(row.get("hours_a_day") or ""),
        days_a_week=number_of(row.get("days_a_week") or ""),
        promised=_amount(row.get("pay_promised")),
        unit=_UNITS.get(row.get("pay_unit") or "", PayUnit.MONTH),
        received=_amount(row.get("pay_received")),
        currency=row.get("currency") or "",
        what=row.get("what") or "",
        estimated=_is_estimated(row, "begun", "ended"),
    )


def _loss(kind: LossKind, row: Mapping[str, Any]) -> Loss:
    amount = _amount(row.get("amount"))
    currency, on = row.get("currency") or "", _day(row.get("on"))
    return Loss(kind, row.get("what") or "", amount, currency, on, _is_estimated(row, "on"))


def _is_estimated(row: Mapping[str, Any], *days: str) -> bool:
    return any((row.get(key) or {}).get("estimated") for key in days)


def _day(value: Mapping[str, Any] | None) -> date | None:
    """A day that is known to the day; nothing is guessed for a month or a year."""
    text = day_of((value or {}).get("day", ""))
    return date.fromisoformat(text) if len(text) == 10 else None


def _amount(value: str | None) -> Decimal | None:
    try:
        return read_amount(value) if value and value.strip() else None
    except AmountError:
        return None
