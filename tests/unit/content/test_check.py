"""The real content is in order, and each way of spoiling it is found with file, line, rule and mend."""

import re
import shutil
from collections.abc import Callable

import pytest

from toolkit.content.check import ContentCheck
from toolkit.content.errors import ContentError, FormNotWrittenError
from toolkit.content.folders import Folders
from toolkit.content.languages import load_languages
from toolkit.content.library import ContentLibrary
from toolkit.content.po_files import read_po
from toolkit.content.sources import later_strings

Spoil = Callable[[str, str, str], list[str]]
FR = "i18n/fr/LC_MESSAGES/person.po"


def test_the_content_is_in_order(copy: Folders) -> None:
    assert [str(fault) for fault in ContentCheck(copy).faults()] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("resources/languages.toml", 'direction = "rtl"', 'direction = "left"', r"languages.toml:\d+: .*«left» is not known"),
        ("resources/languages.toml", 'tag = "fr"', 'tag = "en"', r"languages.toml:\d+: .*«en» stands twice"),
        ("resources/languages.toml", "leading = 1.25", "leading = 9", r"languages.toml:\d+: .*out of range"),
        ("resources/faces.toml", 'sha512 = "', 'sha512 = "0', r"faces.toml:\d+: .*no SHA-512"),
        ("resources/faces.toml", "urdu@0.4.2", "urdu", r"faces.toml:\d+: .*names no version"),
        ("resources/languages.toml", 'script = "Aran"', 'script = "Aram"', r"languages.toml: .*no typeface is for Aram \(ur\)"),
        ("resources/languages.toml", '"large", "child"', '"big", "child"', r"languages.toml:\d+: .*«big» is not known"),
        ("resources/faces.toml", "width = 87.5", "width = 8.75", r"faces.toml:\d+: .*8.75 is out of range"),
        ("resources/faces.toml", "scripts = [\"Arab", "script = [\"Arab", r"faces.toml:\d+: .*did you mean «scripts»"),
        ("resources/sheets/adult.toml", 'key = "doctor"', 'key = "safe-now"', r"adult.toml:\d+: .*stands twice"),
        ("resources/sheets/adult.toml", "standards = [22, 23]", "standards = [22]", r"standard 23 and sheet line «adult/doctor»"),
        ("resources/sheets/adult.toml", "standards = [1]", "standards = [1, 2]", r"standard 2 and sheet line"),
        ("resources/sheets/adult.toml", "Treated equally", "A victim", r"neutral.*«victim» would betray"),
        ("resources/standards.toml", "number = 12", "number = 13", r"standards.toml:\d+: .*write 12 here"),
        ("resources/standards.toml", "[standard.printed]", "[standard.print]", r"standards.toml:\d+: .*«print» is not known"),
        (FR, 'msgid "Doctor"', 'msgid "A doctor"', r"person.po:\d+: .*stale"),
        (FR, 'msgstr "Médecin"', 'msgstr ""', r"person.po:\d+: .*translation is empty"),
        (FR, 'msgstr "Médecin"', 'msgstr "Doctor"', r"person.po:\d+: .*still the English"),
        (FR, 'msgstr "Médecin"', 'msgstr "Me\u0301decin"', r"person.po:\d+: .*NFC"),
        (FR, 'msgstr "Médecin"', 'msgstr "Médecin 7"', r"person.po:\d+: .*a number or place differs: 7"),
        (FR, 'msgstr "Médecin"', 'msgstr "Врач"', r"person.po:\d+: .*not in the script Latn"),
        (FR, 'msgstr "Médecin"', 'msgstr "Médecin des victimes"', r"person.po:\d+: .*would betray"),
        (FR, 'msgstr "Médecin"', 'msgstr "M\ue000"', r"person.po:\d+: .*private-use"),
        (FR, "sheet.adult.doctor.heading", "sheet.adult.docteur.heading", r"person.po:\d+: .*no sheet has this text"),
        (FR, "X-Waymark-State: draft", "X-Waymark-State: perfect", r"person.po:1: .*«perfect» is no state"),
        (FR, 'msgstr "Médecin"', "msgstr Médecin", r"person.po:\d+: .*not of the format"),
        ("i18n/fr/LC_MESSAGES/interface.po", "Page {number} sur", "Page {nombre} sur", r"interface.po:\d+: .*places.*differ"),
        ("resources/pictograms/safe.svg", "<path d=", "<text d=", r"pictograms/safe.svg: .*not drawn simply \(<text>\)"),
        ("resources/pictograms/safe.svg", 'd="M24 5C', 'd="M24 5Q', r"pictograms/safe.svg: .*path command Q"),
        ("resources/sheets/pictograms.toml", 'name = "safe"', 'name = "save"', r"pictograms/save.svg: .*cannot be read"),
        ("resources/neutral/ar.toml", "never =", "nie =", r"neutral/ar.toml:?\d*:? .*«never» is missing"),
    ],
)  # fmt: skip
def test_each_fault_is_found_where_it_is(spoil: Spoil, file: str, old: str, new: str, told: str) -> None:
    faults = spoil(file, old, new)
    assert any(re.search(told, fault) for fault in faults), faults


