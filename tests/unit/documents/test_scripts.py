"""Every language on the list can be set, written or not: its letters have glyphs, and its marks stand where they
belong.
"""

import pytest

from tests.unit.documents.conftest import style_of
from toolkit.app.bootstrap import Program
from toolkit.documents.typesetting.glyphs import Line
from toolkit.documents.typesetting.setter import Setter, TypeStyle
from toolkit.documents.typesetting.stretches import missing

LETTERS = {
    "om": "ʼ", "ha": "ɓɗƙƴƁƊƘƳʼ", "yo": "ẹọṣẸỌṢẹ́ẹ̀ọ́ọ̀", "bin": "ẹ́ẹ̀ọ́ọ̀", "pcm": "ẹọ", "lg": "ŋ",
    "fr": "œæçÀÉ\u202f«»", "ro": "șțăâî", "hu": "őűŐŰ", "pl": "ąćęłńóśźż", "sq": "ëç", "tr": "ıİğşç", "kmr": "êîûşç",
    "rmy": "čšžřěě", "bg": "ъщюяь", "uk": "ґєії", "ru": "ыэёъ", "mn": "өүӨҮ", "sr-Latn": "đčćšž", "sr-Cyrl": "ђћљњџј",
    "uz": "oʻgʻʼ", "vi": "ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựđ", "id": "é", "fil": "ñ", "ht": "èò",
    "fa": "پچژگکی\u200cآ۱۲۳", "prs": "پچژگکی\u200c۱۲۳", "ps": "ټځڅډړږښڼکګېۍیۀ", "ckb": "ڕڵۆێەگچپژڤئ",
    "ur": "اآبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیئےۃۂ۔،؟", "ti": "ቐቑኸኹዀ፡።", "am": "ኧዐጸፀ፡።", "ne": "क्षज्ञत्रँ।", "hi": "ड़ढ़ऑ।",
    "bn": "ক্ষ্যঁৎড়ঢ়য়।", "pa": "ੰੱਖ਼ੴ।", "ta": "க்ஷஃௌ", "si": "ක්\u200dෂශ්\u200dරී", "th": "ฃฅฎฏ็์ๆ", "lo": "ກໍາໜໝໆ",
    "km": "្ត៍ៈ។៕", "my": "ဣဤဥဦဧဩဪဿ၌၍၎၏၊။", "ka": "აბგჯჰ", "hy": "աբգև՞՛՜", "zh-Hans": "护照警察", "zh-Hant": "護照警察臺灣",
}  # fmt: skip


@pytest.mark.parametrize("tag", LETTERS)
def test_the_letters_of_every_language_have_glyphs(program: Program, tag: str) -> None:
    language = program.library.languages.find(tag)
    for bold in (False, True):
        assert missing(LETTERS[tag], program.shelf.faces(language.script, bold)) == []


def test_no_language_is_forgotten(program: Program) -> None:
    plain = {"en", "so", "sw", "pt-BR", "pt-PT", "es", "it", "de", "ar"}
    assert {one.tag for one in program.library.languages.all} == set(LETTERS) | plain


@pytest.mark.parametrize("pair", ["ẹ́", "ọ̀", "ẹ̀", "ọ́"])
def test_a_tone_over_a_dotted_letter_stands_over_it(setter: Setter, program: Program, pair: str) -> None:
    """Yoruba and Edo: no single character has both marks, so the face must place the second one."""
    line = setter.set(pair, style_of(program.library.languages.find("yo"), 100), 400).lines[0]
    dot, base, mark = boxes(line)
    assert dot[3] <= base[2], "the dot stands below"
    assert mark[2] >= base[3], "the tone stands above the letter"
    assert base[0] <= (mark[0] + mark[1]) / 2 <= base[1], "and over the middle of it"


def boxes(line: Line) -> list[tuple[float, float, float, float]]:
    """Left, right, lowest and highest point of each glyph, at 100 pt."""
    found = [(glyph, cluster.face.box(glyph.id)) for cluster in line.clusters for glyph in cluster.glyphs]
    placed = [(g.x + box[0] / 10, g.x + box[1] / 10, g.y + box[2] / 10, g.y + box[3] / 10) for g, box in found if box]
    return sorted(placed, key=lambda box: box[2])


def test_stacked_vietnamese_marks_keep_clear_of_the_line_above(setter: Setter, program: Program) -> None:
    style = style_of(program.library.languages.find("vi"))
    setting = setter.set("gypqj gypqj Ẫ Ẩ Ằ Ễ Ổ", TypeStyle("Latn", False, 10, style.leading, bold=True), 55)
    assert len(setting.lines) > 1
    for upper, lower, drop in zip(setting.lines, setting.lines[1:], setting.drops[1:], strict=False):
        assert lower.ink_above - upper.ink_below <= drop


def test_the_uzbek_turned_comma_is_a_letter_and_no_quotation_mark(setter: Setter) -> None:
    line = setter.set("oʻzbek gʻalaba", TypeStyle("Latn", False, 10, 1.3), 300).lines[0]
    assert "".join(cluster.text for cluster in line.clusters) == "oʻzbek gʻalaba"


def test_traditional_chinese_has_the_shapes_of_its_readers(setter: Setter, program: Program) -> None:
    """And a sign that only the other face has is drawn by that one."""
    style = style_of(program.library.languages.find("zh-Hant"))
    assert {cluster.face.family for cluster in setter.set("骨角直", style, 400).lines[0].clusters} == {"Waymark Hant"}
    own, other = (program.shelf.face(family, bold=False).coverage for family in ("Waymark Hant", "Waymark Han"))
    rare = next(letter for letter in sorted(other - own) if letter.isalpha())
    faces = [cluster.face.family for cluster in setter.set(f"骨{rare}", style, 400).lines[0].clusters]
    assert faces == ["Waymark Hant", "Waymark Han"]
