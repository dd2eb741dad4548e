"""JSON as the standard has it: no NaN, no key twice, no nesting without end."""

from __future__ import annotations

import json
from typing import Any


class NotJsonError(Exception):
    """The text is not JSON; `line` counts from 1, 0 stands for the whole."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


def parsed(text: str) -> Any:
    """The value that the text writes. Raises NotJsonError."""
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as failure:
        raise NotJsonError(failure.msg.lower(), failure.lineno) from failure
    except RecursionError as failure:
        raise NotJsonError("nested too deep") from failure
    except ValueError as failure:
        raise NotJsonError(str(failure)[:80]) from failure


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse)
