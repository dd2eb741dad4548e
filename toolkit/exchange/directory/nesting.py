"""Writes rows as HSDS's JSON: each service with all that belongs to it within it, and what hangs on none beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from toolkit.domain.directory.entry import Values, also_linked
from toolkit.domain.directory.hsds import ALSO, MANY, ONE, SERVICES, lists_of, table_of
from toolkit.exchange.directory.nested import ABOUT_KEY, CONTENTS, UNLINKED

Name = tuple[str, str]


def document(rows: dict[str, list[Values]], about: dict[str, Any]) -> dict[str, Any]:
    """The page that holds all services."""
    nesting = _Nesting(rows)
    services = [nesting.service(str(row.get("id", ""))) for row in rows.get(SERVICES, ())]
    made: dict[str, Any] = {
        "total_items": len(services), "total_pages": 1, "page_number": 1, "size": len(services),
        "first_page": True, "last_page": True, "empty": not services, CONTENTS: services,
    }  # fmt: skip
    if unlinked := dict(nesting.unlinked()):
        made[UNLINKED] = unlinked
    if about:
        made[ABOUT_KEY] = about
    return made


class _Nesting:
    """Rows by their parents."""

    def __init__(self, rows: dict[str, list[Values]]) -> None:
        self._rows = rows
        self._by_name: dict[Name, Values] = {
            (table, str(values.get("id", ""))): values for table, found in rows.items() for values in found
        }
        self._children: dict[tuple[str, str, str], list[Values]] = defaultdict(list)
        columns = {(child, column) for table in ("", *MANY) for child, column in lists_of(table).values()}
        for child, column in columns:
            for values in rows.get(child, ()):
                for parent in _parents(values, column):
                    self._children[child, column, parent].append(values)
        self._shown: set[Name] = set()

    def service(self, service_id: str) -> Values:
        """One service, whole."""
        within: set[Name] = set()
        self._walk(SERVICES, self._by_name[SERVICES, service_id], within)
        self._shown |= within
        return self._object(SERVICES, self._by_name[SERVICES, service_id], within, frozenset())

    def unlinked(self) -> Iterator[tuple[str, list[Values]]]:
        """By table, the rows that no service led to."""
        for table, found in self._rows.items():
            left = [_typed(table, values) for values in found if (table, str(values.get("id", ""))) not in self._shown]
            if left:
                yield table, left

    def _walk(self, table: str, values: Values, within: set[Name]) -> None:
        """Gather all that the service's object will hold."""
        name = (table, str(values.get("id", "")))
        if name in within:
            return
        within.add(name)
        for child, held in self._held(table, values):
            self._walk(child, held, within)

    def _held(self, table: str, values: Values) -> Iterator[tuple[str, Values]]:
        for child, column in ONE.get(table, {}).values():
            if child != SERVICES and (held := self._by_name.get((child, str(values.get(column, ""))))):
                yield child, held
        row_id = str(values.get("id", ""))
        for child, column in lists_of(table).values():
            if child != SERVICES:
                yield from ((child, held) for held in self._children.get((child, column, row_id), ()))

    def _object(self, table: str, values: Values, within: set[Name], above: frozenset[Name]) -> Values:
        row_id = str(values.get("id", ""))
        path = above | {(table, row_id)}
        made = self._own(table, values, within)
        for name, (child, column) in ONE.get(table, {}).items():
            one = (child, str(values.get(column, "")))
            if child != SERVICES and one in self._by_name and one not in path:
                made[name] = self._object(child, self._by_name[one], within, path)
        for name, (child, column) in lists_of(table).items():
            held = [] if child == SERVICES else self._children.get((child, column, row_id), [])
            shown = [one for one in held if (child, str(one.get("id", ""))) not in path]
            if shown:
                made[name] = [self._object(child, one, within, path) for one in shown]
        return made

    def _own(self, table: str, values: Values, within: set[Name]) -> Values:
        """A row's own members: columns that the nesting says already are left out, those that lead elsewhere stay."""
        said = _joining(table)
        made = {}
        for column, value in _typed(table, values).items():
            targets = said.get(column, ())
            if not any(self._is_told((target, str(value)), within) for target in targets):
                made[column] = value
        if ALSO in made:
            left = [one for one in also_linked(values) if not self._are_told(one, said, within)]
            made.pop(ALSO)
            if left:
                made[ALSO] = left
        return made

    def _is_told(self, parent: Name, within: set[Name]) -> bool:
        """Whether the row stands within this parent in the document: every service is in it."""
        return parent in within or (parent[0] == SERVICES and parent in self._by_name)

    def _are_told(self, further: Values, said: dict[str, tuple[str, ...]], within: set[Name]) -> bool:
        return all(any(self._is_told((target, str(value)), within) for target in said.get(column, ()))
                   for column, value in further.items())  # fmt: skip


def _parents(values: Values, column: str) -> Iterator[str]:
    if values.get(column) not in (None, ""):
        yield str(values[column])
    for further in also_linked(values):
        if column in further:
            yield str(further[column])


def _joining(table: str) -> dict[str, tuple[str, ...]]:
    """The columns of a table that nesting says, with the tables they may point into."""
    found: dict[str, list[str]] = defaultdict(list)
    for parent in ("contacts", "phones", *MANY, "taxonomy_terms", "taxonomies", "programs"):
        for child, column in lists_of(parent).values():
            if child == table:
                found[column].append(parent)
    for _, (child, column) in ONE.get(table, {}).items():
        found[column].append(child)
    return {column: tuple(targets) for column, targets in found.items()}


def _typed(table: str, values: Values) -> Values:
    """Numbers as JSON has them, where a cell was text that is nothing but a number."""
    numbers = table_of(table).numbers
    return {column: _number(value) if column in numbers else value for column, value in values.items()}


def _number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    for kind in (int, float):
        try:
            if str(kind(value)) == value:
                return kind(value)
        except ValueError:
            continue
    return value
