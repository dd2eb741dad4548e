"""A form as data: its sections and fields, which of them are shown, and what cannot be a value of each."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from toolkit.domain.checklist import Say
from toolkit.support.i18n import N_


class FieldKind(StrEnum):
    """What a field holds, and so how it is filled."""

    TEXT = "text"
    LONG = "long"
    ONE = "one"
    MANY = "many"
    DATE = "date"
    NUMBER = "number"
    YES_NO_UNKNOWN = "yes_no_unknown"
    TIME_RANGE = "time_range"
    ROWS = "rows"
    MONEY = "money"
    """An amount as it was written; its currency is a field of its own beside it."""
    COMPUTED = "computed"
    """Nothing is entered: a rule works it out from the other fields, each time it is shown."""
    PERSON_CODE = "person_code"
    """What stands for a person who is never named."""
    CONSENT = "consent"
    """A decision of the case's consent ledger, by its id."""
    COUNTRY = "country"
    """A country that has a pack, by its ISO 3166 code."""


YES_NO_UNKNOWN = ("yes", "no", "unknown")
YES_NO_WORDS = {"yes": N_("Yes"), "no": N_("No"), "unknown": N_("Not known")}
"""The same in words."""

Values = Mapping[str, Any]
"""By field. Texts, choices, numbers: a text. Several choices: a list. A date: {"day", "estimated"}, the day as
"2026-01-31", "2026-01" or "2026". Hours: {"from", "to"} as "09:30". Rows: a list of tables by column.
"""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice; `say` is the key of its text in the catalogues."""

    key: str
    label: str
    say: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field, or one column of rows. `show_when` names answers ("phase:leaving") of which one is needed; `after`
    the field of a date that this one does not come before; `low` and `high` bound a number; `closed_for` are answers
    that are written down only where no colleague can open the case (Standard 4). `computes` names the rule of a
    computed field; `tells` what of the person a paper with it tells (items of a consent), where that is not what its
    section tells; `whole` asks for a date that is known to the day; `today` names the click that writes today into
    a date and saves it.
    """

    key: str
    label: str
    kind: FieldKind
    hint: str = ""
    guidance: str = ""
    standards: tuple[int, ...] = ()
    options: tuple[Option, ...] = ()
    columns: tuple[Field, ...] = ()
    show_when: tuple[str, ...] = ()
    after: str = ""
    low: int = 0
    high: int = 1_000_000_000
    required: bool = False
    closed_for: tuple[str, ...] = ()
    say: str = ""
    computes: str = ""
    tells: tuple[str, ...] = ()
    whole: bool = False
    today: str = ""

    def needs_closing(self, value: Any) -> bool:
        """Whether colleagues here may not be able to open a case that holds this value."""
        return any(answer in self.closed_for for answer in (value if isinstance(value, list) else [value]))

    def option(self, key: str) -> str:
        """The text of a choice; its key where the form has it no more."""
        return next((one.label for one in self.options if one.key == key), key)

    def in_words_of(self, say: Say) -> Field:
        """The same field in another language."""
        return replace(
            self,
            label=say(f"{self.say}.label", self.label),
            hint=say(f"{self.say}.hint", self.hint),
            guidance=say(f"{self.say}.guidance", self.guidance),
            today=say(f"{self.say}.today", self.today),
            options=tuple(replace(one, label=say(one.say, one.label)) for one in self.options),
            columns=tuple(column.in_words_of(say) for column in self.columns),
        )


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together. `opens_for`: "return" where they are shown only while a return may be planned;
    `tells`: what of the person a paper with them tells, as items of a consent.
    """

    key: str
    title: str
    text: str
    fields: tuple[Field, ...]
    opens_for: str = ""
    tells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What fields of a case offer: codes that stand for people in it already, and its consents by id, in words."""

    codes: tuple[str, ...] = ()
    consents: Mapping[str, str] = field(default_factory=dict, repr=False)


NOTHING_KNOWN = Known()


class PaperKind(StrEnum):
    """As what a form is printed."""

    FORM = "form"
    LOSSES = "losses"
    DOCUMENTS_LETTER = "documents-letter"
    TIME_LETTER = "time-letter"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form; its id is the name of its file. `page`: the place that fills it, each filling a record of its own;
    empty where the page of forms does, which saves field by field. `paper`: as what it is printed.
    """

    id: str
    title: str
    use: str
    sections: tuple[Section, ...]
    page: str = ""
    paper: PaperKind = PaperKind.FORM

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field in its order."""
        return tuple(one for section in self.sections for one in section.fields)

    @property
    def planning(self) -> frozenset[str]:
        """The keys of the fields that wait until a return may be planned."""
        return frozenset(one.key for section in self.sections if section.opens_for for one in section.fields)

    @property
    def names(self) -> frozenset[str]:
        """The keys of every field and of every column."""
        return frozenset(one.key for each in self.fields for one in (each, *each.columns))

    def in_words_of(self, say: Say) -> Form:
        """The same form in another language."""
        stem = f"form.{self.id}"
        sections = tuple(
            replace(
                one,
                title=say(f"{stem}.{one.key}.title", one.title),
                text=say(f"{stem}.{one.key}.text", one.text),
                fields=tuple(each.in_words_of(say) for each in one.fields),
            )
            for one in self.sections
        )
        return replace(
            self, title=say(f"{stem}.title", self.title), use=say(f"{stem}.use", self.use), sections=sections
        )


