"""Reads tables from CSV: any order of columns, every column kept, each fault with its line."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from typing import Any

from toolkit.domain.directory.faults import PackRefusedError, RowFault
from toolkit.domain.directory.hsds import Row, Shapes
from toolkit.exchange.directory.decoding import encoding_of, not_text
from toolkit.exchange.directory.package import Package
from toolkit.exchange.directory.packs import DAMAGE, PackFile, head_of, text_stream
from toolkit.support.i18n import N_

MOST_CELL = 131_072
"""Characters in one cell: the limit of Python's own reader."""
MOST_COLUMNS = 2_000
MOST_SAME = 5_000
"""Different cells of a file that are remembered, to be held once."""

Progress = Callable[[int], None]
"""Called now and then with how many rows were read; it may raise to stop."""

Casts = dict[str, Callable[[str], Any]]


def read_table(file: PackFile, table: str, package: Package, casts: Casts, progress: Progress) -> None:
    """Read one CSV file into the package. `casts` turn the cells of some columns into what they stand for."""
    reader = Reader(file, package)
    shapes: Shapes = {}
    for count, (line, values) in enumerate(reader.rows()):
        if casts:
            _cast(values, casts)
        package.add(Row(table, values, file.name, line, shapes))
        if count % 1000 == 0:
            progress(1000)
    package.columns[table] = reader.header


def _cast(values: dict[str, Any], casts: Casts) -> None:
    for column in casts.keys() & values.keys():
        try:
            values[column] = casts[column](values[column])
        except (ValueError, RecursionError):
            continue  # kept as the text that it is


class Reader:
    """The lines of one CSV file as values by column; faults go to the package."""

    def __init__(self, file: PackFile, package: Package) -> None:
        """Look at the file's mark. Raises PackRefusedError when it is damaged."""
        self.header: list[str] = []
        self._file, self._encoding, self._package = file, encoding_of(head_of(file)), package

    def rows(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Line and values of each row; empty cells are left out."""
        # Codes, countries and words that come again and again are held once.
        seen: dict[str, str] = {}

        def same(cell: str) -> str:
            return seen.setdefault(cell, cell) if len(seen) < MOST_SAME else seen.get(cell, cell)

        with text_stream(self._file, self._encoding) as text:
            lines = csv.reader(text, delimiter=self._delimiter(), strict=True)
            for line, cells in self._lines(lines):
                if "\0" in "".join(cells):
                    self._reject(line, N_("this line holds bytes that are no text"), N_("save the file as CSV text"))
                elif self.header:
                    if len(cells) > len(self.header) and any(cells[len(self.header) :]):
                        self._reject(line, N_("this row has more cells than the header has columns"),
                                     N_("put text with commas within quotation marks"))  # fmt: skip
                        continue
                    yield line, {name: same(cell) for name, cell in zip(self.header, cells, strict=False) if cell}
                elif not self._take_header(cells, line):
                    return
            if not self.header:
                self._reject(0, N_("the file is empty"), N_("begin it with a line that names the columns"))

    def _lines(self, lines: Any) -> Iterator[tuple[int, list[str]]]:
        """The physical lines that hold anything, with the line each begins on; faults of the form are told."""
        while True:
            line = lines.line_num + 1
            try:
                cells = next(lines)
            except StopIteration:
                return
            except csv.Error as failure:
                self._reject(line, *_form_fault(failure))
                continue
            except UnicodeError:
                self._package.reject(not_text(self._file.name, line))
                return
            except DAMAGE as failure:
                raise PackRefusedError(
                    N_("The file {name} is damaged."),
                    N_("Ask the sender for it anew. Nothing was changed."),
                    name=self._file.name,
                ) from failure
            if any(cells):
                yield line, cells

    def _take_header(self, cells: list[str], line: int) -> bool:
        names = [cell.strip() for cell in cells]
        while names and not names[-1]:
            names.pop()
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None or len(names) > MOST_COLUMNS:
            wrong = N_("two columns have the same name, or none")
            self._package.reject(RowFault(self._file.name, line, twice or "", "", wrong, N_("give each its own name")))
            return False
        self.header = names
        return True

    def _delimiter(self) -> str:
        """The sign between cells: the comma, or the one that the header line has where it has no comma."""
        try:
            with text_stream(self._file, self._encoding) as text:
                head = text.readline(MOST_CELL)
        except (UnicodeError, *DAMAGE):
            return ","
        return max(",;\t", key=lambda sign: (head.count(sign), sign == ","))

    def _reject(self, line: int, wrong: str, right: str) -> None:
        self._package.reject(RowFault(self._file.name, line, "", "", wrong, right))


def _form_fault(failure: csv.Error) -> tuple[str, str]:
    if "field larger" in str(failure):
        return N_("a cell has more than 131,072 characters"), N_("shorten it")
    if "NUL" in str(failure):
        return N_("this line holds bytes that are no text"), N_("save the file as CSV text")
    return N_("this line is not CSV: a quotation mark stands in the wrong place"), N_("double it, or close the cell")
