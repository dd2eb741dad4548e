"""Papers of a case: nothing lost, nothing betrayed, the same bytes each time, and local law only where verified."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from tests.unit.documents.conftest import bare, text_of
from toolkit.app.bootstrap import Program, assemble
from toolkit.content.neutral import betrayed
from toolkit.documents.errors import MissingGlyphError
from toolkit.domain.consent import Item
from toolkit.domain.country import CountryPack, Fact, Topic
from toolkit.domain.losses import Loss, LossesRefusedError, LossKind, PayUnit, WorkPeriod, Worksheet
from toolkit.domain.papers import CardLine, DocumentsLetter, Letter, PaperOrder, PocketCard, SupportLetter, TimeLetter
from toolkit.domain.referral import Urgency
from toolkit.domain.sheet import Copy, Paper
from toolkit.platform.errors import FileRefusedError
from toolkit.services.papers import CARD_HEADINGS

WORK = WorkPeriod(
    date(2026, 1, 1), date(2026, 7, 10), Decimal(14), Decimal(6), Decimal(1200), PayUnit.MONTH, Decimal("350.50"),
    "EUR", "Cleaning, every day but Sunday.",
)  # fmt: skip
SHEET = Worksheet(
    (WORK, replace(WORK, currency="درهم", received=None, what="عملت في المطعم")),
    tuple(Loss(kind, f"about {kind}", Decimal("80.25"), "EUR", date(2026, 2, 3)) for kind in LossKind),
)
LETTER = Letter("Ministry of the Interior\nResidence", "K7QX-4M2P-9RTW", "Rotterdam", date(2026, 8, 31), "R-12")
DOCUMENTS = DocumentsLetter(LETTER, ("Pay slips", "نسخة من العقد"), date(2026, 9, 30))
TIME = TimeLetter(LETTER, date(2026, 8, 31), CountryPack("NL", "", "", ()), True, "I want to see a doctor first.")
CARD = PocketCard((CardLine("Anna", ("+31 20 123 4567",)), CardLine("Bus 36, 7:10\nBlue bag"), CardLine("مطعم الحي")))
SUPPORT = SupportLetter(
    Letter("Night clinic", "", "", date(2026, 8, 31), "K7QX-4M2P-9RTW"), Urgency.NOW,
    (("medical", ("a doctor who is a woman", "دواء")), ("legal", ())), "Since Sunday.",
    frozenset({Item.NEEDS, Item.HEALTH}), date(2026, 8, 30), date(2026, 9, 30), practice=True,
)  # fmt: skip
ORDERS = [
    PaperOrder("en"), PaperOrder("fr"), PaperOrder("ar"), PaperOrder("ar", "en"), PaperOrder("en", "fr", Paper.LETTER),
]  # fmt: skip
Make = Callable[[Program, PaperOrder], bytes]
PAPERS: dict[str, Make] = {
    "losses": lambda program, order: program.papers.losses(order, SHEET),
    "documents": lambda program, order: program.papers.documents_letter(order, DOCUMENTS),
    "time": lambda program, order: program.papers.time_letter(order, TIME),
    "card": lambda program, order: program.papers.card(order, CARD),
    "support": lambda program, order: program.papers.support_letter(order, SUPPORT),
}
EACH = pytest.mark.parametrize("make", PAPERS.values(), ids=PAPERS)
IN_EACH = pytest.mark.parametrize("order", ORDERS, ids=lambda order: f"{order.tag}-{order.beside}")


@EACH
@IN_EACH
def test_the_same_paper_has_the_same_bytes_and_says_nothing_of_itself(
    program: Program, tmp_path: Path, make: Make, order: PaperOrder
) -> None:
    made = make(program, order)
    assert made == make(assemble(tmp_path), order)
    document = pypdfium2.PdfDocument(made)
    assert set(document.get_metadata_dict(skip_empty=True).values()) == {"Document"}
    document.close()
    assert not re.search(rb"CreationDate|ModDate|Author|Producer|ReportLab", made)


@EACH
@IN_EACH
def test_the_persons_copy_never_says_what_happened_to_them(
    program: Program, tmp_path: Path, make: Make, order: PaperOrder
) -> None:
    said = text_of(make(program, order), tmp_path)
    for tag in filter(None, (order.tag, order.beside)):
        assert not betrayed(said, program.library.neutral(tag))


@EACH
def test_every_character_and_face_is_embedded(program: Program, tmp_path: Path, make: Make) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(make(program, PaperOrder("ar", "fr")))
    rows = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert rows
    assert all("+Waymark" in row and "yes yes yes" in row for row in rows)


@pytest.mark.parametrize("order", ORDERS[:3], ids=lambda order: order.tag)
def test_amounts_and_formulas_read_from_left_to_right_in_every_language(
    program: Program, tmp_path: Path, order: PaperOrder
) -> None:
    said = bare(text_of(program.papers.losses(order, SHEET), tmp_path))
    for formula in (
        "27 × 6 + 2 = 164", "6 × 1200.00 = 7200.00 EUR", "1200.00 × 10 / 31 = 387.10 EUR",
        "7587.10 − 350.50 = 7236.60 EUR", "7236.60 + 80.25 + 80.25 + 80.25 = 7477.35 EUR", "2026-07-10",
        "about debt_claimed", "عملت في المطعم", "Cleaning, every day but Sunday.",
    ):  # fmt: skip
        assert bare(formula) in said, formula
    # A reader of right-to-left pages takes the currency's word before or after its number: never into it.
    assert bare("1200.00 درهم") in said or bare("درهم 1200.00") in said


def test_only_the_responders_copy_names_the_standards_in_full(program: Program, tmp_path: Path) -> None:
    order = replace(ORDERS[0], copy=Copy.RESPONDER)
    for make in (PAPERS["losses"], PAPERS["documents"], PAPERS["time"]):
        assert "Treatment of Trafficked" in text_of(make(program, order), tmp_path)


def test_nothing_is_lost_when_it_is_long(program: Program, tmp_path: Path) -> None:
    long = " ".join(f"word{number}" for number in range(4000))
    order = PaperOrder("en", "ar")
    made = [
        program.papers.losses(order, Worksheet((replace(WORK, what=long),) * 2)),
        program.papers.documents_letter(order, replace(DOCUMENTS, wanted=(long,))),
        program.papers.time_letter(order, replace(TIME, words=long)),
        program.papers.time_letter(order, replace(TIME, letter=replace(LETTER, recipient=long))),
        program.papers.card(order, PocketCard((CardLine(long, ("112",)), CardLine("x\n" * 300)))),
    ]
    for pdf in made:
        found = set(text_of(pdf, tmp_path).split())
        assert {f"word{number}" for number in range(4000)} <= found
    many = program.papers.losses(order, Worksheet((WORK,) * 40))
    assert text_of(many, tmp_path).count("Period of work") == 40


@pytest.mark.parametrize("lines", range(30, 90))
def test_no_height_of_text_finds_a_page_without_a_place(program: Program, lines: int) -> None:
    """At each length around a page's end something else has to be split."""
    text = "word " * 16 * lines
    assert program.papers.time_letter(PaperOrder("en", "ar"), replace(TIME, words=text))


