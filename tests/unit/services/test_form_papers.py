"""Every field of every form filled, saved, opened again and printed; what goes to whom; losses and letters as forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.security.vaults import PASSPHRASE, service
from tests.unit.documents.conftest import bare, text_of
from toolkit.app.bootstrap import Program
from toolkit.content.neutral import betrayed
from toolkit.domain.case import Before, ConsentToRecord, Given
from toolkit.domain.computed import wrong_in
from toolkit.domain.consent import Disclosure, Item, RecipientKind, UseKind
from toolkit.domain.form import Field, FieldKind, Form
from toolkit.domain.form_paper import FormPaper, items_told, left_out
from toolkit.domain.form_values import is_empty
from toolkit.domain.history import PAPERS
from toolkit.domain.letters_form import NoRequestDayError
from toolkit.domain.papers import PaperOrder
from toolkit.domain.plan_print import PlanStaysError, card_lines
from toolkit.services.consents import ConsentMissingError, Decision
from toolkit.services.open_vault import OpenVault
from toolkit.services.records import OpenRecords

DAY = date(2026, 11, 24)
ENTRIES = ("consent", "referral")
"""Forms of which each filling is a record of its own: their pages have tests of their own."""


class Filler:
    """Values for any field, each text of its own, and the texts that have to come out on paper."""

    def __init__(self) -> None:
        self.count = 0
        self.texts: list[str] = []

    def value(self, one: Field) -> Any:
        self.count += 1
        if one.kind is FieldKind.ROWS:
            return [{column.key: self.value(column) for column in one.columns} for _ in range(2)]
        made: dict[FieldKind, Any] = {
            FieldKind.TEXT: f"text{self.count}x", FieldKind.LONG: f"long{self.count}x\nsecond{self.count}x",
            FieldKind.DATE: {"day": f"20{self.count % 60 + 30}-01-02", "estimated": False},
            FieldKind.NUMBER: "3", FieldKind.MONEY: f"{self.count}.75", FieldKind.YES_NO_UNKNOWN: "yes",
            FieldKind.TIME_RANGE: {"from": "09:30", "to": "17:00"}, FieldKind.PERSON_CODE: f"P-{self.count}",
            FieldKind.COUNTRY: "NL", FieldKind.CONSENT: f"consent{self.count}", FieldKind.COMPUTED: None,
        }  # fmt: skip
        if one.kind in (FieldKind.ONE, FieldKind.MANY):
            wanted = next((option for option in one.options if option.key in ("yes", "after", "month")), one.options[0])
            self.texts.append(wanted.label)
            return [wanted.key] if one.kind is FieldKind.MANY else wanted.key
        self._note(one, made[one.kind])
        return made[one.kind]

    def _note(self, one: Field, value: Any) -> None:
        if one.kind is FieldKind.TIME_RANGE:
            self.texts += [value["from"], value["to"]]
        elif one.kind is FieldKind.DATE:
            self.texts.append(value["day"])
        elif one.kind is FieldKind.YES_NO_UNKNOWN:
            self.texts.append("Yes")
        elif one.kind is FieldKind.COUNTRY:
            self.texts.append("Netherlands")
        elif isinstance(value, str):
            self.texts += value.split("\n")


def filled(form: Form) -> tuple[dict[str, Any], list[str]]:
    """Every field of a form, and what has to be on its paper. Dates follow each other; one currency for all."""
    filler = Filler()
    values = {one.key: filler.value(one) for one in form.fields}
    if form.id == "losses":
        for row in values["work_periods"]:
            row |= {
                "begun": {"day": "2026-01-01", "estimated": True},
                "ended": {"day": "2026-07-10", "estimated": False},
            }
        filler.texts = [text for text in filler.texts if not text.endswith("-01-02")]
        # The worksheet says the choice in its own words: that it is wanted, and what the pay was for.
        filler.texts = [text for text in filler.texts if text not in ("Yes", "A month")] + [
            "per month",
            "A day is estimated",
        ]
    if form.id.startswith("letter"):
        filler.texts = [text for text in filler.texts if text not in ("Netherlands", "Yes")]
    return values, filler.texts


def paper_of(form: Form, values: dict[str, Any], **more: Any) -> FormPaper:
    return FormPaper(form.id, "K7QX-4M2P-9RTW", DAY, values, **more)


@pytest.fixture
def forms(program: Program) -> dict[str, Form]:
    return {key: one for key, one in program.library.responder.texts("en").forms.items() if key not in ENTRIES}


def own_case(records: OpenRecords) -> str:
    """A case that no colleague can open, so that every answer may stand in it."""
    case = records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True))
    records.cases.close_to_colleagues(case.id)
    return case.id


FREE = {
    "return-wish": {"wish": "wants", "said_in_private": "yes", "options_explained": "yes", "risk_checked": "yes"},
    "stay": {"fear_of_return": "no"},
    "risk-check": {"open_risk": "no"},
}


def test_every_field_of_every_form_is_filled_saved_opened_again_and_printed(
    program: Program, tmp_path: Path, forms: dict[str, Form]
) -> None:
    service().create(tmp_path / "v", "Ada", PASSPHRASE, practice=False)
    kept: dict[str, tuple[dict[str, Any], list[str]]] = {}
    with service().opened(tmp_path / "v", "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        case = own_case(records)
        for form, values in FREE.items():
            records.forms.save(case, forms[form], values)
        for form in forms.values():
            values, texts = filled(form)
            values |= {
                key: one for key, one in FREE.get(form.id, {}).items() if key != "wish" or form.id == "return-wish"
            }
            values.pop("withdrawn_on", None)
            if form.id == "return-wish":
                values = {key: one for key, one in values.items() if key != "withdrawn_on"}
            records.forms.save(case, form, values)
            kept[form.id] = (values, texts)
    with service().opened(tmp_path / "v", "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        for form in forms.values():
            values, texts = kept[form.id]
            view = records.forms.view(case, form.id)
            assert {key: one for key, one in view.saved.items() if not is_empty(one)} == {
                key: one for key, one in values.items() if not is_empty(one)
            }
            printed = bare(text_of(program.papers.form(PaperOrder("en"), paper_of(form, dict(view.saved))), tmp_path))
            lost = [text for text in texts if bare(text) not in printed]
            skipped = _not_shown(form, values)
            assert [text for text in lost if text not in skipped] == [], form.id


def _not_shown(form: Form, values: dict[str, Any]) -> set[str]:
    """What stands in fields that other answers hide, or that a choice made elsewhere replaced."""
    from toolkit.domain.form import shown

    hidden = [one for one in form.fields if one.key not in shown(form, values)]
    texts: set[str] = set()
    for one in hidden:
        texts |= _texts(one, values.get(one.key))
    for key in (*FREE.get(form.id, ()), "withdrawn_on"):
        one = next((each for each in form.fields if each.key == key), None)
        texts |= {option.label for option in one.options} | {"Yes"} if one else set()
        if one and one.kind is FieldKind.DATE:
            texts |= {f"20{number}-01-02" for number in range(30, 90)}
    return texts


def _texts(one: Field, value: Any) -> set[str]:
    if isinstance(value, str):
        return {value, one.option(value), *value.split("\n")}
    if isinstance(value, dict):
        return {str(each) for each in value.values()}
    columns = {column.key: column for column in one.columns}
    found: set[str] = set()
    for each in value or ():
        if isinstance(each, dict):
            for key, cell in each.items():
                found |= _texts(columns[key], cell)
        else:
            found.add(one.option(each))
    return found


@pytest.mark.parametrize(("tag", "beside"), [("fr", None), ("ar", None), ("ar", "en")])
def test_every_form_prints_in_every_language_of_the_interface(
    program: Program, tmp_path: Path, forms: dict[str, Form], tag: str, beside: str | None
) -> None:
    for form in forms.values():
        values, texts = filled(form)
        said = bare(
            text_of(program.papers.form(PaperOrder(tag, beside), paper_of(form, values, practice=True)), tmp_path)
        )
        # Side by side, a reader of the file joins the lines of both columns.
        mark = (
            program.words(tag).say("Practice: invented").split(":")[0]
            if beside
            else program.words(tag).say("Practice: invented")
        )
        assert bare(mark) in said, "practice is marked on the paper"
        typed = [text for text in texts if text.startswith(("text", "long")) and text not in _not_shown(form, values)]
        assert [text for text in typed if bare(text) not in said] == [], form.id


def test_no_form_on_the_persons_paper_says_what_happened_to_them(
    program: Program, tmp_path: Path, forms: dict[str, Form]
) -> None:
    for form in forms.values():
        for tag in ("en", "fr", "ar"):
            said = text_of(program.papers.form(PaperOrder(tag), paper_of(form, filled(form)[0])), tmp_path)
            assert betrayed(said, program.library.neutral(tag)) == [], (form.id, tag)


def test_health_stays_off_copies_for_police_and_immigration(
    program: Program, tmp_path: Path, forms: dict[str, Form]
) -> None:
    needs = forms["needs"]
    values = filled(needs)[0] | {"medical": [{"own_words": "a secret wound"}], "money": [{"own_words": "rent"}]}
    for kind in (RecipientKind.POLICE, RecipientKind.IMMIGRATION):
        assert left_out(needs, values, kind)
        items = items_told(needs, values, kind)
        assert Item.HEALTH not in items
        said = text_of(
            program.papers.form(PaperOrder("en"), paper_of(needs, values, to=Disclosure("Unit 5", kind, items))),
            tmp_path,
        )
        assert "secret wound" not in said
        assert "rent" in said
        assert "health is left out" in said
    assert Item.HEALTH in items_told(needs, values, RecipientKind.CARE)
    assert not left_out(needs, values, RecipientKind.CARE)
    losses = forms["losses"]
    sheet = {"wanted": "yes", "injuries": [{"what": "burnt hand"}], "costs": [{"what": "bus fare"}]}
    police = Disclosure("Unit 5", RecipientKind.POLICE, items_told(losses, sheet, RecipientKind.POLICE))
    said = text_of(program.papers.form(PaperOrder("en"), paper_of(losses, sheet, to=police)), tmp_path)
    assert "burnt hand" not in said
    assert "bus fare" in said


def test_losses_off_by_default(vault: OpenVault, forms: dict[str, Form]) -> None:
    """The rule losses-off-by-default: nothing of it is shown before the person wants it."""
    from toolkit.domain.form import shown

    assert shown(forms["losses"], {}) == {"wanted"}
    assert shown(forms["losses"], {"wanted": "undecided"}) == {"wanted"}
    assert len(shown(forms["losses"], {"wanted": "yes"})) == len(forms["losses"].fields)


def test_losses_go_to_the_person_or_to_their_lawyer_with_the_working(
    program: Program, tmp_path: Path, forms: dict[str, Form]
) -> None:
    """The rule losses-go-to-the-person: their copy names no standards; the lawyer's does, in full."""
    row = {
        "what": "kitchen", "begun": {"day": "2026-01-01", "estimated": False},
        "ended": {"day": "2026-07-10", "estimated": False}, "hours_a_day": "14", "days_a_week": "6",
        "pay_promised": "1200", "pay_unit": "month", "pay_received": "350,50", "currency": "EUR",
    }  # fmt: skip
    values = {"wanted": "yes", "work_periods": [row]}
    own = bare(text_of(program.papers.form(PaperOrder("en"), paper_of(forms["losses"], values)), tmp_path))
    assert bare("7587.10 − 350.50 = 7236.60 EUR") in own
    assert bare("Trafficked") not in own
    lawyer = Disclosure("A. Lawyer", RecipientKind.LEGAL, frozenset({Item.ACCOUNT}))
    said = bare(text_of(program.papers.form(PaperOrder("en"), paper_of(forms["losses"], values, to=lawyer)), tmp_path))
    assert bare("7587.10 − 350.50 = 7236.60 EUR") in said
    assert bare("Standard 14 of the Human Rights Standards") in said


