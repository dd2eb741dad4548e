"""The sheet on paper: all its text comes back, everything is embedded, nothing tells what it is or who made it."""

import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from tests.unit.documents.conftest import bare, body_size, opened, text_of
from toolkit.app.bootstrap import Program
from toolkit.documents.errors import MissingGlyphError, NoRoomError
from toolkit.documents.pdf.blocks import Stack, WritingLine
from toolkit.documents.pdf.pagination import fill
from toolkit.documents.sheet import SheetPrinter
from toolkit.documents.sheets.copy import SheetCopy
from toolkit.domain.sheet import Form, Paper, SheetOrder, SheetText
from toolkit.domain.writing import is_private_use

WRITTEN = ["en", "fr", "ar", "ti", "th", "km", "hi", "zh-Hans"]
PRINTS = (Form.FULL, Form.LARGE)
ORDERS = [
    *(SheetOrder(tag, None, form, paper) for tag in WRITTEN for form in PRINTS for paper in Paper),
    *(SheetOrder(tag, "en", form, Paper.A4) for tag in WRITTEN[1:] for form in PRINTS),
    SheetOrder("ti", "ar"),
    SheetOrder("fr", "ar", Form.LARGE, Paper.LETTER),
]


def name(order: SheetOrder) -> str:
    return f"{order.tag}-{order.beside}-{order.form.value}-{order.paper.value}"


def strings(text: SheetText) -> list[str]:
    lines = [part for line in text.lines for part in (line.heading, line.body, line.local, *line.blanks)]
    return [part for part in (text.title, text.lead, text.for_you, text.draft, *lines) if part]


@pytest.fixture(scope="module")
def made(program: Program) -> dict[str, bytes]:
    return {name(order): program.sheets.pdf(order, "en") for order in ORDERS}


@pytest.mark.parametrize("order", ORDERS, ids=name)
def test_the_logical_text_of_every_string_comes_back(
    program: Program, made: dict[str, bytes], tmp_path: Path, order: SheetOrder
) -> None:
    found = bare(text_of(made[name(order)], tmp_path))
    for tag in filter(None, (order.tag, order.beside)):
        for string in strings(program.sheets.text(tag)):
            if order.beside or order.form is Form.LARGE:
                # Side by side, and over a page's end, a reader may take the columns line by line.
                continue
            assert bare(string) in found, string


@pytest.mark.parametrize("tag", WRITTEN)
def test_another_reader_gets_it_back_too(program: Program, made: dict[str, bytes], tag: str) -> None:
    """A browser's reader knows nothing of spans: each code says what it stands for. It marks hyphens at a line's end."""
    document = pypdfium2.PdfDocument(made[name(SheetOrder(tag))])
    page = document[0].get_textpage()
    found = bare(page.get_text_range()).replace("\ufffe", "").replace("-", "")
    page.close()
    document.close()
    lost = [one for one in strings(program.sheets.text(tag)) if bare(one).replace("-", "") not in found]
    assert len(lost) <= 1, lost


@pytest.mark.parametrize("order", ORDERS, ids=name)
def test_no_line_of_any_string_is_lost(
    program: Program, made: dict[str, bytes], tmp_path: Path, order: SheetOrder
) -> None:
    """Word by word, also where two columns stand side by side: nothing fell off a page's end."""
    found = bare(text_of(made[name(order)], tmp_path))
    for tag in filter(None, (order.tag, order.beside)):
        for string in strings(program.sheets.text(tag)):
            for word in string.split():
                for piece in re.findall(r"\w{1,6}", bare(word)):
                    assert piece in found, (tag, word)


@pytest.mark.parametrize("order", ORDERS, ids=name)
def test_everything_is_embedded_and_nothing_private(made: dict[str, bytes], tmp_path: Path, order: SheetOrder) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(made[name(order)])
    rows = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert rows
    for row in rows:
        assert re.search(r"CID TrueType\s+Identity-H\s+yes yes yes", row), row
        assert "+Waymark" in row
    assert not [letter for letter in text_of(made[name(order)], tmp_path) if is_private_use(letter)]


@pytest.mark.parametrize("tag", WRITTEN)
def test_pages_are_few_and_of_the_paper_asked_for(made: dict[str, bytes], tag: str) -> None:
    for paper, size in ((Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))):
        document = pypdfium2.PdfDocument(made[name(SheetOrder(tag, None, Form.FULL, paper))])
        assert len(document) == 1
        assert tuple(round(side) for side in document[0].get_size()) == size
        document.close()
    large = pypdfium2.PdfDocument(made[name(SheetOrder(tag, None, Form.LARGE))])
    assert len(large) > 1
    large.close()


@pytest.mark.parametrize("tag", WRITTEN)
def test_large_print_is_at_least_18_points(made: dict[str, bytes], tmp_path: Path, tag: str) -> None:
    assert body_size(made[name(SheetOrder(tag, None, Form.LARGE))]) >= 18
    assert body_size(made[name(SheetOrder(tag))]) >= 9


def test_the_file_says_nothing_about_itself(made: dict[str, bytes]) -> None:
    for pdf in made.values():
        said = opened(pdf)
        assert b"/Title (Document)" in said
        for word in (b"Author", b"Producer", b"Creator", b"Date", b"ReportLab", b"reportlab", b"waymark.", b"traffick"):
            assert word not in said, word


def test_the_same_order_gives_the_same_bytes(program: Program, made: dict[str, bytes]) -> None:
    for order in (SheetOrder("ar", "en"), SheetOrder("km")):
        fresh = SheetPrinter(program.shelf)
        text, beside = program.sheets.text(order.tag), order.beside and program.sheets.text(order.beside)
        notices = ((text.language, text.draft), (program.sheets.text("en").language, program.sheets.text("en").draft))
        staff = program.library.languages.find("en")
        copy = SheetCopy(text, beside or None, notices, order.form, order.paper, staff=staff)
        assert fresh.pdf(copy) == made[name(order)]


def test_a_draft_says_so_in_both_languages(program: Program, made: dict[str, bytes], tmp_path: Path) -> None:
    for order in (SheetOrder("ar"), SheetOrder("ar", "en"), SheetOrder("ti", "ar")):
        found = bare(text_of(made[name(order)], tmp_path))
        for tag in (order.tag, order.beside or "en"):
            for word in program.sheets.text(tag).draft.split():
                assert all(piece in found for piece in re.findall(r"\w+", bare(word))), (order, word)


def test_a_text_that_cannot_be_drawn_is_refused_before_paper(program: Program) -> None:
    text = program.sheets.text("ti")
    spoilt = SheetText(text.language, "መሰል 🧭", text.lead, text.for_you, text.lines, text.draft)
    with pytest.raises(MissingGlyphError) as caught:
        SheetPrinter(program.shelf).pdf(SheetCopy(spoilt, None, (), Form.FULL, Paper.A4))
    assert all(part in str(caught.value) for part in ("U+1F9ED", "Tigrinya", "መሰል"))


class Brick(Stack):
    """A block of a height."""

    def __init__(self, height: float) -> None:
        super().__init__([])
        self.brick = height

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        return width, self.brick


def test_pages_are_filled_in_order_and_a_block_that_cannot_fit_is_refused() -> None:
    columns = fill([Brick(50), Brick(40), Brick(20), Brick(90)], 100, lambda _: 100)
    assert [[height for _, _, height in column] for column in columns] == [[50, 40], [20], [90]]
    with pytest.raises(NoRoomError):
        fill([Brick(101)], 100, lambda _: 100)
    assert WritingLine
