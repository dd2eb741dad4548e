"""The losses worksheet (Standards 14 to 16): what was worked, promised and paid, and what else was lost.

Totals are exact, in each currency apart, and every one comes with the lines that it was worked out by, so that the
person, a lawyer and a court can follow it with a pencil.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from toolkit.domain.amounts import (
    EXACT,
    MOST_PLACES,
    Money,
    amount_fault,
    decimal_places,
    places_of,
    plain,
    same_currency,
    share,
    shown,
    total,
)
from toolkit.domain.errors import BadInputError
from toolkit.domain.months import add_months, months_between
from toolkit.support.i18n import N_

WEEK = 7
HOURS_A_DAY = 24
DAY = timedelta(1)


class PayUnit(StrEnum):
    """What the promised pay was for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class WorkPeriod:
    """A period of work, both days included. `received` is what came into the person's hands in all of it, after
    deductions. None is "not known"; `what` is in the person's words; `estimated`: one of the days is.
    """

    begun: date | None = None
    ended: date | None = None
    hours_a_day: Decimal | None = None
    days_a_week: Decimal | None = None
    promised: Decimal | None = None
    unit: PayUnit = PayUnit.MONTH
    received: Decimal | None = None
    currency: str = ""
    what: str = field(default="", repr=False)
    estimated: bool = False


class LossKind(StrEnum):
    """What else was lost or claimed. Deductions are in the pay received already; a debt that the employer claims is no
    loss and no set-off: both are shown, and not added.
    """

    DEDUCTION = "deduction"
    DEBT_CLAIMED = "debt_claimed"
    COST = "cost"
    INJURY = "injury"
    PROPERTY = "property"

    @property
    def is_added(self) -> bool:
        """Whether it goes into the total."""
        return self in (LossKind.COST, LossKind.INJURY, LossKind.PROPERTY)


@dataclass(frozen=True, slots=True)
class Loss:
    """One line beside the work; an injury may have no amount. `estimated`: its day is."""

    kind: LossKind
    what: str = field(default="", repr=False)
    amount: Decimal | None = None
    currency: str = ""
    on: date | None = None
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Worksheet:
    """All of it, in the order in which it was told."""

    periods: tuple[WorkPeriod, ...] = ()
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class LossFault:
    """What is wrong at a field: the list it is in ("periods", "losses"), the place in it, and a sentence."""

    part: str
    place: int
    field: str
    text: str


