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
    """Finds for each row the entry it lies in, through as many links as that takes."""

    def __init__(self, rows: dict[str, list[Row]]) -> None:
        self.entries: dict[Name, Entry] = {}
        self._home: dict[Name, Name] = {}
        for table in CORE:
            for row in rows.get(table, ()):
                self.entries[table, row.id] = Entry(table, row.id, row.values)
        # Contacts and phones are homes themselves: what hangs on them goes where they went.
        between = (PLACES, "contacts", "phones")
        for table in (*between, *(name for name in rows if name not in (*CORE, *between))):
            for place, row in enumerate(rows.get(table, ())):
                self._place(table, row, place)

    def _place(self, table: str, row: Row, place: int) -> None:
        homes = list(dict.fromkeys(home for name in self._parents(table, row.values) if (home := self._home_of(name))))
        # A row lies with the first that it points to, and with each further parent that JSON shows it under.
        kept = homes[:1] if ALSO not in row.values else homes
        for home in kept:
            self.entries[home].more.setdefault(table, []).append(row.values)
        if kept:
            self._home[table, row.id] = kept[0]
        else:
            name = (table, row.id or f"row {place}")
            self.entries[name] = Entry(table, name[1], row.values)
            self._home[table, row.id] = name

    def _home_of(self, name: Name) -> Name | None:
        return name if name in self.entries else self._home.get(name)

    def _parents(self, table: str, values: Values) -> Iterator[Name]:
        if table in ANY_LINKS:
            link = str(values.get(ANY_LINKS[table], ""))
            yield from ((core, link) for core in (SERVICES, LOCATIONS, ORGANIZATIONS, PLACES, "contacts", "phones"))
        for column, parent in _OWNER_COLUMNS:
            if column in values:
                yield parent, str(values[column])
        for further in also_linked(values):
            for column, parent in _OWNER_COLUMNS:
                if column in further:
                    yield parent, str(further[column])


def also_linked(values: Values) -> list[Values]:
    """The further parents of a row, each a column and an id."""
    found = values.get(ALSO, [])
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def entries_of(rows: dict[str, list[Row]]) -> list[Entry]:
    """The rows of a package as entries. A row without an owner in the package is an entry of its own."""
    return list(_Grouping(rows).entries.values())


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
