"""Each fault that a translation can have, planted: the check finds it in the catalogue, and an import takes nothing."""

import re
from pathlib import Path

import polib
import pytest

from toolkit.content.check import ContentCheck
from toolkit.content.errors import ContentError
from toolkit.content.folders import Folders
from toolkit.content.languages import load_languages
from toolkit.content.po_files import read_po
from toolkit.content.translations import Translations

DOCTOR = "sheet.adult.doctor.heading"
AGE = "card.checkpoint/age"
FOR_YOU = "sheet.adult.for_you"

Planted = tuple[str, str, str, str, str, str]
"""Language, key, the faulty text, and what is told: the rule, what is wrong, what would be right (as patterns)."""

PLANTED: list[Planted] = [
    ("fr", "sheet.child.lead", "Les normes le disent. La loi peut différer : demande à un juriste.", "glossary", "«lawyer» is said otherwise", "say it as: avocat"),
    ("fr", AGE, "Avez-vous moins de dix-huit ans ?", "numbers", "differs: 18", "keep each as in the English"),
    ("fr", AGE, "Avez-vous moins de 81 ans ?", "numbers", "differs: 18, 81", "keep each as in the English"),
    ("fa", AGE, "آیا کمتر از ۱۸ سال دارید؟", "numbers", "differs: 18, ۱۸", "keep each as in the English"),
    ("fr", DOCTOR, "Médecin {name}", "numbers", r"differs: \{name\}", "keep each as in the English"),
    ("fr", DOCTOR, "Doctor", "translated", "it is still the English", "translate it"),
    ("fr", FOR_YOU, "Cette feuille est pour vous. You do not need to give your name or answer questions to have it.", "translated", "«You do not need .*» is still the English", "translate this sentence too"),
    ("ar", FOR_YOU, "هذه الورقة لك. ولا حاجة إلى ذكر اسمك أو الإجابة عن أسئلة للحصول عليها أبدا. this sheet is for you", "translated", "«This sheet is for you.» is still", "translate this sentence too"),
    ("fr", DOCTOR, "Médecin, et encore une fois médecin", "length", "over 3 times as long", "shorten it"),
    ("ru", DOCTOR, "Doktor", "script", "not in the script Cyrl", "write it in that script"),
    ("fr", DOCTOR, "Médеcin", "script", "«Médеcin» has letters of two scripts", "type it anew in one of them"),
    ("zh-Hans", DOCTOR, "醫生", "script", "«醫» is not written so in Hans", "in the characters of this language"),
    ("zh-Hant", DOCTOR, "医生", "script", "«医» is not written so in Hant", "in the characters of this language"),
    ("vi", DOCTOR, "Ba\u0301c si\u0303", "NFC", "marks are apart", "normalise the text to Unicode NFC"),
    ("my", DOCTOR, "ေဆးဆရာ", "Unicode", "it is written in Zawgyi", "convert it to Unicode"),
    ("my", DOCTOR, "ဆရာ၀\u1060", "Unicode", "it is written in Zawgyi", "convert it to Unicode"),
    ("fr", DOCTOR, "M\ue000decin", "script", "private-use character", "write it in Unicode"),
    ("de", "card.child/safe", "Sind Sie jetzt in Sicherheit?", "address", "«Sie» is polite", "as a child is spoken to"),
]  # fmt: skip


def test_every_planted_text_is_of_a_key_that_was_in_order(copy: Folders) -> None:
    assert ContentCheck(copy).faults() == []
    for tag, key, *_ in PLANTED:
        assert _entry(read_po(copy.catalogue(tag, "person", "po"), tag), key).msgstr


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: f"{one[0]}-{one[3]}")
def test_a_planted_fault_is_told_by_the_check_with_place_rule_wrong_and_right(copy: Folders, planted: Planted) -> None:
    tag, key, text, rule, wrong, right = planted
    path = copy.catalogue(tag, "person", "po")
    catalogue = read_po(path, tag)
    _entry(catalogue, key).msgstr = text
    catalogue.save(str(path))
    faults = [str(fault) for fault in ContentCheck(copy).faults()]
    told = rf"^i18n/{tag}/LC_MESSAGES/person.po:\d+: {re.escape(key)} \({rule}\): .*{wrong}.*; .*{right}"
    assert any(re.search(told, fault) for fault in faults), faults


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: f"{one[0]}-{one[3]}")
def test_an_import_with_it_tells_the_same_and_takes_nothing(copy: Folders, tmp_path: Path, planted: Planted) -> None:
    tag, key, text, rule, wrong, right = planted
    catalogue = read_po(copy.catalogue(tag, "person", "po"), tag)
    _entry(catalogue, key).msgstr = text
    path = tmp_path / "sent.po"
    catalogue.save(str(path))
    with pytest.raises(ContentError) as caught:
        Translations(copy).imported(path, load_languages(copy).all)
    told = rf"^sent.po:\d+: {re.escape(key)} \({rule}\): .*{wrong}.*; .*{right}"
    assert any(re.search(told, str(fault)) for fault in caught.value.faults), caught.value.faults


def test_a_text_that_is_marked_as_unsure_is_no_translation(copy: Folders, tmp_path: Path) -> None:
    """Compiled it would be left out, and its form refused at the counter."""
    path = copy.catalogue("fr", "person", "po")
    catalogue = read_po(path, "fr")
    _entry(catalogue, DOCTOR).flags.append("fuzzy")
    for place in (path, tmp_path / "sent.po"):
        catalogue.save(str(place))
    assert [f.wrong for f in ContentCheck(copy).faults()] == ["the translation is marked as unsure"]
    with pytest.raises(ContentError, match="marked as unsure"):
        Translations(copy).imported(tmp_path / "sent.po", load_languages(copy).all)


def _entry(catalogue: polib.POFile, key: str) -> polib.POEntry:
    found = catalogue.find(key, by="msgctxt")
    assert found
    return found