class LossesRefusedError(BadInputError):
    """A worksheet with faults, which nothing is computed from."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the working, its places filled with figures; to be translated where it is shown."""

    text: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PeriodAccount:
    """A period worked out: `days` and `hours` of work, what it should have brought, and what is owed of it. None where
    something that it needs is not known; `working` says each step, and what was missing.
    """

    period: WorkPeriod
    days: Decimal | None
    hours: Decimal | None
    promised: Money | None
    owed: Money | None
    working: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums in one currency. `lost` is pay not received, costs, injuries and property together, None where nothing
    could be counted; `uncounted` is how many periods are not in it because something is not known.
    """

    currency: str
    promised: Decimal
    received: Decimal
    owed: Decimal
    by_kind: dict[LossKind, Decimal]
    lost: Decimal | None
    uncounted: int
    working: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """The whole worksheet worked out. `hours` of all periods; `uncounted` is how many periods bring nothing to the
    totals because something is not known; `notices` tell of overlaps and gaps between them.
    """

    periods: tuple[PeriodAccount, ...]
    losses: tuple[Loss, ...]
    totals: tuple[Totals, ...]
    hours: Decimal
    uncounted: int
    notices: tuple[Told, ...]


def loss_faults(sheet: Worksheet) -> tuple[LossFault, ...]:
    """Every fault of the worksheet at once, each in a sentence at its field."""
    periods = (LossFault("periods", at, *one) for at, row in enumerate(sheet.periods) for one in _period_faults(row))
    losses = (LossFault("losses", at, *one) for at, row in enumerate(sheet.losses) for one in _loss_faults(row))
    return (*periods, *losses)


def account(sheet: Worksheet) -> Account:
    """The worksheet worked out. Raises LossesRefusedError where it has faults."""
    faults = loss_faults(sheet)
    if faults:
        raise LossesRefusedError(
            N_("The worksheet cannot be added up: {count} of its fields are wrong."),
            N_("Correct what is marked; nothing you wrote is lost."),
            count=len(faults),
        )
    periods = tuple(_worked(one) for one in sheet.periods)
    hours = total(one.hours for one in periods if one.hours is not None)
    uncounted = sum(one.owed is None for one in periods)
    notices = tuple(_notices(sheet.periods))
    return Account(periods, sheet.losses, tuple(_totals(periods, sheet.losses)), hours, uncounted, notices)


# Faults

TOO_MANY_HOURS = N_("A day has 24 hours: write a number from 0 to 24.")
TOO_MANY_DAYS = N_("A week has 7 days: write a number from 0 to 7.")
NO_CURRENCY = N_("Say in which currency.")
OUT_OF_ORDER = N_("The last day is before the first. Correct one of the two dates.")


def _period_faults(row: WorkPeriod) -> Iterator[tuple[str, str]]:
    if row.begun and row.ended and row.ended < row.begun:
        yield "ended", OUT_OF_ORDER
    if not _within(row.hours_a_day, HOURS_A_DAY):
        yield "hours_a_day", TOO_MANY_HOURS
    if not _within(row.days_a_week, WEEK):
        yield "days_a_week", TOO_MANY_DAYS
    for name, amount in (("promised", row.promised), ("received", row.received)):
        if amount is not None and (text := amount_fault(amount)):
            yield name, text
    if not row.currency.strip() and (row.promised is not None or row.received is not None):
        yield "currency", NO_CURRENCY


def _loss_faults(row: Loss) -> Iterator[tuple[str, str]]:
    if row.amount is not None and (text := amount_fault(row.amount)):
        yield "amount", text
    if not row.currency.strip() and row.amount is not None:
        yield "currency", NO_CURRENCY


def _within(number: Decimal | None, most: int) -> bool:
    return number is None or (number.is_finite() and 0 <= number <= most and decimal_places(number) <= MOST_PLACES)


# One period

DAYS = N_("From {begun} to {ended}: {days} days. Whole weeks: {weeks}, days after them: {rest}.")
WORK_DAYS = N_("Days of work: {sum}")
LAST_DAYS = N_("Of the days after the last whole week, at most a week's days of work are counted.")
WORK_HOURS = N_("Hours of work: {sum}")
BY_HOUR = N_("Pay promised by the hour: {sum}")
BY_DAY = N_("Pay promised by the day: {sum}")
BY_WEEK = N_("Pay promised by the week, for {weeks} whole weeks: {sum}")
BY_WEEK_REST = N_("For the days of work after them, a share of a week's pay: {sum}")
BY_MONTH = N_("Pay promised by the month, for {months} whole months: {sum}")
BY_MONTH_REST = N_("For the days after them, a share of that month's pay: {sum}")
FOR_ALL = N_("Pay promised for the whole period: {sum}")
ROUNDED = N_("Rounded to the nearest {unit}")
OWED = N_("Pay not received: {sum}")
NO_DATES = N_("Not counted: the first or the last day is not known.")
NO_PROMISE = N_("Not counted: the pay that was promised is not known.")
NO_WORK_DAYS = N_("Not counted: how many days a week is not known.")
NO_HOURS = N_("Not counted: how many hours a day is not known.")
NO_RECEIPT = N_("Not counted: what was received is not known. Write 0 where nothing was paid.")


def _worked(row: WorkPeriod) -> PeriodAccount:
    told: list[Told] = []
    days, hours = _time(row, told)
    promised = _promised(row, days, hours, told)
    owed = _owed(row, promised, told)
    return PeriodAccount(row, days, hours, promised, owed, tuple(told))


def _time(row: WorkPeriod, told: list[Told]) -> tuple[Decimal | None, Decimal | None]:
    """The days and hours of work."""
    if not row.begun or not row.ended:
        return None, None
    count = (row.ended - row.begun).days + 1
    weeks, rest = divmod(count, WEEK)
    ends = {"begun": row.begun.isoformat(), "ended": row.ended.isoformat()}
    told.append(Told(DAYS, {"days": str(count), "weeks": str(weeks), "rest": str(rest), **ends}))
    if row.days_a_week is None:
        return None, None
    last = min(Decimal(rest), row.days_a_week)
    days = EXACT.add(EXACT.multiply(row.days_a_week, Decimal(weeks)), last)
    told.append(Told(WORK_DAYS, {"sum": f"{weeks} × {plain(row.days_a_week)} + {plain(last)} = {plain(days)}"}))
    if rest:
        told.append(Told(LAST_DAYS))
    if row.hours_a_day is None:
        return days, None
    hours = EXACT.multiply(days, row.hours_a_day)
    told.append(Told(WORK_HOURS, {"sum": f"{plain(days)} × {plain(row.hours_a_day)} = {plain(hours)}"}))
    return days, hours


def _promised(row: WorkPeriod, days: Decimal | None, hours: Decimal | None, told: list[Told]) -> Money | None:
    missing = _missing(row, days, hours)
    if missing or row.promised is None:
        told.append(Told(missing or NO_PROMISE))
        return None
    if row.unit is PayUnit.MONTH:
        amount = _by_month(row, row.promised, told)
    elif row.unit is PayUnit.WEEK:
        amount = _by_week(row, row.promised, days or Decimal(0), told)
    else:
        amount = _by_count(row, row.promised, days, hours, told)
    return Money(amount, row.currency)


def _missing(row: WorkPeriod, days: Decimal | None, hours: Decimal | None) -> str:
    """What the pay cannot be worked out without."""
    if row.promised is None:
        return NO_PROMISE
    if row.unit is PayUnit.WHOLE:
        return ""
    if not row.begun or not row.ended:
        return NO_DATES
    if row.unit is not PayUnit.MONTH and days is None:
        return NO_WORK_DAYS
    return NO_HOURS if row.unit is PayUnit.HOUR and hours is None else ""


def _by_count(row: WorkPeriod, pay: Decimal, days: Decimal | None, hours: Decimal | None, told: list[Told]) -> Decimal:
    if row.unit is PayUnit.WHOLE:
        told.append(Told(FOR_ALL, {"sum": _money(pay, row)}))
        return pay
    text, count = (BY_HOUR, hours) if row.unit is PayUnit.HOUR else (BY_DAY, days)
    amount = EXACT.multiply(pay, count or Decimal(0))
    told.append(Told(text, {"sum": f"{plain(count or Decimal(0))} × {shown(pay)} = {_money(amount, row)}"}))
    return amount


def _by_week(row: WorkPeriod, pay: Decimal, days: Decimal, told: list[Told]) -> Decimal:
    begun, ended = _ends(row)
    weeks = ((ended - begun).days + 1) // WEEK
    week = row.days_a_week or Decimal(0)
    whole = EXACT.multiply(pay, Decimal(weeks))
    told.append(Told(BY_WEEK, {"weeks": str(weeks), "sum": f"{weeks} × {shown(pay)} = {_money(whole, row)}"}))
    rest = EXACT.subtract(days, EXACT.multiply(week, Decimal(weeks)))
    return EXACT.add(whole, _rest(row, (pay, rest, week), BY_WEEK_REST, told)) if rest else whole


def _by_month(row: WorkPeriod, pay: Decimal, told: list[Told]) -> Decimal:
    begun, ended = _ends(row)
    between = months_between(begun, ended + DAY)
    whole = EXACT.multiply(pay, Decimal(between.months))
    sum_ = f"{between.months} × {shown(pay)} = {_money(whole, row)}"
    told.append(Told(BY_MONTH, {"months": str(between.months), "sum": sum_}))
    if not between.days:
        return whole
    month = (add_months(begun, between.months + 1) - add_months(begun, between.months)).days
    part = (pay, Decimal(between.days), Decimal(month))
    return EXACT.add(whole, _rest(row, part, BY_MONTH_REST, told))


def _rest(row: WorkPeriod, part: tuple[Decimal, Decimal, Decimal], text: str, told: list[Told]) -> Decimal:
    """A share of one week's or month's pay: (pay, days of it, days of the whole)."""
    pay, days, whole = part
    places = places_of(pay)
    amount, rounded = share(pay, days, whole, places)
    told.append(Told(text, {"sum": f"{shown(pay)} × {plain(days)} / {plain(whole)} = {_money(amount, row)}"}))
    if rounded:
        told.append(Told(ROUNDED, {"unit": _money(Decimal(1).scaleb(-places), row)}))
    return amount


def _ends(row: WorkPeriod) -> tuple[date, date]:
    """The first and the last day, which are known where pay is worked out by them."""
    return row.begun or date.min, row.ended or date.min


def _owed(row: WorkPeriod, promised: Money | None, told: list[Told]) -> Money | None:
    if promised is None:
        return None
    if row.received is None:
        told.append(Told(NO_RECEIPT))
        return None
    owed = EXACT.subtract(promised.amount, row.received)
    told.append(Told(OWED, {"sum": f"{shown(promised.amount)} − {shown(row.received)} = {_money(owed, row)}"}))
    return Money(owed, row.currency)


def _money(amount: Decimal, row: WorkPeriod) -> str:
    return str(Money(amount, row.currency))


# All of it

UNCOUNTED = N_("Periods that are not in it, because something is not known: {count}")

SUM_OF_OWED = N_("Pay not received, all periods: {sum}")
SUM_OF = {
    LossKind.COST: N_("Costs: {sum}"),
    LossKind.INJURY: N_("Injuries: {sum}"),
    LossKind.PROPERTY: N_("Property taken: {sum}"),
    LossKind.DEDUCTION: N_("Deductions (they are in the pay not received already and are not added): {sum}"),
    LossKind.DEBT_CLAIMED: N_("Debts that the employer claims (they are not added and not taken off): {sum}"),
}
LOST = N_("Together: {sum}")
OVERLAP = N_("Periods {one} and {other} overlap from {begun} to {ended}: these days are counted in both.")
GAP = N_("From {begun} to {ended} nothing is entered, between periods {one} and {other}.")


def _totals(periods: Sequence[PeriodAccount], losses: Sequence[Loss]) -> Iterator[Totals]:
    """The sums in each currency, in the order in which the currencies come."""
    entered = [*(one.period.currency for one in periods), *(one.currency for one in losses)]
    named: dict[str, str] = {}
    for currency in entered:
        if currency.strip():
            named.setdefault(same_currency(currency), currency.strip())
    for key, currency in named.items():
        own = [one for one in periods if same_currency(one.period.currency) == key]
        yield _sums(currency, own, [one for one in losses if same_currency(one.currency) == key])


def _sums(currency: str, periods: Sequence[PeriodAccount], losses: Sequence[Loss]) -> Totals:
    owed = [one.owed.amount for one in periods if one.owed]
    amounts = {kind: [one.amount for one in losses if one.kind is kind and one.amount is not None] for kind in LossKind}
    by_kind = {kind: total(found) for kind, found in amounts.items()}
    lines = [Told(SUM_OF_OWED, {"sum": _addition(owed, currency)})] if owed else []
    lines += [Told(SUM_OF[kind], {"sum": _addition(amounts[kind], currency)}) for kind in SUM_OF if amounts[kind]]
    present = [total(owed)] if owed else []
    present += [by_kind[kind] for kind in SUM_OF if kind.is_added and amounts[kind]]
    if present:
        lines.append(Told(LOST, {"sum": _addition(present, currency)}))
    return Totals(
        currency=currency,
        promised=total(one.promised.amount for one in periods if one.promised),
        received=total(one.period.received for one in periods if one.period.received is not None),
        owed=total(owed),
        by_kind=by_kind,
        lost=total(present) if present else None,
        uncounted=len(periods) - len(owed),
        working=tuple(lines),
    )


def _addition(amounts: Sequence[Decimal], currency: str) -> str:
    """ "10.00 + 2.50 = 12.50 EUR", a negative one in brackets; a single amount stands alone."""
    found = str(Money(total(amounts), currency))
    parts = [shown(one) if one >= 0 else f"({shown(one)})" for one in amounts]
    return f"{' + '.join(parts)} = {found}" if len(parts) > 1 else found


def _notices(periods: Iterable[WorkPeriod]) -> Iterator[Told]:
    """Overlaps and gaps, by the numbers of the periods as they were entered."""
    dated = [(one.begun, one.ended, at) for at, one in enumerate(periods, 1) if one.begun and one.ended]
    ordered = sorted(dated)
    for (begun, ended, at), (later, its_end, other) in itertools.combinations(ordered, 2):
        if later <= ended:
            numbers = {"one": str(at), "other": str(other)}
            yield Told(OVERLAP, {**numbers, "begun": max(begun, later).isoformat(), "ended": str(min(ended, its_end))})
    covered = ordered[:1]
    for begun, ended, at in ordered[1:]:
        _, until, before = covered[-1]
        if begun > until + DAY:
            between = {"begun": (until + DAY).isoformat(), "ended": (begun - DAY).isoformat()}
            yield Told(GAP, {"one": str(before), "other": str(at), **between})
        if ended > until:
            covered.append((begun, ended, at))
