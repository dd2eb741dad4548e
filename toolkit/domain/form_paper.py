"""A form on paper: for whom it is, what of it then stands there, and what that tells (Standards 3, 7, 22)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from toolkit.domain.consent import Disclosure, Item, RecipientKind
from toolkit.domain.form import Field, FieldKind, Form, Section, Values, shown
from toolkit.domain.form_values import is_empty

WITHOUT_HEALTH = frozenset({RecipientKind.POLICE, RecipientKind.IMMIGRATION})
"""Whose copies never hold what tells of health, whatever was agreed."""


@dataclass(frozen=True, slots=True)
class FormPaper:
    """What is printed of a form of a case: its saved values, how gone fields were called, and for whom. `to`: who is
    told, None for the person themselves or for the unit's own file (`in_file`); `consents` names decisions by id.
    """

    form: str
    code: str
    on: date
    values: Values = field(repr=False)
    asked: Mapping[str, str] = field(default_factory=dict)
    practice: bool = False
    to: Disclosure | None = None
    in_file: bool = False
    consents: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def for_person(self) -> bool:
        """Whether it is the person's own copy."""
        return self.to is None and not self.in_file


Answered = tuple[Section, tuple[Field, ...]]
"""A section with those of its fields that hold something."""


def answered(form: Form, values: Values, to: RecipientKind | None = None) -> Iterator[Answered]:
    """What stands on the paper, section by section. Fields that are hidden on the page are not there either."""
    visible = shown(form, values)
    for section in form.sections:
        found = tuple(one for one in section.fields if one.key in visible and _goes(section, one, values, to))
        if found:
            yield section, found


def left_out(form: Form, values: Values, to: RecipientKind) -> bool:
    """Whether something is left out of a copy for such a recipient."""
    return list(answered(form, values, to)) != list(answered(form, values))


def items_told(form: Form, values: Values, to: RecipientKind) -> frozenset[Item]:
    """What a copy for such a recipient tells, as items of a consent."""
    return frozenset(
        item for section, fields in answered(form, values, to) for one in fields for item in _items(section, one)
    )


def _goes(section: Section, one: Field, values: Values, to: RecipientKind | None) -> bool:
    if to in WITHOUT_HEALTH and Item.HEALTH in _items(section, one):
        return False
    return one.kind is FieldKind.COMPUTED or not is_empty(values.get(one.key))


def _items(section: Section, one: Field) -> frozenset[Item]:
    # A form of a test or of another room may say nothing: then it tells all.
    return frozenset(Item(each) for each in (one.tells or section.tells or tuple(Item)))
