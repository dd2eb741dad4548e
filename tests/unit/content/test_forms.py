"""Forms as files: each fault named with its place and its mend, all at once; every field that a standard asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.content.conftest import Spoil
from toolkit.content.errors import ContentError
from toolkit.content.folders import Folders
from toolkit.content.forms import ELSEWHERE, FORM_OF, LATER, ORDER, form_faults, load_forms
from toolkit.content.responder import ResponderSource
from toolkit.content.standards import load_standards
from toolkit.domain.consent import Item
from toolkit.domain.form import FieldKind

ROOT = Path(__file__).resolve().parents[3]
HERE = Folders(ROOT)

GOOD = """id = "mine"
title = "Mine"
use = "For a test."

[[section]]
key = "s"
title = "Section"

[[section.field]]
key = "one"
label = "One"
kind = "one"
options = [
  { key = "a", label = "A" },
  { key = "b", label = "B" },
]

[[section.field]]
key = "two"
label = "Two"
kind = "date"
show_when = ["one:a"]

[[section.field]]
key = "three"
label = "Three"
kind = "date"
after = "two"
standards = [4]
"""


@pytest.fixture
def faults(copy: Folders) -> object:
    """The faults of a form of one's own that was changed so."""

    def of(*changes: tuple[str, str]) -> list[str]:
        text = GOOD
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        copy.resource("forms/mine.toml").write_text(text, "utf-8")
        try:
            load_forms(copy)
        except ContentError as error:
            return [str(fault) for fault in error.faults]
        return []

    return of


