"""Reads TOML that people write: asks for each value by name and kind, and collects every fault on the way."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from toolkit.content.errors import ContentError
from toolkit.content.faults import Fault
from toolkit.content.positions import lines_of

_KINDS = {str: "a text in quotes", int: "a whole number", float: "a number", bool: "true or false",
          list: "a list [ … ]", dict: "a table"}  # fmt: skip


class Document:
    """One TOML file. Read it through `top`, then call `finish`."""

    def __init__(self, path: Path, shown: str) -> None:
        """`shown` is how the file is named to people. Raises ContentError when it is no TOML at all."""
        self._shown = shown
        self._faults: list[Fault] = []
        try:
            self._text = path.read_text("utf-8")
            values = tomllib.loads(self._text)
        except OSError as failure:
            raise ContentError([Fault(shown, 0, "", "file", "the file cannot be read", "put it back")]) from failure
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
            right = "see https://toml.io for the form"
            raise ContentError([Fault(shown, _line_in(str(failure)), "", "toml", str(failure), right)]) from failure
        self.top = Table(self, "", values)

    def fault(self, key: str, rule: str, wrong: str, right: str) -> None:
        """Note a fault at a key path; its line is found when the file is finished."""
        self._faults.append(Fault(self._shown, 0, key, rule, wrong, right))

    def finish(self) -> None:
        """Raise ContentError with all faults, in the order of their lines, if there are any."""
        if not self._faults:
            return
        lines = lines_of(self._text)
        placed = [Fault(f.file, _nearest(lines, f.key), f.key, f.rule, f.wrong, f.right) for f in self._faults]
        raise ContentError(sorted(placed, key=lambda fault: fault.line))


class Table:
    """One table of the file. Each question names what is expected; what is missing or wrong becomes a fault."""

    def __init__(self, document: Document, path: str, values: dict[str, Any]) -> None:
        self._document = document
        self._path = path
        self._values = values
        self._asked: set[str] = set()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all keys that are there, for a table whose keys are free."""
        return tuple(self._values)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        self._asked.add(key)
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty, or the default where it is missing."""
        value: str = self._value(key, str, "" if default is None else default, default is None)
        written = self._values.get(key)
        if isinstance(written, str) and not written.strip():
            self.fault(key, "text", "the text is empty", "write it, or leave the key out if it may be missing")
        return value

    def number(self, key: str, low: int, high: int) -> int:
        """A whole number from low to high."""
        value: int = self._value(key, int, low, True)
        if not low <= value <= high:
            self.fault(key, "range", f"{value} is out of range", f"choose from {low} to {high}")
        return value

    def decimal(self, key: str, low: float, high: float) -> float:
        """A number from low to high."""
        value = float(self._value(key, float, low, True))
        if not low <= value <= high:
            self.fault(key, "range", f"{value} is out of range", f"choose from {low} to {high}")
        return value

    def flag(self, key: str) -> bool:
        """True or false; false where it is missing."""
        value: bool = self._value(key, bool, False, False)
        return value

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """One of the allowed texts; empty where it is none of them."""
        value = self.text(key)
        if not value or value in allowed:
            return value
        self.fault(key, "choice", f"«{value}» is not known", f"choose one of: {', '.join(sorted(allowed))}")
        return ""

    def texts(self, key: str, required: bool = False, allowed: Collection[str] = ()) -> tuple[str, ...]:
        """A list of texts, of the allowed ones if any are given."""
        return tuple(self._listed(key, str, required, allowed))

    def numbers(self, key: str, low: int, high: int) -> tuple[int, ...]:
        """A list of whole numbers from low to high, at least one."""
        found = self._listed(key, int, True, ())
        for place, value in enumerate(found):
            if not low <= value <= high:
                self.fault(f"{key}[{place}]", "range", f"{value} is out of range", f"choose from {low} to {high}")
        return tuple(found)

    def decimals(self, key: str, low: float, high: float) -> tuple[float, ...]:
        """A list of numbers from low to high, at least one."""
        found = tuple(map(float, self._listed(key, float, True, ())))
        for place, value in enumerate(found):
            if not low <= value <= high:
                self.fault(f"{key}[{place}]", "range", f"{value} is out of range", f"choose from {low} to {high}")
        return found

    def table(self, key: str, required: bool = True) -> Table | None:
        """A table within this one; None where it is missing and may be."""
        if not required and key not in self._values:
            self._asked.add(key)
            return None
        return Table(self._document, self._under(key), self._value(key, dict, {}, required))

    def tables(self, key: str, required: bool = True) -> list[Table]:
        """A list of tables [[key]]."""
        found = self._listed(key, dict, required, ())
        return [Table(self._document, f"{self._under(key)}[{place}]", one) for place, one in enumerate(found)]

    def pairs(self, keys: Collection[str], values: Collection[str]) -> dict[str, str]:
        """The whole table as pairs of an allowed key and an allowed text."""
        found = {}
        for key in self._values:
            if key in keys:
                found[key] = self.choice(key, values)
            else:
                self._asked.add(key)
                self.fault(key, "known name", f"«{key}» is not known", _closest(key, keys))
        return found

    def no_more(self) -> None:
        """Every key that nobody asked for becomes a fault, with the closest one that is known."""
        for key in self._values:
            if key not in self._asked:
                self.fault(key, "known key", f"«{key}» is not known here", _closest(key, self._asked))

    def fault(self, key: str, rule: str, wrong: str, right: str) -> None:
        """Note a fault at a key of this table."""
        self._document.fault(self._under(key), rule, wrong, right)

    def _listed(self, key: str, kind: type, required: bool, allowed: Collection[str]) -> list[Any]:
        values = self._value(key, list, [], required)
        if required and self._values.get(key) == []:
            self.fault(key, "list", "the list is empty", "name at least one")
        for place, value in enumerate(values):
            if not _is(value, kind):
                self.fault(f"{key}[{place}]", "kind", f"this is not {_KINDS[kind]}", f"write {_KINDS[kind]}")
            elif allowed and value not in allowed:
                right = f"choose from: {', '.join(sorted(allowed))}"
                self.fault(f"{key}[{place}]", "choice", f"«{value}» is not known", right)
        return [value for value in values if _is(value, kind)]

    def _value(self, key: str, kind: type, default: Any, required: bool) -> Any:
        self._asked.add(key)
        if key not in self._values:
            if required:
                self.fault(key, "required", f"«{key}» is missing", f"add it: {_KINDS[kind]}")
            return default
        value = self._values[key]
        if not _is(value, kind):
            self.fault(key, "kind", f"«{key}» is not {_KINDS[kind]}", f"write {_KINDS[kind]}")
            return default
        return value

    def _under(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key


def unique(tables: list[Table], values: list[str], key: str) -> None:
    """A fault at each table whose value of `key` stood before."""
    seen: set[str] = set()
    for table, value in zip(tables, values, strict=True):
        if value and value in seen:
            table.fault(key, "unique", f"«{value}» stands twice", "give each its own")
        seen.add(value)


def _closest(name: str, known: Collection[str]) -> str:
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean «{near[0]}»?" if near else f"known here: {', '.join(sorted(known))}"


def _is(value: Any, kind: type) -> bool:
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def _nearest(lines: dict[str, int], key: str) -> int:
    """The line of a key, or of the nearest table around it that has one."""
    while key not in lines and key:
        key = key.rpartition("[" if key.endswith("]") else ".")[0]
    return lines.get(key, 0)


def _line_in(message: str) -> int:
    """The line that tomllib names: "… (at line 3, column 1)"."""
    after = message.partition("(at line ")[2].partition(",")[0]
    return int(after) if after.isdigit() else 0
