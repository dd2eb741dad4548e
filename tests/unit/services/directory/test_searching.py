"""Found while one types: any script, the beginning and the middle of words, best fit first, then the freshest."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.directory_packs import ORG, Tables, folder, other_service, tables
from tests.unit.services.directory.conftest import Clock, Make
from toolkit.domain.directory.query import Query
from toolkit.services.directory.directory import DirectoryService
from toolkit.services.directory.fitting import Needs

NAMES = {
    1: ("Trung tâm Đà Nẵng", {"country": "VN"}),
    2: ("法律援助中心", {"country": "CN", "kinds": "legal_aid"}),
    3: ("مركز إيواء الأَمَان", {"country": "EG", "kinds": "shelter"}),
    4: ("Łódź Helpline", {"country": "PL", "kinds": "helpline", "reports_onward": "never"}),
    5: ("Shelter Roma", {"country": "IT", "kinds": "shelter", "source_seen": "2020"}),
    6: ("Roma legal help", {"country": "IT", "kinds": "legal_aid", "source_seen": "2024", "charged": "no"}),
    7: ("Shelter Milano", {"country": "IT", "kinds": "shelter", "source_seen": "2025", "accepts": "women; pets"}),
    8: ("ศูนย์ช่วยเหลือ", {"country": "TH"}),
    9: ("Emergency", {"country": "EU", "source_seen": "2026"}),
    10: ("Casa de acogida", {"country": "ES", "kinds": "embassy"}),
}


@pytest.fixture
def filled(directory: DirectoryService, tmp_path: Path) -> DirectoryService:
    given: Tables = {"organizations": tables()["organizations"], "services": [], "phones": [], "languages": []}
    for number, (name, values) in NAMES.items():
        given["services"].append({**other_service(number), "name": name, **values})
    first = given["services"][0]["id"]
    given["phones"].append({"id": "p1", "service_id": first, "number": "+84 236 111 222"})
    given["languages"].append({"id": "l1", "service_id": given["services"][4]["id"], "code": "ti"})
    directory.apply(directory.plan_file(folder(tmp_path / "pack", given)))
    return directory


def found(directory: DirectoryService, query: Query) -> list[int]:
    return [int(one.service_id[:8]) for one in directory.search(query)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("da nang", 1), ("Đà", 1), ("NẴNG", 1), ("法律", 2), ("援", 2), ("中心", 2), ("امان", 3), ("الامان", 3),
        ("ايواء", 3), ("lodz", 4), ("helpl", 4), ("ศูนย", 8), ("ช่วย", 8), ("cogid", 10), ("s", 7), ("shelter ro", 5),
        ("roma shelter", 5), ("84236", 1), ("+84 236 111", 1), ("236111222", 1), ("vietn", 1), ("الصين", 2),
        ("Pologne", 4), ("tigrigna", 5), ("ትግርኛ", 5), ("hébergement", 7), ("مأوى", 3),
    ],
)  # fmt: skip
def test_any_script_and_any_part(filled: DirectoryService, typed: str, first: int) -> None:
    assert first in found(filled, Query(typed))


def test_the_name_before_the_meaning_and_the_fresh_before_the_old(filled: DirectoryService) -> None:
    assert found(filled, Query("shelter")) == [7, 5, 3]
    assert found(filled, Query("roma"))[:2] == [6, 5]
    assert found(filled, Query("italy")) == [7, 6, 5, 9], "the whole Union after the country's own"


def test_what_nobody_has_finds_nothing(filled: DirectoryService) -> None:
    assert found(filled, Query("qqqq")) == []
    assert len(found(filled, Query("  "))) == len(NAMES)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(country="IT"), [7, 6, 5, 9]),
        (Query(kind="legal_aid"), [6, 2]),
        (Query(country="IT", kind="shelter"), [7, 5]),
        (Query(languages=("ti",)), [5]),
        (Query(accepts=("women", "pets")), [7]),
        (Query(reports_onward="never"), [4]),
        (Query(free=True), [6]),
        (Query("roma", kind="shelter"), [5]),
        (Query(verified=True), []),
        (Query(open_now=True), []),
        (Query(country="DE"), [9]),
    ],
)
def test_narrowed(filled: DirectoryService, query: Query, expected: list[int]) -> None:
    assert found(filled, query) == expected


def test_verified_only_until_it_runs_out(filled: DirectoryService, clock: Clock) -> None:
    filled.verify(other_service(5)["id"], "M.", "called")
    assert found(filled, Query(verified=True)) == [5]
    assert found(filled, Query("shelter"))[0] == 5, "the freshest first"
    clock.now += timedelta(days=100)
    assert found(filled, Query(verified=True)) == []


def test_open_now_by_its_schedule(directory: DirectoryService, tmp_path: Path, clock: Clock) -> None:
    given = tables()
    given["schedules"] = [{"id": "s", "service_id": given["services"][0]["id"], "freq": "WEEKLY", "byday": "TU",
                           "opens_at": "09:00", "closes_at": "17:00", "timezone": "Europe/Rome"}]  # fmt: skip
    directory.apply(directory.plan_file(folder(tmp_path / "pack", given)))
    assert len(directory.search(Query(open_now=True))) == 1
    clock.now = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
    assert directory.search(Query(open_now=True)) == []


@settings(max_examples=200, deadline=2_000, database=None)
@given(typed=st.text(max_size=40))
def test_nothing_that_can_be_typed_breaks_it(made: DirectoryService, typed: str) -> None:
    made.search(Query(typed, region=typed))


@pytest.fixture(scope="module")
def made(program, tmp_path_factory):  # type: ignore[no-untyped-def]
    from toolkit.services.directory.names import Names

    names = Names(program.library.languages, program.folders.root / "i18n")
    folder_ = tmp_path_factory.mktemp("typed")
    directory = DirectoryService(folder_, program.folders.resource("directory"), names)
    yield directory
    directory.close()


def test_only_verified_rows_go_on_paper(filled: DirectoryService, clock: Clock) -> None:
    assert filled.for_paper("IT") == []
    for number in (5, 7):
        filled.verify(other_service(number)["id"], "M.", "called")
    assert [int(one.service_id[:8]) for one in filled.for_paper("IT", "ti")] == [5, 7]
    clock.now += timedelta(days=91)
    assert filled.for_paper("IT") == []


def test_the_pinned_come_first(filled: DirectoryService) -> None:
    filled.pin(other_service(4)["id"], True)
    filled.pin(other_service(1)["id"], True)
    assert [int(one.service_id[:8]) for one in filled.pinned()] == [4, 1]
    filled.pin(other_service(4)["id"], False)
    assert [int(one.service_id[:8]) for one in filled.pinned()] == [1]


def test_why_each_fits_or_not(filled: DirectoryService) -> None:
    needs = Needs(kinds=("shelter", "embassy"), country="IT", languages=("ti",), accepts=("women",), no_embassy=True)
    fits = filled.fitting(needs)
    assert [int(fit.listing.service_id[:8]) for fit in fits] == [7, 5], "the fresher of two that fit alike"
    takes, speaks = fits
    assert "speaks the language" in speaks.fits
    assert "whom it takes in is not known" in speaks.unknown
    assert "takes the person in" in takes.fits
    assert "not verified, or too long ago" in takes.lacks


def test_beside_what_is_asked_for_stand_helplines_and_no_police(filled: DirectoryService) -> None:
    asked = filled.fitting(Needs(kinds=("compensation",)))
    assert all("helpline" in fit.listing.kinds or "compensation" in fit.listing.kinds for fit in asked)
    starter = {fit.listing.service_id for fit in asked}
    police = [one for one in filled.all() if one.who_answers == "police" or "police_unit" in one.kinds]
    assert not starter & {one.service_id for one in police}


def test_a_directory_of_its_own_is_empty_and_says_so(make: Make) -> None:
    assert make("empty").search(Query("anything")) == []
    assert ORG


def test_where_the_case_says_so_no_embassy_is_found(filled: DirectoryService) -> None:
    """Standard 19: no contact with the country of origin, whatever is typed or asked beside it."""
    for query in (Query(), Query("casa"), Query(country="ES"), Query(kind="embassy"), Query("embass")):
        assert 10 in found(filled, query) or query == Query("embass"), query
        assert 10 not in found(filled, replace(query, no_embassy=True)), query
    assert len(found(filled, Query(no_embassy=True))) == len(NAMES) - 1
    assert 10 not in [int(fit.listing.service_id[:8]) for fit in filled.fitting(Needs(country="ES", no_embassy=True))]


def test_a_city_or_region_narrows_by_the_beginning_of_a_word(directory: DirectoryService, tmp_path: Path) -> None:
    directory.apply(directory.plan_file(folder(tmp_path / "pack", tables())))
    assert directory.search(Query(region="laz"))
    assert directory.search(Query(region="Roma"))
    assert not directory.search(Query(region="Milano"))


@pytest.mark.parametrize("zone", ["Asia/Bangkok", "America/Lima"])
def test_verified_today_is_verified_wherever_this_machine_is(
    filled: DirectoryService, clock: Clock, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """At the edges of the day, where the world's clock has another date than the wall."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for hour in (0, 5, 12, 18, 23):
            clock.now = datetime(2026, 11, 24, hour, 30, tzinfo=UTC)
            filled.verify(other_service(5)["id"], "M.", "called", who_answers="ngo")
            assert found(filled, Query(verified=True)) == [5], hour
            assert filled.for_paper("IT")
    finally:
        monkeypatch.undo()
        time.tzset()
