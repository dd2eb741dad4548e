"""Erasing a case: all its records in one transaction with the entries that say so, then what lies in the other files.

A mark stands until the other files are done, so that what a crash interrupts is finished at the next opening.
"""

from __future__ import annotations

from toolkit.storage.attachments import AttachmentStore
from toolkit.storage.compartment import Compartment
from toolkit.storage.history import Head

ERASING = "erasing"


def erase_case(compartment: Compartment, case_id: str) -> Head:
    """Erase a case with all that belongs to it; the history keeps that it was, and nothing it said. The entry that
    says so.
    """
    with compartment.transaction():
        for record in list(compartment.of_case(case_id)):
            compartment.erase(record.id, record.kind)
        if compartment.has_identity(case_id):
            compartment.announce_erasing(case_id)
            compartment.put(f"{ERASING}-{case_id}", ERASING, {"case": case_id}, action="create")
        said = compartment.note("case.erase", case_id)
    finish_erasing(compartment)
    return said


def finish_erasing(compartment: Compartment) -> None:
    """Erase in the other files what belongs to cases that are erased."""
    for mark in list(compartment.of_kind(ERASING)):
        compartment.erase_identity(mark.body["case"])
        compartment.erase(mark.id, ERASING)
    AttachmentStore(compartment).sweep()
