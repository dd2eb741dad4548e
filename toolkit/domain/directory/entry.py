"""An entry of the directory: a service, an organisation or a location with every row that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from toolkit.domain.directory.hsds import ALSO, ANY_LINKS, CORE, LOCATIONS, ORGANIZATIONS, PLACES, SERVICES, Row

Values = dict[str, Any]

_OWNER_COLUMNS = (("service_id", SERVICES), ("service_at_location_id", PLACES), ("location_id", LOCATIONS),
                  ("organization_id", ORGANIZATIONS), ("contact_id", "contacts"), ("phone_id", "phones"))  # fmt: skip
"""Where a row lies when it points to several: with the service first."""


@dataclass(slots=True)
class Entry:
    """`table` and `id` name it; `row` is its own row, `more` the rows that belong to it, by table."""

    table: str
    id: str
    row: Values
    more: dict[str, list[Values]] = field(default_factory=dict)

    def rows(self, table: str) -> list[Values]:
        """The rows of a table that belong to it."""
        return self.more.get(table, [])

    def all_rows(self) -> Iterator[tuple[str, Values]]:
        """Its own row and every other, each with its table."""
        yield self.table, self.row
        for table, rows in self.more.items():
            for row in rows:
                yield table, row


Name = tuple[str, str]
"""A table and an id."""


class _Grouping:
    """Finds for each row the entry it lies in, through as many links as that takes. Entries are numbers here, and made
    one at a time: all of a large package at once would take more room than the package.
    """

    def __init__(self, rows: dict[str, list[Row]]) -> None:
        self._names: list[Name] = []
        self._entries: dict[str, dict[str, int]] = {}
        self._homes: dict[str, dict[str, int]] = {}
        self._rows: list[Row] = []
        self._lie: list[int] = []
        for table in CORE:
            for row in rows.get(table, ()):
                self._begin((table, row.id), row)
        # Contacts and phones are homes themselves: what hangs on them goes where they went.
        between = (PLACES, "contacts", "phones")
        for table in (*between, *(name for name in rows if name not in (*CORE, *between))):
            homes = self._homes.setdefault(table, {}) if table in between else {}
            for place, row in enumerate(rows.get(table, ())):
                homes[row.id] = self._place(table, row, place)

    def entries(self) -> Iterator[Entry]:
        """The entries in their order, each let go of once it was taken."""
        order = sorted(range(len(self._lie)), key=self._lie.__getitem__)
        place = 0
        for number, (table, entry_id) in enumerate(self._names):
            made: Entry | None = None
            while place < len(order) and self._lie[order[place]] == number:
                row = self._rows[order[place]]
                if made is None:
                    made = Entry(table, entry_id, row.values)
                else:
                    made.more.setdefault(row.table, []).append(row.values)
                self._rows[order[place]] = _GONE
                place += 1
            if made is not None:
                yield made

    def _begin(self, name: Name, row: Row) -> int:
        number = len(self._names)
        self._names.append(name)
        self._entries.setdefault(name[0], {})[name[1]] = number
        self._lay(row, number)
        return number

    def _lay(self, row: Row, number: int) -> None:
        self._rows.append(row)
        self._lie.append(number)

    def _place(self, table: str, row: Row, place: int) -> int:
        """Lay a row into its entry, or begin one; the entry's number."""
        values = row.values
        found = (self._home_of(*name) for name in _parents(table, values))
        homes = list(dict.fromkeys(home for home in found if home is not None))
        if not homes:
            return self._begin((table, row.id or f"row {place}"), row)
        # A row lies with the first that it points to, and with each further parent that JSON shows it under.
        for home in homes if ALSO in values else homes[:1]:
            self._lay(row, home)
        return homes[0]

    def _home_of(self, table: str, row_id: str) -> int | None:
        found = self._entries.get(table, {}).get(row_id)
        return found if found is not None else self._homes.get(table, {}).get(row_id)


_GONE = Row("", {}, "", 0)


def _parents(table: str, values: Values) -> Iterator[Name]:
    if table in ANY_LINKS:
        link = str(values.get(ANY_LINKS[table], ""))
        yield from ((core, link) for core in (SERVICES, LOCATIONS, ORGANIZATIONS, PLACES, "contacts", "phones"))
    for further in (values, *also_linked(values)):
        for column, parent in _OWNER_COLUMNS:
            if column in further:
                yield parent, str(further[column])


def also_linked(values: Values) -> list[Values]:
    """The further parents of a row, each a column and an id."""
    found = values.get(ALSO, [])
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def entries_of(rows: dict[str, list[Row]]) -> Iterator[Entry]:
    """The rows of a package as entries, one at a time; the package's rows are let go of with them. A row without an
    owner in the package is an entry of its own.
    """
    grouping = _Grouping(rows)
    rows.clear()
    return grouping.entries()


def rows_of(entries: Iterable[Entry]) -> dict[str, list[Values]]:
    """The rows of entries by table, each once."""
    found: dict[str, list[Values]] = {}
    seen: set[Name] = set()
    for entry in entries:
        for table, values in entry.all_rows():
            name = (table, str(values.get("id", "")))
            if not name[1] or name not in seen:
                found.setdefault(table, []).append(values)
            seen.add(name)
    return found
