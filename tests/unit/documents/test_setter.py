"""Lines are filled, ordered and shaped as each script wants; no glyph and no character is ever lost."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.documents.conftest import style_of
from toolkit.app.bootstrap import Program
from toolkit.documents.errors import FaceError, MissingGlyphError
from toolkit.documents.fonts.shelf import FaceShelf
from toolkit.documents.typesetting.breaks import with_breaks
from toolkit.documents.typesetting.glyphs import Line
from toolkit.documents.typesetting.setter import Setter, TypeStyle
from toolkit.documents.typesetting.stretches import missing
from toolkit.domain.typeface import Typeface
from toolkit.domain.writing import logical

LATIN = TypeStyle("Latn", False, 10, 1.3)
ARABIC = TypeStyle("Arab", True, 10, 1.5)
WRITTEN = ["en", "fr", "ar", "ti", "th", "km", "hi", "zh-Hans"]


def said(line: Line) -> str:
    return "".join(cluster.text for cluster in line.clusters)


def test_a_line_ends_between_words_and_keeps_to_its_width(setter: Setter) -> None:
    setting = setter.set("one two three four five six seven", LATIN, 60)
    assert [said(line) for line in setting.lines] == ["one two", "three four", "five six", "seven"]
    assert all(line.width <= 60 for line in setting.lines)


def test_a_ligature_is_one_cluster_with_all_its_letters(setter: Setter) -> None:
    line = setter.set("office", LATIN, 200).lines[0]
    assert [cluster.text for cluster in line.clusters] == ["o", "ffi", "c", "e"]


@pytest.mark.parametrize(
    ("marked", "plain"), [("quý vị không", "quy vi không"), ("bị", "bi"), ("Ẹ̀dó àwọn", "Edo awọn")]
)
def test_a_mark_takes_no_room_of_its_own_wherever_its_origin_stands(setter: Setter, marked: str, plain: str) -> None:
    """A dot below whose origin lies beyond its letter once made the space after every «vị» twice as wide."""
    widths = [setter.set(text, LATIN, 300).lines[0].width for text in (marked, plain)]
    assert widths[0] == pytest.approx(widths[1], abs=0.02)


def test_right_to_left_stands_in_visual_order_with_logical_text(setter: Setter) -> None:
    line = setter.set("سلام", ARABIC, 200).lines[0]
    assert said(line)[::-1] == "سلام"
    xs = [cluster.glyphs[0].x for cluster in line.clusters]
    assert xs == sorted(xs)


@pytest.mark.parametrize("number", ["+39 800 290 290", "08000 121 700", "+995 32 2 14 15 16", "1-888-373-7888"])
@pytest.mark.parametrize("tag", WRITTEN)
def test_a_number_keeps_its_order_and_its_line_in_every_language(
    program: Program, setter: Setter, tag: str, number: str
) -> None:
    language = program.library.languages.find(tag)
    text = f"{language.native_name} {number} {language.native_name}"
    for width in (95, 120, 300):
        shown = [said(line) for line in setter.set(text, style_of(language), width).lines]
        assert any(number in line for line in shown), shown


def test_brackets_are_mirrored_by_the_script_not_swapped_in_the_text(setter: Setter) -> None:
    line = setter.set("سلام (حق)", ARABIC, 300).lines[0]
    assert Counter(said(line)) == Counter("سلام (حق)")
    faces = {cluster.face.family for cluster in line.clusters}
    assert faces == {"Waymark Arabic"}


@pytest.mark.parametrize(
    ("script", "text", "within"),
    [
        ("Thai", "คุณควรได้รับความคุ้มครองครอบครัวของคุณ", 60),
        ("Khmr", "អ្នកគួរទទួលបានការការពារគ្រួសាររបស់អ្នក", 60),
        ("Laoo", "ພາສາລາວເປັນພາສາຂອງຊາດ", 50),
        ("Mymr", "မြန်မာနိုင်ငံသည်လူမျိုးစုံနေထိုင်သောနိုင်ငံဖြစ်သည်", 90),
    ],
)
def test_scripts_without_spaces_break_between_words(setter: Setter, script: str, text: str, within: float) -> None:
    parts = with_breaks(text, script).split("\u200b")
    assert len(parts) > 3
    lines = [said(line) for line in setter.set(text, TypeStyle(script, False, 10, 1.6), within).lines]
    assert len(lines) > 1
    assert "".join(lines) == text
    ends = {len("".join(parts[:count])) for count in range(len(parts) + 1)}
    assert all(len("".join(lines[:count])) in ends for count in range(len(lines)))


@pytest.mark.parametrize(("text", "rtl"), [("سلام World Bank Office حق", True), ("one سلام حق two", False)])
def test_words_against_the_direction_keep_their_own_order(setter: Setter, text: str, rtl: bool) -> None:
    line = setter.set(text, TypeStyle("Arab", rtl, 10, 1.5), 400).lines[0]
    shown = said(line)
    if rtl:
        assert "World Bank Office" in shown
        assert shown.index("مالس") > shown.index("Office"), "the first word stands at the right"
    else:
        assert shown == "one قح مالس two"


@pytest.mark.parametrize("width", [45, 70, 120])
def test_an_island_that_breaks_goes_on_in_the_next_line(setter: Setter, width: float) -> None:
    words = ["World", "Bank", "Office", "for", "Help"]
    lines = [said(line) for line in setter.set(" ".join(["سلام", *words, "حق"]), ARABIC, width).lines]
    assert [word for line in lines for word in line.split() if word.isascii()] == words


def test_a_word_longer_than_the_line_is_cut_between_its_clusters(setter: Setter) -> None:
    for text, style in (("x" * 60, LATIN), ("س" * 60, ARABIC)):
        lines = setter.set(text, style, 50).lines
        assert len(lines) > 3
        assert sum(len(said(line)) for line in lines) == 60
        assert all(line.width <= 50 for line in lines)


def test_a_web_address_breaks_within(setter: Setter) -> None:
    lines = [said(line) for line in setter.set("see example.org/one-two/three/four?five=six", LATIN, 90).lines]
    assert len(lines) > 2
    assert "".join(lines).replace(" ", "") == "seeexample.org/one-two/three/four?five=six"


def test_chinese_lines_never_begin_with_a_closing_mark(setter: Setter, program: Program) -> None:
    style = style_of(program.library.languages.find("zh-Hans"))
    for line in program.sheets.text("zh-Hans").lines:
        for width in (50, 73, 96):
            begun = [said(one)[0] for one in setter.set(line.body, style, width).lines]
            assert not set(begun[1:]) & set("，。：；、？！）")


def meeting(upper: Line, lower: Line, apart: float) -> list[str]:
    """The clusters of the lower line whose ink meets the upper line's, `apart` points over it, at 10 pt."""
    over = [(left, right, bottom + apart) for left, right, bottom, _ in boxes(upper)]
    return [
        f"{left:.0f}: {top:.1f} over {bottom:.1f}"
        for left, right, _, top in boxes(lower)
        for other_left, other_right, bottom in over
        if left < other_right and other_left < right and top > bottom
    ]


