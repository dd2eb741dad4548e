"""The command line's own voice: what was asked for on standard output, what is wrong on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable


def complain(line: str) -> None:
    """A sentence on standard error."""
    print(f"waymark: {line}", file=sys.stderr)  # noqa: T201  (the command line's own voice)


def answer(line: str) -> None:
    """A line on standard output."""
    sys.stdout.buffer.write(f"{line}\n".encode("utf-8", "replace"))
    sys.stdout.flush()


def answer_lines(lines: Iterable[str]) -> None:
    """Lines on standard output."""
    for line in lines:
        answer(line)
