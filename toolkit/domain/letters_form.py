"""The letters of Standards 16 and 17 as their forms hold them: saved values become the letter that is set."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from toolkit.domain.country import CountryPack
from toolkit.domain.errors import BadInputError
from toolkit.domain.form import Values
from toolkit.domain.papers import DocumentsLetter, Letter, TimeLetter
from toolkit.support.i18n import N_


class NoRequestDayError(BadInputError):
    """A letter that asks for time, without the day from which it is counted."""


def documents_letter(values: Values, code: str) -> DocumentsLetter:
    """The request for papers; `code` stands for the sender where nothing else is wanted."""
    wanted = tuple(row["paper"] for row in values.get("papers") or () if row.get("paper"))
    return DocumentsLetter(_head(values, code), wanted, _day(values.get("answer_by")))


def time_letter(values: Values, code: str, pack: CountryPack) -> TimeLetter:
    """The request for time. Raises NoRequestDayError."""
    requested = _day(values.get("requested_on"))
    if requested is None:
        raise NoRequestDayError(
            N_("The letter counts six months from the day of the request, and that day is missing."),
            N_("Enter it in full, save, and print again."),
        )
    proceedings = values.get("proceedings") == "yes"
    return TimeLetter(_head(values, code), requested, pack, proceedings, values.get("words") or "")


def _head(values: Values, code: str) -> Letter:
    return Letter(
        recipient=values.get("recipient") or "",
        sender=values.get("sender") or code,
        place=values.get("place") or "",
        on=_day(values.get("on")),
        reference=values.get("reference") or "",
    )


def _day(value: Mapping[str, Any] | None) -> date | None:
    return date.fromisoformat(value["day"]) if value and len(value["day"]) == 10 else None
