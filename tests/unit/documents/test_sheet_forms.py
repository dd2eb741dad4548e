"""Every form in every script: all its text comes back in its order, nothing is lost, nothing is unembedded, nothing
tells what the paper is.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tests.unit.documents.conftest import bare, body_size, opened
from toolkit.app.bootstrap import Program, assemble
from toolkit.content.errors import FormNotWrittenError
from toolkit.documents.errors import NoRoomError
from toolkit.domain.contact import Answers, Contact, Reports
from toolkit.domain.sheet import Copy, Form, Paper, SheetOrder, SheetText
from toolkit.domain.writing import is_private_use

PROGRAM = assemble()
WRITTEN = [one for one in PROGRAM.library.languages.all if one.is_written]
SAMPLE = list({one.script: one.tag for one in reversed(WRITTEN)}.values())
"""The first written language of each script."""
CLOSELY = ("en", "ar", "ti", "km", "zh-Hans")
"""Where every form is looked at in every run: letters, joined letters, syllables, stacks, signs. `make bars` looks at
every form in every language.
"""
ONCE = (Form.POSTER, Form.FINDER)
NUMBERS = ("+39 800 290 290", "1-888-373-7888")
CONTACT = Contact("Numero Verde", NUMBERS, Answers.HELP, Reports.AGREED, recorded=True, free=True, nameless=True)


def orders(tags: list[str]) -> list[SheetOrder]:
    return [order for tag in tags for order in _orders(tag)]


def _orders(tag: str) -> Iterator[SheetOrder]:
    forms = PROGRAM.sheets.forms(tag)
    yield from (SheetOrder(tag, None, form, Paper.A4) for form in forms)
    yield from (SheetOrder(tag, None, form, Paper.LETTER) for form in forms if form not in ONCE)
    yield from (SheetOrder(tag, "en", form, Paper.A4) for form in forms if tag != "en" and form not in ONCE)


ALL = orders([one.tag for one in WRITTEN])
NOW = [
    order
    for order in ALL
    if order.tag in CLOSELY
    or (order.tag in SAMPLE and order.paper is Paper.A4 and order.form in (Form.FULL, Form.POCKET))
]


def name(order: SheetOrder) -> str:
    return "-".join((order.tag, str(order.beside), order.form.value, order.paper.value))


def strings(text: SheetText) -> list[str]:
    calls = [part for line in text.lines for call in line.calls for part in (call.name, *call.numbers, call.note)]
    lines = [part for line in text.lines for part in (line.heading, line.body, line.local, *line.blanks)]
    head = (text.title, text.lead, text.for_you, text.draft, text.fold)
    return [part for part in (*head, *lines, *calls) if part]


def read(pdf: bytes, folder: Path) -> str:
    """The text in the order in which it was drawn, block by block; right-to-left text is turned in it."""
    path = folder / "out.pdf"
    path.write_bytes(pdf)
    return reader("-raw", path)


def reader(*words: object) -> str:
    command = ["pdftotext", *map(str, words), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


def columns(folder: Path, order: SheetOrder) -> str:
    """The text column by column, as a reader marks it: two columns a page, four on a card in two languages."""
    width, height = (595, 842) if order.paper is Paper.A4 else (612, 792)
    parts = 4 if order.form in (Form.POCKET, Form.PICTOGRAM, Form.FINDER) else 2
    crops = [(place * width // parts, width // parts) for place in range(parts)]
    crops += [(place * width // 2, width // 2) for place in range(2)]
    cut = [reader("-x", left, "-y", 0, "-W", wide, "-H", height, folder / "out.pdf") for left, wide in crops]
    return "\n".join((reader(folder / "out.pdf"), *cut))


def unmarked(text: str) -> str:
    """Arabic without vowel marks: poppler turns round the two characters of a marked letter. The file is right: its
    ActualText has them in the order of reading, and that every mark is there is asked apart.
    """
    return "".join(letter for letter in text if not "\u064b" <= letter <= "\u0670")


def whole(program: Program, order: SheetOrder, folder: Path) -> None:
    pdf = program.sheets.pdf(order, "en")
    raw = read(pdf, folder)
    turned = any(program.library.languages.find(tag).is_rtl for tag in (order.tag, order.beside) if tag)
    found = bare(raw) + bare(columns(folder, order) if turned or order.form is Form.FINDER else "")
    for tag in filter(None, (order.tag, order.beside)):
        text = program.library.sheet(program.library.languages.find(tag), order.form.sheet)
        for string in strings(text):
            if tag != order.tag and string == text.fold:
                continue
            # A page of all scripts runs from left to right for a reader, and so does a card on which a language from
            # right to left stands beside another one: there, word by word.
            narrow = order.form in (Form.POCKET, Form.CARDS) and order.beside and turned
            mixed = order.form in (Form.FINDER, Form.POSTER) or narrow
            # In large print beside another language a long right may go on over the page.
            mixed = mixed or (order.form is Form.LARGE and order.beside)
            wanted = re.findall(r"\w+", string) if mixed else [string]
            assert all(unmarked(bare(part)) in unmarked(found) for part in wanted), (tag, string)
            assert set(bare(string)) <= set(found), (tag, string)
    assert not [letter for letter in raw if is_private_use(letter) or letter == "\ufffd"]
    fonts = subprocess.run(["pdffonts", str(folder / "out.pdf")], capture_output=True, check=True, text=True).stdout
    for row in fonts.splitlines()[2:]:
        assert re.search(r"\+Waymark\S+\s+CID TrueType\s+Identity-H\s+yes yes yes", row), row
    said = opened(pdf)
    assert b"/Title (Document)" in said
    for word in (b"Author", b"Producer", b"Creator", b"Date", b"ReportLab", b"traffick", b"waymark."):
        assert word not in said
    assert len(pdf) < 150_000
    assert program.sheets.pdf(order, "en") == pdf, "the same order gives the same bytes"


@pytest.mark.parametrize("order", NOW, ids=name)
def test_a_form_gives_all_of_its_text_back_and_tells_nothing(
    program: Program, tmp_path: Path, order: SheetOrder
) -> None:
    whole(program, order, tmp_path)


@pytest.mark.bars
@pytest.mark.parametrize("order", [order for order in ALL if order not in NOW], ids=name)
def test_so_does_every_language(program: Program, tmp_path: Path, order: SheetOrder) -> None:
    whole(program, order, tmp_path)


@pytest.mark.parametrize("form", [Form.POCKET, Form.PICTOGRAM, Form.POSTER, Form.FINDER, Form.ACCUSED, Form.CHILD])
def test_these_forms_keep_to_one_page(program: Program, form: Form) -> None:
    for tag in SAMPLE:
        if form in program.sheets.forms(tag):
            document = pypdfium2.PdfDocument(program.sheets.pdf(SheetOrder(tag, None, form), "en"))
            assert len(document) == 1, tag
            document.close()


def test_the_pocket_card_shows_nothing_on_its_two_outer_sides(program: Program, tmp_path: Path) -> None:
    """The first two panels of the first column are outside once it is folded: a neutral word, and lines."""
    for tag in SAMPLE:
        if Form.POCKET not in program.sheets.forms(tag):
            continue
        text = program.library.sheet(program.library.languages.find(tag), "pocket")
        read(program.sheets.pdf(SheetOrder(tag, None, Form.POCKET), "en"), tmp_path)
        left = 297 if text.language.is_rtl else 0
        shown = reader("-x", left, "-y", 0, "-W", 297, "-H", 421, tmp_path / "out.pdf")
        assert len(bare(shown)) <= len(bare(text.title)) + 2 * len(bare(text.fold)) + 4, shown


@pytest.mark.parametrize("form", [Form.FULL, Form.POCKET, Form.ACCUSED, Form.RETURN])
def test_contacts_stand_in_print_with_their_numbers_in_order(program: Program, tmp_path: Path, form: Form) -> None:
    for tag in SAMPLE:
        if form not in program.sheets.forms(tag):
            continue
        order = SheetOrder(tag, None, form, contacts=(CONTACT,))
        try:
            found = read(program.sheets.pdf(order, "en"), tmp_path)
        except FormNotWrittenError:
            continue
        for number in NUMBERS:
            assert bare(number) in bare(found.replace("\u2011", "-")), (tag, found)
        assert "NumeroVerde" in bare(found)
        # In some languages the blank's label is the very word that says who answers.
        if form is Form.FULL and tag in ("en", "fr"):
            blanks = program.sheets.text(tag).lines[-1].blanks
            assert bare(blanks[1]) not in bare(found).split(bare("Numero Verde"))[-1], "what is known is not left blank"


def test_more_than_a_card_holds_is_refused(program: Program) -> None:
    long = Contact("A" * 60, ("1" * 40,) * 60, Answers.MIXED)
    with pytest.raises(NoRoomError, match=r"does not fit the pocket card|taller than"):
        program.sheets.pdf(SheetOrder("en", None, Form.POCKET, contacts=(long,) * 3), "en")


def test_the_responders_copy_names_standards_and_articles(program: Program, tmp_path: Path) -> None:
    order = SheetOrder("en", None, Form.CHILD, copy=Copy.RESPONDER)
    found = read(program.sheets.pdf(order, "en"), tmp_path)
    assert "Convention on the Rights of the Child, articles: 6, 19" in found.replace("\n", " ")
    assert "Standards: 22, 23" in found
    person = read(program.sheets.pdf(SheetOrder("en", None, Form.CHILD), "en"), tmp_path)
    assert "Standards:" not in person
    assert "Convention" not in person


def test_the_finder_has_every_language_by_its_own_name(program: Program, tmp_path: Path) -> None:
    order = SheetOrder("en", None, Form.FINDER)
    found = bare(read(program.sheets.pdf(order, "en"), tmp_path)) + bare(columns(tmp_path, order))
    for language in program.library.languages.all:
        assert bare(language.native_name) in found, language.tag


def test_a_name_in_its_own_script_stands_on_a_page_in_another(program: Program, tmp_path: Path) -> None:
    contact = Contact("مركز الأمل", ("+961 1 234 567",), Answers.HELP)
    found = read(program.sheets.pdf(SheetOrder("en", contacts=(contact,)), "en"), tmp_path) + columns(
        tmp_path, SheetOrder("en")
    )
    assert "+961 1 234 567" in found.replace("\u00a0", " ")
    assert "مركز" in found


def test_a_list_of_numbers_that_is_longer_than_a_column_goes_on_and_loses_none(
    program: Program, tmp_path: Path
) -> None:
    contacts = tuple(replace(CONTACT, name=f"Numero {place}") for place in range(12))
    for order in (SheetOrder("ar", "en", Form.CONTACTS), SheetOrder("ti", None, Form.CONTACTS)):
        found = bare(read(program.sheets.pdf(replace(order, contacts=contacts), "en"), tmp_path))
        assert all(f"Numero{place}" in found for place in range(12)), order.tag


@pytest.mark.parametrize("form", [Form.FULL, Form.CONTACTS])
@pytest.mark.parametrize("tag", ["ar", "fr", "km"])
def test_a_number_stands_beside_the_same_number_in_the_other_language(
    program: Program, tmp_path: Path, tag: str, form: Form
) -> None:
    """However much longer one language says who answers: an interpreter compares line by line."""
    numbers = ["800290290", "800290291", "800290292"]
    known = tuple(replace(CONTACT, name=f"Numero {number[-1]}", numbers=(number,)) for number in numbers)
    (tmp_path / "x.pdf").write_bytes(program.sheets.pdf(SheetOrder(tag, "en", form, contacts=known), "en"))
    found = reader("-bbox", tmp_path / "x.pdf")
    for number in numbers:
        here = re.findall(rf'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>\W*{number}\W*<', found)
        assert len(here) == 2, (number, here)
        assert abs(float(here[0][0]) - float(here[1][0])) > 100
        assert abs(float(here[0][1]) - float(here[1][1])) < 12, here


@pytest.mark.parametrize("tag", [one.tag for one in WRITTEN])
def test_numbers_to_call_take_the_full_sheet_over_by_a_page_at_most(program: Program, tag: str) -> None:
    """Three contacts of which much is known: what does not fit goes over, and never to more pages than type of the
    smallest size takes.
    """
    known = tuple(replace(CONTACT, name=f"Casa della Donna {place}") for place in range(3))
    for beside, paper in ((None, Paper.A4), (None if tag == "en" else "en", Paper.LETTER)):
        orders = [SheetOrder(tag, beside, Form.FULL, paper, contacts=contacts) for contacts in ((), known)]
        without, with_them = (len(pypdfium2.PdfDocument(program.sheets.pdf(one, "en"))) for one in orders)
        assert with_them <= without + 1


@pytest.mark.parametrize("tag", [one.tag for one in WRITTEN])
def test_the_full_sheet_takes_one_page_a_language_in_type_that_can_be_read(program: Program, tag: str) -> None:
    """On both papers, alone and beside English, at 8.5 pt or more, as Latin letters are tall."""
    for beside, paper in ((None, Paper.A4), (None, Paper.LETTER), ("en", Paper.A4), ("en", Paper.LETTER)):
        if tag == beside:
            continue
        pdf = program.sheets.pdf(SheetOrder(tag, beside, Form.FULL, paper), "en")
        document = pypdfium2.PdfDocument(pdf)
        pages = len(document)
        document.close()
        assert pages == (2 if beside else 1), (tag, beside, paper)
        assert body_size(pdf) >= (8.25 if tag == "ta" else 8.5), (tag, beside, paper)


@pytest.mark.parametrize("form", [Form.CHILD, Form.ACCUSED, Form.RETURN])
def test_a_word_beside_a_line_to_write_on_is_never_cut(program: Program, tmp_path: Path, form: Form) -> None:
    found = read(program.sheets.pdf(SheetOrder("de", None, form), "en"), tmp_path)
    assert re.search(r"\bHilfsorganisation\b", found)