def boxes(line: Line) -> list[tuple[float, float, float, float]]:
    glyphs = [(glyph, cluster.face.box(glyph.id)) for cluster in line.clusters for glyph in cluster.glyphs]
    return [
        (glyph.x + box[0] / 100, glyph.x + box[1] / 100, glyph.y + box[2] / 100, glyph.y + box[3] / 100)
        for glyph, box in glyphs
        if box
    ]


@pytest.mark.parametrize("tag", WRITTEN)
def test_no_two_lines_touch(program: Program, setter: Setter, tag: str) -> None:
    """The ink of a line ends where the next one's begins, in every string of the sheet, regular and bold."""
    language = program.library.languages.find(tag)
    for text in (part for line in program.sheets.text(tag).lines for part in (line.heading, line.body)):
        for bold in (False, True):
            setting = setter.set(text, style_of(language, 10, bold), 180)
            for place, (upper, lower) in enumerate(zip(setting.lines, setting.lines[1:], strict=False), 1):
                assert meeting(upper, lower, setting.drops[place]) == [], (tag, text)


@pytest.mark.parametrize("tag", WRITTEN)
def test_every_character_of_every_string_is_set_once(program: Program, setter: Setter, tag: str) -> None:
    language = program.library.languages.find(tag)
    for text in (part for line in program.sheets.text(tag).lines for part in (line.heading, line.body)):
        shown = "".join(said(line) for line in setter.set(text, style_of(language), 170).lines)
        assert Counter(shown.replace(" ", "")) == Counter(text.replace(" ", ""))


def test_a_character_without_a_glyph_is_refused_by_name(setter: Setter) -> None:
    with pytest.raises(MissingGlyphError, match=r"U\+1F9ED \(COMPASS\)"):
        setter.set("way 🧭", LATIN, 100)


def test_rare_characters_beyond_sixteen_bits_keep_their_places(program: Program, setter: Setter) -> None:
    rare = next(one for one in sorted(program.shelf.face("Waymark Han", False).coverage) if one > "\U0001ffff")
    line = setter.set(f"你{rare}好", TypeStyle("Hans", False, 10, 1.4), 100).lines[0]
    assert [cluster.text for cluster in line.clusters] == ["你", rare, "好"]


