"""Looks at telephone numbers before anybody relies on them: length, country, short codes, letters, and numbers that two
sources print with one digit's difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from toolkit.domain.directory.listing import Listing, Phone
from toolkit.support.i18n import N_, Translate

if TYPE_CHECKING:
    import phonenumbers

SHORT = 6
"""Digits up to which a number is a short code, dialled within its country only."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is odd about a row. `wrong` and `right` are texts to be translated, with {places}."""

    service_id: str
    name: str
    value: str
    wrong: str
    right: str
    other: str = ""

    def told(self, translate: Translate = str) -> str:
        """One line."""
        say = f"{translate(self.wrong)}; {translate(self.right)}".format(other=self.other)
        return f"{self.service_id} {self.name} «{self.value}»: {say}"


def number_findings(listings: Iterable[Listing]) -> Iterator[Finding]:
    """Every odd number among these services."""
    known = list(listings)
    for one in known:
        for phone in one.phones:
            for wrong, right in phone_findings(phone, one.countries):
                yield Finding(one.service_id, one.name, phone.number, wrong, right)
        if one.phones and one.dialable_from_abroad is not True:
            yield from _from_abroad(one)
    yield from _near_misses(known)


def late_findings(listings: Iterable[Listing], today: date) -> Iterator[Finding]:
    """Services whose verification has run out."""
    wrong, right = N_("the verification has run out"), N_("call, and note who answered")
    for one in listings:
        if one.verified_on and not one.is_verified(today):
            yield Finding(one.service_id, one.name, str(one.verified_on), wrong, right)


def phone_findings(phone: Phone, countries: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What is odd about one number in these countries: what, and what to do."""
    if any(letter.isalpha() for letter in phone.number):
        yield (
            N_("this number is written with letters"),
            N_("write the digits beside them: not every keypad has letters"),
        )
        return
    if not phone.digits:
        yield N_("there are no digits in this number"), N_("write it as it is dialled")
        return
    if not _is_short(phone):
        yield from _by_country(phone, countries)


def _is_short(phone: Phone) -> bool:
    return len(phone.digits) <= SHORT and not phone.number.strip().startswith(("+", "00"))


def _by_country(phone: Phone, countries: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    import phonenumbers

    country = countries[0] if countries and countries[0] != "EU" else None
    try:
        parsed = phonenumbers.parse(phone.number, country)
    except phonenumbers.NumberParseException:
        yield N_("this cannot be read as a number of its country"), N_("write it with + and the country's code")
        return
    reason = phonenumbers.is_possible_number_with_reason(parsed)
    if reason == phonenumbers.ValidationResult.TOO_SHORT:
        yield N_("this number has too few digits for its country"), N_("compare it with another source")
    elif reason == phonenumbers.ValidationResult.TOO_LONG:
        yield N_("this number has too many digits for its country"), N_("compare it with another source")
    elif not phonenumbers.is_valid_number(parsed):
        yield N_("no number of this country begins like this"), N_("compare it with another source")
    if country and _is_elsewhere(parsed, country):
        yield N_("this is a number of another country"), N_("see that it stands with the right country")


def _is_elsewhere(parsed: phonenumbers.PhoneNumber, country: str) -> bool:
    """Whether a number belongs to another country; a freephone number to any of those that share a code."""
    import phonenumbers

    if parsed.country_code != phonenumbers.country_code_for_region(country):
        return True
    region = phonenumbers.region_code_for_number(parsed)
    return region not in (None, country) and not _is_free(parsed)


def _is_free(parsed: phonenumbers.PhoneNumber) -> bool:
    import phonenumbers

    return phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.TOLL_FREE


def _from_abroad(one: Listing) -> Iterator[Finding]:
    """A finding where none of a service's numbers can be dialled from abroad."""
    reasons = [_not_from_abroad(phone, one.countries) for phone in one.phones]
    if all(reasons):
        right = N_("add the number for callers from abroad")
        yield Finding(one.service_id, one.name, one.phones[0].number, reasons[0], right)


def _not_from_abroad(phone: Phone, countries: tuple[str, ...]) -> str:
    """Why a number cannot be dialled from abroad; empty where it can, or where nobody knows."""
    import phonenumbers

    if _is_short(phone):
        return N_("this short code cannot be dialled from abroad")
    try:
        parsed = phonenumbers.parse(phone.number, countries[0] if countries and countries[0] != "EU" else None)
    except phonenumbers.NumberParseException:
        return ""
    return N_("a freephone number can seldom be dialled from abroad") if _is_free(parsed) else ""


def international(phone: Phone, country: str) -> str:
    """The number as it is dialled from abroad; as it was written where that cannot be told."""
    import phonenumbers

    if _is_short(phone):
        return phone.number
    try:
        parsed = phonenumbers.parse(phone.number, country if country != "EU" else None)
    except phonenumbers.NumberParseException:
        return phone.number
    if not phonenumbers.is_possible_number(parsed):
        return phone.number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _near_misses(known: list[Listing]) -> Iterator[Finding]:
    """Numbers of services in one country that differ by one digit: missing, doubled, or another one."""
    numbers: dict[str, dict[str, Listing]] = defaultdict(dict)
    for one in known:
        for phone in one.phones:
            if len(phone.digits) > SHORT:
                numbers[one.countries[0] if one.countries else ""].setdefault(phone.digits, one)
    wrong = N_("another row has this number with one digit's difference: {other}")
    for found in numbers.values():
        for digits, near in _pairs(found):
            one, other = found[digits], found[near]
            if _alike(one, other):
                yield Finding(one.service_id, one.name, digits, wrong, N_("find out which of them is right"), near)


def _alike(one: Listing, other: Listing) -> bool:
    """Whether two rows speak of the same service: neighbouring numbers of one switchboard are no misprint."""
    names = {one.name.casefold(), one.organization.casefold()} & {other.name.casefold(), other.organization.casefold()}
    return one.service_id != other.service_id and bool(names - {""})


def _pairs(found: dict[str, Listing]) -> Iterator[tuple[str, str]]:
    """Pairs that become equal when one digit is taken out of one of them, or out of both at the same place."""
    without: dict[tuple[int, str], str] = {}
    for digits in found:
        for place in range(len(digits)):
            shorter = digits[:place] + digits[place + 1 :]
            if shorter in found and (place == 0 or digits[place] != digits[place - 1]):
                yield digits, shorter
            near = without.setdefault((place, shorter), digits)
            if near != digits and len(near) == len(digits):
                yield digits, near
