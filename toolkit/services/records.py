"""What the window works with while a vault is open: its cases, their screenings and forms, and what is due."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from toolkit.services.cases import CaseService
from toolkit.services.due import DueService
from toolkit.services.forms import FormService
from toolkit.services.open_vault import OpenVault
from toolkit.services.screening import ScreeningService


class OpenRecords:
    """The services over one open vault. Use them from the thread that opened it."""

    def __init__(self, vault: OpenVault) -> None:
        self.vault = vault
        self.cases = CaseService(vault)
        self.screenings = ScreeningService(vault)
        self.forms = FormService(vault)
        self.due = DueService(vault)
        self.cases.finish_moves()

    @contextlib.contextmanager
    def at_hand(self, case_id: str) -> Iterator[None]:
        """The records of a case are read once for all that is asked within. Raises NoRecordError."""
        with self.vault.holding(case_id).at_hand(case_id):
            yield
