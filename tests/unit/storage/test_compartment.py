"""A compartment: what was put is there, every act is in the history, and an act is done whole or not at all."""

from pathlib import Path

import pytest

from tests.security.vaults import new_keys, open_compartment
from toolkit.storage.checking import check_compartment
from toolkit.storage.compartment import Compartment
from toolkit.storage.connection import connect
from toolkit.storage.errors import NewerFileError
from toolkit.storage.history import entries
from toolkit.storage.keyring import CompartmentKeys
from toolkit.storage.migrations import RECORDS, migrate


@pytest.fixture
def keys() -> CompartmentKeys:
    return new_keys()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "compartment"


def acts(compartment: Compartment) -> list[tuple[str, str]]:
    return [(entry.action, entry.record) for _, entry, _, _ in entries(compartment._records)]


def test_put_changed_erased_and_all_there_after_reopening(place: Path, keys: CompartmentKeys) -> None:
    compartment = open_compartment(place, keys)
    compartment.put("a", "case", {"note": "one", "ü": "ትግርኛ"}, "a", "create")
    compartment.put("a", "case", {"note": "two"}, "a")
    compartment.put("b", "note", {}, "a")
    compartment.erase("b", "note")
    compartment.close()
    again = open_compartment(place, keys)
    record = again.get("a")
    assert record
    assert (record.kind, record.case_id, record.body) == ("case", "a", {"note": "two"})
    assert again.get("b") is None
    assert [one.id for one in again.of_kind("case")] == ["a"]
    assert acts(again) == [("create", "a"), ("change", "a"), ("change", "b"), ("erase", "b")]
    assert again.kept_head() == again.head
    again.close()
    assert check_compartment(place, keys) == []


def test_looking_at_an_identity_is_an_act_recorded_before_it_happens(place: Path, keys: CompartmentKeys) -> None:
    compartment = open_compartment(place, keys)
    compartment.put_identity("a", {"name": "somebody"})
    assert compartment.look_at_identity("a") == {"name": "somebody"}
    assert compartment.look_at_identity("none") is None
    assert [action for action, _ in acts(compartment)] == [
        "identity.begin", "identity.change", "identity.view", "identity.view",
    ]  # fmt: skip
    compartment.close()
    assert b"somebody" not in (place / "identities").read_bytes()
    assert check_compartment(place, keys) == []


def test_several_writes_in_one_act_are_done_whole_or_not_at_all(place: Path, keys: CompartmentKeys) -> None:
    compartment = open_compartment(place, keys)
    with pytest.raises(RuntimeError), compartment.transaction():
        compartment.put("a", "case", {})
        compartment.put("b", "case", {})
        raise RuntimeError
    assert compartment.get("a") is None
    assert acts(compartment) == []
    with compartment.transaction():
        compartment.put("a", "case", {})
        compartment.put("b", "case", {})
    compartment.close()
    assert check_compartment(place, keys) == []


def test_the_history_is_a_chain(place: Path, keys: CompartmentKeys) -> None:
    compartment = open_compartment(place, keys)
    for number in range(5):
        compartment.note("print", str(number))
    chain = list(entries(compartment._records))
    assert [sequence for sequence, _, _, _ in chain] == [1, 2, 3, 4, 5]
    assert all(before[3] == after[2] for before, after in zip(chain, chain[1:], strict=False))
    compartment._records.execute("UPDATE history SET action = 'nothing' WHERE sequence = 3")
    compartment.close()
    assert check_compartment(place, keys) == ["the history is broken at entry 3"]


def test_a_file_of_a_newer_version_is_refused_and_left_alone(place: Path, keys: CompartmentKeys) -> None:
    open_compartment(place, keys).close()
    connection = connect(place / "records", bytearray(keys.records))
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = (place / "records").read_bytes()
    with pytest.raises(NewerFileError):
        open_compartment(place, keys)
    assert (place / "records").read_bytes() == before


def test_a_step_that_fails_leaves_the_version_before(place: Path, keys: CompartmentKeys) -> None:
    open_compartment(place, keys).close()
    connection = connect(place / "records", bytearray(keys.records))
    with pytest.raises(Exception, match="no_such"):
        migrate(connection, (*RECORDS, ("CREATE TABLE extra (x)", "INSERT INTO no_such VALUES (1)")))
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'extra'").fetchone() == (0,)
    connection.close()


def test_no_other_database_can_be_joined(place: Path, keys: CompartmentKeys, tmp_path: Path) -> None:
    compartment = open_compartment(place, keys)
    for statement in (f"ATTACH '{tmp_path / 'x'}' AS x KEY ''", f"VACUUM INTO '{tmp_path / 'y'}'", "VACUUM"):
        with pytest.raises(Exception, match=r"not authorized|authorization denied"):
            compartment._records.execute(statement)
    compartment.close()
    assert not (tmp_path / "x").exists()
    assert not (tmp_path / "y").exists()
