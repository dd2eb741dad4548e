"""Invented cases for practice: nobody's story, marked as such, from chance alone."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator
from typing import Any

_LANGUAGES = ("ar", "ti", "vi", "ro", "yo", "th", "km", "hi")
_NEEDS = ("safe place", "doctor", "lawyer", "interpreter", "contact with family", "papers", "money")
_OBSERVED = (
    "papers held by someone else",
    "a companion answers",
    "no luggage",
    "tired and hungry",
    "afraid of the phone",
)
_NAMES = ("Practice One", "Practice Two", "Practice Three", "Practice Four")

Invented = tuple[str, str, str, dict[str, Any]]
"""Record id, kind, case id, body."""


def practice_records(cases: int, marker: str) -> Iterator[Invented]:
    """The records of so many invented cases. Every free text holds `marker`."""
    chance = random.Random()  # noqa: S311  (stories, not secrets)
    for _ in range(cases):
        case_id = secrets.token_hex(8)
        yield case_id, "case", case_id, _case(chance, marker)
        yield secrets.token_hex(8), "screening", case_id, _screening(chance, marker)
        yield secrets.token_hex(8), "need", case_id, {"need": chance.choice(_NEEDS), "words": _text(chance, marker)}
        yield case_id, "identity", case_id, {"name": f"{chance.choice(_NAMES)} {marker}".strip(), "practice": True}


def _case(chance: random.Random, marker: str) -> dict[str, Any]:
    return {
        "code": case_code(),
        "practice": True,
        "status": chance.choice(("open", "paused", "closed")),
        "reads": [chance.choice(_LANGUAGES)],
        "note": _text(chance, marker),
    }


def _screening(chance: random.Random, marker: str) -> dict[str, Any]:
    answers = {"means.coercion.papers_taken": {"value": chance.choice(("yes", "no", "unknown")), "basis": "own_words"}}
    return {"answers": answers, "observed": chance.choice(_OBSERVED), "words": _text(chance, marker)}


def _text(chance: random.Random, marker: str) -> str:
    return f"Invented: {chance.choice(_OBSERVED)}, {chance.choice(_NEEDS)}. {marker}".strip()


def case_code() -> str:
    """A code that cannot be guessed and tells neither date nor place: "K7QX-4M2P-9RTW"."""
    letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(3))
