"""A passphrase comes on standard input, and no other way."""

from __future__ import annotations

import sys

from toolkit.domain.errors import BadInputError
from toolkit.support.i18n import N_


def read_passphrase() -> str:
    """The next line of standard input. Raises BadInputError when it is no text."""
    line = sys.stdin.buffer.readline()
    try:
        return line.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as failure:
        raise BadInputError(N_("The passphrase is not UTF-8 text."), N_("Type it again.")) from failure
