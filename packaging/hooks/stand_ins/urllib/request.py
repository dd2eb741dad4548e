"""Stands in the built program where Python's own `urllib.request` would be: it can be imported, and it refuses.

Python's XML tools and ReportLab import it for addresses on the network, which Waymark never opens.
"""

from __future__ import annotations

from typing import NoReturn


class Request:
    """A name to inherit from; none can be made."""

    def __new__(cls, *_words: object, **_named: object) -> NoReturn:
        """Refuse. Raises OSError."""
        raise OSError("Waymark opens no network connections.")


class OpenerDirector(Request):
    """A name to inherit from; none can be made."""


def _refuse(*_words: object, **_named: object) -> NoReturn:
    raise OSError("Waymark opens no network connections.")


urlopen = urlretrieve = build_opener = install_opener = _refuse
