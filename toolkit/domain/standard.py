"""The 29 standards of 1999 and what each becomes: a printed right, duties, form fields, rules for the program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedRight:
    """Column (i): the right in plain words, and the sheet lines ("adult/safe-now") that carry it."""

    says: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duties:
    """Column (ii): what the responder does, asks others for, and does not do."""

    do: tuple[str, ...]
    ask: tuple[str, ...]
    dont: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormField:
    """Column (iii): a field of a form that this standard asks for."""

    form: str
    name: str
    asks: str


@dataclass(frozen=True, slots=True)
class Constraint:
    """Column (iv): what the program itself must do, or must never do."""

    rule: str
    says: str


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard, cited by its number (1 to 29)."""

    number: int
    title: str
    duty: str
    roles: tuple[str, ...]
    note: str
    printed: PrintedRight | None
    duties: Duties
    fields: tuple[FormField, ...]
    constraints: tuple[Constraint, ...]
