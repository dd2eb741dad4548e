"""Who may be told what: named, understood, in time, never bundled, and the last word is the person's."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.domain.case import Given
from toolkit.domain.consent import (
    UNCOVERED,
    Consent,
    ConsentError,
    Guardian,
    Item,
    RecipientKind,
    Uncovered,
    Use,
    UseKind,
    bundling_fault,
    consent_faults,
    coverage,
    lapsing,
    touched,
    withdraw,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = date(2026, 3, 10)
ALL = frozenset(Item)
ROW = Consent(
    "1", "Casa Sol", RecipientKind.CARE, frozenset({Item.NEEDS, Item.HEALTH}), "a bed", Given.SPOKEN, "ti", True, NOON
)
HOUR = timedelta(hours=1)


def ask(rows: Sequence[Consent], *items: Item, kind: RecipientKind = RecipientKind.CARE) -> dict[Item, Uncovered]:
    return coverage(rows, "casa  SOL", kind, items or ROW.items, TODAY).uncovered


def test_a_consent_covers_its_recipient_and_items_and_names_the_row() -> None:
    found = coverage([ROW], "casa sol", RecipientKind.CARE, [Item.NEEDS], TODAY)
    assert found.is_whole
    assert found.rows == (ROW,)
    assert ask([ROW], Item.NEEDS, Item.IDENTITY) == {Item.IDENTITY: Uncovered.NEVER_ASKED}
    assert not coverage([ROW], "Casa Luna", RecipientKind.CARE, [Item.NEEDS], TODAY).is_whole


def test_items_may_be_covered_by_several_rows() -> None:
    other = replace(ROW, id="2", items=frozenset({Item.LOCATION}))
    found = coverage([ROW, other], "Casa Sol", RecipientKind.CARE, [Item.LOCATION, Item.NEEDS], TODAY)
    assert found.is_whole
    assert {row.id for row in found.rows} == {"1", "2"}


@given(st.sampled_from(RecipientKind), st.sampled_from(RecipientKind))
def test_a_consent_for_one_kind_never_covers_another(given_for: RecipientKind, asked: RecipientKind) -> None:
    row = replace(ROW, kind=given_for, items=ALL)
    assert coverage([row], "Casa Sol", asked, ALL, TODAY).is_whole == (given_for is asked)


@given(st.sets(st.sampled_from(RecipientKind)))
def test_police_and_immigration_are_asked_each_by_itself(kinds: set[RecipientKind]) -> None:
    apart = kinds & {RecipientKind.POLICE, RecipientKind.IMMIGRATION}
    assert bool(bundling_fault(kinds)) == bool(apart and len(kinds) > 1)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"agreed": False}, Uncovered.REFUSED),
        ({"withdrawn_at": NOON + HOUR}, Uncovered.WITHDRAWN),
        ({"until": TODAY - timedelta(1)}, Uncovered.LAPSED),
        ({"given_at": NOON + timedelta(30)}, Uncovered.NOT_YET),
        ({"understood": False}, Uncovered.NOT_VALID),
        ({"how": Given.WITH_GUARDIAN}, Uncovered.NOT_VALID),
        ({"guardian": Guardian("Uncle", "a court", accompanies=True)}, Uncovered.NOT_VALID),
    ],
)
def test_what_does_not_cover_says_why(change: dict[str, object], reason: Uncovered) -> None:
    assert set(ask([replace(ROW, **change)]).values()) == {reason}  # type: ignore[arg-type]
    assert UNCOVERED[reason].endswith(".")


def test_the_last_day_still_counts() -> None:
    assert not ask([replace(ROW, until=TODAY)])


def test_the_latest_decision_counts() -> None:
    refusal = replace(ROW, id="2", agreed=False, items=frozenset(), given_at=NOON + HOUR)
    again = replace(ROW, id="3", given_at=NOON + 2 * HOUR)
    assert set(ask([ROW, refusal]).values()) == {Uncovered.REFUSED}, "a no to all outweighs the earlier yes"
    assert not ask([again, refusal, ROW])
    taken = replace(ROW, withdrawn_at=NOON + 3 * HOUR)
    assert set(ask([taken, again]).values()) == {Uncovered.WITHDRAWN}, "taken back after: asked again before use"
    assert not ask([replace(ROW, withdrawn_at=NOON + HOUR), again])
    same = replace(ROW, id="4", agreed=False)
    assert ask([ROW, same]) == ask([same, ROW]), "at the same moment the answer that protects counts"


ROWS = st.lists(
    st.builds(
        lambda number, hours, items, agreed, until, back: replace(
            ROW, id=str(number), given_at=NOON + hours * HOUR, items=items, agreed=agreed,
            until=None if until is None else TODAY + timedelta(until), withdrawn_at=back and NOON + (hours + back) * HOUR,
        ),
        st.integers(0, 10**6), st.integers(0, 200), st.frozensets(st.sampled_from(Item), min_size=1), st.booleans(),
        st.none() | st.integers(-5, 40), st.none() | st.integers(1, 50),
    ),
    max_size=6, unique_by=lambda row: row.id,
)  # fmt: skip


@given(ROWS, st.frozensets(st.sampled_from(Item), min_size=1))
def test_each_item_is_covered_by_a_standing_row_or_has_a_reason(rows: list[Consent], items: frozenset[Item]) -> None:
    found = coverage(rows, "Casa Sol", RecipientKind.CARE, items, TODAY)
    covered = items - found.uncovered.keys()
    assert covered <= frozenset().union(*(row.items for row in found.rows))
    for row in found.rows:
        assert row.agreed
        assert row.withdrawn_at is None
        assert row.until is None or row.until >= TODAY
    assert coverage(rows[::-1], "Casa Sol", RecipientKind.CARE, items, TODAY).uncovered == found.uncovered


@given(ROWS)
def test_a_refusal_after_everything_closes_everything(rows: list[Consent]) -> None:
    last = replace(ROW, id="last", agreed=False, items=frozenset(), given_at=NOON + 1000 * HOUR)
    assert set(ask([*rows, last], *Item)) == set(Item)


def test_faults_come_all_at_once_and_a_refusal_needs_only_a_name() -> None:
    bare = replace(ROW, recipient=" ", items=frozenset(), purpose="", language="", understood=False)
    fields = [one.field for one in consent_faults(bare)]
    assert fields == ["recipient", "items", "purpose", "language", "understood"]
    assert not consent_faults(replace(bare, recipient="Embassy", agreed=False))


def test_a_child_decides_with_an_appointed_guardian_and_never_the_adult_who_came_along() -> None:
    child = replace(ROW, how=Given.WITH_GUARDIAN)
    assert [one.field for one in consent_faults(child)] == ["guardian"]
    assert [one.field for one in consent_faults(replace(child, guardian=Guardian("A", "")))] == ["guardian"]
    assert not consent_faults(replace(child, guardian=Guardian("A", "District Court")))
    came = replace(child, guardian=Guardian("A", "District Court", accompanies=True))
    assert "never consents" in consent_faults(came)[0].text


def test_taking_back_lists_all_that_went_out_by_it() -> None:
    uses = [
        Use(UseKind.PRINT, "summary", NOON + HOUR, frozenset({"1"})),
        Use(UseKind.EXPORT, "record", NOON + 2 * HOUR, frozenset({"2"})),
        Use(UseKind.REFERRAL, "Casa Sol", NOON + 3 * HOUR, frozenset({"1", "2"})),
    ]
    taken = withdraw(ROW, NOON + 4 * HOUR)
    assert [use.kind for use in touched(taken, uses)] == [UseKind.REFERRAL, UseKind.PRINT]
    with pytest.raises(ConsentError, match="before"):
        withdraw(taken, NOON + 5 * HOUR)


def test_what_runs_out_is_told_ahead_and_what_no_longer_holds_is_not() -> None:
    until = {days: TODAY + timedelta(days) for days in (-1, 0, 14, 15)}
    rows = [replace(ROW, id=str(days), recipient=f"To {days}", until=day) for days, day in until.items()]
    rows.append(replace(ROW, id="back", until=TODAY, withdrawn_at=NOON + HOUR))
    asked = replace(ROW, id="asked", recipient="A clinic", until=TODAY)
    rows += [asked, replace(asked, id="no", agreed=False, items=frozenset(), given_at=NOON + HOUR)]
    assert [(one.row.id, one.days) for one in lapsing(rows, TODAY)] == [("0", 0), ("14", 14)]


def test_no_name_stands_in_a_repr() -> None:
    assert "Casa" not in repr(ROW)
    assert "bed" not in repr(ROW)
