"""Faces as they are made: pinned where the list says, and only where the file can be."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
import uharfbuzz as hb

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def made() -> ModuleType:
    spec = importlib.util.spec_from_file_location("made", ROOT / "packaging" / "made.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def advance(data: bytes, letter: str) -> int:
    font = hb.Font(hb.Face(data))
    return int(font.get_glyph_h_advance(font.get_nominal_glyph(ord(letter))))


def test_a_width_makes_letters_narrower(made: ModuleType) -> None:
    source = made.package_folder("fontpkg_noto_sans_tamil") / "files" / "NotoSansTamil[wdth,wght].ttf"
    usual, narrow = (made.pinned(source, {"wght": 400, "wdth": width}) for width in (100, 87.5))
    assert 0.8 < advance(narrow, "க") / advance(usual, "க") < 1
    shipped = (made.FACES / "WaymarkTamil-Regular.ttf").read_bytes()
    assert advance(shipped, "க") == advance(narrow, "க")


def test_a_width_that_the_file_cannot_have_is_refused(made: ModuleType) -> None:
    source = made.package_folder("manimgx_fonts") / "NotoSansLao[wght].ttf"
    with pytest.raises(SystemExit, match="no axis 'wdth'"):
        made.pinned(source, {"wght": 400, "wdth": 87.5})


def test_the_face_that_was_fetched_has_our_digits_and_tells_how_far_it_reaches(made: ModuleType) -> None:
    path = made.FACES / "WaymarkNastaliq-Bold.ttf"
    if not path.exists():
        pytest.skip("set-up has not fetched the Nastaliq face: it needs npm")
    data = path.read_bytes()
    assert advance(data, "7") == advance((made.FACES / "WaymarkSans-Bold.ttf").read_bytes(), "7")
    face = hb.Face(data)
    assert ord("A") not in face.unicodes
    extents = hb.Font(face).get_font_extents("ltr")
    assert (extents.ascender, extents.descender, extents.line_gap) == (2360, -700, -660)
