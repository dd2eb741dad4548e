"""What can go wrong for a user, in two kinds: the world refused, or the input was bad.

Each room adds its own errors below these two. A fault of ours is any other exception; one hook catches it.
"""

from __future__ import annotations

from toolkit.support.i18n import Translate


class WaymarkError(Exception):
    """Something a user is told: one sentence of what happened, one of what to do. Never holds a record.

    Both are English texts with named {places}, so that the window can translate them before it fills them.
    """

    def __init__(self, happened: str, remedy: str, **values: object) -> None:
        self.happened = happened
        self.remedy = remedy
        self.values = values
        super().__init__(self.told())

    def told(self, translate: Translate = str, name_of: Translate = str) -> str:
        """Both sentences in the language of `translate`; `name_of` gives a {language} its name in it, and a {form}
        is itself a text of the interface.
        """
        named = {"language": name_of, "form": translate}
        values = {key: named[key](str(value)) if key in named else value for key, value in self.values.items()}
        return f"{translate(self.happened)} {translate(self.remedy)}".format(**values)


class WorldRefusedError(WaymarkError):
    """The machine, a disk, a device or what is installed would not; exit status 1."""


class BadInputError(WaymarkError):
    """What was asked or handed in cannot be used as it is; exit status 2."""
