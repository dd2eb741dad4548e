"""Whether the person still agrees to a record (Standard 7), and somebody is at work on the case: without both nothing
is added to it.
"""

from __future__ import annotations

from toolkit.domain.case import Status, may_record
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


class CaseClosedError(BadInputError):
    """Nobody is at work on the case any more: it is only read."""

    def __init__(self) -> None:
        super().__init__(
            N_("The case is closed: nothing of this was written down."), N_("Open it again on its page, then go on.")
        )


def agreed(vault: OpenVault, case_id: str) -> Compartment:
    """The compartment of a case to which something may be added. Raises NoRecordError, ConsentTakenBackError,
    CaseClosedError.
    """
    compartment = vault.holding(case_id)
    store = CaseStore(compartment)
    if not may_record(store.consents(case_id)):
        raise ConsentTakenBackError()
    case = store.line(case_id)
    if case and case.status is Status.CLOSED:
        raise CaseClosedError()
    return compartment