def test_all_faults_of_all_files_are_told_at_once(spoil: Spoil) -> None:
    spoil("resources/faces.toml", "scripts =", "script =")
    spoil("resources/sheets/phrases.toml", 'key = "draft"', 'kee = "draft"')
    spoil("resources/neutral/hi.toml", "never = [", "never = ")
    spoil("resources/languages.toml", 'tag = "fr"', 'tag = "en"')
    faults = spoil(FR, 'msgstr "Médecin"', "msgstr Médecin")
    assert {fault.split(":")[0] for fault in faults} >= {
        "resources/faces.toml", "resources/sheets/phrases.toml", "resources/neutral/hi.toml", "resources/languages.toml", FR,
    }  # fmt: skip


def test_a_catalogue_of_an_unknown_language_or_without_its_words_is_told(copy: Folders) -> None:
    shutil.copytree(copy.root / "i18n" / "fr", copy.root / "i18n" / "xx")
    (copy.root / "resources" / "neutral" / "th.toml").unlink()
    faults = [str(fault) for fault in ContentCheck(copy).faults()]
    assert any("languages.toml has no «xx»" in fault for fault in faults)
    assert any("resources/neutral/th.toml: (file)" in fault for fault in faults)


def test_a_catalogue_that_was_only_begun_leaves_its_language_wanted(copy: Folders) -> None:
    whole = (copy.root / FR).read_text("utf-8")
    (copy.root / FR).write_text(
        whole.replace("State: draft", "State: wanted").replace('msgstr "Médecin"', 'msgstr ""'), "utf-8"
    )
    assert [str(fault) for fault in ContentCheck(copy).faults()] == []
    read_po(copy.root / FR, FR).save_as_mofile(str(copy.catalogue("fr", "person")))
    assert load_languages(copy).find("fr").state.value == "wanted"


def test_a_damaged_catalogue_is_told_by_its_name(copy: Folders) -> None:
    """Cut off anywhere in its tables, or with a byte of them turned: its state is known, or the file is named."""
    path = copy.catalogue("fr", "person")
    whole = path.read_bytes()
    turned = [whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :] for at in range(36)]
    told = 0
    for content in (*(whole[:cut] for cut in range(36)), b"\0" * 900, *turned):
        path.write_bytes(content)
        try:
            load_languages(copy)
        except ContentError as error:
            told += [fault.file for fault in error.faults] == ["i18n/fr/LC_MESSAGES/person.mo"]
    assert told > 50


def test_what_still_waits_for_translation_is_told_and_refuses_its_form_alone(copy: Folders) -> None:
    """A language has the adult's sheet before it has the others: those are refused by name, nothing else is."""
    path = copy.root / FR
    catalogue = read_po(path, FR)
    for entry in catalogue:
        if (entry.msgctxt or "").startswith("sheet.accused."):
            entry.msgstr = ""
    catalogue.save(str(path))
    catalogue.save_as_mofile(str(copy.catalogue("fr", "person")))
    check = ContentCheck(copy)
    assert [str(fault) for fault in check.faults()] == []
    waiting = check.untranslated()[FR]
    assert waiting["accused"] == len([key for key in later_strings(copy) if key.startswith("sheet.accused.")])
    library = ContentLibrary(copy)
    french = library.languages.find("fr")
    assert library.sheet(french).title
    with pytest.raises(FormNotWrittenError, match=r"'Accused or held' is not translated into French \(fr\)"):
        library.sheet(french, "accused")


def test_a_line_that_repeats_no_line_is_found(spoil: Spoil) -> None:
    faults = spoil("resources/sheets/accused.toml", "adult/doctor", "adult/docter")
    assert any(re.search(r"accused.toml:\d+: .*no line «adult/docter»", fault) for fault in faults), faults
