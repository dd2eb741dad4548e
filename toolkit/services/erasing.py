"""Erasing: who the person is, or the whole case, by an act of its own; and the closed cases that the unit's rule says
should go, which wait for that act. Nothing goes by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from toolkit.domain.case import Case, CaseLine, Status
from toolkit.domain.errors import BadInputError
from toolkit.domain.retention import MOST_MONTHS, PastCase, is_past, kept_until
from toolkit.services.open_vault import OpenVault
from toolkit.storage.attachments import ATTACHMENT, AttachmentStore
from toolkit.storage.cases import CASE, DRAFT, CaseStore
from toolkit.storage.erasing import erase_case, finish_erasing
from toolkit.storage.errors import NoRecordError
from toolkit.support.i18n import N_

POLICY, RETENTION = "policy", "policy-retention"


class OtherCodeError(BadInputError):
    """Another code was typed than that of the case: nothing is erased."""

    def __init__(self) -> None:
        super().__init__(N_("This is not the code of the case: nothing was erased."), N_("Type it as it stands above."))


class NoSuchTimeError(BadInputError):
    """A number of months that is no rule."""

    def __init__(self) -> None:
        super().__init__(
            N_("A rule has a whole number of months from 1 to {most}: nothing was changed."),
            N_("Write such a number, or nothing for no rule."),
            most=MOST_MONTHS,
        )


@dataclass(frozen=True, slots=True)
class ErasingView:
    """What would go with a case: its records but drafts and attachments, drafts, attachments with their size in
    bytes, and whether anything is kept of who the person is.
    """

    case: Case
    records: int
    drafts: int
    attachments: int
    size: int
    identity: bool

    def is_code(self, typed: str) -> bool:
        """Whether the code of the case was typed, in letters of any size, with or without its hyphens."""
        return _letters(typed) == _letters(self.case.code)


@dataclass(frozen=True, slots=True)
class RetentionView:
    """The unit's rule in months, 0 for none, and the closed cases past it, the longest first."""

    months: int
    past: tuple[PastCase, ...]


class ErasingService:
    """Erases in the compartments that the user can open."""

    def __init__(self, vault: OpenVault, cases: Callable[[], list[CaseLine]]) -> None:
        """`cases` gives every case that the user can open."""
        self._vault, self._cases = vault, cases

    def finish(self) -> None:
        """Finish what a crash interrupted: attachments that were not whole, cases that were being erased."""
        for compartment in self._vault.compartments:
            finish_erasing(compartment)

    def view(self, case_id: str) -> ErasingView:
        """What would go with a case. Raises NoRecordError."""
        compartment = self._vault.holding(case_id)
        case = CaseStore(compartment, compartment is self._vault.own).get(case_id)
        if case is None:
            raise NoRecordError()
        kinds = [record.kind for record in compartment.of_case(case_id) if record.kind != CASE]
        attached = AttachmentStore(compartment).of_case(case_id)
        return ErasingView(
            case=case,
            records=sum(kind not in (DRAFT, ATTACHMENT) for kind in kinds),
            drafts=kinds.count(DRAFT),
            attachments=len(attached),
            size=sum(one.size for one in attached),
            identity=compartment.has_identity(case_id),
        )

    def erase(self, case_id: str, typed: str) -> int:
        """Erase a whole case whose code was typed; the number of the entry that says so. Raises NoRecordError,
        OtherCodeError.
        """
        compartment = self._vault.holding(case_id)
        case = CaseStore(compartment).get(case_id)
        if case is None:
            raise NoRecordError()
        if _letters(typed) != _letters(case.code):
            raise OtherCodeError()
        return erase_case(compartment, case_id).sequence

    def retention(self, today: date) -> RetentionView:
        """The unit's rule, and what waits under it."""
        months = self._months
        past = [one for one in self._closed(months) if is_past(one.closed_on, months, today)] if months else []
        return RetentionView(months, tuple(sorted(past, key=lambda one: (one.since, one.code))))

    def set_retention(self, typed: str) -> None:
        """Another rule for the unit: months as they are typed, nothing for no rule. Raises NoSuchTimeError."""
        text = typed.strip()
        if text and not (text.isdecimal() and 1 <= int(text) <= MOST_MONTHS):
            raise NoSuchTimeError()
        self._vault.shared.put(RETENTION, POLICY, {"months": int(text or 0)}, action="policy")

    @property
    def _months(self) -> int:
        found = self._vault.shared.get(RETENTION)
        return int(found.body["months"]) if found else 0

    def _closed(self, months: int) -> list[PastCase]:
        closed = [(case, _day(case.changed_at)) for case in self._cases() if case.status is Status.CLOSED]
        return [PastCase(case.id, case.code, day, kept_until(day, months)) for case, day in closed]


def _day(moment: str) -> date:
    """The day of a stored moment, in UTC as it is stored."""
    return datetime.fromisoformat(moment).astimezone(UTC).date()


def _letters(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())
