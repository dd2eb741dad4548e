"""The face that a page embeds draws what the whole face draws, its letters with their marks as one glyph."""

from collections.abc import Sequence
from io import BytesIO

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.app.bootstrap import Program
from toolkit.documents.fonts.face import Face
from toolkit.documents.fonts.outlines import Drawing, Part

LETTERS = "aÉgiọ .\u0301ǘ"

Path = list[tuple[str, tuple[float, ...]]]
Moved = tuple[str, int, int]


def drawn(font: hb.Font, glyph: int, x: int = 0, y: int = 0) -> Path:
    """The strokes of a glyph, moved."""
    path: Path = []

    def note(kind: str, *points: float) -> None:
        path.append((kind, tuple(point + (y if place % 2 else x) for place, point in enumerate(points))))

    draws = hb.DrawFuncs()
    draws.set_move_to_func(lambda a, b, _: note("M", a, b))
    draws.set_line_to_func(lambda a, b, _: note("L", a, b))
    draws.set_quadratic_to_func(lambda a, b, c, d, _: note("Q", a, b, c, d))
    draws.set_close_path_func(lambda _: note("Z"))
    font.draw_glyph(glyph, draws, None)
    return path


@pytest.fixture(scope="module")
def face(program: Program) -> Face:
    return program.shelf.face("Waymark Sans", bold=False)


def parts_of(face: Face, wanted: Sequence[Sequence[Moved]]) -> list[tuple[Part, ...]]:
    return [tuple((face.glyph(letter), x, y) for letter, x, y in parts) for parts in wanted]


def opened(data: bytes) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob(data)))


MOVED = st.tuples(st.sampled_from(LETTERS), st.integers(-900, 900), st.integers(-900, 900))
PLAIN = st.sampled_from(LETTERS).map(lambda letter: ((letter, 0, 0),))
PARTS = st.one_of(PLAIN, st.lists(MOVED, min_size=1, max_size=4).map(tuple))


@settings(deadline=None)
@given(wanted=st.lists(PARTS, min_size=1, max_size=20))
def test_every_glyph_draws_its_parts_in_their_places(face: Face, wanted: list[tuple[Moved, ...]]) -> None:
    whole, glyphs = opened(face.data), parts_of(face, wanted)
    file = face.outlines.file([Drawing(), *(Drawing(parts, 100 + place) for place, parts in enumerate(glyphs))])
    made = opened(file)
    assert drawn(made, 0) == []
    for number, parts in enumerate(glyphs, 1):
        assert drawn(made, number) == [step for part in parts for step in drawn(whole, *part)]
        assert made.get_glyph_h_advance(number) == 99 + number


@settings(deadline=None)
@given(wanted=st.lists(PARTS, min_size=1, max_size=20))
def test_the_file_is_whole_and_holds_nothing_else(face: Face, wanted: list[tuple[Moved, ...]]) -> None:
    file = face.outlines.file([Drawing(), *(Drawing(parts, 500, (-9, -9, 9, 9)) for parts in parts_of(face, wanted))])
    font = TTFont(BytesIO(file), checkChecksums=2)
    assert set(font.reader.keys()) == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
    assert font["maxp"].numGlyphs >= len(wanted) + 1
    for name in font.getGlyphOrder():
        glyph = font["glyf"][name]
        if glyph.isComposite():
            assert glyph.getCompositeMaxpValues(font["glyf"]).maxComponentDepth <= font["maxp"].maxComponentDepth
        # Where a glyph's left edge and its metrics differ, some readers move the outline.
        assert font["hmtx"][name][1] == (glyph.xMin if glyph.numberOfContours else 0)


def test_a_file_too_long_for_half_words_tells_its_places_in_whole_ones(program: Program) -> None:
    face = program.shelf.face("Waymark Han", bold=True)
    glyphs = [face.glyph(letter) for letter in sorted(face.coverage)[3000:5000]]
    file = face.outlines.file([Drawing(), *(Drawing(((glyph, 0, 0),), 1000) for glyph in glyphs)])
    assert len(file) > 0x20000
    whole, made = opened(face.data), opened(file)
    assert all(drawn(made, number) == drawn(whole, glyph) for number, glyph in enumerate(glyphs, 1))


def test_no_face_has_hints(program: Program) -> None:
    """Outlines are embedded as they stand: instructions without their program would break a reader's drawing."""
    for typeface in program.library.typefaces:
        for bold in (False, True):
            data = program.shelf.face(typeface.family, bold).data
            font = TTFont(BytesIO(data))
            assert not {"fpgm", "prep", "cvt "} & set(font.keys()), typeface.family
            for letter in "0+":
                hints = getattr(font["glyf"][font.getBestCmap()[ord(letter)]], "program", None)
                assert not (hints and hints.getBytecode()), typeface.family
