"""JSON as the standard has it: no NaN, no key twice, no zero bytes, no half characters, no nesting without end."""

from __future__ import annotations

import json
import math
import re
from typing import Any


class NotJsonError(Exception):
    """The text is not JSON; `line` counts from 1, 0 stands for the whole."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


def parsed(text: str) -> Any:
    """The value that the text writes. Raises NotJsonError."""
    try:
        if "\0" in text or "\\u0000" in text:
            raise NotJsonError("a byte that is no text stands in it")
        found = _DECODER.decode(text)
        if _HALF.search(text):
            # Two halves of a character beside each other are one; a half alone is no text.
            json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError as failure:
        raise NotJsonError("half a character stands alone") from failure
    except json.JSONDecodeError as failure:
        raise NotJsonError(failure.msg.lower(), failure.lineno) from failure
    except RecursionError as failure:
        raise NotJsonError("nested too deep") from failure
    except ValueError as failure:
        raise NotJsonError(str(failure)[:80]) from failure
    return found


def is_deep(value: Any, most: int = 50) -> bool:
    """Whether lists and objects lie within each other deeper than anybody means."""
    if most == 0:
        return True
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(is_deep(one, most - 1) for one in inner)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value")


def _finite(text: str) -> float:
    found = float(text)
    if not math.isfinite(found):
        raise ValueError("a number is too large")
    return found


_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse, parse_float=_finite)
