"""Checks the rows of a package: ids, required columns, dates, numbers, choices, links. What fails is taken out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.domain.directory.faults import RowFault
from toolkit.domain.directory.freshness import day
from toolkit.domain.directory.hsds import ANY_LINKS, CORE, LOOSE, TABLES, Row, Table, table_of
from toolkit.domain.directory.terms import is_confidential
from toolkit.exchange.directory.package import Package
from toolkit.support.i18n import N_

_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
                   r"(?:Z|[+-]\d{2}:?\d{2})?)?")  # fmt: skip

IsKnown = Callable[[str, str], bool]
"""Whether the directory has a row of this table and id already."""

MOST_WARNINGS = 10_000


@dataclass(slots=True)
class _Wrong:
    column: str
    wrong: str
    right: str
    places: dict[str, str]


def check_package(package: Package, is_known: IsKnown, vault_open: bool = False) -> None:
    """Take out every row that cannot stand, with its fault; note links that lead nowhere as warnings."""
    for table, rows in package.rows.items():
        package.rows[table] = _sound(table_of(table), rows, package, vault_open)
    _take_out_unheld(package, is_known)
    _warn_of_links(package, is_known)


def _sound(table: Table, rows: list[Row], package: Package, vault_open: bool) -> list[Row]:
    check, seen, kept = _RowCheck(table, vault_open), set[str](), []
    for row in rows:
        wrong = next(check.faults(row, seen), None)
        if wrong is None:
            kept.append(row)
        else:
            _reject(package, row, wrong)
        seen.add(row.id)
    return kept


def _reject(package: Package, row: Row, wrong: _Wrong) -> None:
    value = row.values.get(wrong.column, "")
    package.reject(RowFault(row.file, row.line, wrong.column, str(value)[:200], wrong.wrong, wrong.right,
                            places=wrong.places))  # fmt: skip


class _RowCheck:
    """The rules of one table."""

    def __init__(self, table: Table, vault_open: bool) -> None:
        self._table, self._vault_open = table, vault_open
        self._known = table.name in TABLES

    def faults(self, row: Row, seen: set[str]) -> Iterator[_Wrong]:
        """What is wrong with a row; the first is enough to refuse it."""
        values, table = row.values, self._table
        if self._known:
            yield from self._id_faults(row, seen)
            for column in table.required:
                value = values.get(column)
                if value is None or value == "":
                    yield _Wrong(column, N_("this required cell is empty"), N_("every row of this table needs it"), {})
                elif isinstance(value, dict | list):
                    yield _Wrong(column, N_("this is no text"), N_("every row of this table needs it"), {})
            for column in table.dates & values.keys():
                if values[column] is not None and not _is_date(values[column]):
                    yield _Wrong(column, N_("this is no date"), N_("write it as year-month-day: 2026-03-31"), {})
            for column in (table.numbers - LOOSE) & values.keys():
                if not _is_number(values[column]):
                    yield _Wrong(column, N_("this is no number"), N_("write digits, such as 12"), {})
            for column, known in table.choices.items():
                if column in values and not (isinstance(values[column], str) and values[column] in known):
                    right = N_("write one of: {known}")
                    yield _Wrong(
                        column, N_("this is not one of those known"), right, {"known": ", ".join(sorted(known))}
                    )
        if "confidential_location" in values and not self._vault_open:
            yield from _confidential(values)

    def _id_faults(self, row: Row, seen: set[str]) -> Iterator[_Wrong]:
        row_id = row.id
        if not row_id:
            yield _Wrong("id", N_("this row has no id"), N_("give it one of its own, a UUID"), {})
        elif row_id in seen:
            yield _Wrong("id", N_("this id stands twice in the table"), N_("give each row its own"), {})
        elif len(row_id) > 200 or isinstance(row.values["id"], dict | list):
            yield _Wrong("id", N_("this is no id"), N_("give it one of its own, a UUID"), {})


def _confidential(values: dict[str, Any]) -> Iterator[_Wrong]:
    if is_confidential(values["confidential_location"]):
        yield _Wrong("confidential_location", N_("a confidential row does not go into the public directory"),
                     N_("unlock the records and add it there, or take it out"), {})  # fmt: skip


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and _DATE.fullmatch(value) is not None and day(value) is not None


def _is_number(value: Any) -> bool:
    if value is None or isinstance(value, int | float):
        return not isinstance(value, bool)
    try:
        return isinstance(value, str) and abs(float(value)) < 1e15
    except ValueError:
        return False


class _Ids(dict[str, set[str]]):
    """The ids of each table's rows, gathered when they are first asked for: nothing points into most tables."""

    def __init__(self, package: Package) -> None:
        super().__init__()
        self._rows = package.rows

    def __missing__(self, table: str) -> set[str]:
        self[table] = found = {row.id for row in self._rows.get(table, ())}
        return found


def _take_out_unheld(package: Package, is_known: IsKnown) -> None:
    """Take out rows whose firm link leads nowhere, and then those that stood on these."""
    lost = True
    while lost:
        ids = _Ids(package)
        lost = any(_take_out(package, table, ids, is_known) for table in package.rows)


def _take_out(package: Package, table: str, ids: _Ids, is_known: IsKnown) -> bool:
    """Take out a table's rows that cannot stand; whether there were any."""
    known = table_of(table)
    if not known.firm:
        return False
    kept = []
    for row in package.rows[table]:
        values = row.values
        column = next((one for one in known.firm if not _leads(values[one], known.links[one], ids, is_known)), "")
        if column:
            wrong = N_("this points to a row that is not there, and the row cannot stand without it")
            right = N_("add the row in {table}, or mend the id")
            _reject(package, row, _Wrong(column, wrong, right, {"table": known.links[column]}))
        else:
            kept.append(row)
    lost = len(kept) < len(package.rows[table])
    package.rows[table] = kept
    return lost


def _leads(value: Any, target: str, ids: _Ids, is_known: IsKnown) -> bool:
    return str(value) in ids[target] or is_known(target, str(value))


def _warn_of_links(package: Package, is_known: IsKnown) -> None:
    """Note what points to nothing, and ids of another form: both are kept as they are."""
    ids = _Ids(package)

    def leads_anywhere(link: str) -> bool:
        return any(link in ids[name] for name in package.rows) or any(is_known(core, link) for core in CORE)

    for table in (name for name in TABLES if name in package.rows):
        links = [pair for pair in table_of(table).links.items() if pair[0] not in table_of(table).firm]
        free = ANY_LINKS.get(table, "")
        for row in package.rows[table]:
            values = row.values
            for column, target in links:
                if (found := values.get(column)) and not _leads(found, target, ids, is_known):
                    _warn(package, row, column, N_("this points to a row that is not there"))
            if (link := values.get(free)) and not leads_anywhere(str(link)):
                _warn(package, row, free, N_("this points to a row that is not there"))
            if not _UUID.fullmatch(row.id):
                _warn(package, row, "id", N_("this id is no UUID"))


def _warn(package: Package, row: Row, column: str, wrong: str) -> None:
    if len(package.warnings) < MOST_WARNINGS:
        value = str(row.values.get(column, ""))[:200]
        package.warnings.append(RowFault(row.file, row.line, column, value, wrong, N_("kept as it is"), warning=True))
