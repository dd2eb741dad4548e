"""Wrong attempts to unlock: counted without a key, and after the tenth each next one has to wait.

It slows a person at the keyboard only; the passphrase is the defence. The count lies beside the vault and goes into
its history at the next unlock.
"""

from __future__ import annotations

import contextlib
import json
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from toolkit.platform.errors import FileRefusedError
from toolkit.platform.files import write_whole

FREE = 10
FIRST_WAIT, LONGEST_WAIT = 30.0, 300.0
KEPT_TIMES = 100


@dataclass(frozen=True, slots=True)
class Failures:
    """How many there were, when, and until when the next has to wait, in seconds of the machine's running clock."""

    count: int = 0
    until: float = 0.0
    at: tuple[str, ...] = ()


class Attempts:
    """The wrong attempts at one vault. `clock` runs from the machine's start, so that setting the date changes
    nothing and closing the program neither.
    """

    def __init__(self, path: Path, clock: Callable[[], float], now: Callable[[], str]) -> None:
        self._path, self._clock, self._now = path, clock, now

    def wait(self) -> int:
        """How many whole seconds the next attempt has to wait; 0 for none."""
        failures = self._read()
        left, longest = failures.until - self._clock(), wait_after(failures.count)
        if left > longest:
            # The clock is behind: the machine was started anew, and so is the wait.
            self._write(Failures(failures.count, self._clock() + longest, failures.at))
            left = longest
        return max(0, math.ceil(left))

    def failed(self) -> None:
        """Count one more."""
        before = self._read()
        count = before.count + 1
        self._write(Failures(count, self._clock() + wait_after(count), (*before.at, self._now())[-KEPT_TIMES:]))

    def take(self) -> Failures:
        """What was counted, and begin anew."""
        failures = self._read()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        return failures

    def _read(self) -> Failures:
        try:
            found = json.loads(self._path.read_text("ascii"))
            return Failures(int(found["count"]), float(found["until"]), tuple(str(at) for at in found["at"]))
        except (OSError, ValueError, KeyError, TypeError):
            return Failures()

    def _write(self, failures: Failures) -> None:
        # Where it cannot be written, the answer to the attempt itself matters more.
        with contextlib.suppress(FileRefusedError):
            write_whole(self._path, json.dumps(asdict(failures)).encode("ascii"))


def wait_after(count: int) -> float:
    """Seconds to wait after so many failures: none before the tenth, then 30, 60, 120, 240, and 300 at the most."""
    if count < FREE:
        return 0.0
    return float(min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(count - FREE, 8)))
