"""Amounts of money as people write them: exact decimals, one currency each, never converted and never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact, InvalidOperation

from toolkit.domain.errors import BadInputError
from toolkit.support.i18n import N_

LARGEST = Decimal(10) ** 15
MOST_PLACES = 4
"""An amount lies below LARGEST and has at most so many decimal places."""

EXACT = Context(prec=80, traps=[Inexact, InvalidOperation])
"""For sums and products: whatever would have to be rounded is an error of ours."""

_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009'\u2019\u066c"), " ")
_NUMBER = re.compile(r"-?(\d+)(?:[.,](\d+))?")
_SPACED = re.compile(r"-?\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_GROUPED = re.compile(r"-?\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:([.,])\d+)?")


NEGATIVE = N_("An amount is never below zero: write what was promised or received, or leave it empty.")
NO_AMOUNT = N_("This is no amount that can be added up: at most fifteen digits and four decimal places.")


def amount_fault(amount: Decimal) -> str:
    """Why an amount cannot be added up, in a sentence; empty where it can."""
    if not amount.is_finite() or abs(amount) >= LARGEST or decimal_places(amount) > MOST_PLACES:
        return NO_AMOUNT
    return NEGATIVE if amount < 0 else ""


def decimal_places(number: Decimal) -> int:
    """How many decimal places a finite number was written with."""
    return -int(number.as_tuple().exponent)


class AmountError(BadInputError):
    """Text that is no amount, or could be read as two different ones."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the currency that it was entered in."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        """Both, with a space between them that no line breaks."""
        return f"{shown(self.amount)}\u00a0{self.currency.strip()}"


def read_amount(text: str) -> Decimal:
    """The number that was typed, in the digits of any script, with a point or a comma before its decimals.

    Raises AmountError where it is no number or could be two: "1,234" may be one or a thousand.
    """
    written = _written(text)
    grouped = _GROUPED.fullmatch(written)
    if grouped and grouped[1] != grouped[2] and (grouped[2] or written.count(grouped[1]) > 1):
        return Decimal(written.replace(grouped[1], "").replace(",", "."))
    if _SPACED.fullmatch(written):
        return Decimal(written.replace(" ", "").replace(",", "."))
    found = _NUMBER.fullmatch(written)
    if not found:
        raise AmountError(N_("This is not a number."), N_("Write the amount in digits, for example 1250.50."))
    if len(found[1]) <= 3 and found[2] and len(found[2]) == 3 and found[1] != "0":
        raise AmountError(
            N_("This amount can be read in two ways."), N_("Leave out what stands between the thousands: 1250.50.")
        )
    return Decimal(written.replace(",", "."))


def _written(text: str) -> str:
    """The number in ASCII digits, with a space for any sign that only groups, and without marks of order."""
    kept = [letter for letter in text if unicodedata.category(letter) != "Cf"]
    return "".join(_letter(letter) for letter in kept).translate(_SPACES).strip()


def _letter(letter: str) -> str:
    if letter == "\u066b":
        return "."
    if letter == "\u2212":
        return "-"
    number = unicodedata.decimal(letter, None)
    return letter if number is None else str(number)


def shown(amount: Decimal) -> str:
    """An amount in digits: at least two decimal places, all that it has, no grouping; "-0.00" is "0.00"."""
    places = max(2, -int(amount.normalize(EXACT).as_tuple().exponent))
    return f"{EXACT.quantize(EXACT.plus(amount) if amount else Decimal(0), Decimal(1).scaleb(-places)):f}"


def plain(number: Decimal) -> str:
    """A count in digits, with no more decimal places than it needs."""
    return f"{number.normalize(EXACT):f}" if number else "0"


def share(amount: Decimal, part: int | Decimal, whole: int | Decimal, places: int) -> tuple[Decimal, bool]:
    """`amount` x `part` / `whole`, rounded half to even to so many places, and whether that changed it."""
    product = EXACT.multiply(amount, Decimal(part))
    rounding = Context(prec=80, rounding=ROUND_HALF_EVEN)
    rounded = rounding.quantize(rounding.divide(product, Decimal(whole)), Decimal(1).scaleb(-places))
    return rounded, EXACT.multiply(rounded, Decimal(whole)) != product


def places_of(amount: Decimal) -> int:
    """How many decimal places an amount is counted with: those that it has, at least two."""
    return max(2, -int(amount.as_tuple().exponent))


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Their exact sum."""
    found = Decimal(0)
    for amount in amounts:
        found = EXACT.add(found, amount)
    return found


def same_currency(currency: str) -> str:
    """What two currencies have to have in common to be added up: the same letters, whatever their case and spaces."""
    return " ".join(unicodedata.normalize("NFC", currency).split()).casefold()
