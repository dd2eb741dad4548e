"""Reads HSDS's JSON: objects within objects become rows of tables, with the columns that join them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.domain.directory.entry import also_linked
from toolkit.domain.directory.faults import RowFault
from toolkit.domain.directory.hsds import ALSO, LOCATIONS, ONE, ORGANIZATIONS, PLACES, SERVICES, Row, Shapes, lists_of
from toolkit.exchange.directory.package import Package
from toolkit.exchange.directory.strict_json import is_deep
from toolkit.exchange.directory.tables import Progress
from toolkit.support.i18n import N_

CONTENTS, UNLINKED, ABOUT_KEY = "contents", "unlinked_rows", "package"
_WRAPPER = ("total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty")

_TELLING = (
    (PLACES, ("service", "location"), ("organization", "service_at_locations", "status")),
    (SERVICES, ("organization", "service_at_locations", "status", "organization_id"), ()),
    (LOCATIONS, ("location_type",), ()),
    ("taxonomy_terms", ("taxonomy_detail", "taxonomy", "term_uri", "parent_id"), ()),
    (ORGANIZATIONS, ("services", "locations", "programs", "organization_identifiers", "website", "tax_status",
                     "year_incorporated", "legal_status", "parent_organization_id"), ()),
    ("taxonomies", ("version",), ("number",)),
)  # fmt: skip
"""What an object is, by the members that only it has; none of the second group may be there."""


def read_document(found: Any, file: str, package: Package, progress: Progress) -> None:
    """Take in a bare list, a page of the API, a single object, or tables by name."""
    reader = _Reader(file, package)
    if isinstance(found, dict) and isinstance(found.get(ABOUT_KEY), dict) and CONTENTS in found:
        package.about = found[ABOUT_KEY]
    for number, (table, one) in enumerate(_objects(found), 1):
        reader.place = number
        if not isinstance(one, dict):
            reader.reject("", one, N_("this is not an object"), N_("write each service as an object"))
        else:
            reader.take(table or _table_of(one), one, {})
        if number % 100 == 0:
            progress(100)


def _objects(found: Any) -> Iterator[tuple[str, Any]]:
    """Each object with its table, where the document says it."""
    if isinstance(found, list):
        yield from (("", one) for one in found)
    elif isinstance(found, dict) and isinstance(found.get(CONTENTS), list):
        yield from (("", one) for one in found[CONTENTS])
        unlinked = found.get(UNLINKED)
        yield from _tables(unlinked if isinstance(unlinked, dict) else {})
    elif isinstance(found, dict) and found and all(isinstance(rows, list) for rows in found.values()):
        yield from _tables(found)
    else:
        yield "", found


def _tables(tables: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, rows in tables.items():
        table = name.removesuffix(".csv").casefold()
        yield from ((table, one) for one in (rows if isinstance(rows, list) else [rows]))


def _table_of(one: dict[str, Any]) -> str:
    for table, telling, never in _TELLING:
        if any(name in one for name in telling) and not any(name in one for name in never):
            return table
    return SERVICES


class _Reader:
    """Flattens objects. The same row under several parents becomes one, with a column for each parent."""

    def __init__(self, file: str, package: Package) -> None:
        self.place = 0
        self._file, self._package = file, package
        self._known: dict[tuple[str, str], Row] = {}
        self._shapes: Shapes = {}

    def take(self, table: str, one: dict[str, Any], links: dict[str, Any]) -> str:
        """Take an object and all that it holds; its id."""
        lists, singles = lists_of(table), ONE.get(table, {})
        own = {name: value for name, value in one.items() if not _is_held(name, value, lists, singles)}
        deep = next((name for name, value in own.items() if isinstance(value, dict | list) and is_deep(value)), None)
        if deep is not None:
            self.reject(deep, "", N_("this is nested too deep"), N_("write it flatter"))
            return ""
        for name, (child, column) in singles.items():
            if isinstance(held := one.get(name), dict):
                own[column] = self.take(child, held, _shared(child, held, own))
        row_id = str(own.get("id", "") or "")
        self._put(table, row_id, own, links)
        for name, (child, column) in lists.items():
            for held in one[name] if isinstance(one.get(name), list) else ():
                if isinstance(held, dict):
                    self.take(child, held, {column: row_id})
                else:
                    self.reject(name, held, N_("this is not an object"), N_("write each as an object"))
        return row_id

    def _put(self, table: str, row_id: str, own: dict[str, Any], links: dict[str, Any]) -> None:
        known = self._known.get((table, row_id)) if row_id else None
        if known is None:
            row = Row(table, {**own, **links}, self._file, self.place, self._shapes)
            self._known[table, row_id] = row
            self._package.add(row)
            self._note_columns(table, row.values)
            return
        values = known.values
        for name, value in own.items():
            if name not in values:
                values[name] = value
            elif values[name] != value:
                self.reject(name, value, N_("the same id stands elsewhere with another value here"),
                            N_("give each row its own id, or the same content"))  # fmt: skip
        _link(values, links)
        known.put(values)
        self._note_columns(table, values)

    def _note_columns(self, table: str, values: dict[str, Any]) -> None:
        columns = self._package.columns.setdefault(table, [])
        columns += [name for name in values if name not in columns]

    def reject(self, column: str, value: Any, wrong: str, right: str) -> None:
        """Note a fault at the object that is being read."""
        shown = value if isinstance(value, str) else "" if value is None else str(value)[:80]
        self._package.reject(RowFault(self._file, self.place, column, shown, wrong, right))


def _is_held(name: str, value: Any, lists: dict[str, Any], singles: dict[str, Any]) -> bool:
    return (name in lists and isinstance(value, list)) or (name in singles and isinstance(value, dict))


def _shared(child: str, held: dict[str, Any], holder: dict[str, Any]) -> dict[str, Any]:
    """A programme within a service belongs to the service's organisation, where it does not say so itself."""
    named = holder.get("organization_id")
    return {"organization_id": named} if child == "programs" and named and "organization_id" not in held else {}


def _link(values: dict[str, Any], links: dict[str, Any]) -> None:
    """Join a row that is known already to one more parent."""
    for column, parent in links.items():
        if column not in values:
            values[column] = parent
        elif values[column] != parent and {column: parent} not in also_linked(values):
            values[ALSO] = [*also_linked(values), {column: parent}]
