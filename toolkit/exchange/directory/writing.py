"""Writes the directory as an HSDS zip, as HSDS JSON, or as one spreadsheet for people."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from toolkit.domain.directory.entry import Values
from toolkit.domain.directory.hsds import TABLES, table_of
from toolkit.domain.directory.listing import Listing
from toolkit.exchange.directory.nesting import document
from toolkit.exchange.directory.reading import ABOUT, fields_of

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""Of every file in the zip: two exports of the same rows are the same bytes."""

Columns = dict[str, list[str]]


def hsds_zip(rows: dict[str, list[Values]], columns: Columns, about: dict[str, Any]) -> bytes:
    """All rows as the tables of a package. Cells stand as they were read: telephone numbers begin with +."""
    made = io.BytesIO()
    resources = []
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in _tables(rows, columns):
            names = _names(rows.get(table, []), columns.get(table, []))
            types = _types(names, rows.get(table, []))
            _add(archive, f"{table}.csv", _table(rows.get(table, []), names, types))
            resources.append(_resource(table, names, types, about))
        _add(archive, ABOUT, json.dumps(_about(about, resources), ensure_ascii=False, indent=1).encode())
    return made.getvalue()


def hsds_json(rows: dict[str, list[Values]], about: dict[str, Any]) -> bytes:
    """All rows as one page of services."""
    return json.dumps(document(rows, about), ensure_ascii=False, indent=1).encode()


PEOPLE = ("service_id", "name", "organization", "kinds", "countries", "region", "languages", "phones", "url", "email",
          "who_answers", "reports_onward", "verified_on", "expires_on", "source", "description")  # fmt: skip


def people_csv(listings: Iterable[Listing]) -> bytes:
    """One line a service, for a spreadsheet that people open: no cell of it can be taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(PEOPLE)
    for one in listings:
        cells = (one.service_id, one.name, one.organization, "; ".join(one.kinds), "; ".join(one.countries), one.region,
                 "; ".join(one.languages), "; ".join(phone.number for phone in one.phones), one.url, one.email,
                 one.who_answers, one.reports_onward, one.verified_on or "", one.expires_on or "", one.source,
                 one.description)  # fmt: skip
        writer.writerow([quoted(str(cell)) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def quoted(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _tables(rows: dict[str, list[Values]], columns: Columns) -> list[str]:
    there = {*rows, *columns}
    return [*(table for table in TABLES if table in there), *sorted(there - TABLES.keys())]


def _names(rows: Sequence[Values], known: list[str]) -> list[str]:
    return list(dict.fromkeys([*known, *(name for values in rows for name in values)]))


def _types(names: list[str], rows: Sequence[Values]) -> dict[str, str]:
    """Columns that hold more than text, with the type that says so."""
    found: dict[str, str] = {}
    for name in names:
        kinds = {_kind(values[name]) for values in rows if values.get(name) is not None}
        if kinds - {"string"}:
            found[name] = kinds.pop() if len(kinds) == 1 else "object"
    return found


def _kind(value: Any) -> str:
    for kind, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (list, "array"), (dict, "object")):
        if isinstance(value, kind):
            return name
    return "string"


def _table(rows: Sequence[Values], names: list[str], types: dict[str, str]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    for values in rows:
        writer.writerow([_cell(values.get(name), types.get(name, "")) for name in names])
    return text.getvalue().encode()


def _cell(value: Any, kind: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str) and not kind:
        return value
    return json.dumps(value, ensure_ascii=False)


def _resource(table: str, names: list[str], types: dict[str, str], about: dict[str, Any]) -> dict[str, Any]:
    own = {str(field.get("name")): field for field in fields_of(about, table)}
    required = ("id", *table_of(table).required) if table in TABLES else ()
    fields = []
    for name in names:
        described = {"name": name, "type": types.get(name, "string"), **own.get(name, {})}
        if name in types:
            described["type"] = types[name]
        if name in required:
            described.setdefault("constraints", {"required": True})
        fields.append(described)
    return {"name": table, "path": f"{table}.csv", "profile": "tabular-data-resource", "schema": {"fields": fields}}


def _about(about: dict[str, Any], resources: list[dict[str, Any]]) -> dict[str, Any]:
    kept = {name: value for name, value in about.items() if name != "resources"}
    return {"name": "waymark-directory", "profile": "tabular-data-package", **kept, "resources": resources}


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
