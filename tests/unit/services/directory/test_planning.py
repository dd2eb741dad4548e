"""A plan counts every change and keeps the first of them; what it holds is what is written."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.directory_packs import ORG, folder, other_service, tables
from toolkit.domain.directory.entry import entries_of, rows_of
from toolkit.domain.directory.hsds import Row
from toolkit.services.directory.directory import DirectoryService
from toolkit.services.directory.importing import SHOWN, Change, Changes


def test_of_very_many_changes_the_first_are_kept_and_all_counted() -> None:
    changes = Changes()
    assert not changes
    for number in range(SHOWN + 5):
        changes.add(Change("services" if number % 2 else "locations", str(number), ""))
    assert (len(changes), len(list(changes)), changes.services) == (SHOWN + 5, SHOWN, (SHOWN + 5) // 2)


def test_a_large_import_and_its_removal_are_whole(directory: DirectoryService, tmp_path: Path) -> None:
    given = tables()
    given["services"] += [other_service(number) for number in range(SHOWN + 20)]
    directory.apply(directory.plan_file(folder(tmp_path / "large", given, name="pack")))
    assert directory.count() == SHOWN + 21
    plan = directory.plan_file(folder(tmp_path / "small", tables(), name="pack"))
    assert len(plan.removed) == SHOWN + 20
    directory.apply(plan)
    assert [one.name for one in directory.all()] == ["Night shelter"]


LINKS = st.sampled_from(["", "s0", "s1", "l0", "o0", "c0", "gone"])


@given(
    satellites=st.lists(
        st.tuples(st.sampled_from(["phones", "contacts", "schedules", "x_pets"]), LINKS, LINKS, LINKS), max_size=12
    )
)
def test_every_row_lies_in_one_entry_and_none_is_lost(satellites: list[tuple[str, str, str, str]]) -> None:
    """Whatever points where: each row is found again once, in the entry of the first that it points to."""
    rows = {
        "organizations": [Row("organizations", {"id": "o0"}, "", 1)],
        "services": [Row("services", {"id": one, "organization_id": ORG}, "", 1) for one in ("s0", "s1")],
        "locations": [Row("locations", {"id": "l0"}, "", 1)],
    }
    for number, (table, service, place, contact) in enumerate(satellites):
        links = {"service_id": service, "location_id": place, "contact_id": contact}
        values = {"id": f"c{number}" if table == "contacts" else f"r{number}"}
        values |= {column: link for column, link in links.items() if link}
        rows.setdefault(table, []).append(Row(table, values, "", number))
    given_rows = {(table, row.id): row.values for table, some in rows.items() for row in some}
    entries = list(entries_of(rows))
    lain = [(table, str(values["id"])) for entry in entries for table, values in entry.all_rows()]
    assert sorted(lain) == sorted(given_rows)
    assert {(table, values["id"]): values for table, some in rows_of(entries).items() for values in some} == given_rows
    for entry in entries:
        for table, values in entry.all_rows():
            if table == "phones" and values.get("service_id") in ("s0", "s1"):
                assert entry.id == values["service_id"]
    assert rows == {}, "the package lets its rows go"
