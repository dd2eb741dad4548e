"""Whether the person still agrees to a record (Standard 7): without that nothing is added to a case."""

from __future__ import annotations

from toolkit.domain.case import may_record
from toolkit.domain.errors import BadInputError
from toolkit.services.open_vault import OpenVault
from toolkit.storage.cases import CaseStore
from toolkit.storage.compartment import Compartment
from toolkit.support.i18n import N_


class ConsentTakenBackError(BadInputError):
    """The person took back that anything is written down."""

    def __init__(self) -> None:
        super().__init__(
            N_("The person has taken back their consent: nothing of this was written down."),
            N_("Guidance and sheets need no record; ask again only if the person wants a record."),
        )


def agreed(vault: OpenVault, case_id: str) -> Compartment:
    """The compartment of a case to which something may be added. Raises NoRecordError, ConsentTakenBackError."""
    compartment = vault.holding(case_id)
    if not may_record(CaseStore(compartment).consents(case_id)):
        raise ConsentTakenBackError()
    return compartment
