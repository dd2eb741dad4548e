"""Moving a case to another compartment: written there whole, then erased here; a crash between is finished later."""

from __future__ import annotations

from dataclasses import replace

from toolkit.storage.attachments import ATTACHMENT
from toolkit.storage.compartment import Compartment, StoredRecord


def move_case(source: Compartment, target: Compartment, case_id: str) -> None:
    """Move a case with all that belongs to it. The history here keeps that it was moved, and nothing it said."""
    identity = source.look_at_identity(case_id)
    if identity is not None:
        target.put_identity(case_id, identity)
    for record in source.of_case(case_id, ATTACHMENT):
        # What an interrupted move has left there is written anew.
        target.pieces.erase([record.id])
        target.pieces.write(record.id, source.pieces.read(record.id))
    with target.transaction():
        for record in _ordered(list(source.of_case(case_id))):
            target.put(record.id, record.kind, record.body, record.case_id, "move.in")
    clear_moved(source, case_id)


def clear_moved(source: Compartment, case_id: str) -> None:
    """Erase here what was written whole in the other compartment."""
    if source.look_at_identity(case_id) is not None:
        source.erase_identity(case_id)
    attached = [record.id for record in source.of_case(case_id, ATTACHMENT)]
    with source.transaction():
        for record in list(source.of_case(case_id)):
            source.erase(record.id, record.kind)
        source.note("move.out", case_id)
    source.pieces.erase(attached)


def _ordered(records: list[StoredRecord]) -> list[StoredRecord]:
    """The same records with orders below all that the other compartment will give: theirs among each other stays."""
    last = max((int(record.body["order"]) for record in records if "order" in record.body), default=0)
    return [
        replace(record, body=record.body | {"order": record.body["order"] - last}) if "order" in record.body else record
        for record in records
    ]
