"""The consent ledger's rules: who may be told what, until when, and what a withdrawal reaches (Standards 3, 7, 10).

One row is one decision about one recipient. An adult's refusal is a complete answer; the latest decision counts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from toolkit.domain.case import Given
from toolkit.domain.errors import BadInputError
from toolkit.support.i18n import N_

AHEAD = 14
"""From how many days before it lapses a consent is told of."""


class RecipientKind(StrEnum):
    """What a recipient is."""

    POLICE = "police"
    IMMIGRATION = "immigration"
    CARE = "care"
    LEGAL = "legal"
    EMBASSY = "embassy"
    FAMILY = "family"
    INTERPRETER = "interpreter"
    OTHER = "other"


APART = frozenset({RecipientKind.POLICE, RecipientKind.IMMIGRATION})
"""Asked for each by itself, never in one breath with care or anybody else."""


class Item(StrEnum):
    """What may be told."""

    IDENTITY = "identity"
    LOCATION = "location"
    NEEDS = "needs"
    HEALTH = "health"
    ACCOUNT = "account"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Guardian:
    """Who decides with a child. Only who was appointed counts, and never the adult who came along."""

    name: str = field(repr=False)
    appointed_by: str = ""
    accompanies: bool = False


@dataclass(frozen=True, slots=True)
class Consent:
    """One decision. `agreed` is false for a refusal; `until` is the last day, None where no end was said. Times are
    in UTC and all aware.
    """

    id: str
    recipient: str = field(repr=False)
    kind: RecipientKind
    items: frozenset[Item]
    purpose: str = field(repr=False)
    how: Given
    language: str
    understood: bool
    given_at: datetime
    agreed: bool = True
    until: date | None = None
    withdrawn_at: datetime | None = None
    guardian: Guardian | None = None


@dataclass(frozen=True, slots=True)
class ConsentFault:
    """What is wrong at a field, in a sentence."""

    field: str
    text: str


class ConsentError(BadInputError):
    """A decision that cannot be changed so."""


def consent_faults(row: Consent) -> tuple[ConsentFault, ...]:
    """Why a row cannot be recorded as a consent; all faults at once. A refusal needs a recipient and nothing else."""
    return tuple(_faults(row))


def _faults(row: Consent) -> Iterator[ConsentFault]:
    if not row.recipient.strip():
        yield ConsentFault("recipient", N_("Name who is to be told: a consent to everybody is none."))
    if not row.agreed:
        return
    if not row.items:
        yield ConsentFault("items", N_("Say what may be told."))
    if not row.purpose.strip():
        yield ConsentFault("purpose", N_("Say what it is for."))
    if not row.language.strip():
        yield ConsentFault("language", N_("Say in which language it was explained."))
    if not row.understood:
        yield ConsentFault("understood", N_("What was not understood is no consent: explain it again, or do without."))
    if row.until and row.until < row.given_at.date():
        yield ConsentFault("until", N_("The last day is before the day it was given. Correct one of the two."))
    yield from _guardian_faults(row)


def _guardian_faults(row: Consent) -> Iterator[ConsentFault]:
    guardian = row.guardian
    if guardian and guardian.accompanies:
        yield ConsentFault(
            "guardian", N_("The adult who came along never consents for a child: ask for an appointed guardian.")
        )
    elif row.how is Given.WITH_GUARDIAN and not (guardian and guardian.name.strip() and guardian.appointed_by.strip()):
        yield ConsentFault("guardian", N_("Name the guardian, and the court or authority that appointed them."))


def bundling_fault(kinds: Collection[RecipientKind]) -> str:
    """Why recipients of these kinds cannot be asked for together, in a sentence; empty where they can."""
    if len(set(kinds)) > 1 and APART & set(kinds):
        return N_("Ask for the police and for immigration each by itself: help never depends on either.")
    return ""


# What covers


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What is to be told to whom: the recipient by name, what the recipient is, and which items."""

    recipient: str = field(repr=False)
    kind: RecipientKind
    items: frozenset[Item]


class Uncovered(StrEnum):
    """Why an item may not be told."""

    NEVER_ASKED = "never_asked"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    NOT_YET = "not_yet"
    NOT_VALID = "not_valid"
    NO_CONTACT = "no_contact"


UNCOVERED = {
    Uncovered.NEVER_ASKED: N_("The person has not been asked."),
    Uncovered.REFUSED: N_("The person said no. That is a complete answer."),
    Uncovered.WITHDRAWN: N_("The person has taken it back."),
    Uncovered.LAPSED: N_("The consent has run out. Ask again before anything is told."),
    Uncovered.NOT_YET: N_("The consent is dated later than today. Check its date."),
    Uncovered.NOT_VALID: N_("What is recorded is no consent: it was not understood, or not given by the person."),
    Uncovered.NO_CONTACT: N_("The case says that nobody in the country of origin may be contacted."),
}
"""The same in words."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the ledger says of a recipient and items today: the rows that cover (to be recorded with the use), and the
    items that are not covered, each with its reason.
    """

    rows: tuple[Consent, ...]
    uncovered: dict[Item, Uncovered]

    @property
    def is_whole(self) -> bool:
        """Whether all that was asked for may be told."""
        return not self.uncovered


