"""Forms over a real vault: each save a record of its own, nothing overwritten, drafts apart, and what is due."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.security.vaults import PASSPHRASE, service
from toolkit.content.folders import Folders
from toolkit.content.forms import load_forms
from toolkit.domain.case import Before, Case, ConsentToRecord, Given
from toolkit.domain.form import Form, Section
from toolkit.domain.form_values import problems
from toolkit.services.forms import OpenToColleaguesError, ReturnClosedError
from toolkit.services.open_vault import OpenVault
from toolkit.services.records import OpenRecords

FORMS = load_forms(Folders(Path(__file__).resolve().parents[3]))
TODAY = date(2026, 11, 24)


def a_case(records: OpenRecords) -> Case:
    return records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True))


def test_each_save_holds_what_changed_and_nothing_is_overwritten(place: Path) -> None:
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        case = a_case(records)
        needs = FORMS["needs"]
        records.forms.save(case.id, needs, {"safe_now": "no", "safe_now_words": " not yet "})
        records.forms.save(case.id, needs, {"safe_now": "yes", "safe_now_words": "not yet"})
        records.forms.save(case.id, needs, {"safe_now": "yes"})
        assert len(list(opened.shared.of_case(case.id, "form.needs"))) == 2, "the third changed nothing"
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        view = OpenRecords(opened).forms.view(case.id, "needs")
        assert view.saved == {"safe_now": "yes", "safe_now_words": "not yet"}
        assert [one.value for one in view.changes["safe_now"]] == ["no", "yes"]
        assert {one.by for one in view.changes["safe_now"]} == {opened.member_id}
        assert view.versions == 2, "two saves within a second are two versions"


def test_a_field_that_was_emptied_is_empty_and_its_words_stay_in_its_history(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    records.forms.save(case.id, FORMS["needs"], {"safe_now_words": "at the gate"})
    view = records.forms.save(case.id, FORMS["needs"], {"safe_now_words": ""})
    assert view.saved["safe_now_words"] is None
    assert view.changes["safe_now_words"][0].value == "at the gate"


def test_answers_to_a_field_that_is_gone_stay_with_the_words_it_was_asked_in(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    records.forms.save(case.id, FORMS["needs"], {"counselling_language": "Tigrinya"})
    smaller = _without(FORMS["needs"], "counselling_language")
    view = records.forms.save(case.id, smaller, {"safe_now": "yes"})
    assert view.saved["counselling_language"] == "Tigrinya"
    assert view.asked["counselling_language"] == "Counselling: in which language"


def _without(form: Form, key: str) -> Form:
    sections = tuple(
        Section(one.key, one.title, one.text, tuple(each for each in one.fields if each.key != key))
        for one in form.sections
    )
    return replace(form, sections=sections)


def test_a_draft_is_apart_from_what_is_saved_and_stays_until_it_is_let_go(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    records.forms.keep_draft(case.id, "needs", {"safe_now_words": json.dumps("half")})
    records.forms.keep_draft(case.id, "needs", {"safe_now_words": json.dumps("half a")})
    for _ in range(2):
        assert records.forms.view(case.id, "needs").draft == {"safe_now_words": "half a"}
    assert records.forms.view(case.id, "needs").saved == {}
    assert records.forms.view(case.id, "stay").draft == {}
    records.forms.keep_draft(case.id, "needs", {})
    assert records.forms.view(case.id, "needs").draft == {}


def test_a_draft_that_the_lock_kept_is_the_same_draft(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    records.cases.keep_draft("form.needs", case.id, {"safe_now_words": json.dumps("cut off")})
    assert records.forms.view(case.id, "needs").draft == {"safe_now_words": "cut off"}


def test_forms_go_with_their_case_to_the_compartment_closed_to_colleagues(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    records.forms.save(case.id, FORMS["needs"], {"safe_now": "no"})
    records.forms.keep_draft(case.id, "stay", {"born_in": json.dumps("here")})
    records.cases.close_to_colleagues(case.id)
    records.forms.save(case.id, FORMS["needs"], {"safe_now": "yes"})
    assert records.forms.view(case.id, "needs").saved == {"safe_now": "yes"}
    assert records.forms.view(case.id, "stay").draft == {"born_in": "here"}
    assert list(vault.shared.of_case(case.id)) == []


def test_when_each_form_was_saved(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    records.forms.save(case.id, FORMS["needs"], {"safe_now": "no"})
    assert set(records.forms.saved_at(case.id, list(FORMS))) == {"needs"}


def test_practice_cases_have_forms_that_open_and_plans_that_fall_due(tmp_path: Path) -> None:
    vaults = service()
    vaults.create(tmp_path / "p", "Ada", PASSPHRASE, practice=True)
    vaults.fill(tmp_path / "p", "Ada", PASSPHRASE, 20, "")
    with vaults.opened(tmp_path / "p", "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        for case in records.cases.all():
            for form in ("needs", "safety-plan"):
                view = records.forms.view(case.id, form)
                assert view.saved
                assert set(view.saved) <= {one.key for one in FORMS[form].fields}
                assert problems(FORMS[form], view.saved) == {}


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("case-details", {"suspect_is_official": "yes"}),
        ("risk-check", {"threat_source": ["family", "officials"]}),
    ],
)
def test_an_official_is_named_only_where_colleagues_cannot_open_the_case(
    vault: OpenVault, form: str, values: dict[str, object]
) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    records.forms.keep_draft(case.id, "needs", {"safe_now": '"no"'})
    with pytest.raises(OpenToColleaguesError):
        records.forms.save(case.id, FORMS[form], values)
    assert records.forms.view(case.id, form).saved == {}
    records.forms.save(case.id, FORMS["safety-plan"], {"threats": "at night"})
    records.cases.close_to_colleagues(case.id)
    assert records.forms.save(case.id, FORMS[form], values).saved == values
    assert records.forms.view(case.id, "safety-plan").saved == {"threats": "at night"}, "the forms moved with it"
    assert records.forms.view(case.id, "needs").draft == {"safe_now": "no"}, "and what was being typed"
    assert not list(vault.shared.of_case(case.id)), "nothing of it stays behind"


FREE_RETURN = {
    "return-wish": {"wish": "wants", "said_in_private": "yes", "options_explained": "yes", "risk_checked": "yes"},
    "stay": {"fear_of_return": "no"},
    "risk-check": {"open_risk": "no"},
}


@pytest.mark.parametrize(
    ("form", "values", "opens"),
    [
        ("return-wish", {}, True),
        ("return-wish", {"wish": "undecided"}, False),
        ("return-wish", {"said_in_private": "unknown"}, False),
        ("return-wish", {"options_explained": "no"}, False),
        ("return-wish", {"risk_checked": "no"}, False),
        ("return-wish", {"withdrawn_on": {"day": "2026-11-24", "estimated": False}}, False),
        ("stay", {"fear_of_return": "not_asked"}, False),
        ("stay", {"fear_of_return": "yes"}, False),
        ("risk-check", {"open_risk": "unknown"}, False),
        ("risk-check", {"open_risk": "yes"}, False),
    ],
)
def test_a_return_is_planned_only_for_a_free_and_safe_wish(
    vault: OpenVault, form: str, values: dict[str, object], opens: bool
) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    for one, held in FREE_RETURN.items():
        records.forms.save(case.id, FORMS[one], held)
    records.forms.save(case.id, FORMS[form], values)
    view = records.forms.view(case.id, "return-wish")
    assert bool(view.unmet) is not opens
    if opens:
        assert records.forms.save(case.id, FORMS["return-wish"], {"escort": "an aunt"}).saved["escort"] == "an aunt"
        return
    with pytest.raises(ReturnClosedError):
        records.forms.save(case.id, FORMS["return-wish"], {"escort": "an aunt"})
    assert records.forms.view(case.id, "return-wish").saved == view.saved


def test_an_open_risk_gives_way_to_the_persons_decision_after_advice(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = a_case(records)
    for one, held in FREE_RETURN.items():
        records.forms.save(case.id, FORMS[one], held)
    records.forms.save(case.id, FORMS["risk-check"], {"open_risk": "yes"})
    assert len(records.forms.view(case.id, "return-wish").unmet) == 1
    records.forms.save(case.id, FORMS["return-wish"], {"decides_after_advice": "yes"})
    assert records.forms.view(case.id, "return-wish").unmet == ()
