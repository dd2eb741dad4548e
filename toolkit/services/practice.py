"""Invented cases for practice: nobody's story, marked as such, from chance alone."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from toolkit.domain.case import new_code
from toolkit.domain.definitions.facts import FACTS

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


def practice_records(cases: int, marker: str, member: str, at: str) -> Iterator[Invented]:
    """The records of so many invented cases, in the form that the window reads. Every free text holds `marker`;
    `member` and `at`: who wrote them, and when.
    """
    chance = random.Random()  # noqa: S311  (stories, not secrets)
    signed = {"by": member, "at": at}
    for _ in range(cases):
        case_id, screening, language = secrets.token_hex(8), secrets.token_hex(8), chance.choice(_LANGUAGES)
        yield case_id, "case", case_id, _case(chance, marker, language, signed)
        consent = {"how": "spoken", "language": language, "understood": True, "at": at, "withdrawn_at": ""}
        yield secrets.token_hex(8), "consent-to-record", case_id, consent
        yield secrets.token_hex(8), "sheet-given", case_id, {"language": language, "how": "shown"} | signed
        yield screening, "screening", case_id, _screening(screening, signed)
        for fact in chance.sample(FACTS, k=3):
            yield secrets.token_hex(8), "answer", case_id, _answer(chance, fact, screening, signed)
        yield secrets.token_hex(8), "duty", case_id, _duty(chance, marker, signed)
        yield secrets.token_hex(8), "form.needs", case_id, _needs(chance, marker, signed)
        yield secrets.token_hex(8), "form.safety-plan", case_id, _plan(chance, marker, signed)
        yield secrets.token_hex(8), "form.stay", case_id, _stay(chance, marker, signed)
        name = f"{chance.choice(_NAMES)} {marker}".strip()
        yield case_id, "identity", case_id, {"values": {"names": name}, "practice": True} | signed


def _case(chance: random.Random, marker: str, language: str, signed: dict[str, str]) -> dict[str, Any]:
    speak = {"alone": True, "safe": True, "understood": True}
    return {
        "code": new_code(),
        "practice": True,
        "status": chance.choice(("open", "open", "paused", "closed")),
        "opened_at": signed["at"],
        "opened_by": signed["by"],
        "before": {"circumstances": speak, "interpreter": _text(chance, marker), "language": language, "held": False},
        "note": _text(chance, marker),
    }


def _screening(screening: str, signed: dict[str, str]) -> dict[str, Any]:
    speak = {"alone": True, "safe": True, "understood": True}
    return {"id": screening, "checklist": "checkpoint", "begun_at": signed["at"], "by": signed["by"],
            "circumstances": speak}  # fmt: skip


def _answer(chance: random.Random, fact: str, screening: str, signed: dict[str, str]) -> dict[str, Any]:
    value = chance.choice(("yes", "yes", "no", "unknown"))
    return {
        "question": f"fact/{fact}",
        "choices": [],
        "values": {fact: value},
        "reason": "does_not_know" if value == "unknown" else None,
        "basis": "own_words",
        "phase": None,
        "attempted": False,
        "intended": False,
        "screening": screening,
        "draft_language": "",
    } | signed


def _duty(chance: random.Random, marker: str, signed: dict[str, str]) -> dict[str, Any]:
    return {"duty": "10.do.1", "done": "not_done", "why": _text(chance, marker)} | signed


def _needs(chance: random.Random, marker: str, signed: dict[str, str]) -> dict[str, Any]:
    row = {"own_words": _text(chance, marker), "wish": "wants", "urgency": "days", "service": None, "state": "open"}
    field = chance.choice(("medical", "safe_housing", "money", "papers"))
    return {"form": "needs", "values": {field: [row]}, "asked": {}} | signed


def _plan(chance: random.Random, marker: str, signed: dict[str, str]) -> dict[str, Any]:
    values = {"review_date": _day(chance, signed, -7, 60), "phase": "after", "threats": _text(chance, marker)}
    return {"form": "safety-plan", "values": values, "asked": {}} | signed


def _stay(chance: random.Random, marker: str, signed: dict[str, str]) -> dict[str, Any]:
    hearing = {"day": _day(chance, signed, -30, 60), "hours": None, "what": _text(chance, marker), "with_whom": None}
    asked = {"stay_requested_on": _day(chance, signed, -90, -60), "hearings": [hearing]}
    decided = {"stay_decided_on": _day(chance, signed, -59, -30), "stay_until": _day(chance, signed, -3, 300)}
    return {"form": "stay", "values": asked | decided, "asked": {}} | signed


def _day(chance: random.Random, signed: dict[str, str], first: int, last: int) -> dict[str, Any]:
    """A day so many days from today."""
    day = date.fromisoformat(signed["at"][:10]) + timedelta(days=chance.randint(first, last))
    return {"day": day.isoformat(), "estimated": False}


def _text(chance: random.Random, marker: str) -> str:
    return f"Invented: {chance.choice(_OBSERVED)}, {chance.choice(_NEEDS)}. {marker}".strip()