def test_a_form_of_ones_own_needs_no_line_of_python(copy: Folders, faults) -> None:  # type: ignore[no-untyped-def]
    assert faults() == []
    forms = load_forms(copy)
    assert list(forms) == [*ORDER, "mine"]
    assert forms["mine"].fields[1].show_when == ("one:a",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('kind = "date"', 'kind = "dat"', r"resources/forms/mine\.toml:\d+.*kind.*«dat» is not known"),
        ('label = "Two"\n', "", "label.*«label» is missing"),
        ('label = "Two"', 'label = " "', "the text is empty"),
        ('key = "b"', 'key = "a"', "options.*«a» stands twice"),
        ('key = "two"', 'key = "one"', "«one» stands twice"),
        ('show_when = ["one:a"]', 'show_when = ["none:a"]', "show_when.*there is no field «none»"),
        ('show_when = ["one:a"]', 'show_when = ["one:c"]', "«one» has no answer «c».*a, b"),
        ('label = "One"', 'label = "One"\nshow_when = ["one:a"]', "cycle.*«one» waits for itself"),
        ('after = "two"', 'after = "one"', "there is no date «one» here"),
        ('kind = "date"\nshow_when', 'kind = "text"\noptions = [{ key = "a", label = "A" }]\nshow_when', "has no choices"),
        ('kind = "date"\nshow_when', 'kind = "rows"\nshow_when', "«columns» is missing"),
        ('kind = "date"\nshow_when', 'kind = "one"\nlist = "wishes"\nshow_when', "«wishes» is not known"),
        ('kind = "date"\nshow_when', 'kind = "rows"\ncolumns = [{ key = "x", label = "X", kind = "rows" }]\nshow_when',
         "«rows» is not known"),
        ("standards = [4]", "standards = [30]", "30 is out of range"),
        ('label = "Three"', 'label = "Three"\nlabl = "x"', "did you mean «label»"),
        ('id = "mine"', 'id = "yours"', "«yours» is not known"),
        ('label = "One"', 'label = "One"\nclosed_for = ["c"]', r"closed_for.*there is no answer «c».*a, b"),
        ('kind = "date"\nshow_when', 'kind = "computed"\ncomputes = "sums"\nshow_when', "«sums» is not known"),
        ('label = "Three"', 'label = "Three"\ncomputes = "losses"', "is entered, not worked out"),
        ('kind = "date"\nshow_when', 'kind = "rows"\ncolumns = [{ key = "x", label = "X", kind = "computed" }]\nshow_when',
         "«computed» is not known"),
        ('title = "Section"', 'title = "Section"\ntells = ["name"]', "tells.*«name» is not known"),
        ('use = "For a test."', 'use = "For a test."\npaper = "poster"', "«poster» is not known"),
        ('label = "Two"', 'label = "Religion"', "«Religion» is never asked"),
        ('key = "b", label = "B"', 'key = "hiv", label = "B"', "«hiv» is never asked"),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_its_place_and_its_mend(faults, old: str, new: str, told: str) -> None:  # type: ignore[no-untyped-def]
    assert re.search(told, "\n".join(faults((old, new))))


def test_all_faults_of_a_file_are_told_at_once(faults) -> None:  # type: ignore[no-untyped-def]
    found = faults(('label = "One"\n', ""), ('key = "b"', 'key = "a"'), ('after = "two"', 'after = "ten"'))
    assert len(found) == 3


def test_fields_that_wait_for_each_other_are_told(faults) -> None:  # type: ignore[no-untyped-def]
    found = faults(
        ('kind = "date"\nshow_when = ["one:a"]', 'kind = "yes_no_unknown"\nshow_when = ["one:a"]'),
        ('label = "One"', 'label = "One"\nshow_when = ["two:yes"]'),
        ('after = "two"\n', ""),
    )
    assert len(found) == 2
    assert all("waits for itself" in fault for fault in found)


def test_every_field_that_a_standard_asks_for_is_in_its_form(capsys: pytest.CaptureFixture[str]) -> None:
    standards, forms = load_standards(HERE), load_forms(HERE)
    assert list(form_faults(standards, forms)) == []
    named = {one.form for standard in standards for one in standard.fields}
    letters = {stem for stem in forms if stem.startswith("letter-")}
    assert named == {FORM_OF_BACK.get(stem, stem) for stem in forms} - letters | set(LATER) | (ELSEWHERE & named)
    with capsys.disabled():
        print(f"\nforms of standards.toml that are not written yet: {', '.join(LATER)}")


FORM_OF_BACK = {stem: name for name, stem in FORM_OF.items()}


def test_a_field_that_a_standard_asks_for_cannot_be_taken_out(spoil: Spoil) -> None:
    found = spoil("resources/forms/stay.toml", 'key = "fear_of_return"', 'key = "fear"')
    assert any("standard 18 asks for «fear_of_return», which the form «stay» does not have" in fault for fault in found)


def test_every_text_of_every_form_is_translated() -> None:
    source = ResponderSource(HERE)
    english = source.texts("en").forms | {"identity": source.texts("en").identity}
    for tag in ("fr", "ar"):
        for stem, form in (source.texts(tag).forms | {"identity": source.texts(tag).identity}).items():
            for one, written in zip(form.fields, english[stem].fields, strict=True):
                assert (one.key, one.kind, one.columns == ()) == (written.key, written.kind, written.columns == ())
                same = one.label == written.label and len(one.label) > 12
                assert not same, (tag, stem, one.key)


def test_a_section_that_says_nothing_of_it_is_held_to_tell_all(copy: Folders, faults) -> None:  # type: ignore[no-untyped-def]
    assert faults() == []
    assert set(load_forms(copy)["mine"].sections[0].tells) == {one.value for one in Item}


def test_every_section_that_ships_says_what_it_tells() -> None:
    entries = {stem for stem, form in load_forms(HERE).items() if form.page}
    silent = [
        (stem, one.key)
        for stem, form in load_forms(HERE).items()
        for one in form.sections
        if len(one.tells) == len(Item) and stem not in entries
    ]
    assert silent == []


def test_a_plan_has_a_day_on_which_it_is_looked_at_again() -> None:
    review = next(one for one in load_forms(HERE)["safety-plan"].fields if one.key == "review_date")
    assert review.required
    assert review.kind is FieldKind.DATE


def test_who_the_person_is_is_no_form_among_the_others() -> None:
    texts = ResponderSource(HERE).texts("en")
    assert texts.identity.fields
    assert "identity" not in texts.forms
    names = {"names", "names_in_papers", "aliases", "birth_date", "phone", "address"}
    assert names <= texts.identity.names
    assert not names & {name for form in texts.forms.values() for name in form.names} - {"birth_date"}
