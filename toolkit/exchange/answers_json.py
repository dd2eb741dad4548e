"""Reads the answers of screenings from JSON or JSON Lines: the input of `waymark assess`."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Any

from toolkit.domain.definitions.facts import FACT_IDS, Answer, Basis, Phase, Reason, Value
from toolkit.exchange.errors import InputFaultsError

Recorded = dict[str, Answer]

_VALUES = {"yes": Value.YES, "no": Value.NO, "unknown": Value.UNKNOWN}
_PLAIN = {
    "yes": Answer(Value.YES),
    "no": Answer(Value.NO),
    "unknown": Answer(Value.UNKNOWN, Reason.DOES_NOT_KNOW),
}
_MEMBERS = ("value", "reason", "basis", "phase", "attempted", "intended")


class _Pairs(list[tuple[str, Any]]):
    """An object as it was written: JSON's own form keeps only the last of two keys."""


def read_answers(content: bytes) -> list[Recorded]:
    """One record for each object, in their order: one JSON object, or one a line. An answer without a reason is
    unknown because the person does not know.

    Raises InputFaultsError with every fault of every line; then nothing was read.
    """
    faults: list[str] = []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = content[: failure.start].count(b"\n") + 1
        raise InputFaultsError([f"line {line}: this is not UTF-8 text"]) from failure
    records = [_record(line, found, faults) for line, found in _objects(text, faults)]
    if faults:
        raise InputFaultsError(faults)
    return records


def _objects(text: str, faults: list[str]) -> Iterator[tuple[int, Any]]:
    """Each object with its line: the whole text if it is one object, or else each line that is not blank."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > 1 and _is_one_object(text, [line.strip() for _, line in lines]):
        pieces = [(lines[0][0], text)]
    else:
        pieces = lines
    for number, piece in pieces:
        found = _parsed(piece, 1 if piece is text else number, faults)
        if found is not _BROKEN:
            yield number, found


def _is_one_object(text: str, lines: list[str]) -> bool:
    """Whether several lines are one object, or were meant to be: it opens on the first and goes on as its inside."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return lines[0].startswith("{") and not lines[0].endswith("}") and not lines[1].startswith("{")
    return True


def _parsed(text: str, line: int, faults: list[str]) -> Any:
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as failure:
        faults.append(f"line {line + failure.lineno - 1}: this is not JSON ({failure.msg})")
    except RecursionError:
        faults.append(f"line {line}: this is nested too deep")
    except ValueError as failure:
        faults.append(f"line {line}: this is not JSON ({failure})")
    return _BROKEN


_BROKEN = object()


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value")


_DECODER = json.JSONDecoder(object_pairs_hook=_Pairs, parse_constant=_refuse)


def _record(line: int, found: Any, faults: list[str]) -> Recorded:
    record: Recorded = {}
    if not isinstance(found, _Pairs):
        faults.append(f'line {line}: this is not an object; write {{"fact.id": "yes"}}')
        return record
    for fact, value in found:
        answer, wrong = _answer(fact, value, record)
        record[fact] = answer
        if wrong:
            faults += [f"line {line}: «{fact[:80]}»: {fault}" for fault in wrong]
    return record


_Read = tuple[Answer, tuple[str, ...]]
"""An answer, and what is wrong with it."""


def _answer(fact: str, value: Any, record: Recorded) -> _Read:
    if fact not in FACT_IDS:
        return _PLAIN["unknown"], (f"there is no such fact; {_closest(fact, FACT_IDS)}",)
    if fact in record:
        return record[fact], ("it stands twice",)
    if value.__class__ is str and value in _PLAIN:
        return _PLAIN[value], ()
    if value.__class__ is _Pairs:
        return _full(value)
    return _PLAIN["unknown"], (f'{_shown(value)} is no answer; write "yes", "no", "unknown" or an object with a value',)


def _full(pairs: _Pairs) -> _Read:
    # The kind of each member is part of the key: 1 and true are equal, and only one of them is an answer.
    members = tuple([(name, value, value.__class__) for name, value in pairs])
    try:
        return _full_answer(members)
    except TypeError:  # a list or an object within the answer cannot be remembered; its faults are told all the same
        return _full_answer.__wrapped__(members)


@lru_cache(maxsize=4096)
def _full_answer(members: tuple[tuple[str, Any, type], ...]) -> _Read:
    """An answer written as an object. The same few are written again and again."""
    faults: list[str] = []
    given = {name: value for name, value, _ in members}
    faults += [f"«{name[:40]}» is no member of an answer; {_closest(name, _MEMBERS)}" for name in given
               if name not in _MEMBERS]  # fmt: skip
    if len(given) != len(members):
        faults.append("a member stands twice")
    value = _value(given, faults)
    reason = _one_of(given, "reason", Reason, faults)
    if value is Value.UNKNOWN and reason is None:
        reason = Reason.DOES_NOT_KNOW
    answer = Answer(
        value=value,
        reason=reason,
        basis=_one_of(given, "basis", Basis, faults),
        phase=_one_of(given, "phase", Phase, faults),
        attempted=_flag(given, "attempted", faults),
        intended=_flag(given, "intended", faults),
    )
    return answer, tuple(faults)


def _value(given: dict[str, Any], faults: list[str]) -> Value:
    value = given.get("value")
    if isinstance(value, str) and value in _VALUES:
        return _VALUES[value]
    faults.append(
        f'value: {_shown(value)} is not "yes", "no" or "unknown"'
        if "value" in given
        else 'it has no value; write "value": "yes", "no" or "unknown"'
    )
    return Value.UNKNOWN


def _one_of(given: dict[str, Any], name: str, kind: type[StrEnum], faults: list[str]) -> Any:
    if name not in given:
        return None
    if isinstance(given[name], list):
        faults.append(f"{name}: {_shown(given[name])} cannot stand in an answer")
        return None
    try:
        return kind(given[name])
    except ValueError:
        near = _closest(str(given[name]), [one.value for one in kind])
        faults.append(f"{name}: {_shown(given[name])} is not known; {near}")
        return None


def _flag(given: dict[str, Any], name: str, faults: list[str]) -> bool:
    value = given.get(name, False)
    if not isinstance(value, bool):
        faults.append(f"{name}: {_shown(value)} is not true or false")
        return False
    return value


def _closest(given: str, known: Any) -> str:
    near = difflib.get_close_matches(given, known, n=1, cutoff=0.0)
    return f"the closest is «{near[0]}»"


def _shown(value: Any) -> str:
    """A value as it is told: its kind where it is not a short text, never at length."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return f"«{value[:40]}»"
    return {bool: "a true or false", int: "a number", float: "a number", list: "a list", _Pairs: "an object"}[
        type(value)
    ]
