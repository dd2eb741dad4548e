"""Who the person is: sealed apart from their case, opened by an act that the history records before anything is seen.

Nothing of it stands anywhere else: what was typed and not saved waits in the same sealed file.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.domain.case import Case, Status, may_record
from toolkit.domain.errors import BadInputError
from toolkit.domain.form import Form
from toolkit.domain.form_values import kept
from toolkit.domain.history import Why
from toolkit.services.agreement import agreed
from toolkit.services.open_vault import OpenVault, now
from toolkit.storage.cases import CaseStore
from toolkit.storage.errors import NoRecordError
from toolkit.support.i18n import N_

IDENTITY = "identity"
"""The place of its page, and of what was typed there."""
MOST_PHOTO = 2_000_000
"""Bytes of the person's photograph as it is kept."""


class PhotoTooLargeError(BadInputError):
    """A photograph that is not small enough to be kept with the identity."""

    def __init__(self) -> None:
        super().__init__(N_("The picture is too large to be kept here."), N_("Choose a smaller one."))


@dataclass(frozen=True, slots=True)
class IdentityView:
    """Who the person is, as its page shows it. `agrees`: the consent to record holds; `photo` is a JPEG, empty for
    none.
    """

    case: Case
    agrees: bool
    saved: Mapping[str, Any] = field(repr=False)
    draft: Mapping[str, Any] = field(repr=False)
    photo: bytes = field(repr=False)
    member: str = ""

    @property
    def may_record(self) -> bool:
        """Whether something may be written: the person agrees, and the case is not closed."""
        return self.agrees and self.case.status is not Status.CLOSED


class IdentityService:
    """The identities of the cases that the user can open."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def is_kept(self, case_id: str) -> bool:
        """Whether anything is kept of who the person is; nothing is opened for that. Raises NoRecordError."""
        return self._vault.holding(case_id).has_identity(case_id)

    def look(self, case_id: str, why: Why) -> IdentityView:
        """Open the identity of a case; that and why is recorded first. Raises NoRecordError."""
        compartment = self._vault.holding(case_id)
        store = CaseStore(compartment, compartment is self._vault.own)
        case = store.get(case_id)
        if case is None:
            raise NoRecordError()
        body = compartment.look_at_identity(case_id, f"why.{why.value}") or {}
        return IdentityView(
            case=case,
            agrees=may_record(store.consents(case_id)),
            saved=body.get("values", {}),
            draft={key: json.loads(text) for key, text in body.get("draft", {}).items()},
            photo=b64decode(body.get("photo", "")),
            member=self._vault.member_id,
        )

    def save(self, case_id: str, form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
        """Save what has no problem; what is left of the draft is what was not saved. All values as they stand now.
        Raises NoRecordError, ConsentTakenBackError.
        """
        fields = {one.key: one for one in form.fields}
        new = {key: kept(fields[key], value) for key, value in values.items()}
        standing: dict[str, Any] = {}

        def change(body: dict[str, Any]) -> dict[str, Any]:
            standing.update(body.get("values", {}) | new)
            draft = {key: text for key, text in body.get("draft", {}).items() if key not in new}
            return self._signed(body | {"values": dict(standing), "draft": draft})

        agreed(self._vault, case_id).change_identity(case_id, change)
        return standing

    def set_photo(self, case_id: str, jpeg: bytes) -> None:
        """Keep a photograph, or none. Raises NoRecordError, ConsentTakenBackError, PhotoTooLargeError."""
        if len(jpeg) > MOST_PHOTO:
            raise PhotoTooLargeError()
        text = b64encode(jpeg).decode("ascii")
        agreed(self._vault, case_id).change_identity(case_id, lambda body: self._signed(body | {"photo": text}))

    def keep_draft(self, case_id: str, fields: Mapping[str, str]) -> None:
        """Keep what was typed and not saved, each field as JSON, where the identity lies. Raises NoRecordError."""
        compartment = self._vault.holding(case_id)
        if fields or compartment.has_identity(case_id):
            compartment.change_identity(
                case_id,
                lambda body: body | {"draft": dict(fields)} if fields or body.get("draft") else body,
                "identity.draft",
            )

    def erase(self, case_id: str) -> None:
        """Erase who the person is; the case stays. Raises NoRecordError."""
        self._vault.holding(case_id).erase_identity(case_id)

    def _signed(self, body: dict[str, Any]) -> dict[str, Any]:
        return body | {"at": now(), "by": self._vault.member_id}
