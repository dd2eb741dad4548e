"""A people's spreadsheet, CSV or XLSX: its header and its lines as text, before anybody says what a column means."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from toolkit.domain.directory.faults import PackRefusedError, RowFault
from toolkit.exchange.directory.package import Package
from toolkit.exchange.directory.packs import DAMAGE, files_of, zip_checked
from toolkit.exchange.directory.tables import MOST_CELL, Progress, Reader
from toolkit.support.i18n import N_

SHEET_ENDINGS = (".xlsx", ".xlsm")
MOST_ROWS, MOST_COLUMNS = 200_000, 500


@dataclass(slots=True)
class Spreadsheet:
    """`lines` are the line's number and its cells by column; `faults` what could not be read."""

    name: str
    header: list[str]
    lines: list[tuple[int, dict[str, str]]]
    faults: list[RowFault] = field(default_factory=list)


def read_spreadsheet(path: Path, progress: Progress) -> Spreadsheet:
    """Read the first sheet, or the one table. Raises PackRefusedError."""
    if path.suffix.casefold() in SHEET_ENDINGS:
        return _read_sheet(path, progress)
    with files_of(path) as files:
        package = Package()
        reader = Reader(files[0], package)
        lines = []
        for line, values in reader.rows():
            lines.append((line, {name: str(cell).strip() for name, cell in values.items() if str(cell).strip()}))
            if len(lines) % 1000 == 0:
                progress(1000)
        return Spreadsheet(path.name, reader.header, lines, package.faults)


def _read_sheet(path: Path, progress: Progress) -> Spreadsheet:
    import openpyxl

    try:
        zip_checked(path)
        with warnings.catch_warnings():
            # What openpyxl leaves aside (pictures, rules of entry) is nothing that is read here.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
            try:
                return _lines_of(path.name, _rows(book.worksheets[0], progress))
            finally:
                book.close()
    except PackRefusedError:
        raise
    except (*DAMAGE, ValueError, TypeError, AttributeError, SyntaxError, AssertionError) as failure:
        # A damaged sheet shows in whatever openpyxl trips over first; XML's own error is a SyntaxError.
        raise _damaged(path) from failure


def _rows(sheet: Any, progress: Progress) -> Iterator[list[str]]:
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
        if number > MOST_ROWS:
            raise PackRefusedError(
                N_("The sheet has more than {most} lines."), N_("Divide it into several."), most=MOST_ROWS
            )
        if number % 1000 == 0:
            progress(1000)
        yield [_text(cell) for cell in cells]


def _lines_of(name: str, rows: Iterator[list[str]]) -> Spreadsheet:
    sheet = Spreadsheet(name, [], [])
    for line, cells in enumerate(rows, 1):
        if not any(cells):
            continue
        if not sheet.header:
            sheet.header = _header(cells)
            continue
        long = next((cell for cell in cells if len(cell) > MOST_CELL), None)
        if long is not None:
            wrong, right = N_("a cell has more than 131,072 characters"), N_("shorten it")
            sheet.faults.append(RowFault(name, line, "", "", wrong, right))
            continue
        sheet.lines.append((line, {key: cell for key, cell in zip(sheet.header, cells, strict=False) if key and cell}))
    if not sheet.header:
        right = N_("begin it with a line that names the columns")
        sheet.faults.append(RowFault(name, 0, "", "", N_("the file is empty"), right))
    return sheet


def _header(cells: list[str]) -> list[str]:
    """Names of columns; the second of two of the same name is told apart by its place."""
    names: list[str] = []
    for place, cell in enumerate(cells, 1):
        names.append(f"{cell} ({place})" if cell and cell in names else cell)
    return names


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(timespec="minutes")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell).strip()


def _damaged(path: Path) -> PackRefusedError:
    return PackRefusedError(
        N_("{name} is damaged, or is no spreadsheet."), N_("Save it anew as .xlsx or .csv."), name=path.name
    )