def test_what_turns_text_round_is_taken_out_and_what_has_no_face_is_refused(program: Program, tmp_path: Path) -> None:
    spoofed = replace(DOCUMENTS, wanted=("A\u202egnp.exe\u202c\tB",))
    assert bare("A gnp.exe B") in bare(text_of(program.papers.documents_letter(PaperOrder("en"), spoofed), tmp_path))
    for text in ("secret \U0001f600", "secret \x07"):
        with pytest.raises(MissingGlyphError, match=r"U\+") as refused:
            program.papers.time_letter(PaperOrder("en"), replace(TIME, words=text))
        assert "secret" not in refused.value.told()
        with pytest.raises(MissingGlyphError) as refused:
            program.papers.card(PaperOrder("en"), PocketCard((CardLine(text),)))
        assert "secret" not in str(refused.value)


def test_markup_is_text(program: Program, tmp_path: Path) -> None:
    text = '<img src="/etc/passwd"/> {sum} %s & <b>'
    said = text_of(program.papers.time_letter(PaperOrder("en"), replace(TIME, words=text)), tmp_path)
    assert bare(text) in bare(said)


def test_faults_are_refused_before_anything_is_set(program: Program) -> None:
    with pytest.raises(LossesRefusedError):
        program.papers.losses(PaperOrder("en"), Worksheet((replace(WORK, hours_a_day=Decimal(25)),)))


def test_the_letter_for_time_counts_six_months_as_what_the_standards_ask(program: Program, tmp_path: Path) -> None:
    said = text_of(program.papers.time_letter(PaperOrder("en"), TIME), tmp_path)
    assert "2026-08-31, end on 2027-02-28" in said
    assert "It is not stated here as the law of this country." in said
    assert "a lawyer should add here" in said


def test_local_law_stands_in_the_letter_only_where_it_is_verified(program: Program, tmp_path: Path) -> None:
    fact = Fact(
        Topic.RECOVERY, "Ninety days.", "example.org/law", "2026-01-02", "A. Lawyer, 2026-02-03", {"ar": "تسعون يوما."}
    )

    def said(tag: str, *facts: Fact) -> str:
        letter = replace(TIME, pack=CountryPack("NL", "", "", facts))
        return bare(text_of(program.papers.time_letter(PaperOrder(tag), letter), tmp_path))

    assert bare("Ninety days.") in said("en", fact)
    assert bare("example.org/law (A. Lawyer, 2026-02-03)") in said("en", fact)
    assert bare("تسعون يوما.") in said("ar", fact)
    assert bare("Ninety days.") not in said("en", replace(fact, verified=""))
    for code in program.sheets.countries:
        pack = program.library.country(code)
        letter = text_of(program.papers.time_letter(PaperOrder("en"), replace(TIME, pack=pack)), tmp_path)
        assert "as it was verified" not in letter, "nobody has verified anything yet"


def test_what_is_empty_is_room_to_write(program: Program, tmp_path: Path) -> None:
    said = text_of(program.papers.documents_letter(PaperOrder("en"), DocumentsLetter(Letter())), tmp_path)
    assert "To whom" in said
    assert "I ask for all of it" in said
    assert "None" not in said


def test_the_card_has_a_heading_that_says_nothing_and_is_looked_through_before(
    program: Program, tmp_path: Path
) -> None:
    for heading in ("", *CARD_HEADINGS, "My safety plan"):
        said = text_of(program.papers.card(PaperOrder("en"), replace(CARD, heading=heading)), tmp_path)
        assert said.split()[0] in CARD_HEADINGS
        assert "+31 20 123 4567" in said.replace("\u00a0", " ")
    assert program.papers.betraying(PaperOrder("en"), CARD) == []
    loud = PocketCard((CardLine("The shelter for victims"),))
    assert program.papers.betraying(PaperOrder("fr"), loud) == ["victim", "victim"]


def test_pictures_and_files(program: Program, tmp_path: Path) -> None:
    made = program.papers.card(PaperOrder("ar"), CARD)
    assert len(program.papers.pictures(made, 40)) == 1
    program.papers.write(made, tmp_path / program.papers.file_name())
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [made]
    shutil.rmtree(tmp_path)
    with pytest.raises(FileRefusedError):
        program.papers.write(made, tmp_path / "x.pdf")
