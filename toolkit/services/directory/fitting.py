"""Which services fit what a person needs, and why each does or does not: for a referral, nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from toolkit.domain.directory.listing import Listing
from toolkit.domain.directory.query import Query
from toolkit.services.directory.documents import EU
from toolkit.services.directory.searching import Search
from toolkit.support.i18n import N_

MOST = 200
HELPLINE = "helpline"
"""Where no service of the kind is known, or beside one: who answers may know who helps."""


@dataclass(frozen=True, slots=True)
class Needs:
    """`kinds` of service, any of which helps; `languages` of which one is enough; `accepts` all of which must be.

    `no_embassy` where the case says: no contact with the country of origin (Standard 19).
    """

    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    country: str = ""
    region: str = ""
    accepts: tuple[str, ...] = ()
    no_embassy: bool = False
    no_report: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """A service with the reasons: what fits, what does not, and what nobody knows. Texts to be translated."""

    listing: Listing
    fits: tuple[str, ...] = field(default=())
    lacks: tuple[str, ...] = field(default=())
    unknown: tuple[str, ...] = field(default=())


def fitting(search: Search, needs: Needs, today: date, hidden: Iterable[Listing] = ()) -> list[Fit]:
    """The services of these kinds in this country, those with the fewest lacks first, then unknowns, then fresh.
    `hidden`: those that no index holds, from the open vault.
    """
    found = {one.service_id: one for one in hidden if _asked_for(one, needs)}
    for kind in (*needs.kinds, HELPLINE) if needs.kinds else ("",):
        for one in search.find(Query(kind=kind, country=needs.country, no_embassy=needs.no_embassy), MOST):
            found.setdefault(one.service_id, one)
    fits = [_fit(one, needs, today) for one in found.values() if _offered(one, needs)]
    return sorted(fits, key=lambda fit: (len(fit.lacks), len(fit.unknown), -(_day(fit.listing))))


def _offered(one: Listing, needs: Needs) -> bool:
    """No embassy where the case says so; and the police only where they are asked for, not as a helpline beside."""
    if needs.no_embassy and "embassy" in one.kinds:
        return False
    police = one.who_answers == "police" or "police_unit" in one.kinds
    return not police or not needs.kinds or bool(set(needs.kinds) & set(one.kinds))


def _asked_for(one: Listing, needs: Needs) -> bool:
    kind = not needs.kinds or bool({*needs.kinds, HELPLINE} & set(one.kinds))
    return kind and (not needs.country or needs.country in one.countries)


def _day(listing: Listing) -> int:
    return listing.freshness.toordinal() if listing.freshness else 0


def _fit(one: Listing, needs: Needs, today: date) -> Fit:
    said = list(_reasons(one, needs, today))
    texts = {value: tuple(text for known, text in said if known is value) for value in (True, False, None)}
    return Fit(one, texts[True], texts[False], texts[None])


def _reasons(one: Listing, needs: Needs, today: date) -> Iterator[tuple[bool | None, str]]:
    """Each point with whether it fits; None where nobody knows."""
    if needs.kinds:
        direct = bool(set(needs.kinds) & set(one.kinds))
        yield direct or None, _KIND[direct]
    yield _open(one), _OPEN[_open(one)]
    verified = one.is_verified(today)
    yield verified, N_("verified, and it still holds") if verified else N_("not verified, or too long ago")
    if needs.country:
        here = needs.country in one.countries
        yield here or ("EU" in one.countries and needs.country in EU), N_("in the country, or for all of the Union")
    if needs.languages:
        spoken = bool(set(needs.languages) & set(one.languages))
        yield _language(one, spoken), _LANGUAGE[_language(one, spoken)]
    if needs.accepts:
        taken = set(needs.accepts) <= set(one.accepts)
        yield taken if one.accepts else None, _ACCEPTS[taken if one.accepts else None]
    if needs.no_report:
        quiet = one.reports_onward != "always" if one.reports_onward else None
        yield quiet, _REPORTS[quiet]
    if needs.region:
        near = needs.region.casefold() in one.region.casefold()
        yield near or (None if not one.region else False), N_("near the place asked for")


def _open(one: Listing) -> bool | None:
    return True if one.status == "active" else None if not one.status else False


def _language(one: Listing, spoken: bool) -> bool | None:
    return True if spoken else None if one.interpreters or not one.languages else False


_KIND = {True: N_("of the kind that is asked for"), False: N_("a helpline: it may know who helps with this")}
_OPEN = {True: N_("working at present"), False: N_("not working at present"), None: N_("perhaps not working")}
_LANGUAGE = {
    True: N_("speaks the language"),
    False: N_("does not speak the language"),
    None: N_("perhaps speaks the language, or has interpreters"),
}
_ACCEPTS = {
    True: N_("takes the person in"),
    False: N_("does not say that it takes the person in"),
    None: N_("whom it takes in is not known"),
}
_REPORTS = {True: N_("does not report against the person's will"), False: N_("reports onward"),
            None: N_("whether it reports is not known")}  # fmt: skip
