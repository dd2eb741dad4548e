"""Content that cannot be used, with all of its faults."""

from __future__ import annotations

from toolkit.content.faults import Fault
from toolkit.domain.errors import BadInputError
from toolkit.support.i18n import N_


class ContentError(BadInputError):
    """A file of resources/ or i18n/ has faults; nothing of it was loaded."""

    def __init__(self, faults: list[Fault]) -> None:
        shown = "; ".join(str(fault) for fault in faults[:3])
        more = f"; and {len(faults) - 3} more" if len(faults) > 3 else ""
        remedy = N_("Mend the file; 'waymark content check' lists every fault.")
        super().__init__(N_("The program's content has faults: {faults}."), remedy, faults=f"{shown}{more}")
        self.faults = faults
