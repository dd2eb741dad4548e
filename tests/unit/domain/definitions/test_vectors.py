"""Stories that a responder may hear, and what they amount to. Ours, in the shape of the contract."""

import json
from pathlib import Path

import pytest

from toolkit.domain.definitions.assessment import assess
from toolkit.domain.definitions.facts import Answer, Value

VECTORS = [
    json.loads(line) for line in (Path(__file__).parent / "vectors.jsonl").read_text("utf-8").splitlines() if line
]


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["title"] for vector in VECTORS])
def test_vector(vector: dict) -> None:
    answers = {fact: Answer(Value[value.upper()]) for fact, value in vector["facts"].items()}
    found = assess(answers)
    assert (found.outcome.value, found.path.name.lower()) == (vector["outcome"], vector["path"])
    assert [overlay.value for overlay in found.overlays] == vector["overlays"]
