"""The directory that ships: everything as seen somewhere, nothing verified, nothing unconfirmed with a number."""

from __future__ import annotations

from tests.unit.services.directory.conftest import Make
from toolkit.domain.directory.query import Query
from toolkit.services.directory.numbers import phone_findings


def test_it_is_sound_and_nothing_in_it_is_verified(make: Make, program) -> None:  # type: ignore[no-untyped-def]
    directory = make(starter=True)
    again = make("again").plan_file(program.folders.resource("directory"))
    assert (again.rejected, again.warnings) == ([], [])
    listings = directory.all()
    assert len(listings) == 81
    assert not any(one.is_verified(directory.today) for one in listings)
    assert all(one.source for one in listings)
    assert not directory.path.exists(), "looking writes nothing"


def test_every_number_stands_as_it_was_printed(make: Make) -> None:
    directory = make(starter=True)
    numbers = {phone.number for one in directory.all() for phone in one.phones}
    assert {
        "116 016",
        "800 7283",
        "+43 677 61 34 34 34",
        "1-888-373-7888",
        "0800 222 777",
        "+380 44 284 19 15",
    } <= numbers
    unconfirmed = {"0840 212 212", "0 825 009 907", "+43 1 796 92 98", "0800 800 818", "1145", "1818", "116", "11616"}
    assert not numbers & unconfirmed
    names = {one.name for one in directory.all() if not one.phones}
    assert {"LEFÖ-IBF", "MEN VIA", "ACT212 national hotline", "Ac.Sé", "HAART Kenya"} <= names


def test_its_numbers_are_those_of_their_countries(make: Make) -> None:
    odd = {(one.name, wrong) for one in make(starter=True).all() for phone in one.phones
           for wrong, _ in phone_findings(phone, one.countries)}  # fmt: skip
    assert odd == {("FIA hotline", "no number of this country begins like this")}


def test_the_police_say_that_they_are_the_police(make: Make) -> None:
    directory = make(starter=True)
    assert {one.who_answers for one in directory.search(Query(who_answers="police"))} == {"police"}
    assert directory.listing(next(one.service_id for one in directory.search(Query("vietnam")))).calls_recorded is True
