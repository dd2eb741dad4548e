"""The forms of a case: what stands in each, what stood there before, what is typed and not saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from toolkit.domain.case import Case, Status, may_record
from toolkit.domain.errors import BadInputError
from toolkit.domain.form import FieldChange, Form, FormSave, changes, codes_in, standing
from toolkit.domain.form_values import kept
from toolkit.services.agreement import agreed
from toolkit.services.open_vault import OpenVault, now
from toolkit.services.returning import closed_because
from toolkit.storage.cases import CaseStore
from toolkit.storage.errors import NoRecordError
from toolkit.storage.forms import FORM, FormStore
from toolkit.support.i18n import N_


class OpenToColleaguesError(BadInputError):
    """An answer that could endanger the person if a colleague read it, in a case that colleagues can open."""

    def __init__(self) -> None:
        super().__init__(
            N_("An official may be involved, and colleagues here can open this case: nothing was saved."),
            N_("Move the case where only you can open it, then answer."),
        )


class ReturnClosedError(BadInputError):
    """A return is planned before the person wants it freely and safely (Standard 28)."""

    def __init__(self) -> None:
        super().__init__(
            N_("No return is planned yet: nothing of this was saved."),
            N_("The page says what comes first; what was typed is kept as a draft."),
        )


@dataclass(frozen=True, slots=True)
class FormView:
    """A form of a case with what its page shows. `may_record`: the person agrees, and the case is not closed;
    `changes`: by field, oldest first; `asked`: how a field was called when it was last saved, for one that the form
    has no more; `draft`: what was typed and not saved; `unmet`: why no return is planned yet, a sentence each;
    `versions`: how often it was saved.
    """

    case: Case
    agrees: bool
    may_record: bool
    saved: Mapping[str, Any] = field(repr=False)
    changes: Mapping[str, list[FieldChange]] = field(repr=False)
    asked: Mapping[str, str]
    draft: Mapping[str, Any] = field(repr=False)
    member: str
    unmet: tuple[str, ...] = ()
    versions: int = 0


class FormService:
    """The forms of the cases that the user of an open vault can open."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def view(self, case_id: str, form: str) -> FormView:
        """A form of a case. Raises NoRecordError."""
        compartment = self._vault.holding(case_id)
        cases, store = CaseStore(compartment, compartment is self._vault.own), FormStore(compartment)
        case = cases.get(case_id)
        if case is None:
            raise NoRecordError()
        saves, agrees = store.saves(case_id, form), may_record(cases.consents(case_id))
        return FormView(
            case=case,
            agrees=agrees,
            may_record=agrees and case.status is not Status.CLOSED,
            saved=standing(saves),
            changes=changes(saves),
            asked={key: label for save in saves for key, label in save.asked.items()},
            draft=store.draft(case_id, form),
            member=self._vault.member_id,
            unmet=closed_because(store, case_id),
            versions=len(saves),
        )

    def entry(self, case_id: str, form: str) -> FormView:
        """A form of which each filling is a record of its own: nothing saved stands in it, only what was typed.

        Raises NoRecordError.
        """
        return replace(self.view(case_id, form), saved={}, changes={}, asked={}, unmet=())

    def save(self, case_id: str, form: Form, values: Mapping[str, Any]) -> FormView:
        """Save the fields that differ from what was saved last, as one record; the values have no problem. What is
        left of the draft is the page's to keep. Raises NoRecordError, ConsentTakenBackError,
        OpenToColleaguesError, ReturnClosedError.
        """
        compartment = agreed(self._vault, case_id)
        store = FormStore(compartment)
        if compartment is not self._vault.own and any(one.needs_closing(values.get(one.key)) for one in form.fields):
            raise OpenToColleaguesError()
        if form.planning & values.keys() and closed_because(store, case_id):
            raise ReturnClosedError()
        before = standing(store.saves(case_id, form.id))
        fields = {one.key: one for one in form.fields}
        new = {key: kept(fields[key], value) for key, value in values.items()}
        changed = {key: value for key, value in new.items() if value != before.get(key)}
        if changed:
            asked = {key: fields[key].label for key in changed}
            store.add(case_id, FormSave(form.id, changed, asked, now(), self._vault.member_id))
        return self.view(case_id, form.id)

    def saves(self, case_id: str, form: str) -> list[FormSave]:
        """Every save of a form of a case, oldest first. Raises NoRecordError."""
        return FormStore(self._vault.holding(case_id)).saves(case_id, form)

    def codes(self, case_id: str, forms: Iterable[Form]) -> tuple[str, ...]:
        """The codes that stand for people in the forms of a case, each once. Raises NoRecordError."""
        store = FormStore(self._vault.holding(case_id))
        found = (code for form in forms for code in codes_in(form, standing(store.saves(case_id, form.id))))
        return tuple(dict.fromkeys(found))

    def keep_draft(self, case_id: str, form: str, fields: dict[str, str]) -> None:
        """Keep what was typed, each field as JSON; forget it where that is nothing. Raises NoRecordError."""
        FormStore(self._vault.holding(case_id)).keep_draft(case_id, form, fields)

    def saved_at(self, case_id: str, forms: Sequence[str]) -> dict[str, str]:
        """When each form of a case was last saved; only those that were. Raises NoRecordError."""
        return FormStore(self._vault.holding(case_id)).saved_at(case_id, forms)


def draft_place(form: str) -> str:
    """The place of a form's draft, as the session keeps it when it locks."""
    return FORM + form
