"""Reads an HSDS package: a folder or zip of tables, or JSON; tells what it is by what is in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from toolkit.domain.directory.faults import PackRefusedError, RowFault
from toolkit.domain.directory.hsds import ORGANIZATIONS, TABLES
from toolkit.exchange.directory.decoding import encoding_of
from toolkit.exchange.directory.nested import read_document
from toolkit.exchange.directory.package import Package
from toolkit.exchange.directory.packs import PackFile, files_of, read_all
from toolkit.exchange.directory.strict_json import NotJsonError, is_deep, parsed
from toolkit.exchange.directory.tables import Casts, Progress, read_table
from toolkit.support.i18n import N_

ABOUT = "datapackage.json"


def _as_json(cell: str) -> Any:
    """What a cell stands for, where writing it again gives the same cell. Raises ValueError."""
    found = json.loads(cell)
    if is_deep(found) or json.dumps(found, ensure_ascii=False) != cell:
        raise ValueError("not in its own form")
    return found


_CASTS: dict[str, Callable[[str], Any]] = dict.fromkeys(("object", "array", "integer", "number", "boolean"), _as_json)


def nothing_told(_rows: int) -> None:
    """Progress for whoever does not want to know."""


def read_package(path: Path, progress: Progress = nothing_told, content: bytes | None = None) -> Package:
    """Read everything at a path, or `content` that was read from there. Faults of rows are in the package.

    Raises PackRefusedError when it is no directory at all.
    """
    with files_of(path, content) as files:
        package = Package()
        tables = [file for file in files if file.ending == ".csv"]
        documents = [file for file in files if file.ending == ".json" and file.name.casefold() != ABOUT]
        if tables:
            _read_tables(files, tables, package, progress)
        elif documents:
            for file in documents:
                read_document(_json_of(file, package), file.name, package, progress)
        else:
            raise PackRefusedError(
                N_("There is neither a table (.csv) nor JSON here."),
                N_("Choose an HSDS folder or zip, JSON, or a spreadsheet."),
            )
        return package


def is_hsds_table(name: str, header: list[str]) -> bool:
    """Whether a single CSV file is a table of HSDS: by its name and its id."""
    return Path(name).stem.casefold() in TABLES and "id" in header


def _read_tables(files: list[PackFile], tables: list[PackFile], package: Package, progress: Progress) -> None:
    about = next((file for file in files if file.name.casefold() == ABOUT), None)
    if about is not None:
        package.about = _about(about, package)
    # In the order in which a package is written, whatever the order of the files.
    order = {name: place for place, name in enumerate(TABLES)}
    for file in sorted(tables, key=lambda one: (order.get(one.stem, len(order)), one.stem)):
        read_table(file, file.stem, package, _casts(package.about, file.stem), progress)
    for file in files:
        if file not in tables and file is not about:
            wrong, right = N_("this file is no part of a package"), N_("it was left aside")
            package.warnings.append(RowFault(file.name, 0, "", "", wrong, right, warning=True))
    if ORGANIZATIONS not in package.columns and not package.faults:
        known = any(file.stem in TABLES for file in tables)
        if not known:
            raise PackRefusedError(
                N_("None of these tables is one of HSDS."),
                N_("An HSDS package has organizations.csv and services.csv."),
            )


def _about(file: PackFile, package: Package) -> dict[str, Any]:
    try:
        found = parsed(read_all(file).decode("utf-8-sig"))
    except (NotJsonError, UnicodeDecodeError):
        found = None
    if isinstance(found, dict):
        return found
    wrong, right = N_("this describes no package"), N_("it was left aside")
    package.warnings.append(RowFault(file.name, 0, "", "", wrong, right, warning=True))
    return {}


def _casts(about: dict[str, Any], table: str) -> Casts:
    """How the package says that its cells are to be taken, beyond text."""
    fields = fields_of(about, table)
    return {
        str(field.get("name")): _CASTS[str(field.get("type"))] for field in fields if str(field.get("type")) in _CASTS
    }


def fields_of(about: dict[str, Any], table: str) -> list[dict[str, Any]]:
    """What a datapackage.json says of a table's columns, as far as it says anything that can be understood."""
    resources = about.get("resources")
    for resource in resources if isinstance(resources, list) else []:
        if isinstance(resource, dict) and resource.get("name") == table:
            schema = resource.get("schema")
            fields = schema.get("fields") if isinstance(schema, dict) else None
            return [field for field in fields if isinstance(field, dict)] if isinstance(fields, list) else []
    return []


def _json_of(file: PackFile, package: Package) -> Any:
    content = read_all(file)
    try:
        text = content.decode(encoding_of(content[:4]))
    except UnicodeDecodeError as failure:
        raise PackRefusedError(
            N_("{name} is not UTF-8 text."), N_("Save it as UTF-8. Nothing was changed."), name=file.name
        ) from failure
    try:
        found = parsed(text)
    except NotJsonError as failure:
        package.reject(RowFault(file.name, failure.line, "", "", N_("this is not JSON ({reason})"),
                                N_("ask the sender for it anew"), places={"reason": failure.reason}))  # fmt: skip
        return []
    return found
