"""Urdu in Nastaliq where there is room, and in Naskh where there is none or where the face is not there: what is
drawn is what Qt draws, and all of it comes back as text.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter

from tests.unit.documents.conftest import bare, text_of
from toolkit.app.bootstrap import Program, assemble
from toolkit.content.po_files import read_po
from toolkit.documents.pdf.ink import Ink
from toolkit.documents.pdf.page import BareCanvas, pdf
from toolkit.documents.preview import page_pictures
from toolkit.documents.typesetting.clearance import BODY, INTO
from toolkit.documents.typesetting.glyphs import Line
from toolkit.documents.typesetting.setter import Setter, TypeStyle
from toolkit.domain.contact import Answers, Contact
from toolkit.domain.language import SCREEN, Language
from toolkit.domain.sheet import Form, SheetOrder

ROOT = Path(__file__).resolve().parents[3]
FAMILY = "Waymark Nastaliq"
NASTALIQ = [Form.LARGE, Form.CHILD, Form.PICTOGRAM, Form.ACCUSED, Form.RETURN, Form.CARDS, Form.CONTACTS]
NASKH = [Form.FULL, Form.POCKET, Form.SCRIPT]
PIECES = ("آپ کے حقوق", "چاہیے", "مختلف", "پوچھیں", "سمجھاتے ہیں", "فوراً", "اچھی جگہ", "ٹیکسی")


@pytest.fixture
def urdu(program: Program) -> Language:
    found = program.library.languages.find("ur")
    if not found.hand:
        pytest.skip("set-up has not fetched the Nastaliq face: it needs npm")
    return found.written_for(SCREEN)


@pytest.fixture
def without(tmp_path: Path) -> Program:
    """The program where the face was never fetched."""
    for name in ("resources", "i18n"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "build").mkdir()
    hidden = shutil.ignore_patterns("WaymarkNastaliq*")
    shutil.copytree(ROOT / "build" / "faces", tmp_path / "build" / "faces", ignore=hidden, copy_function=_link)
    return assemble(tmp_path / "data", tmp_path)


def _link(source: str, target: str) -> None:
    Path(target).symlink_to(source)


def families(document: bytes, folder: Path) -> set[str]:
    (folder / "fonts.pdf").write_bytes(document)
    told = subprocess.run(["pdffonts", str(folder / "fonts.pdf")], capture_output=True, check=True, text=True).stdout
    return set(re.findall(r"\+Waymark(\w+)-", told))


@pytest.mark.parametrize("form", [*NASTALIQ, *NASKH])
def test_a_form_is_set_in_one_hand_throughout(program: Program, urdu: Language, tmp_path: Path, form: Form) -> None:
    drawn = families(program.sheets.pdf(SheetOrder("ur", None, form), "en"), tmp_path)
    assert drawn & {"Nastaliq", "Arabic"} == ({"Nastaliq"} if form in NASTALIQ else {"Arabic"})


@pytest.mark.parametrize("form", Form)
def test_without_the_face_every_form_is_set_in_naskh(without: Program, tmp_path: Path, form: Form) -> None:
    assert "Nastaliq" not in families(without.sheets.pdf(SheetOrder("ur", None, form), "en"), tmp_path)


def test_without_the_face_nothing_is_at_fault_and_the_screen_is_in_naskh(without: Program) -> None:
    assert without.content.faults() == []
    urdu = without.library.languages.find("ur")
    assert without.typefaces.families_of(urdu) == ["Waymark Arabic", "Waymark Sans"]


def test_the_screen_shows_nastaliq(program: Program, urdu: Language) -> None:
    assert program.typefaces.families_of(program.library.languages.find("ur"))[0] == FAMILY
    assert program.typefaces.families_of(program.library.languages.find("ar"))[0] == "Waymark Arabic"


@pytest.mark.parametrize("form", [Form.LARGE, Form.CHILD, Form.CARDS])
def test_words_come_back_whole_and_apart_in_two_readers(
    program: Program, urdu: Language, tmp_path: Path, form: Form
) -> None:
    document = program.sheets.pdf(SheetOrder("ur", None, form), "en")
    text = program.library.sheet(program.library.languages.find("ur"), form.sheet)
    wanted = {word for line in text.lines for word in re.findall(r"\w+", f"{line.heading} {line.body}")}
    opened = pypdfium2.PdfDocument(document)
    other = "\n".join(page.get_textpage().get_text_range() for page in opened)
    opened.close()
    assert wanted <= {*re.findall(r"\w+", text_of(document, tmp_path))}
    assert {word for word in wanted if not _marked(word)} <= {*re.findall(r"\w+", other)}


def _marked(word: str) -> bool:
    return any("\u064b" <= letter <= "\u0670" for letter in word)


def test_a_number_keeps_its_order_and_its_plain_digits(program: Program, urdu: Language, tmp_path: Path) -> None:
    contact = Contact("Numero Verde", ("+39 800 290 290",), Answers.HELP)
    order = SheetOrder("ur", None, Form.LARGE, contacts=(contact,))
    document = program.sheets.pdf(order, "en")
    assert bare("+39 800 290 290") in bare(text_of(document, tmp_path))
    assert "Sans" in families(document, tmp_path), "Latin letters are ours"
    own, ours = program.shelf.face(FAMILY, False), program.shelf.face("Waymark Sans", False)
    assert [own.width(own.glyph(digit)) for digit in "0123456789"] == [
        ours.width(ours.glyph(digit)) for digit in "0123456789"
    ]


@pytest.mark.parametrize("size", [9.0, 11.5, 18.0, 30.6])
def test_no_first_line_reaches_into_what_stands_above_it(program: Program, urdu: Language, size: float) -> None:
    """Of every text that the person reads: also of one whose ink alone is no higher than the leading."""
    setter, style = Setter(program.shelf), TypeStyle("Aran", True, size, urdu.leading)
    for entry in read_po(program.folders.catalogue("ur", "person", "po"), "ur"):
        setting = setter.set(entry.msgstr, style, 500)
        room = setting.drops[0] - setting.leading / 2 + BODY * size + INTO
        assert setting.lines[0].ink_above <= room + 0.001, entry.msgstr
        assert setter.height(entry.msgstr, style, 500) == pytest.approx(setting.height)


@pytest.mark.parametrize("text", PIECES)
def test_the_page_shows_what_qt_draws(program: Program, urdu: Language, text: str) -> None:
    """Every stroke and dot of a word in its place: hardly a dot of ink differs, at the rims of strokes."""
    ours, qts = on_paper(program, text), by_qt(text)
    assert len(ours ^ qts) < 0.06 * len(ours | qts)


SIZE = 120
Dots = set[tuple[int, int]]


def on_paper(program: Program, text: str) -> Dots:
    """The ink of the text on a page."""
    line = Setter(program.shelf).set(text, TypeStyle("Aran", True, SIZE, 2.0), 1000).lines[0]

    def draw(canvas: BareCanvas) -> None:
        Ink(canvas).draw([(line, 100, 160)], SIZE)
        canvas.showPage()

    (page,) = page_pictures(pdf((1100, 400), "ur", draw), 72)
    return ink(QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32))


def by_qt(text: str) -> Dots:
    """The ink of the text as Qt draws it by itself."""
    picture = QImage(1100, 400, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    painter.setFont(font_of_qt())
    painter.drawText(QPointF(100, 240), text)
    painter.end()
    return ink(picture)


def font_of_qt() -> QFont:
    font = QFont()
    font.setFamilies([FAMILY])
    font.setPixelSize(SIZE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def ink(picture: QImage) -> Dots:
    """Where it is dark, from the upper left corner of all that is."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    dark = [
        divmod(found.start(), grey.bytesPerLine()) for found in re.finditer(rb"[\x00-\x7f]", bytes(grey.constBits()))
    ]
    top, left = (min(ends) for ends in zip(*dark, strict=True))
    return {(x - left, y - top) for y, x in dark}


