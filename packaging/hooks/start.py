"""The built program begins here: outside toolkit/, whose `platform` would hide Python's own from the build."""

import locale
import os
import sys

from toolkit.app.main import main


def speak_utf8() -> None:
    """Take UTF-8 where no language is set, as Python does by itself unless it is built in (PEP 538).

    Qt would do the same, but complain on standard error.
    """
    if sys.platform.startswith("linux") and not os.environ.get("LC_ALL"):
        if locale.setlocale(locale.LC_CTYPE) in ("C", "POSIX"):
            os.environ["LC_CTYPE"] = "C.UTF-8"


if __name__ == "__main__":
    speak_utf8()
    sys.exit(main())