def coverage(
    ledger: Iterable[Consent], recipient: str, kind: RecipientKind, items: Collection[Item], today: date
) -> Coverage:
    """Whether this recipient may be told these items today. A row for the same name as another kind never counts: a
    consent for the shelter's care is none for the police officer who works there.
    """
    known = [row for row in ledger if row.kind is kind and _same(row.recipient) == _same(recipient)]
    rows: dict[str, Consent] = {}
    uncovered: dict[Item, Uncovered] = {}
    for item in sorted(items):
        row = _latest(known, item)
        reason = _reason(row, today)
        if reason:
            uncovered[item] = reason
        elif row:
            rows[row.id] = row
    return Coverage(tuple(rows.values()), uncovered)


class Standing(StrEnum):
    """How one row stands today: OVERTAKEN where a later decision counts for all of it."""

    HOLDS = "holds"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    NOT_YET = "not_yet"
    NOT_VALID = "not_valid"
    OVERTAKEN = "overtaken"


def how_it_stands(row: Consent, ledger: Iterable[Consent], today: date) -> Standing:
    """How a row of a ledger stands today."""
    reason = _reason(row, today)
    if reason:
        return Standing(reason.value)
    found = coverage(ledger, row.recipient, row.kind, row.items, today)
    return Standing.HOLDS if row in found.rows else Standing.OVERTAKEN


def _latest(rows: Iterable[Consent], item: Item) -> Consent | None:
    """The decision that was made or taken back last; a refusal counts for all items, and of two at the same moment
    the one that protects.
    """
    about = [row for row in rows if item in row.items or not row.agreed]
    return max(about, key=lambda row: (_acted(row), not _stands(row)), default=None)


def _acted(row: Consent) -> datetime:
    return max(row.given_at, row.withdrawn_at) if row.withdrawn_at else row.given_at


def _stands(row: Consent) -> bool:
    return row.agreed and row.withdrawn_at is None


def _reason(row: Consent | None, today: date) -> Uncovered | None:
    if row is None:
        return Uncovered.NEVER_ASKED
    if not row.agreed:
        return Uncovered.REFUSED
    if row.withdrawn_at:
        return Uncovered.WITHDRAWN
    if consent_faults(row):
        return Uncovered.NOT_VALID
    if row.given_at.date() > today:
        return Uncovered.NOT_YET
    return Uncovered.LAPSED if row.until and row.until < today else None


def _same(recipient: str) -> str:
    return " ".join(unicodedata.normalize("NFC", recipient).split()).casefold()


# Taking back, and running out


class UseKind(StrEnum):
    """How something went out."""

    PRINT = "print"
    REFERRAL = "referral"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class Use:
    """Something that went out by consents: what, when, and the rows that covered it; to whom, which items. `told`:
    the rows of which the recipient was told, after each was taken back.
    """

    kind: UseKind
    what: str = field(repr=False)
    at: datetime
    consents: frozenset[str]
    id: str = ""
    recipient: str = field(default="", repr=False)
    recipient_kind: RecipientKind = RecipientKind.OTHER
    items: frozenset[Item] = frozenset()
    told: frozenset[str] = frozenset()


def withdraw(row: Consent, at: datetime) -> Consent:
    """The row taken back; nobody has to say why. Raises ConsentError where it was taken back before."""
    if row.withdrawn_at:
        raise ConsentError(N_("This consent was taken back before."), N_("There is nothing more to do."))
    return replace(row, withdrawn_at=at)


def to_tell(ledger: Iterable[Consent], uses: Iterable[Use]) -> tuple[tuple[Consent, Use], ...]:
    """What went out by consents that were taken back since, where the recipient was not told of it yet."""
    known = tuple(uses)
    return tuple(
        (row, use) for row in ledger if row.withdrawn_at for use in touched(row, known) if row.id not in use.told
    )


def touched(row: Consent, uses: Iterable[Use]) -> tuple[Use, ...]:
    """What went out by this consent, the latest first: each recipient has to be told that it was taken back."""
    return tuple(sorted((use for use in uses if row.id in use.consents), key=lambda use: use.at, reverse=True))


@dataclass(frozen=True, slots=True)
class Lapsing:
    """A consent that runs out; `days` are left, 0 on its last day."""

    row: Consent
    days: int


def lapsing(ledger: Sequence[Consent], today: date, ahead: int = AHEAD) -> tuple[Lapsing, ...]:
    """The consents that hold today and run out within `ahead` days, the nearest first: none that a later answer took
    the place of, for nobody is asked again after a no.
    """
    stand = (row for row in ledger if how_it_stands(row, ledger, today) is Standing.HOLDS)
    found = [Lapsing(row, (row.until - today).days) for row in stand if row.until]
    return tuple(sorted((one for one in found if one.days <= ahead), key=lambda one: (one.days, one.row.id)))