@pytest.mark.parametrize(
    ("change", "column", "sentence"),
    [
        ({"hours_a_day": "25"}, "hours_a_day", "from 0 to 24|from {low}"),
        ({"pay_promised": "-5"}, "pay_promised", "never below zero"),
        ({"pay_received": "1,234"}, "pay_received", "two ways"),
        ({"pay_promised": "lots"}, "pay_promised", "not a number"),
        ({"currency": ""}, "currency", "which currency"),
        ({"pay_unit": None}, "pay_unit", "what this pay was for"),
        ({"ended": {"day": "2025-12-01", "estimated": False}}, "ended", "lies before|before"),
        ({"begun": {"day": "2026-02-30", "estimated": False}}, "begun", "no such day"),
    ],
)
def test_each_fault_of_a_line_is_told_at_its_cell(
    forms: dict[str, Form], change: dict[str, Any], column: str, sentence: str
) -> None:
    import re

    row = {
        "begun": {"day": "2026-01-01", "estimated": False}, "ended": {"day": "2026-07-10", "estimated": False},
        "hours_a_day": "8", "days_a_week": "6", "pay_promised": "100", "pay_unit": "day", "pay_received": "0",
        "currency": "EUR",
    }  # fmt: skip
    good = {"wanted": "yes", "work_periods": [{}, row]}
    assert wrong_in(forms["losses"], good) == {}
    found = wrong_in(forms["losses"], {"wanted": "yes", "work_periods": [{}, row | change]})
    (problem,) = found["work_periods"]
    assert (problem.values["row"], problem.values["key"]) == (2, column)
    assert re.search(sentence, problem.sentence)


