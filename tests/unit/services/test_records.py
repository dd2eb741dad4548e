"""Cases and screenings over a real vault: nothing overwritten, all there again, and a case that colleagues cannot open."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.vaults import PASSPHRASE, service
from toolkit.domain.answers import Circumstances
from toolkit.domain.case import Before, ConsentToRecord, Given, Role, SheetHow
from toolkit.domain.definitions.facts import Basis, Value
from toolkit.domain.form import Form
from toolkit.domain.passphrase import WeakPassphraseError
from toolkit.services.agreement import ConsentTakenBackError
from toolkit.services.open_vault import OpenVault
from toolkit.services.records import OpenRecords
from toolkit.services.screening import fact_answer
from toolkit.storage.cases import CaseStore
from toolkit.storage.errors import NameTakenError, NoRecordError, NotLeaderError, NotLetInError, TooSoonError
from toolkit.storage.moving import move_case

FREE = Circumstances(alone=True, safe=True, understood=True)
CONSENT = ConsentToRecord(Given.SPOKEN, "ti", understood=True)
OTHER = "another dozen of purple umbrellas"


def fact(name: str, value: Value, basis: Basis = Basis.OWN_WORDS):  # type: ignore[no-untyped-def]
    return fact_answer(name, value, FREE, "", basis)


def test_a_case_comes_back_as_it_was_left(place: Path) -> None:
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        case = records.cases.open_case(Before(FREE, "phone line", "ti", held=True), CONSENT)
        records.cases.give_sheet(case.id, "ti", SheetHow.SHOWN)
        records.cases.settle(case.id, "10.do.1", "not_done", "no interpreter tonight")
        records.cases.settle(case.id, "10.do.1", "done")
        records.cases.set_role(Role.BORDER)
        records.screenings.begin(case.id, "checkpoint", FREE)
        records.screenings.add(case.id, [fact("means.coercion.force", Value.YES)])
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        view, talk = records.cases.view(case.id), records.screenings.talk(case.id)
        assert (view.case.code, view.case.before) == (case.code, case.before)
        assert [sheet.language for sheet in view.sheets] == ["ti"]
        assert view.duties["10.do.1"].done == "done"
        assert records.cases.role is Role.BORDER
        assert talk.recorded.answers["means.coercion.force"].value is Value.YES
        assert talk.screenings[0].checklist == "checkpoint"
    assert service().check(place, "Ada", PASSPHRASE) == []


def test_codes_tell_nothing_and_differ(vault: OpenVault) -> None:
    codes = {OpenRecords(vault).cases.open_case(Before(), CONSENT).code for _ in range(50)}
    assert len(codes) == 50
    assert all(len(code) == 14 and not set(code) & set("01OIL") for code in codes)


def test_an_earlier_answer_stays_readable_when_another_takes_its_place(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = records.cases.open_case(Before(), CONSENT)
    for value in (Value.NO, Value.YES):
        records.screenings.add(case.id, [fact("means.coercion.force", value)])
    talk = records.screenings.talk(case.id)
    assert [dict(one.values)["means.coercion.force"] for one in talk.given] == [Value.NO, Value.YES]
    assert talk.recorded.answers["means.coercion.force"].value is Value.YES


def test_links_in_the_chain_never_touch_the_person_s_outcome(vault: OpenVault) -> None:
    from dataclasses import replace

    records = OpenRecords(vault)
    case = records.cases.open_case(Before(), CONSENT)
    before = records.screenings.talk(case.id).assessment
    link = records.screenings.begin(case.id, "chain", FREE)
    for value in (Value.YES, Value.NO):
        answer = replace(fact("link.intends", value), question="chain/intends", screening=link.id)
        records.screenings.add(case.id, [answer])
    other = records.screenings.begin(case.id, "chain", FREE)
    answer = replace(fact("link.intends", Value.YES), question="chain/intends", screening=other.id)
    records.screenings.add(case.id, [answer])
    talk = records.screenings.talk(case.id)
    assert talk.assessment == before
    assert not talk.recorded.conflicts
    assert (talk.link(link.id).value, talk.link(other.id).value) == ("not_known", "within")


def test_drafts_are_kept_inside_the_vault_and_taken_once(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = records.cases.open_case(Before(), CONSENT)
    records.cases.keep_draft("outcome", case.id, {"10.do.1": "half a sen"})
    assert records.cases.take_draft("outcome", case.id) == {"10.do.1": "half a sen"}
    assert records.cases.take_draft("outcome", case.id) == {}


def add_colleague(place: Path) -> None:
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        assert len(service().add_member(opened, "Eve", OTHER)) == 26
        with pytest.raises(NameTakenError):
            service().add_member(opened, " EVE ", OTHER)


def test_a_colleague_opens_what_the_unit_shares_and_adds_nobody(place: Path) -> None:
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        case = OpenRecords(opened).cases.open_case(Before(), CONSENT)
    add_colleague(place)
    with service().opened(place, "Eve", OTHER) as opened:
        assert [one.id for one in OpenRecords(opened).cases.all()] == [case.id]
        assert not opened.leads
        with pytest.raises(NotLeaderError):
            service().add_member(opened, "Mallory", OTHER)


def test_a_case_closed_to_colleagues_is_gone_for_them_and_whole_for_its_owner(place: Path) -> None:
    add_colleague(place)
    with service().opened(place, "Eve", OTHER) as opened:
        records = OpenRecords(opened)
        case = records.cases.open_case(Before(FREE, "", "ti"), CONSENT)
        opened.shared.put_identity(case.id, {"name": "N"})
        records.screenings.add(case.id, [fact("means.coercion.force", Value.NO)])
        records.cases.close_to_colleagues(case.id)
        records.screenings.add(case.id, [fact("means.coercion.force", Value.YES)])
        view = records.cases.view(case.id)
        assert view.case.own
        # Answers that came along keep their order before those that came after.
        assert records.screenings.talk(case.id).recorded.answers["means.coercion.force"].value is Value.YES
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        assert records.cases.all() == []
        with pytest.raises(NoRecordError):
            records.cases.view(case.id)
        assert opened.shared.look_at_identity(case.id) is None
        assert any(line.action == "move.out" for line in records.history.read())
    with service().opened(place, "Eve", OTHER) as opened:
        assert OpenRecords(opened).cases.view(case.id).case.code == case.code
        assert opened.own
        assert opened.own.look_at_identity(case.id) == {"name": "N"}
    for name, passphrase in (("Ada", PASSPHRASE), ("Eve", OTHER)):
        assert service().check(place, name, passphrase) == []


def test_a_move_that_a_crash_cut_short_is_finished_at_the_next_unlock(place: Path) -> None:
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        case = records.cases.open_case(Before(), CONSENT)
        own = opened.own_compartment()
        source = opened.shared

        class CutError(Exception):
            pass

        def cut(record: str, kind: str) -> None:
            raise CutError

        source.erase = cut  # type: ignore[assignment]
        with pytest.raises(CutError):
            move_case(source, own, case.id)
        assert CaseStore(own).get(case.id)
        assert CaseStore(source).get(case.id), "there twice, and nowhere lost"
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        assert [one.own for one in OpenRecords(opened).cases.all()] == [True]
        assert CaseStore(opened.shared).get(case.id) is None


def test_changing_the_passphrase_takes_the_old_one_away(place: Path) -> None:
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        with pytest.raises(NotLetInError):
            service().change_passphrase(opened, "not the old one", OTHER)
        with pytest.raises(WeakPassphraseError):
            service().change_passphrase(opened, PASSPHRASE, "short")
        service().change_passphrase(opened, PASSPHRASE, OTHER)
    with pytest.raises(NotLetInError):
        service().check(place, "Ada", PASSPHRASE)
    assert service().check(place, "Ada", OTHER) == []


def test_recovery_words_give_a_new_passphrase_and_new_words_replace_the_old(tmp_path: Path) -> None:
    words = service().create(tmp_path / "v", "Ada", PASSPHRASE, practice=False)
    vault = service().recover(tmp_path / "v", "Ada", " ".join(words), OTHER)
    renewed = service().new_recovery(vault)
    vault.close()
    assert service().check(tmp_path / "v", "Ada", OTHER) == []
    with pytest.raises(NotLetInError):
        service().recover(tmp_path / "v", "Ada", " ".join(words), PASSPHRASE)
    service().recover(tmp_path / "v", "Ada", " ".join(renewed), PASSPHRASE).close()
    assert service().check(tmp_path / "v", "Ada", PASSPHRASE) == []


def test_wrong_attempts_are_merged_into_the_history_at_the_next_unlock(place: Path) -> None:
    for _ in range(3):
        with pytest.raises(NotLetInError):
            service().check(place, "Ada", "wrong")
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        failed = [line for line in OpenRecords(opened).history.read() if line.action == "unlock.failed"]
        assert failed[0].detail.startswith("3: 20")


def test_after_the_tenth_wrong_attempt_even_the_right_one_waits(place: Path) -> None:
    for _ in range(10):
        with pytest.raises(NotLetInError):
            service().check(place, "Eve", "wrong")
    with pytest.raises(TooSoonError):
        service().check(place, "Ada", PASSPHRASE)


def test_a_passphrase_is_the_same_however_the_keyboard_composed_it(tmp_path: Path) -> None:
    service().create(tmp_path / "v", "Zoë", "des étés très passés à Orléans", practice=False)
    import unicodedata

    decomposed = unicodedata.normalize("NFD", "des étés très passés à Orléans")
    assert service().check(tmp_path / "v", "Zoë", bytearray(decomposed, "utf-8")) == []


def test_closing_zeroes_the_keys(place: Path) -> None:
    opened = service().unlock(place, "Ada", PASSPHRASE)
    member = opened._member
    keys = [member.sealing.private, member.exchange.private, *(keys.records for keys in member.compartments.values())]
    assert all(any(key) for key in keys)
    opened.close()
    assert not any(any(key) for key in keys)


def test_nothing_is_added_once_the_person_took_their_consent_back(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = records.cases.open_case(Before(FREE), CONSENT)
    answer = fact("means.coercion.force", Value.YES)
    records.cases.withdraw_consent(case.id)
    before = [record.id for record in vault.shared.of_case(case.id)]
    for add in (
        lambda: records.screenings.begin(case.id, "interview", FREE),
        lambda: records.screenings.add(case.id, [answer]),
        lambda: records.screenings.decide(case.id, "means.coercion.force", Value.YES),
        lambda: records.cases.give_sheet(case.id, "ti", SheetHow.SHOWN),
        lambda: records.cases.settle(case.id, "10.do.1", "done"),
        lambda: records.cases.set_before(case.id, Before()),
        lambda: records.forms.save(case.id, Form("needs", "", "", ()), {}),
    ):
        with pytest.raises(ConsentTakenBackError):
            add()
    assert [record.id for record in vault.shared.of_case(case.id)] == before
    records.cases.renew_consent(case.id, CONSENT)
    assert records.screenings.add(case.id, [answer]), "the person agreed again"
