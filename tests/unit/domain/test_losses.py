"""The losses worksheet: exact, each currency apart, every total with its working, nothing impossible let in."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.domain.losses import (
    GAP,
    NO_RECEIPT,
    OVERLAP,
    Account,
    Loss,
    LossesRefusedError,
    LossKind,
    PayUnit,
    WorkPeriod,
    Worksheet,
    account,
    loss_faults,
)

D = Decimal
WORK = WorkPeriod(date(2026, 1, 1), date(2026, 6, 30), D(14), D(6), D("1200"), PayUnit.MONTH, D("350.50"), "EUR")
DATES = st.dates(date(2015, 1, 1), date(2030, 1, 1))
MONEY = st.decimals(0, 10**7, places=2)
PERIODS = st.builds(
    lambda begun, length, **rest: WorkPeriod(begun, begun + timedelta(length), **rest),
    DATES, st.integers(0, 800),
    hours_a_day=st.decimals(0, 24, places=1), days_a_week=st.decimals(0, 7, places=1), promised=MONEY,
    unit=st.sampled_from(PayUnit), received=MONEY, currency=st.sampled_from(["EUR", "XAF", "€"]),
)  # fmt: skip
LOSSES = st.builds(
    Loss, st.sampled_from(LossKind), st.just("x"), st.none() | MONEY, st.sampled_from(["EUR", "XAF", "taka"])
)
SHEETS = st.builds(
    Worksheet, st.lists(PERIODS, max_size=5).map(tuple), st.lists(LOSSES, max_size=8).map(tuple)
)  # fmt: skip


def told(found: Account) -> list[str]:
    lines = [line for one in found.periods for line in one.working] + [li for one in found.totals for li in one.working]
    return [line.text.format(**line.values).replace("\u00a0", " ") for line in [*lines, *found.notices]]


def test_half_a_year_by_the_month_with_its_working() -> None:
    found = account(Worksheet((WORK,)))
    assert [(one.currency, one.owed, one.lost) for one in found.totals] == [("EUR", D("6849.50"), D("6849.50"))]
    assert found.hours == 2184
    assert "6 × 1200.00 = 7200.00 EUR" in told(found)[4]


def test_every_step_is_shown() -> None:
    lines = told(account(Worksheet((replace(WORK, ended=date(2026, 7, 10)),))))
    assert lines[0] == "From 2026-01-01 to 2026-07-10: 191 days. Whole weeks: 27, days after them: 2."
    assert "27 × 6 + 2 = 164" in lines[1]
    assert "164 × 14 = 2296" in lines[3]
    assert "6 × 1200.00 = 7200.00 EUR" in lines[4]
    assert "1200.00 × 10 / 31 = 387.10 EUR" in lines[5]
    assert lines[6] == "Rounded to the nearest 0.01 EUR"
    assert "7587.10 − 350.50 = 7236.60 EUR" in lines[7]


@pytest.mark.parametrize(
    ("unit", "promised", "owed"),
    [
        (PayUnit.HOUR, "5.25", "212.38"), (PayUnit.DAY, "40", "180.00"), (PayUnit.WEEK, "200", "133.33"),
        (PayUnit.WHOLE, "300", "200.00"),
    ],
)  # fmt: skip
def test_pay_by_hour_day_week_and_for_all_of_it(unit: PayUnit, promised: str, owed: str) -> None:
    """Eight days at six days a week and 8.5 hours: one whole week and one day, 7 days of work."""
    row = WorkPeriod(date(2026, 3, 2), date(2026, 3, 9), D("8.5"), D(6), D(promised), unit, D(100), "EUR")
    assert round(account(Worksheet((row,))).totals[0].owed, 2) == D(owed)


@given(SHEETS)
def test_totals_are_the_exact_sums_of_the_lines_in_each_currency(sheet: Worksheet) -> None:
    found = account(sheet)
    for sums in found.totals:
        own = [one for one in found.periods if one.period.currency == sums.currency]
        rows = [one for one in sheet.losses if one.currency == sums.currency and one.amount is not None]
        owed = sum((Fraction(one.owed.amount) for one in own if one.owed), Fraction())
        added = sum((Fraction(one.amount or 0) for one in rows if one.kind.is_added), Fraction())
        assert Fraction(sums.owed) == owed == Fraction(sums.promised) - Fraction(sums.received)
        assert Fraction(sums.lost or 0) == owed + added
        assert (sums.lost is None) == (
            not [one for one in own if one.owed] and not [r for r in rows if r.kind.is_added]
        )
        for kind, amount in sums.by_kind.items():
            assert Fraction(amount) == sum((Fraction(one.amount or 0) for one in rows if one.kind is kind), Fraction())
    assert {one.currency for one in found.totals} == {
        *(one.currency for one in sheet.periods), *(one.currency for one in sheet.losses)
    }  # fmt: skip


@given(SHEETS)
def test_every_formula_of_the_working_is_true(sheet: Worksheet) -> None:
    """The lines are worked out again by somebody else: what stands before "=" gives what stands after it."""
    for line in told(account(sheet)):
        before, equals, after = line.partition(" = ")
        if equals:
            formula = before.rpartition(": ")[2].replace("×", "*").replace("−", "-")
            value = after.split()[0].rstrip(".")
            exact = eval("".join(f"Fraction('{p}')" if p[:1].isdigit() else p for p in split(formula)))  # noqa: S307  (our own lines)
            assert abs(exact - Fraction(value)) <= (Fraction(1, 200) if "/" in formula else 0)


def split(formula: str) -> list[str]:
    return formula.replace("(", "( ").replace(")", " )").replace("( -", "(- ").split()


@given(PERIODS, st.integers(1, 80))
def test_a_period_cut_at_the_end_of_a_week_has_the_same_hours(row: WorkPeriod, weeks: int) -> None:
    assert row.begun
    assert row.ended
    cut = row.begun + timedelta(7 * weeks)
    if cut <= row.ended:
        parts = (replace(row, ended=cut - timedelta(1)), replace(row, begun=cut))
        assert account(Worksheet(parts)).hours == account(Worksheet((row,))).hours


@given(PERIODS)
def test_nobody_works_more_than_there_is_time(row: WorkPeriod) -> None:
    assert row.begun
    assert row.ended
    one = account(Worksheet((row,))).periods[0]
    length = (row.ended - row.begun).days + 1
    assert one.days is not None
    assert one.hours is not None
    assert 0 <= one.days <= length
    assert 0 <= one.hours <= 24 * length


def test_deductions_and_claimed_debts_are_shown_and_never_added() -> None:
    rows = tuple(Loss(kind, "x", D(10), "EUR") for kind in LossKind)
    sums = account(Worksheet((WORK,), rows)).totals[0]
    assert sums.lost == sums.owed + 30
    lines = told(account(Worksheet((WORK,), rows)))
    assert any("not added): 10.00 EUR" in line for line in lines)
    assert any("not taken off): 10.00 EUR" in line for line in lines)
    assert lines[-1] == "Together: 6849.50 + 10.00 + 10.00 + 10.00 = 6879.50 EUR"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"hours_a_day": D("24.5")}, "hours_a_day"), ({"hours_a_day": D(-1)}, "hours_a_day"),
        ({"hours_a_day": D("NaN")}, "hours_a_day"), ({"days_a_week": D(8)}, "days_a_week"),
        ({"promised": D(-1)}, "promised"), ({"received": D("-0.01")}, "received"),
        ({"promised": D("Infinity")}, "promised"), ({"promised": D("1E15")}, "promised"),
        ({"promised": D("0.00001")}, "promised"), ({"currency": "  "}, "currency"),
        ({"ended": date(2025, 12, 31)}, "ended"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_sentence_at_its_field(change: dict[str, object], field: str) -> None:
    sheet = Worksheet((WORK, replace(WORK, **change)))  # type: ignore[arg-type]
    assert [(one.part, one.place, one.field) for one in loss_faults(sheet)] == [("periods", 1, field)]
    assert all(one.text.endswith(".") for one in loss_faults(sheet))
    with pytest.raises(LossesRefusedError, match="1 of its fields"):
        account(sheet)


def test_all_faults_come_at_once() -> None:
    bad = replace(WORK, hours_a_day=D(25), days_a_week=D(9), promised=D(-1), received=D(-1), currency="")
    assert len(loss_faults(Worksheet((bad,), (Loss(LossKind.COST, "", D(-1), ""),)))) == 7


def test_what_is_not_known_is_said_and_not_guessed() -> None:
    found = account(Worksheet((replace(WORK, received=None), replace(WORK, begun=None), WorkPeriod())))
    assert found.uncounted == 3
    assert found.periods[0].owed is None
    assert found.periods[0].working[-1].text == NO_RECEIPT
    assert (found.totals[0].lost, found.totals[0].uncounted) == (None, 2), "not known is not zero"
    assert account(Worksheet()).totals == ()
    injury = account(Worksheet((), (Loss(LossKind.INJURY, "burnt hand"),)))
    assert injury.losses
    assert not injury.totals


def test_overlaps_and_gaps_are_told() -> None:
    def period(begun: int, ended: int) -> WorkPeriod:
        return replace(WORK, begun=date(2026, 1, begun), ended=date(2026, 1, ended))

    def notices(*rows: WorkPeriod) -> list[tuple[str, str, str]]:
        found = account(Worksheet(rows)).notices
        return [(one.text, one.values["begun"], one.values["ended"]) for one in found]

    assert notices(period(1, 10), period(11, 20)) == []
    assert notices(period(1, 10), period(10, 20)) == [(OVERLAP, "2026-01-10", "2026-01-10")]
    assert notices(period(15, 20), period(1, 10)) == [(GAP, "2026-01-11", "2026-01-14")]
    assert notices(period(1, 30), period(2, 3), period(5, 6))[0][0] == OVERLAP
    assert not [one for one in notices(period(1, 30), period(2, 3), period(31, 31)) if one[0] == GAP]


def test_words_of_the_person_never_stand_in_a_repr() -> None:
    assert "burnt" not in repr(Worksheet((replace(WORK, what="burnt"),), (Loss(LossKind.INJURY, "burnt hand"),)))