def test_a_letter_for_time_needs_its_day(program: Program, tmp_path: Path, forms: dict[str, Form]) -> None:
    letter = forms["letter-time"]
    with pytest.raises(NoRequestDayError):
        program.papers.form(PaperOrder("en"), paper_of(letter, {"recipient": "Office"}))
    values = {"requested_on": {"day": "2026-08-31", "estimated": False}, "country": "NL", "proceedings": "yes"}
    said = bare(text_of(program.papers.form(PaperOrder("en"), paper_of(letter, values)), tmp_path))
    assert bare("2026-08-31, end on 2027-02-28") in said
    assert bare("K7QX-4M2P-9RTW") in said, "the code stands for the sender"
    assert bare("a lawyer should add here") in said


def test_what_goes_to_others_is_covered_by_a_consent_and_what_stays_is_only_noted(vault: OpenVault) -> None:
    records = OpenRecords(vault)
    case = records.cases.open_case(Before(), ConsentToRecord(Given.SPOKEN, "ti", understood=True)).id
    lawyer = Disclosure("A. Lawyer", RecipientKind.LEGAL, frozenset({Item.ACCOUNT}))
    with pytest.raises(ConsentMissingError):
        records.consents.note(case, UseKind.PRINT, PAPERS["losses"], lawyer)
    decision = Decision(
        "A. Lawyer", RecipientKind.LEGAL, frozenset({Item.ACCOUNT}), "the claim", Given.SPOKEN, "ti", understood=True
    )
    records.consents.decide(case, decision)
    use = records.consents.note(case, UseKind.PRINT, PAPERS["losses"], lawyer)
    assert use.at <= datetime.now(UTC)
    records.consents.note_own(case, PAPERS["letter-time"])
    lines = vault.shared.history(case)
    assert [entry.detail for _, entry in lines if entry.action == "print"] == ["Letter: asking for time"]


