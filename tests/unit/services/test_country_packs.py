"""What a country's pack says reaches the person only once a named person has verified it, in their language."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.documents.conftest import bare, text_of
from toolkit.app.bootstrap import Program, assemble
from toolkit.content.country_packs import UnknownCountryError
from toolkit.content.errors import ContentError
from toolkit.domain.sheet import Copy, SheetOrder

ROOT = Path(__file__).resolve().parents[3]
FACT = "A test fact of sixty days"
SAID = "You should have sixty days here."


@pytest.fixture
def spoilt(program: Program, tmp_path: Path) -> Program:
    """A program over content of its own."""
    for name in ("resources", "i18n"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "build").symlink_to(ROOT / "build")
    return assemble(tmp_path / "data", tmp_path)


def write(program: Program, more: str) -> None:
    text = f'code = "NL"\n[[fact]]\ntopic = "recovery"\ntext = "{FACT}"\nsource = "example.org/law"\nseen = "2026-01-02"\n{more}'
    program.folders.resource("countries/NL.toml").write_text(text, "utf-8")


def printed(program: Program, folder: Path, order: SheetOrder) -> str:
    return bare(text_of(program.sheets.pdf(order, "en"), folder))


def test_fourteen_countries_have_a_pack_whose_every_fact_has_a_source(program: Program) -> None:
    assert set(program.sheets.countries) >= {
        "GB",
        "NL",
        "BE",
        "DE",
        "AT",
        "IT",
        "FR",
        "ES",
        "RO",
        "BG",
        "PL",
        "US",
        "CA",
        "AU",
    }
    for code in program.sheets.countries:
        pack = program.library.country(code)
        assert pack.emergency
        for fact in pack.facts:
            assert "." in fact.source
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", fact.seen)
            assert not fact.verified, "nobody has verified anything yet: a named person must"


def test_an_unverified_fact_is_for_the_responder_alone(spoilt: Program, tmp_path: Path) -> None:
    write(spoilt, f'[fact.said]\nen = "{SAID}"\n')
    person = printed(spoilt, tmp_path, SheetOrder("en", country="NL"))
    assert bare("In this country: ask a lawyer.") in person
    assert bare(FACT) not in person
    assert bare(SAID) not in person
    own = printed(spoilt, tmp_path, SheetOrder("en", country="NL", copy=Copy.RESPONDER))
    assert bare(f"Not verified by anybody: {FACT} (example.org/law, 2026-01-02)") in own
    assert bare("keep it apart from the person") in own


def test_a_verified_fact_stands_in_the_persons_language(spoilt: Program, tmp_path: Path) -> None:
    write(spoilt, f'verified_by = "A. Lawyer"\nverified_on = "2026-02-03"\n[fact.said]\nen = "{SAID}"\n')
    person = printed(spoilt, tmp_path, SheetOrder("en", country="nl"))
    assert bare(SAID) in person
    assert bare("In this country: ask a lawyer.") not in person
    other = printed(spoilt, tmp_path, SheetOrder("fr", country="NL"))
    assert bare(SAID) not in other, "where it is not said in a language, that sheet says to ask a lawyer"
    own = printed(spoilt, tmp_path, SheetOrder("en", country="NL", copy=Copy.RESPONDER))
    assert bare("Verified by A. Lawyer, 2026-02-03") in own


def test_a_fact_half_verified_or_without_a_source_is_refused(spoilt: Program) -> None:
    write(spoilt, 'verified_by = "A. Lawyer"\n')
    with pytest.raises(ContentError, match="verified_on"):
        spoilt.library.country("NL")
    write(spoilt, "")
    path = spoilt.folders.resource("countries/NL.toml")
    path.write_text(path.read_text("utf-8").replace("example.org/law", "hearsay"), "utf-8")
    with pytest.raises(ContentError, match="no address"):
        spoilt.library.country("NL")


@pytest.mark.parametrize(
    ("text", "more", "fault"),
    [
        ("45 days to decide.", 'count = 45\nunit = "days"', ""),
        ("Three months, and no removal.", 'count = 3\nunit = "months"', ""),
        ("Up to 45 days to decide.", 'count = 45\nunit = "days"', "as a period that is fixed"),
        ("At least three months.", 'count = 3\nunit = "months"', "as a period that is fixed"),
        ("145 days.", 'count = 45\nunit = "days"', "as a period that is fixed"),
        ("Some time.", 'count = 45\nunit = "days"', "as a period that is fixed"),
        ("45 days.", "count = 45", "«unit» is missing"),
        ("45 days.", 'unit = "days"', "«count» is missing"),
        ("0 days.", 'count = 0\nunit = "days"', "0 is out of range"),
        ("45 weeks.", 'count = 45\nunit = "weeks"', "«weeks» is not known"),
    ],
)
def test_a_period_is_given_only_where_the_text_says_it_plainly(
    spoilt: Program, text: str, more: str, fault: str
) -> None:
    write(spoilt, more)
    path = spoilt.folders.resource("countries/NL.toml")
    path.write_text(path.read_text("utf-8").replace(FACT, text), "utf-8")
    if not fault:
        (read,) = spoilt.library.country("NL").facts
        assert f'count = {read.count}\nunit = "{read.unit}"' == more
        return
    with pytest.raises(ContentError, match=fault):
        spoilt.library.country("NL")


def test_a_period_is_about_staying(spoilt: Program) -> None:
    write(spoilt, 'count = 45\nunit = "days"')
    path = spoilt.folders.resource("countries/NL.toml")
    path.write_text(path.read_text("utf-8").replace(FACT, "45 days").replace('"recovery"', '"work"'), "utf-8")
    with pytest.raises(ContentError, match="is not about staying"):
        spoilt.library.country("NL")


def test_an_emergency_number_stands_in_print_once_it_is_verified_and_its_blank_is_gone(tmp_path: Path) -> None:
    """Seen on a page is not verified: until somebody here has, there is a line to write it on."""
    unit = assemble(tmp_path / "data")
    order = SheetOrder("en", country="BE")
    before = text_of(unit.sheets.pdf(order, "en"), tmp_path)
    assert "112" not in before
    assert before.count("Emergency") == 1
    own = text_of(unit.sheets.pdf(replace(order, copy=Copy.RESPONDER), "en"), tmp_path)
    assert "Not verified by anybody: 112" in " ".join(own.split())
    unit.law.verify("BE", "emergency", "Ada", "called it", {})
    found = text_of(unit.sheets.pdf(order, "en"), tmp_path)
    assert "Emergency: 112" in found
    assert found.count("Emergency") == 1


def test_no_pack_no_guess(program: Program) -> None:
    with pytest.raises(UnknownCountryError, match=r"'XX'.*AT, AU, BE"):
        program.sheets.pdf(SheetOrder("en", country="XX"), "en")


def test_a_fact_that_would_betray_the_paper_is_found(spoilt: Program) -> None:
    write(spoilt, '[fact.said]\nen = "Victims should have sixty days."\n')
    assert any("countries/NL.toml" in fault and "«victim»" in fault for fault in spoilt.content.faults())