def only(form: Form, section: str) -> Form:
    """One section of a form, as a form."""
    return replace(form, sections=tuple(one for one in form.sections if one.key == section))


def offering(form: Form, key: str, options: Collection[str]) -> Form:
    """A form in which a field offers these of its choices alone."""

    def less(one: Field) -> Field:
        return (
            replace(one, options=tuple(each for each in one.options if each.key in options)) if one.key == key else one
        )

    sections = (replace(one, fields=tuple(map(less, one.fields))) for one in form.sections)
    return replace(form, sections=tuple(sections))


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field held from one save on: who wrote it, when."""

    value: Any = field(repr=False)
    at: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class FormSave:
    """One save of a form: the fields that changed with it, and how they were called then."""

    form: str
    values: dict[str, Any] = field(repr=False)
    asked: dict[str, str]
    at: str
    by: str
    order: int = 0


def standing(saves: list[FormSave]) -> dict[str, Any]:
    """What each field holds after all saves, oldest first."""
    return {key: value for save in saves for key, value in save.values.items()}


def compared(form: Form, earlier: Values, later: Values) -> Iterator[tuple[str, Any, Any]]:
    """Every field that holds something in one of two versions, in the order of the form; those that it has no more
    come last.
    """
    known = [one.key for one in form.fields]
    for key in (*known, *sorted((earlier.keys() | later.keys()) - set(known))):
        left, right = earlier.get(key), later.get(key)
        if left or right:
            yield key, left, right


_CODE_SIGNS = "ABCDEFGHJKMNPQRTUVWXYZ"


def new_person_code() -> str:
    """A code for a person that says nothing about them: a letter and three digits."""
    return f"{secrets.choice(_CODE_SIGNS)}{secrets.randbelow(1000):03}"


def codes_in(form: Form, values: Values) -> Iterator[str]:
    """The codes that stand for people in a form."""
    for one in form.fields:
        value = values.get(one.key)
        if one.kind is FieldKind.PERSON_CODE and value:
            yield value
        for column in one.columns:
            if column.kind is FieldKind.PERSON_CODE:
                yield from (row[column.key] for row in value or () if row.get(column.key))


def changes(saves: list[FormSave]) -> dict[str, list[FieldChange]]:
    """What each field held, oldest first."""
    found: dict[str, list[FieldChange]] = {}
    for save in saves:
        for key, value in save.values.items():
            found.setdefault(key, []).append(FieldChange(value, save.at, save.by))
    return found


def shown(form: Form, values: Values) -> frozenset[str]:
    """The keys of the fields that are shown. A hidden field keeps its value; what depends on it is hidden too."""
    found: set[str] = set()
    by_key = {one.key: one for one in form.fields}

    def is_shown(one: Field) -> bool:
        return not one.show_when or any(_holds(when, by_key, values, is_shown) for when in one.show_when)

    found.update(one.key for one in form.fields if is_shown(one))
    return frozenset(found)


def _holds(when: str, by_key: Mapping[str, Field], values: Values, is_shown: Any) -> bool:
    key, _, answer = when.partition(":")
    value = values.get(key)
    return (
        key in by_key and is_shown(by_key[key]) and (value == answer or (isinstance(value, list) and answer in value))
    )


# Race, religion, orientation, past work, "character", sexual history, offences of stay, admissions, infections
# (Standards 1, 6, 12, 23): no field, column or choice asks for one, in any form of any unit.
_NEVER = re.compile(
    r"\b(race|racial|ethnic\w*|tribe|caste|religio\w*|faith|sexual[ _-]?(orientation|history|past|partners?)|sexuality"
    r"|(past|former|previous)[ _-]?(occupation|profession|job)s?|occupation|profession|character|reputation|morals?"
    r"|(immigration|visa)[ _-]?offences?|illegal (entry|stay)|overstay\w*|admission|admits|confess\w*"
    r"|hiv|aids|stis?|stds?|infect\w*|hepatitis|syphilis|tuberculosis|test[ _-]?results?|serolog\w*|virginity)\b",
    re.IGNORECASE,
)


def never_asked(text: str) -> str:
    """The word by which a field would ask what no field may ask; empty where there is none."""
    found = _NEVER.search(text.replace("_", " "))
    return found[0] if found else ""


def asked_words(form: Form) -> Iterator[tuple[str, str]]:
    """Every key and text by which a form asks for something, with the field it belongs to."""
    for one in form.fields:
        for each in (one, *one.columns):
            yield one.key, each.key
            yield one.key, each.label
            for option in each.options:
                yield one.key, option.key
                yield one.key, option.label
