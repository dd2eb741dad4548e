"""The trafficker side: within, outside, open; the text settles neither where there was reason to suspect."""

import pytest

from toolkit.domain.definitions.facts import Value
from toolkit.domain.definitions.links import WITHIN, LinkStanding, standing_of

YES, NO = Value.YES, Value.NO


@pytest.mark.parametrize("fact", WITHIN)
def test_intends_complicit_acquiesces_or_remains_ignorant_is_within(fact: str) -> None:
    assert standing_of({fact: YES}) is LinkStanding.WITHIN


def test_unwitting_and_no_reason_to_suspect_is_outside() -> None:
    assert standing_of({"link.unwitting": YES, "link.reason_to_suspect": NO}) is LinkStanding.OUTSIDE


def test_unwitting_but_with_reason_to_suspect_is_open() -> None:
    assert standing_of({"link.unwitting": YES, "link.reason_to_suspect": YES}) is LinkStanding.OPEN


def test_too_little_is_not_known() -> None:
    assert standing_of({}) is LinkStanding.NOT_KNOWN
    assert standing_of({"link.unwitting": YES}) is LinkStanding.NOT_KNOWN
    assert standing_of({"link.intends": NO}) is LinkStanding.NOT_KNOWN