def test_every_native_name_of_the_finder_can_be_drawn(program: Program) -> None:
    for language in program.library.languages.all:
        assert missing(language.native_name, program.shelf.faces(language.script, bold=True)) == [], language.tag


def test_digits_and_signs_are_in_every_face(program: Program) -> None:
    """Qt asks for a digit of Khmer text in a face that knows Khmer: beside it, the digit would be lost."""
    for typeface in program.library.typefaces:
        face = program.shelf.face(typeface.family, bold=False)
        assert set("0123456789+-()./:,?! \u00a0") <= face.coverage, typeface.family


def test_another_file_under_our_name_is_refused(program: Program) -> None:
    """Whatever the machine has installed: what Qt draws with is compared with our file."""
    own = program.library.typefaces
    arabic = next(face for face in own if face.family == "Waymark Arabic")
    impostor = tuple(
        Typeface(face.family, face.scripts, arabic.bold, arabic.bold) if face is arabic else face for face in own
    )
    shelf = FaceShelf(impostor)
    with pytest.raises(FaceError):
        Setter(shelf).set("سلام", ARABIC, 100)


def test_a_missing_or_damaged_face_is_told(program: Program, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("faces")
    damaged = folder / "x.ttf"
    damaged.write_bytes(b"no font at all")
    for path in (folder / "none.ttf", damaged):
        shelf = FaceShelf((Typeface("Waymark Sans", ("Latn",), path, path),))
        with pytest.raises(FaceError, match=r"Waymark\w*"):
            shelf.face("Waymark Sans", bold=False)


MIXED = st.text(alphabet=st.sampled_from("abc xyz 123 +()-.,: سلامحق لا ئ ؟ ،"), min_size=1, max_size=60)


@settings(max_examples=150, deadline=None)
@given(text=MIXED, width=st.floats(40, 400), rtl=st.booleans())
def test_any_mixture_of_directions_is_set_whole(setter: Setter, text: str, width: float, rtl: bool) -> None:
    style = TypeStyle("Arab", rtl, 10, 1.5)
    setting = setter.set(text, style, width)
    assert setter.height(text, style, width) == pytest.approx(setting.height)
    shown = "".join(said(line) for line in setting.lines)
    plain = {ord(space): None for space in " \u00a0"}
    assert Counter(logical(shown).translate(plain)) == Counter(text.translate(plain))


WORDS = st.lists(st.sampled_from(["safe", "office", "AVATAR", "to", "you", "help."]), min_size=1, max_size=30)


@settings(max_examples=150, deadline=None)
@given(words=WORDS, width=st.floats(60, 300), rtl=st.booleans())
def test_lines_are_filled_as_far_as_they_go(setter: Setter, words: list[str], width: float, rtl: bool) -> None:
    """No line is wider than there is room, none ends where its next word had fitted, every word starts where the one
    before it and its space end; from right to left as well.
    """
    arabic = {"safe": "أمان", "office": "لاجئ", "AVATAR": "مكتب", "to": "إلى", "you": "أنت", "help.": "مساعدة."}
    text = " ".join(arabic[word] if rtl else word for word in words)
    style = ARABIC if rtl else LATIN
    lines = setter.set(text, style, width).lines
    assert len(lines) * style.size * style.leading == pytest.approx(setter.height(text, style, width))
    assert all(line.width <= width + 1e-6 for line in lines)
    for line, following in pairwise(lines):
        first = setter.set(" ".join(spoken(line, rtl) + spoken(following, rtl)[:1]), style, 10_000).lines[0]
        assert first.width > width - 1e-6
    assert [word for line in lines for word in spoken(line, rtl)] == text.split(" ")


def spoken(line: Line, rtl: bool) -> list[str]:
    """The words of a line in the order of reading."""
    clusters = reversed(line.clusters) if rtl else line.clusters
    return "".join(cluster.text for cluster in clusters).split(" ")


@pytest.mark.parametrize("number", ["+961 1 234 567", "112", "1-888-373-7888"])
def test_a_number_after_a_name_that_runs_the_other_way_keeps_its_order(setter: Setter, number: str) -> None:
    for style in (LATIN, ARABIC):
        line = said(setter.set(f"مركز الأمل: {number}", style, 400).lines[0])
        assert number in line, (style, line)


def test_a_joiner_belongs_to_the_letter_before_it(setter: Setter) -> None:
    """Persian: the sign that keeps two letters apart draws nothing, and stays in the text."""
    texts = [cluster.text for cluster in setter.set("می\u200cگویند", ARABIC, 400).lines[0].clusters]
    assert "ی\u200c" in texts
    assert "\u200c" not in texts
