"""How long work hears that nobody waits for it any more: whoever runs it says how to ask, what takes long asks now and
then.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar


class CalledOffError(Exception):
    """The work was called off while it was being done; nobody is told."""


_asked: ContextVar[Callable[[], bool]] = ContextVar("stopping")


@contextlib.contextmanager
def stoppable(is_off: Callable[[], bool]) -> Iterator[None]:
    """Within it, work on this thread ends at its next `breathe` once `is_off` says so."""
    token = _asked.set(is_off)
    try:
        yield
    finally:
        _asked.reset(token)


def breathe() -> None:
    """Go on, or raise CalledOffError where the work was called off."""
    is_off = _asked.get(None)
    if is_off and is_off():
        raise CalledOffError