def test_answers_of_a_form_are_looked_through_before_the_persons_copy(program: Program, forms: dict[str, Form]) -> None:
    paper = paper_of(forms["needs"], {"medical": [{"own_words": "The shelter for Victims"}]})
    assert program.papers.betraying_form("fr", paper) == ["victim"]
    assert program.papers.betraying_form("en", replace(paper, values={"safe_now_words": "yes"})) == []


@pytest.mark.parametrize("phase", [None, "controlled"])
def test_the_whole_plan_is_no_paper_of_a_person_who_may_be_controlled(
    program: Program, forms: dict[str, Form], phase: str | None
) -> None:
    values = {"phase": phase, "threats": "they know the village"}
    with pytest.raises(PlanStaysError):
        program.papers.form(PaperOrder("en"), paper_of(forms["safety-plan"], values))
    assert program.papers.form(PaperOrder("en"), paper_of(forms["safety-plan"], values, in_file=True))
    assert program.papers.form(PaperOrder("en"), paper_of(forms["safety-plan"], values | {"phase": "after"}))


def test_a_card_carries_numbers_beside_what_they_belong_to_and_never_threats(forms: dict[str, Form]) -> None:
    values = {
        "phase": "after", "threats": "x", "habits": "x", "debts": "x", "if_found": "x", "bag": "blue",
        "emergency_line": "Police: 112", "known_by_heart": "aunt +31 20 123 4567\nuncle +31 20 765 4321",
        "trusted_people": [{"code": "aunt 1", "reached": "0800 123 456"}, {"code": "", "reached": "nobody"}],
    }  # fmt: skip
    lines = [line for _, line in card_lines(forms["safety-plan"], values)]
    assert [(one.text, one.numbers) for one in lines] == [
        ("aunt 1", ("0800 123 456",)),
        ("aunt +31 20 123 4567\nuncle +31 20 765 4321", ()),
        ("Police", ("112",)),
    ], "what is hidden in this phase is not offered either"
