"""What is wrong with a row that was handed in: where it stands, what stands there, what would be accepted."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.domain.errors import BadInputError, WorldRefusedError
from toolkit.support.i18n import N_, Translate

SHOWN = 60


@dataclass(frozen=True, slots=True)
class RowFault:
    """One fault. `line` counts from 1, 0 stands for the whole file; `wrong` and `right` are texts to be translated,
    with named {places}. A mere warning keeps the row.
    """

    file: str
    line: int
    column: str
    value: str
    wrong: str
    right: str
    warning: bool = False
    places: dict[str, str] = field(default_factory=dict, compare=False, hash=False)

    def told(self, translate: Translate = str) -> str:
        """For example: services.csv:7: status «closed»: this is not one of those known; write one of: active."""
        at = f"{self.file}:{self.line}" if self.line else self.file
        value = f" «{shown(self.value)}»" if self.value else ""
        what = f" {self.column}{value}" if self.column else value
        say = f"{translate(self.wrong)}; {translate(self.right)}".format(**self.places)
        return f"{at}:{what}: {say}" if what else f"{at}: {say}"


def shown(value: str) -> str:
    """A value as a report shows it: one short line without signs that a terminal would act on."""
    plain = "".join(sign if sign.isprintable() else " " for sign in value[: SHOWN + 1])
    return plain if len(value) <= SHOWN else f"{plain[:SHOWN]}…"


class PackRefusedError(BadInputError):
    """A file that cannot be read as a directory at all; nothing of it was used."""


class RowsRefusedError(WorldRefusedError):
    """A package with rejected rows was not imported: all or nothing."""

    def __init__(self, count: int) -> None:
        super().__init__(
            N_("Nothing was imported. Rows that cannot be accepted: {count}."),
            N_("Mend them, or accept the rest without them."),
            count=count,
        )
