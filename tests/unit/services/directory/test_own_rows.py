"""What a place does to its own directory: adds, corrects, moves into the vault and back; no import undoes any of it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.directory_packs import LOCATION, ORG, SERVICE, folder, other_service, tables
from tests.unit.services.directory.conftest import Clock, Make, Vault
from toolkit.domain.directory.faults import RowsRefusedError
from toolkit.domain.directory.query import Query
from toolkit.services.directory.by_hand import CORRECTED, doubts_of, faults_of
from toolkit.services.directory.directory import DirectoryService
from toolkit.services.directory.overlay import CONFIDENTIAL, VERIFICATION, NoVault
from toolkit.services.directory.own_rows import BadRuleError
from toolkit.services.directory.told import AlreadyThereError, UnknownServiceError, VaultLockedError

HOUSE = {"name": "Quiet house", "organization": "Casa Luce", "kinds": "shelter", "country": "IT", "region": "Bari",
         "phone": "+39 080 1234567", "languages": "ti; ar", "accepts": "women; families", "who_answers": "ngo",
         "reports_onward": "never", "description": "Ring the lower bell"}  # fmt: skip


@pytest.fixture
def filled(directory: DirectoryService, tmp_path: Path) -> DirectoryService:
    directory.apply(directory.plan_file(folder(tmp_path / "pack", tables(), name="pack")))
    return directory


def refilled(directory: DirectoryService, at: Path, **values: str) -> None:
    """The same package again, with something new in its service."""
    given = tables()
    given["services"][0] |= values
    directory.apply(directory.plan_file(folder(at, given, name="pack")))


def names(directory: DirectoryService, typed: str = "") -> list[str]:
    return [one.name for one in directory.search(Query(typed))]


# -- added by hand


def test_a_service_that_no_package_has(filled: DirectoryService, tmp_path: Path) -> None:
    one = filled.own.add(HOUSE)
    found = filled.listing(one)
    assert (found.name, found.countries, found.region, found.languages) == (
        "Quiet house",
        ("IT",),
        "Bari",
        ("ti", "ar"),
    )
    assert (found.who_answers, found.reports_onward, found.accepts) == ("ngo", "never", ("women", "families"))
    assert not found.is_verified(filled.today)
    assert names(filled, "080 1234567") == ["Quiet house"]
    refilled(filled, tmp_path / "next", name="Day shelter")
    assert set(names(filled)) == {"Quiet house", "Day shelter"}, "an import leaves it alone"
    assert filled.own.is_own(one)
    assert not filled.own.is_own(SERVICE)


def test_even_a_package_that_holds_it_leaves_it_as_it_is(filled: DirectoryService, make: Make, tmp_path: Path) -> None:
    one = filled.own.add(HOUSE)
    (tmp_path / "away.zip").write_bytes(filled.export("hsds-zip"))
    assert filled.plan_file(tmp_path / "away.zip").changes_nothing
    other = make("other")
    other.apply(other.plan_file(tmp_path / "away.zip"))
    assert other.listing(one).name == "Quiet house", "somebody else gets it with the export"
    other.own.correct(one, {"name": "Loud house"})
    (tmp_path / "back.zip").write_bytes(other.export("hsds-zip"))
    plan = filled.plan_file(tmp_path / "back.zip")
    assert [change.name for change in plan.own] == ["Loud house"]
    filled.apply(plan)
    assert filled.listing(one).name == "Quiet house"


def test_what_cannot_stand_is_told_and_nothing_is_written(filled: DirectoryService) -> None:
    for wrong, field in (
        ({"name": " "}, "name"), ({"country": ""}, "country"), ({"country": "Atlantis"}, "country"),
        ({"phone": ""}, "phone"), ({"phone": "call us"}, "phone"), ({"kinds": "castle"}, "kinds"),
        ({"languages": "ti; Klingon"}, "languages"),
    ):  # fmt: skip
        said = {**HOUSE, **wrong}
        assert [fault.column for fault in faults_of(said, filled._names, new=True)] == [field], wrong
        with pytest.raises(RowsRefusedError):
            filled.own.add(said)
    assert filled.count() == 1
    filled.own.add(HOUSE)
    with pytest.raises(AlreadyThereError):
        filled.own.add({**HOUSE, "description": "again"})


def test_a_number_that_looks_wrong_is_told_and_may_be_kept() -> None:
    assert doubts_of({"phone": "+39 080 1234567"}, ("IT",)) == []
    ((number, wrong, _right),) = doubts_of({"phone": "+39 06 12"}, ("IT",))
    assert number == "+39 06 12"
    assert "digits" in wrong or "begins" in wrong


def test_only_what_was_added_here_is_removed(filled: DirectoryService) -> None:
    one = filled.own.add(HOUSE)
    filled.pin(one, True)
    filled.own.remove(one)
    assert names(filled) == ["Night shelter"]
    assert filled.pinned() == []
    with pytest.raises(UnknownServiceError):
        filled.own.remove(SERVICE)


def test_a_confidential_one_goes_into_the_vault_alone(filled: DirectoryService) -> None:
    with pytest.raises(VaultLockedError):
        filled.own.add(HOUSE, confidential=True)
    filled.vault = vault = Vault()
    one = filled.own.add(HOUSE, confidential=True)
    assert filled.listing(one).confidential
    assert names(filled) == ["Night shelter"]
    filled.close()
    for said in (b"Quiet house", b"080 1234567", one.encode()):
        assert said not in filled.path.read_bytes()
    filled.vault = NoVault()
    with pytest.raises(UnknownServiceError):
        filled.listing(one)
    assert vault.records


# -- corrected


def test_corrections_lie_over_an_import_and_can_be_taken_back(filled: DirectoryService, tmp_path: Path) -> None:
    filled.own.correct(SERVICE, {"phone": "+39 06 7654321", "phone_2": "+39 06 1111111", "languages": "ti; fr",
                                 "reports_onward": "always", "description": ""})  # fmt: skip
    refilled(filled, tmp_path / "next", name="Day shelter", description="Two beds")
    found = filled.listing(SERVICE)
    assert [phone.number for phone in found.phones] == ["+39 06 7654321", "+39 06 1111111"]
    assert (found.languages, found.reports_onward, found.description) == (("ti", "fr"), "always", "")
    assert found.name == "Day shelter", "what nobody corrected follows the package"
    assert filled.own.is_corrected(SERVICE)
    filled.own.correct(SERVICE, {"phone_2": ""})
    assert [phone.number for phone in filled.listing(SERVICE).phones] == ["+39 06 7654321"]
    filled.own.take_back(SERVICE)
    found = filled.listing(SERVICE)
    assert [phone.number for phone in found.phones] == ["+39 06 1234567"]
    assert (found.languages, found.description) == (("ar",), "Two beds")
    assert not filled.own.is_corrected(SERVICE)


def test_a_number_of_the_organisation_stays_with_the_others_that_stand_on_it(
    directory: DirectoryService, tmp_path: Path
) -> None:
    given = tables()
    given["phones"] = [{"id": "p", "organization_id": ORG, "number": "+39 06 1000000"}]
    given["services"].append(other_service(1))
    directory.apply(directory.plan_file(folder(tmp_path / "pack", given)))
    directory.own.correct(SERVICE, {"phone": "+39 06 2000000"})
    assert [phone.number for phone in directory.listing(SERVICE).phones] == ["+39 06 2000000"]
    assert [phone.number for phone in directory.listing(other_service(1)["id"]).phones] == ["+39 06 1000000"]


def test_a_service_without_a_number_gets_one(filled: DirectoryService, tmp_path: Path) -> None:
    given = {"organizations": tables()["organizations"], "services": [{**other_service(1), "name": "Web only"}]}
    filled.apply(filled.plan_file(folder(tmp_path / "web", given, name="web")))
    filled.verify(other_service(1)["id"], "M.", "called", number="+39 06 3000000", who_answers="ngo")
    assert [phone.number for phone in filled.listing(other_service(1)["id"]).phones] == ["+39 06 3000000"]
    assert filled.listing(other_service(1)["id"]).is_verified(filled.today)
    assert not filled.changed_since_verified(other_service(1)["id"])


def test_a_correction_is_part_of_what_is_given_away(filled: DirectoryService, make: Make, tmp_path: Path) -> None:
    filled.own.correct(SERVICE, {"phone": "", "phone_2": "", "languages": "ti"})
    (tmp_path / "away.zip").write_bytes(filled.export("hsds-zip"))
    other = make("other")
    plan = other.plan_file(tmp_path / "away.zip")
    assert plan.rejected == []
    other.apply(plan)
    assert (other.listing(SERVICE).phones, other.listing(SERVICE).languages) == ((), ("ti",))


VALUES = st.sampled_from(["", "x", "+39 06 5", "fr", "women; pets", "ngo", "never", "yes", "no", "active"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.dictionaries(st.sampled_from([one for one in CORRECTED if one not in ("name", "status")]), VALUES))
def test_a_correction_reads_back_as_it_was_said(filled: DirectoryService, said: dict[str, str]) -> None:
    """And whatever was refused changed nothing, and what is said twice changes nothing more."""
    before, seal = filled.own.said(SERVICE), filled.seal()
    try:
        filled.own.correct(SERVICE, said)
    except RowsRefusedError:
        assert (filled.own.said(SERVICE), filled.seal()) == (before, seal)
        return
    after = filled.own.said(SERVICE)
    texts = ("email", "description", "who_answers", "reports_onward", "calls_recorded", "charged")
    assert {name: after[name] for name in texts} == {name: said.get(name, before[name]) for name in texts}
    seal = filled.seal()
    filled.own.correct(SERVICE, after)
    assert filled.seal() == seal


# -- confidential, and back


def test_made_confidential_it_leaves_the_public_file_with_what_only_it_stands_on(
    filled: DirectoryService, tmp_path: Path
) -> None:
    filled.own.correct(SERVICE, {"phone": "+39 06 7654321"})
    filled.verify(SERVICE, "M.", "called", who_answers="ngo")
    filled.pin(SERVICE, True)
    filled.vault = vault = Vault()
    vault.put(SERVICE, CONFIDENTIAL, filled.own.as_confidential(SERVICE))
    filled.own.hide(SERVICE)
    found = filled.listing(SERVICE)
    assert (found.confidential, found.is_verified(filled.today)) == (True, True)
    assert [phone.number for phone in found.phones] == ["+39 06 7654321"]
    assert (names(filled), filled.pinned(), filled.for_paper("IT"), filled.due()) == ([], [], [], [])
    filled.close()
    public = filled.path.read_bytes()
    assert not [
        said for said in (b"Night shelter", b"Via 1", b"7654321", b"Casa Luce", b"casa", b"lazio") if said in public
    ]
    refilled(filled, tmp_path / "next", name="Day shelter")
    assert names(filled) == [], "no import brings it back"
    assert b"Via 1" not in filled.export("hsds-json")
    filled.vault = NoVault()
    refilled(filled, tmp_path / "locked", name="Night shelter again")
    assert names(filled) == [], "not even while the records are locked"


def test_what_others_stand_on_stays(filled: DirectoryService, tmp_path: Path) -> None:
    given = tables()
    given["services"].append({**other_service(1), "name": "Desk"})
    given["service_at_location"].append(
        {"id": "s2", "service_id": other_service(1)["id"], "location_id": LOCATION})  # fmt: skip
    filled.apply(filled.plan_file(folder(tmp_path / "more", given, name="pack")))
    assert filled.own.stays_public(SERVICE) == ["Desk"]
    filled.vault = vault = Vault()
    vault.put(SERVICE, CONFIDENTIAL, filled.own.as_confidential(SERVICE))
    filled.own.hide(SERVICE)
    assert filled.listing(other_service(1)["id"]).region == "Roma, Lazio"


def test_what_was_begun_is_finished_at_the_next_unlocking(filled: DirectoryService) -> None:
    filled.vault = vault = Vault()
    vault.put(SERVICE, CONFIDENTIAL, filled.own.as_confidential(SERVICE))
    assert names(filled) == ["Night shelter"], "the power went just then"
    assert filled.own.hide_what_the_vault_has() == 1
    assert names(filled) == []
    assert filled.own.hide_what_the_vault_has() == 0


def test_public_again(filled: DirectoryService) -> None:
    filled.vault = vault = Vault()
    vault.put(SERVICE, CONFIDENTIAL, filled.own.as_confidential(SERVICE))
    filled.own.hide(SERVICE)
    filled.own.make_public(SERVICE)
    assert not filled.listing(SERVICE).confidential
    assert names(filled, "roma") == ["Night shelter"]
    assert list(vault.of_kind(CONFIDENTIAL)) == []
    with pytest.raises(UnknownServiceError):
        filled.own.make_public(SERVICE)


def test_a_call_to_a_confidential_service_is_noted_in_the_vault_alone(filled: DirectoryService) -> None:
    filled.vault = vault = Vault()
    one = filled.own.add(HOUSE, confidential=True)
    seal = filled.seal()
    found = filled.verify(one, "M.", "called", number="+39 080 5559999", who_answers="mixed")
    assert (found.confidential, found.is_verified(filled.today), found.who_answers) == (True, True, "mixed")
    assert found.phones[0].number == "+39 080 5559999"
    assert filled.vault_part(one).verified_by == "M."
    assert filled.seal() == seal
    with pytest.raises(UnknownServiceError):
        filled.pin(one, True)
    filled.close()
    for said in (one.encode(), b"5559999"):
        assert said not in filled.path.read_bytes()
    assert [kind for kind, _ in vault.records.values() if kind == VERIFICATION]


def test_confidential_ones_are_narrowed_like_all_others(filled: DirectoryService, clock: Clock) -> None:
    filled.vault = Vault()
    one = filled.own.add({**HOUSE, "charged": "yes"}, confidential=True)
    for query, there in (
        (Query(who_answers="ngo"), True), (Query(who_answers="police"), False), (Query(reports_onward="never"), True),
        (Query(reports_onward="always"), False), (Query(free=True), False), (Query(region="bar"), True),
        (Query(region="roma"), False), (Query(verified=True), False), (Query(open_now=True), False),
        (Query(languages=("ti",)), True), (Query(accepts=("men",)), False),
    ):  # fmt: skip
        assert bool(filled.confidential(query)) == there, query
    filled.verify(one, "M.", "called")
    assert filled.confidential(Query(verified=True))


# -- what the seal of the vault notices


def test_a_trusted_key_that_somebody_slipped_in_is_noticed(filled: DirectoryService, tmp_path: Path) -> None:
    from tests.unit.services.directory.test_updates import key_file
    from toolkit.sealing.signatures import new_signing_pair

    filled.vault = Vault()
    mine = filled.pin_signer(key_file(tmp_path / "mine.pub", new_signing_pair()), "The unit")
    assert not filled.was_altered()
    assert [(one.key, one.name, one.last) for one in filled.signers()] == [(mine, "The unit", 0)]
    open_vault, filled.vault = filled.vault, NoVault()
    filled.pin_signer(key_file(tmp_path / "theirs.pub", new_signing_pair()), "The unit's new key")
    filled.vault = open_vault
    assert filled.was_altered()
    filled.unpin_signer(mine)
    assert [one.name for one in filled.signers()] == ["The unit's new key"]


def test_what_was_done_with_the_records_open_is_no_alarm_and_what_was_not_is_one(
    filled: DirectoryService, tmp_path: Path
) -> None:
    filled.vault = vault = Vault()
    for act in (
        lambda: filled.own.correct(SERVICE, {"phone": "+39 06 7654321"}),
        lambda: filled.own.take_back(SERVICE),
        lambda: filled.own.add(HOUSE),
        lambda: filled.verify(SERVICE, "M.", "called", who_answers="ngo"),
        lambda: refilled(filled, tmp_path / "next", name="Day shelter"),
        lambda: filled.own.hide(SERVICE),
    ):
        act()
        assert filled.look_for_changes() == ()
    filled.vault = NoVault()
    one = filled.search(Query("quiet"))[0].service_id
    filled.own.correct(one, {"phone": "+39 080 9999999"})
    filled.vault = vault
    assert filled.look_for_changes() == ("edit",)
    filled.verify(one, "M.", "called")
    assert filled.was_altered(), "the next change does not cover it up"
    assert filled.aside().changed == ("edit",)
    filled.that_was_us()
    assert (filled.look_for_changes(), filled.changed) == ((), ())


def test_an_import_by_another_hand_is_noticed_at_once(filled: DirectoryService, make: Make, tmp_path: Path) -> None:
    """The sum over all entries is remembered; a write through another connection makes it be added up anew."""
    filled.vault = vault = Vault()
    filled.verify(SERVICE, "M.", "called")
    assert filled.look_for_changes() == ()
    other = filled.aside()
    other.vault = NoVault()
    refilled(other, tmp_path / "next", name="Day shelter")
    other.close()
    assert (filled.look_for_changes(), bool(vault.records)) == (("entry",), True)


def test_a_unit_may_shorten_how_long_a_verification_holds_and_never_lengthen_it(
    filled: DirectoryService, clock: Clock
) -> None:
    first, second = SERVICE, filled.own.add(HOUSE)
    filled.verify(first, "M.", "called")
    filled.own.set_valid_days(14)
    filled.verify(second, "M.", "called")
    for days in (0, 6, 91, -1):
        with pytest.raises(BadRuleError):
            filled.own.set_valid_days(days)
    assert filled.own.valid_days == 14
    assert (filled.listing(first).expires_on, filled.listing(second).expires_on) == (
        date(2027, 2, 22), date(2026, 12, 8),
    )  # fmt: skip
    clock.now += timedelta(days=15)
    assert filled.listing(first).is_verified(filled.today)
    assert not filled.listing(second).is_verified(filled.today)
    assert second in {one.service_id for one in filled.due()}
