"""What is wrong with something that was handed in."""

from __future__ import annotations

from toolkit.domain.errors import BadInputError


class InputFaultsError(BadInputError):
    """Input with faults, each a line of its own: "line 3: …". Nothing of it was used."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("{faults}", "", faults="\n".join(faults))
        self.faults = faults
