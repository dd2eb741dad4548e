"""Assessing records from outside: the whole input is read first, then each record is assessed, in its order."""

from __future__ import annotations

from toolkit.domain.definitions.assessment import assess
from toolkit.exchange.answers_json import read_answers
from toolkit.exchange.assessments_json import assessment_line


def assess_all(content: bytes) -> list[str]:
    """One line of JSON for each record. Raises InputFaultsError with every fault; then nothing is assessed."""
    return [assessment_line(assess(answers)) for answers in read_answers(content)]
