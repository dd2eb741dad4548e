"""What the window works with while a vault is open: its cases and all that belongs to each."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from toolkit.services.attachments import AttachmentService
from toolkit.services.calendar import CalendarService
from toolkit.services.cases import CaseService
from toolkit.services.consents import ConsentService
from toolkit.services.due import DueService
from toolkit.services.erasing import ErasingService
from toolkit.services.forms import FormService
from toolkit.services.history import HistoryService
from toolkit.services.identity import IDENTITY, IdentityService
from toolkit.services.notes import NoteService
from toolkit.services.open_vault import OpenVault
from toolkit.services.referrals import ReferralService
from toolkit.services.screening import ScreeningService


class OpenRecords:
    """The services over one open vault. Use them from the thread that opened it."""

    def __init__(self, vault: OpenVault) -> None:
        self.vault = vault
        self.cases = CaseService(vault)
        self.screenings = ScreeningService(vault)
        self.forms = FormService(vault)
        self.consents = ConsentService(vault)
        self.identities = IdentityService(vault)
        self.attachments = AttachmentService(vault)
        self.erasing = ErasingService(vault, self.cases.list.all)
        self.history = HistoryService(vault)
        self.due = DueService(vault)
        self.calendar = CalendarService(vault, self.due)
        self.notes = NoteService(vault)
        self.referrals = ReferralService(vault, self.consents, self.screenings)
        self.cases.finish_moves()
        self.erasing.finish()

    def keep_draft(self, place: str, case_id: str, fields: dict[str, str]) -> None:
        """Keep text of a page that was not saved when the records locked; of who the person is, only where that lies.
        Raises NoRecordError.
        """
        if place == IDENTITY:
            self.identities.keep_draft(case_id, fields)
        else:
            self.cases.keep_draft(place, case_id, fields)

    @contextlib.contextmanager
    def at_hand(self, case_id: str) -> Iterator[None]:
        """The records of a case are read once for all that is asked within. Raises NoRecordError."""
        with self.vault.holding(case_id).at_hand(case_id):
            yield
