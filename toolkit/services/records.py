"""What the window works with while a vault is open: its cases, their screenings, forms, consents and referrals."""

from __future__ import annotations

from toolkit.services.cases import CaseService
from toolkit.services.consents import ConsentService
from toolkit.services.forms import FormService
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
        self.referrals = ReferralService(vault, self.consents, self.screenings)
        self.cases.finish_moves()
