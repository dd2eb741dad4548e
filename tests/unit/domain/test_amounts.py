"""Amounts are read in one way only, or refused, and shown exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.domain.amounts import AmountError, places_of, plain, read_amount, same_currency, share, shown, total

AMOUNTS = st.decimals(-(10**14), 10**14, places=4)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1250", "1250"), ("1250.50", "1250.50"), ("1250,5", "1250.5"), (" 12 ", "12"), ("1 250,50", "1250.50"),
        ("1\u00a0234\u00a0567.125", "1234567.125"), ("1'250.50", "1250.50"), ("1,250.50", "1250.50"),
        ("1.250,50", "1250.50"), ("1.234.567", "1234567"), ("1.234,567", "1234.567"), ("0.125", "0.125"),
        ("1234,567", "1234.567"), ("١٢٥٠٫٥", "1250.5"), ("۱۲۵۰", "1250"), ("१२५०.५", "1250.5"),
        ("\u2066-3.50\u2069", "-3.50"), ("\u22123", "-3"),
    ],
)  # fmt: skip
def test_what_is_clear_is_read(text: str, amount: str) -> None:
    assert read_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["1,234", "12.345", "999,999"])
def test_what_can_be_two_amounts_is_refused(text: str) -> None:
    with pytest.raises(AmountError, match="two ways"):
        read_amount(text)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "12 50", "1..5", "1.234,567,890", "12a", "1e5", "NaN", "Infinity", "--3", "1,2,3", "½", "5 000 00"],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(AmountError, match="not a number"):
        read_amount(text)


@given(AMOUNTS)
def test_what_is_shown_is_read_again(amount: Decimal) -> None:
    text = shown(amount)
    assert Decimal(text) == amount
    assert "E" not in text
    assert len(text.split(".")[1]) >= 2
    if len(text.split(".")[1]) != 3:
        assert read_amount(text) == amount


@given(st.lists(AMOUNTS))
def test_a_total_is_exact_whatever_the_order(amounts: list[Decimal]) -> None:
    tenths = sum(int(amount * 10**4) for amount in amounts)
    assert total(amounts) * 10**4 == tenths
    assert total(amounts) == total(reversed(amounts))


@given(st.decimals(0, 10**9, places=2), st.integers(0, 31), st.integers(1, 31))
def test_a_share_is_the_nearest_and_says_whether_it_was_rounded(amount: Decimal, part: int, whole: int) -> None:
    found, rounded = share(amount, part, whole, places_of(amount))
    assert abs(found * whole - amount * part) * 2 <= whole * Decimal("0.01")
    assert rounded == (found * whole != amount * part)


def test_counts_and_currencies() -> None:
    assert [plain(Decimal(one)) for one in ("5.50", "100", "0.00", "6")] == ["5.5", "100", "0", "6"]
    assert shown(Decimal("-0.00")) == "0.00"
    assert same_currency(" eur ") == same_currency("EUR")
    assert same_currency("€") != same_currency("EUR"), "no conversion, and no guess that two names are one"