@pytest.mark.parametrize("text", ["کے لیے", "اسے لینے کے لیے اپنا نام", "آپ کو جسم اور ذہن کا علاج"])
def test_a_tail_that_runs_back_has_the_room_that_qt_gives_it(program: Program, urdu: Language, text: str) -> None:
    width = Setter(program.shelf).set(text, TypeStyle("Aran", True, SIZE, 2.0), 3000).lines[0].width
    assert width == pytest.approx(QFontMetricsF(font_of_qt()).horizontalAdvance(text), rel=0.02)


def test_lines_keep_clear_of_each_other(program: Program, urdu: Language) -> None:
    """And a line that comes near none stands no farther off than usual."""
    text = program.library.sheet(program.library.languages.find("ur")).lines[3].body
    setting = Setter(program.shelf).set(text, TypeStyle(urdu.script, True, 10, urdu.leading), 150)
    assert len(setting.lines) > 5
    for upper, lower, drop in zip(setting.lines, setting.lines[1:], setting.drops[1:], strict=False):
        above, below = reach(upper), reach(lower)
        touching = [(a, b) for a in above for b in below if a[0] < b[1] and b[0] < a[1] and b[3] - drop > a[2]]
        assert not touching
        assert drop >= 10 * urdu.leading


def reach(line: Line) -> list[tuple[float, float, float, float]]:
    placed = [(glyph, box) for one in line.clusters for glyph in one.glyphs if (box := one.face.box(glyph.id))]
    return [(g.x + b[0] / 100, g.x + b[1] / 100, g.y + b[2] / 100, g.y + b[3] / 100) for g, b in placed]


def test_a_word_that_is_wider_than_a_line_is_not_torn(program: Program, urdu: Language) -> None:
    """Its letters are drawn together."""
    style = TypeStyle(urdu.script, True, 10, urdu.leading)
    lines = Setter(program.shelf).set("سمجھاتے سمجھاتے", style, 10).lines
    assert ["".join(one.text for one in line.clusters)[::-1] for line in lines] == ["سمجھاتے", "سمجھاتے"]
