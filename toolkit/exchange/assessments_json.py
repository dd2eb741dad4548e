"""Writes assessments as JSON, one object a line: the output of `waymark assess`, the same bytes for the same input."""

from __future__ import annotations

import json
from functools import cache, lru_cache

from toolkit.domain.definitions.assessment import Assessment, ReasonGiven
from toolkit.domain.definitions.facts import CITES, Value
from toolkit.domain.definitions.record import Elements

_NAMES = {Value.NO: "no", Value.UNKNOWN: "unknown", Value.YES: "yes"}


def assessment_line(assessment: Assessment) -> str:
    """One assessment as a line of JSON."""
    return (
        f'{{"outcome": "{assessment.outcome}", "path": "{assessment.path.name.lower()}", '
        f'"elements": {_elements(assessment.elements)}, '
        f'"overlays": {_texts(tuple(assessment.overlays))}, '
        f'"reasons": [{", ".join([_reason(reason) for reason in assessment.reasons])}], '
        f'"unknowns": {_texts(assessment.unknowns)}, '
        f'"adds_protection": {_texts(assessment.adds_protection)}, '
        f'"reading": "{assessment.reading}"}}'
    )


@cache
def _reason(reason: ReasonGiven) -> str:
    """A reason is one of some hundred possible ones: each is written once."""
    return json.dumps(
        {
            "fact": reason.fact,
            "value": _NAMES[reason.value],
            "basis": reason.basis,
            "inferred_from": reason.inferred_from,
            "conflicting": reason.conflicting,
            "cites": CITES[reason.fact],
        }
    )


@lru_cache(maxsize=4096)
def _elements(elements: Elements) -> str:
    return json.dumps({name: _NAMES[value] for name, value in zip(elements._fields, elements, strict=True)})


def _texts(texts: tuple[str, ...]) -> str:
    """A list of identifiers, which hold nothing that JSON would escape."""
    joined = '", "'.join(texts)
    return f'["{joined}"]' if texts else "[]"
