"""The forms of a case as they lie in a compartment: a record for each save, with what changed; nothing is overwritten.

What was typed and not saved yet is a draft of its own, written anew each time.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from toolkit.domain.form import FormSave
from toolkit.storage.cases import DRAFT
from toolkit.storage.compartment import Compartment, StoredRecord

FORM = "form."
"""Before the id of a form: the kind of its records."""


class FormStore:
    """The forms of one compartment."""

    def __init__(self, compartment: Compartment) -> None:
        self._compartment = compartment

    def add(self, case_id: str, save: FormSave) -> FormSave:
        """Add a save; as it was stored, with its place in the order."""
        with self._compartment.transaction():
            placed = replace(save, order=self._compartment.next_number)
            self._compartment.put(secrets.token_hex(8), FORM + save.form, asdict(placed), case_id, "create")
        return placed

    def saves(self, case_id: str, form: str) -> list[FormSave]:
        """Every save of a form of a case, oldest first."""
        return saves_in(self._compartment.of_case(case_id, FORM + form))

    def saved_at(self, case_id: str, forms: Sequence[str]) -> dict[str, str]:
        """When each form of a case was last saved; only those that were."""
        found = {form: self.saves(case_id, form) for form in forms}
        return {form: saves[-1].at for form, saves in found.items() if saves}

    def draft(self, case_id: str, form: str) -> dict[str, Any]:
        """What was typed into a form and not saved, by field; it stays until it is saved or taken back."""
        record = self._compartment.get(draft_id(case_id, form))
        fields: dict[str, str] = record.body["fields"] if record else {}
        return {key: json.loads(text) for key, text in fields.items()}

    def keep_draft(self, case_id: str, form: str, fields: dict[str, str]) -> None:
        """Keep what was typed, each field as JSON; forget it where that is nothing."""
        name = draft_id(case_id, form)
        if fields:
            self._compartment.put(name, DRAFT, {"fields": fields}, case_id, "draft")
        elif self._compartment.get(name):
            self._compartment.erase(name, DRAFT)


def draft_id(case_id: str, form: str) -> str:
    """The record of a form's draft."""
    return f"{DRAFT}-{case_id}-{FORM}{form}"


def saves_in(records: Iterable[StoredRecord]) -> list[FormSave]:
    """The saves that these records hold, oldest first."""
    return sorted((FormSave(**record.body) for record in records), key=lambda save: save.order)
