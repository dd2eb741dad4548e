"""What is due in the cases of an open vault, gathered from every kind of record that holds a date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from toolkit.domain.case import Status
from toolkit.domain.consent import Standing, how_it_stands, to_tell
from toolkit.domain.due import Due, DueKind, Marked, due_of, in_order
from toolkit.domain.form import standing
from toolkit.domain.form_values import is_empty
from toolkit.services.kept import STEP as FEW
from toolkit.services.kept import KeptByCase
from toolkit.services.open_vault import OpenVault
from toolkit.storage.cases import CASE
from toolkit.storage.compartment import Compartment, StoredRecord
from toolkit.storage.consents import DECISION, TAKEN_BACK, TOLD, USE, ledger_in, uses_in
from toolkit.storage.forms import FORM, saves_in
from toolkit.storage.referrals import REFERRAL, STEP, referrals_in

PLAN, RISK, STAY, CONSENTS, REFERRALS = "safety-plan", "risk-check", "stay", "consents", "referrals"


@dataclass(frozen=True, slots=True)
class DueSource:
    """A noun that has dates: the kinds of its records, and the dates that those of one case hold. It is asked for a
    case that is not closed, and says nothing that names a person.
    """

    kinds: tuple[str, ...]
    marks: Callable[[Sequence[StoredRecord]], Iterable[Marked]]


def of_form(form: str, marks: Callable[[Mapping[str, Any]], Iterable[Marked]]) -> DueSource:
    """A form as a source: `marks` is given what its fields hold now."""
    return DueSource((FORM + form,), lambda records: marks(standing(saves_in(records))))


def _plan(fields: Mapping[str, Any]) -> Iterator[Marked]:
    """A plan is looked at again on its day; one without a day at once. A wish to be told needs somebody who tells."""
    if all(map(is_empty, fields.values())):
        return
    yield Marked(DueKind.REVIEW, _day(fields, "review_date"), PLAN)
    if fields.get("release_notice_wanted") == "yes" and is_empty(fields.get("release_notice_channel")):
        yield Marked(DueKind.CHANNEL, "", PLAN)


def _risk(fields: Mapping[str, Any]) -> Iterator[Marked]:
    if day := _day(fields, "next_review"):
        yield Marked(DueKind.RISK, day, RISK)


def _stay(fields: Mapping[str, Any]) -> Iterator[Marked]:
    for key, kind in (("stay_until", DueKind.STAY), ("release_expected_on", DueKind.RELEASE)):
        if day := _day(fields, key):
            yield Marked(kind, day, STAY)
    asked = _day(fields, "stay_requested_on")
    if asked and not _day(fields, "stay_decided_on") and fields.get("stay_decision") in (None, "", "open"):
        yield Marked(DueKind.ANSWER, asked, STAY)
    for row in fields.get("hearings") or ():
        if day := _day(row, "day"):
            yield Marked(DueKind.HEARING, day, STAY)


def _consents(records: Sequence[StoredRecord]) -> Iterator[Marked]:
    """The last days of consents that stand until then, and since when somebody is to be told of a withdrawal."""
    ledger = ledger_in(records)
    for row in ledger:
        if row.until and how_it_stands(row, ledger, row.until) is Standing.HOLDS:
            yield Marked(DueKind.CONSENT, row.until.isoformat(), CONSENTS)
    since = [row.withdrawn_at.date().isoformat() for row, _ in to_tell(ledger, uses_in(records)) if row.withdrawn_at]
    if since:
        yield Marked(DueKind.TELL, min(since), CONSENTS)


def _referrals(records: Sequence[StoredRecord]) -> Iterator[Marked]:
    """The days on which services that did not answer are asked again."""
    for one in referrals_in(records):
        if one.ask_again_on:
            yield Marked(DueKind.REFERRAL, one.ask_again_on.isoformat(), REFERRALS)


def _day(fields: Mapping[str, Any], key: str) -> str:
    return str((fields.get(key) or {}).get("day", ""))


SOURCES: tuple[DueSource, ...] = (
    of_form(PLAN, _plan),
    of_form(RISK, _risk),
    of_form(STAY, _stay),
    DueSource((DECISION, TAKEN_BACK, USE, TOLD), _consents),
    DueSource((REFERRAL, STEP), _referrals),
)
"""Where dates come from. A new noun adds one line."""


@dataclass(frozen=True, slots=True)
class CaseMarks:
    """The dates of a case that is not closed."""

    code: str
    marks: tuple[Marked, ...]


class DueService:
    """The dates of the cases that the user of an open vault can open; read once, then kept up with what is written."""

    def __init__(self, vault: OpenVault, sources: Sequence[DueSource] = SOURCES) -> None:
        self._vault, self._sources = vault, sources
        self._kinds = (CASE, *(kind for source in sources for kind in source.kinds))
        self._kept: dict[Compartment, KeptByCase[CaseMarks]] = {}
        self._found: tuple[list[int], date, list[Due]] = ([], date.min, [])

    def step(self, most: int = FEW) -> bool:
        """Read some more; whether the dates of every case are known now."""
        return all(kept.step(most) for kept in self._all())

    def due(self, today: date) -> list[Due]:
        """What is due in every case, the longest overdue first."""
        kept = [one.all() for one in self._all()]
        readings = [one.readings for one in self._all()]
        if self._found[:2] != (readings, today):
            of_all = (pair for cases in kept for pair in cases.items())
            due = in_order(one for case_id, case in of_all for one in due_of(case_id, case.code, case.marks, today))
            self._found = (readings, today, due)
        return self._found[2]

    def due_in(self, case_id: str, today: date) -> list[Due]:
        """What is due in one case. Raises NoRecordError."""
        found = self._read(self._vault.holding(case_id), case_id)
        return due_of(case_id, found.code, found.marks, today) if found else []

    def marks(self, case_id: str = "") -> dict[str, CaseMarks]:
        """Every date of one case or of all that are not closed, by the case's id. Raises NoRecordError."""
        if case_id:
            found = self._read(self._vault.holding(case_id), case_id)
            return {case_id: found} if found else {}
        return {case_id: marks for kept in self._all() for case_id, marks in kept.all().items()}

    def _all(self) -> list[KeptByCase[CaseMarks]]:
        """For each compartment what is kept of it; one may have been made since."""
        for compartment in self._vault.compartments:
            if compartment not in self._kept:
                self._kept[compartment] = KeptByCase(compartment, frozenset(self._kinds), self._read)
        return [self._kept[compartment] for compartment in self._vault.compartments]

    def _read(self, compartment: Compartment, case_id: str) -> CaseMarks | None:
        records = list(compartment.of_case(case_id, *self._kinds))
        case = next((record for record in records if record.kind == CASE), None)
        if case is None or case.body["status"] == Status.CLOSED:
            return None
        marks = (
            mark
            for source in self._sources
            for mark in source.marks([record for record in records if record.kind in source.kinds])
        )
        return CaseMarks(case.body["code"], tuple(marks))
